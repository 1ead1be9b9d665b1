//! Sign-ins, and the bearer tokens that name them and the service tokens.

use jiff::Timestamp;
use rand::CryptoRng;
use sha2::{Digest, Sha256};

use super::{Policy, Secret, policy::SignInPolicy, time};

/// Letters and digits only: a double click selects the whole token.
const ALPHABET: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Random letters of a token: 43 of 62 make 256 bits.
const RANDOM_LETTERS: usize = 43;

/// Whose credential a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearer {
    /// A person's, for one sign-in.
    Session,
    /// A machine's service token.
    Service,
}

impl Bearer {
    /// How its tokens begin, so that scanners for leaked secrets know them.
    pub const fn prefix(self) -> &'static str {
        match self {
            Bearer::Session => "meibo_s_",
            Bearer::Service => "meibo_t_",
        }
    }

    /// A new random token, with this bearer's prefix.
    pub fn generate(self, rng: &mut dyn CryptoRng) -> Secret {
        let random = Secret::random(ALPHABET, RANDOM_LETTERS, rng);
        Secret::from([self.prefix(), random.expose()].concat())
    }

    /// Whose credential the text would be; `None` for what cannot be a token, before any look into the store.
    pub fn of(token: &str) -> Option<Self> {
        [Bearer::Session, Bearer::Service].into_iter().find(|bearer| {
            token.strip_prefix(bearer.prefix()).is_some_and(|random| {
                random.len() == RANDOM_LETTERS && random.bytes().all(|c| c.is_ascii_alphanumeric())
            })
        })
    }
}

/// What the store keeps of a token: its SHA-256. 256 random bits need no slow hash.
pub fn digest(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// A sign-in, from its beginning to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// When the sign-in began.
    pub created_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Timestamp,
    /// When the password was last entered in it (SIGN-3).
    pub password_at: Timestamp,
    /// When it was ended: signed out, password changed, account disabled.
    pub ended: Option<Timestamp>,
}

impl Session {
    /// A new one, its password entered at `password_at`.
    pub fn start(password_at: Timestamp, now: Timestamp, policy: &SignInPolicy) -> Self {
        Self { created_at: now, expires_at: time::after(now, policy.session_life()), password_at, ended: None }
    }

    /// Whether it still holds.
    pub fn holds(&self, now: Timestamp) -> bool {
        self.ended.is_none() && now < self.expires_at
    }
}

/// Until when a sign-in that began at `from`, or whose newest code was sent then, waits for its second step (SIGN-2): no
/// code outlives its flow (2SV-3).
pub fn flow_expires_at(from: Timestamp, policy: &Policy) -> Timestamp {
    time::after(from, policy.sign_in.flow_life().max(policy.two_step.code_life()))
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    #[test]
    fn a_token_is_known_by_its_look() {
        let mut rng = StdRng::seed_from_u64(1);
        for bearer in [Bearer::Session, Bearer::Service] {
            let token = bearer.generate(&mut rng);
            assert_eq!(token.expose().len(), 51);
            assert_eq!(Bearer::of(token.expose()), Some(bearer));
            assert_ne!(token, bearer.generate(&mut rng));
        }
        assert!(Bearer::Session.generate(&mut rng).expose().starts_with("meibo_s_"));
        assert!(Bearer::Service.generate(&mut rng).expose().starts_with("meibo_t_"));
        let letters = "a".repeat(43);
        for text in [
            "",
            "meibo_s_",
            "meibo_s_abc",
            &letters,
            &format!("meibo_x_{letters}"),
            &format!("meibo_s_{letters}a"),
            &format!("meibo_s_{}-", "a".repeat(42)),
            &format!("MEIBO_S_{letters}"),
            &format!("meibo_s_{}あ", "a".repeat(40)),
        ] {
            assert_eq!(Bearer::of(text), None, "{text}");
        }
    }

    #[test]
    fn a_digest_is_sha_256() {
        // FIPS 180-4's example "abc".
        let hex: String = digest("abc").iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn sign_2_a_sign_in_holds_twelve_hours_or_until_ended() {
        let at = |hours: i64| Timestamp::from_second(1_800_000_000 + 3600 * hours).unwrap();
        let policy = SignInPolicy::default();
        let session = Session::start(at(0), at(0), &policy);
        assert_eq!(session.expires_at, at(12));
        assert!(session.holds(at(0)));
        assert!(session.holds(time::after(at(12), jiff::SignedDuration::from_nanos(-1))));
        assert!(!session.holds(at(12)));
        assert!(!Session { ended: Some(at(1)), ..session }.holds(at(1)));
        assert!(!Session { ended: Some(at(1)), ..session }.holds(at(0)), "a clock set back revives nothing");
    }

    #[test]
    fn _2sv_3_a_flow_lives_at_least_as_long_as_a_code_that_is_sent_now() {
        let from = Timestamp::from_second(1_800_000_000).unwrap();
        for (flow_minutes, code_minutes, ends) in
            [(10, 10, 1_800_000_600), (5, 10, 1_800_000_600), (20, 10, 1_800_001_200)]
        {
            let mut policy = Policy::default();
            (policy.sign_in.flow_minutes, policy.two_step.code_minutes) = (flow_minutes, code_minutes);
            assert_eq!(flow_expires_at(from, &policy).as_second(), ends, "{flow_minutes} {code_minutes}");
        }
    }
}
