//! The headers of our own, and what one may hold: the client writes them and the service reads them by these names.

use std::ops::RangeInclusive;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Of an answer: the name under which the service logs the request, and under which its trail has it (ALL-1).
pub const REQUEST_ID: &str = "meibo-request-id";
/// Of an answer: the name of the service's time zone (`Asia/Tokyo`), in which times are shown (ALL-5).
pub const TIME_ZONE: &str = "meibo-time-zone";
/// Of an answer: the version of the service's program, as `openapi.json` has it, to be held against the caller's own.
pub const VERSION: &str = "meibo-version";

/// Makes a write happen once: sent twice with the same key, it is done once and answered the same (ALL-2).
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// Bytes that an idempotency key may have.
pub const IDEMPOTENCY_KEY_BYTES: RangeInclusive<usize> = 1..=200;

/// `true`: everything is judged and answered, and nothing is kept.
pub const DRY_RUN: &str = "meibo-dry-run";
/// The value of [`DRY_RUN`] of a dry run before the act itself: what is refused of it is what became of that.
pub const DRY_RUN_BEFORE: &str = "before";

/// Why somebody acts on another's account: UTF-8, [`encoded`].
pub const REASON: &str = "meibo-reason";
/// Code points that a reason may have.
pub const MAX_REASON: u32 = 500;

/// Names the device from which somebody signs in, by a random token that the program keeps for this service: what
/// strangers try elsewhere does not count there (SIGN-7). It is nobody's credential.
pub const DEVICE: &str = "meibo-device";
/// Bytes that a device's token may have: few enough to keep, and too many to guess.
pub const DEVICE_BYTES: RangeInclusive<usize> = 32..=200;

/// The scheme of `Authorization` before a token.
pub const BEARER: &str = "Bearer";

/// RFC 3986's unreserved characters stand for themselves.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A text as paths, queries and headers carry it: percent-encoded UTF-8, all but RFC 3986's unreserved characters.
pub fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// The text that was [`encoded`]; none where the bytes are no UTF-8.
pub fn decoded(encoded: &str) -> Option<String> {
    percent_decode_str(encoded).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_any_script_survives_the_way() {
        let text = "端末の紛失 50%\r\nX: y~a-b.c_d";
        assert!(encoded(text).ends_with("50%25%0D%0AX%3A%20y~a-b.c_d"), "{}", encoded(text));
        assert_eq!(decoded(&encoded(text)).as_deref(), Some(text));
        assert_eq!(decoded("%ff"), None);
    }
}
