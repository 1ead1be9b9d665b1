//! The secret shared with an authenticator app (TOTP: RFC 6238 with SHA-1, 6 digits, 30 seconds, which is what
//! every app computes whatever it is told).

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

/// The shared secret.
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
    /// When totp-rs refuses a name; a login id and a name without colons it takes.
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
