//! The secret shared with an authenticator app (TOTP: RFC 6238 with SHA-1, 6 digits, 30 seconds, which is what
//! every app computes, whatever it is told).

use std::fmt;

use jiff::Timestamp;
use rand::CryptoRng;
use totp_rs::{Builder, Totp, TotpError};
use zeroize::Zeroizing;

use super::{LoginId, Policy, Secret, text};

/// Octets of the secret: the 160 bits that RFC 4226 advises.
pub const LENGTH: usize = 20;

/// Seconds of a step.
const STEP: u64 = 30;

/// The secret that an authenticator app and the service share.
#[derive(Clone, PartialEq, Eq)]
pub struct AuthenticatorSecret(Zeroizing<[u8; LENGTH]>);

impl AuthenticatorSecret {
    /// A new random one.
    pub fn generate(rng: &mut dyn CryptoRng) -> Self {
        let mut bytes = Zeroizing::new([0; LENGTH]);
        rng.fill_bytes(bytes.as_mut());
        Self(bytes)
    }

    /// Back from the store, where it lay encrypted; `None` when the length is wrong.
    pub fn from_stored(stored: &[u8]) -> Option<Self> {
        stored.try_into().ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// The octets, for the store to encrypt.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_ref()
    }

    /// As people type it into an app that reads no QR code: base32 in groups of four.
    pub fn typed(&self) -> Secret {
        Secret::from(self.totp().secret().to_base32()).grouped(4, ' ')
    }

    /// What the QR code holds: an `otpauth` URI that names the service and the account.
    ///
    /// # Errors
    /// When totp-rs refuses a name; it accepts a login id and a name without colons.
    pub fn uri(&self, login_id: &LoginId, policy: &Policy) -> Result<Secret, TotpError> {
        // A colon ends the issuer in this URI's label.
        let issuer = policy.service_name.replace(':', " ");
        let named = self.builder().with_account_name(login_id.as_str()).with_issuer(Some(issuer));
        named.build()?.to_url().map(Secret::from)
    }

    /// The step whose code was typed: the present one or the one before, never the next. The caller lets each
    /// step be used once.
    pub fn matching_step(&self, typed: &str, now: Timestamp) -> Option<i64> {
        let code = text::fold_together(typed);
        let now = u64::try_from(now.as_second()).ok()?;
        let totp = self.totp();
        [Some(now), now.checked_sub(STEP)]
            .into_iter()
            .flatten()
            .find(|at| totp.check(&code, *at).is_some())
            .and_then(|at| i64::try_from(at / STEP).ok())
    }

    fn builder(&self) -> Builder {
        Builder::new().with_secret(self.0.to_vec()).with_skew(0).with_step_duration(STEP)
    }

    fn totp(&self) -> Totp {
        self.builder().build_noncompliant()
    }
}

impl fmt::Debug for AuthenticatorSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    /// RFC 6238's SHA-1 secret; its codes of 8 digits, cut to the last 6, are the codes of 6.
    fn rfc() -> AuthenticatorSecret {
        AuthenticatorSecret::from_stored(b"12345678901234567890").unwrap()
    }

    fn step(code: &str, second: i64) -> Option<i64> {
        rfc().matching_step(code, Timestamp::from_second(second).unwrap())
    }

    #[test]
    fn _2sv_1_the_vectors_of_rfc_6238() {
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(step(code, second), Some(second / 30), "{second}");
        }
    }

    #[test]
    fn _2sv_1_the_present_step_or_the_one_before_never_the_next() {
        // RFC 4226: counters 0, 1, 2 and 3.
        let codes = ["755224", "287082", "359152", "969429"];
        for (second, matching) in [
            (0, [Some(0), None, None, None]),
            (29, [Some(0), None, None, None]),
            (30, [Some(0), Some(1), None, None]),
            (59, [Some(0), Some(1), None, None]),
            (60, [None, Some(1), Some(2), None]),
            (90, [None, None, Some(2), Some(3)]),
        ] {
            assert_eq!(codes.map(|code| step(code, second)), matching, "{second}");
        }
        assert_eq!(step("755224", -1), None);
    }

    #[test]
    fn _2sv_1_a_code_is_read_as_people_type_it() {
        for typed in ["287 082", "２８７０８２", "287-082", " 287082 ", "２８７　０８２"] {
            assert_eq!(step(typed, 59), Some(1), "{typed}");
        }
        for typed in ["", "28708", "2870820", "94287082", "+87082", "28708a", "287083"] {
            assert_eq!(step(typed, 59), None, "{typed}");
        }
    }

    #[test]
    fn _2sv_1_the_uri_names_service_and_account() {
        let policy = Policy { service_name: "名簿: meibo".to_owned(), ..Policy::default() };
        let uri = rfc().uri(&"tanaka.k".parse().unwrap(), &policy).unwrap();
        assert_eq!(
            uri.expose(),
            "otpauth://totp/%E5%90%8D%E7%B0%BF%20%20meibo:tanaka.k?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E5%90%8D%E7%B0%BF%20%20meibo"
        );
        assert_eq!(rfc().typed().expose(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }

    #[test]
    fn _2sv_1_a_secret_has_160_bits_and_stays_hidden() {
        let mut rng = StdRng::seed_from_u64(1);
        let (one, other) = (AuthenticatorSecret::generate(&mut rng), AuthenticatorSecret::generate(&mut rng));
        assert_eq!(one.as_bytes().len(), 20);
        assert_ne!(one, other);
        assert_eq!(AuthenticatorSecret::from_stored(one.as_bytes()), Some(one.clone()));
        assert_eq!(AuthenticatorSecret::from_stored(b"short"), None);
        assert_eq!(format!("{one:?}"), "[secret]");
    }
}
