//! What benches share that guess secrets and look at the clock.

use std::env;

/// A policy under which many guess from one address, and a hash costs next to nothing: what differs beside it is seen the better.
pub(crate) const CONFIG: &str = "[policy.sign_in]\naddress_tries = 1000000\naddress_tries_per_minute = 100000\n\
    [policy.password]\nhash_memory_kib = 1024\nhash_passes = 1\n";

/// The hash of nobody's password, at the cost that [`CONFIG`] says.
pub(crate) const HASH: &str =
    "$argon2id$v=19$m=1024,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Guesses at one id: so many wait for nothing.
pub(crate) const TRIES: usize = 3;

/// Guesses before the first that is measured.
pub(crate) const WARM: usize = 30;

/// Samples of a class: as many as `MEIBO_BENCH_SAMPLES` says, 40,000 by night (`MEIBO_TEST_NIGHTLY`), otherwise `usual`.
pub(crate) fn samples(usual: usize) -> usize {
    let usual = if env::var_os("MEIBO_TEST_NIGHTLY").is_some() { 40_000 } else { usual };
    env::var("MEIBO_BENCH_SAMPLES").map_or(usual, |number| number.parse().unwrap())
}
