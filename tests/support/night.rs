//! The long forms of tests, for the night (`tests/run --night`).

/// Whether the long forms run.
pub(crate) fn is_night() -> bool {
    std::env::var_os("MEIBO_TEST_NIGHTLY").is_some()
}
