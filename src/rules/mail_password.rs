//! The mail password (MPASS-*): the mailbox's own, apart from the account password.

use jiff::{SignedDuration, Timestamp};

use super::{
    Code, LoginId, Policy, Refusal,
    password::{self, Judged},
    policy::CloudMailPolicy,
    secret_code,
};

/// A mail password that waits.
#[derive(Clone, PartialEq, Eq)]
pub struct Pending {
    /// Its argon2id hash (PHC string).
    pub hash: String,
    /// Its text, sealed, where the mail platform must be told it.
    pub sealed: Option<String>,
    /// When it was set, to wait for its run.
    pub asked_at: Timestamp,
    /// The run that it takes effect with (MPASS-1).
    pub effective_at: Timestamp,
}

/// A mail password in force.
#[derive(Clone, PartialEq, Eq)]
pub struct InForce {
    /// Its argon2id hash (PHC string).
    pub hash: String,
    /// Since when it is in force.
    pub since: Timestamp,
}

/// The mail passwords of an account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// The one that mail apps can use now, if mail apps can use any (2SV-6, LSA-1).
    pub in_force: Option<InForce>,
    /// The one that waits.
    pub pending: Option<Pending>,
}

impl Held {
    /// The one that waits, once its run has come.
    pub fn due(&self, now: Timestamp) -> Option<&Pending> {
        self.pending.as_ref().filter(|pending| pending.effective_at <= now)
    }
}

impl std::fmt::Debug for Pending {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let times = (self.asked_at, self.effective_at);
        f.debug_tuple("Pending").field(&times).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for InForce {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("InForce").field(&self.since).finish_non_exhaustive()
    }
}

/// Whether a prepared candidate may become the mail password (MPASS-2, MPASS-3). It has to be as long as a password
/// that stands alone, also while 2-step verification is on: where it works, nothing stands beside it (2SV-6). That it
/// equals the one in force is not refused: the answer would tell whoever holds the session what that one is.
///
/// # Errors
/// As [`password::judge`], and no other: whether it is the account password is compared apart.
pub fn judge(candidate: &str, login_id: &LoginId, policy: &Policy) -> Result<(), Refusal> {
    let about = Judged { login_id, service_name: &policy.service_name, two_step_on: false, unchanged: false };
    password::judge(candidate, &about, &policy.password)
}

/// Whether one more mail password may be asked for after those of these instants: so many in any hour, as each is compared
/// with the account password (MPASS-2).
///
/// # Errors
/// `mail_password_limit` with the instant from which it may.
pub fn may_ask(asked: &[Timestamp], now: Timestamp, policy: &CloudMailPolicy) -> Result<(), Refusal> {
    let (hour, most) = (SignedDuration::from_hours(1), policy.mail_passwords_per_hour);
    secret_code::within(asked, now, hour, most).map_err(|from| {
        let refusal = Refusal::new(Code::MailPasswordLimit).fact("limit", most);
        match from {
            Some(from) => refusal.from_when(from),
            None => refusal,
        }
    })
}

/// MPASS-2: the mail password is not the account password.
///
/// # Errors
/// `password_is_account_password`.
pub fn is_apart(is_account_password: bool) -> Result<(), Refusal> {
    if is_account_password { Err(Code::PasswordIsAccountPassword.into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::policy::PasswordPolicy;

    fn judged(candidate: &str, password: PasswordPolicy) -> Result<(), Code> {
        let policy = Policy { password, ..Policy::default() };
        let login_id = "tanaka.k.taro.2026".parse().unwrap();
        judge(password::prepare(candidate).expose(), &login_id, &policy).map_err(|refusal| refusal.code)
    }

    #[test]
    fn mpass_3_the_default_policy() {
        let judged = |candidate: &str| judged(candidate, PasswordPolicy::default());
        assert_eq!(judged("green tea at 9"), Err(Code::PasswordTooShort));
        assert_eq!(judged("green tea at 10"), Ok(()));
        assert_eq!(judged("緑茶は 10 時に飲むのがよい"), Ok(()));
        assert_eq!(judged(&"緑茶を飲む ".repeat(22)), Err(Code::PasswordTooLong));
        assert_eq!(judged("qwertyuiopasdfgh"), Err(Code::PasswordCommon));
        assert_eq!(judged("Tanaka.K.Taro.2026"), Err(Code::PasswordIsLoginId));
    }

    #[test]
    fn mpass_3_a_campus_policy() {
        let campus = || PasswordPolicy {
            min_length: 12,
            min_length_two_step: 12,
            max_length: 64,
            kinds: 3,
            ascii_only: true,
            ..PasswordPolicy::default()
        };
        assert_eq!(judged("green-tea-at-10", campus()), Ok(()));
        assert_eq!(judged("green-tea-9", campus()), Err(Code::PasswordTooShort));
        assert_eq!(judged("greenteaat10x", campus()), Err(Code::PasswordTooFewKinds));
        assert_eq!(judged("Green茶-tea-at-10", campus()), Err(Code::PasswordBadCharacter));
        assert_eq!(judged(&"aB3-".repeat(17), campus()), Err(Code::PasswordTooLong));
    }

    #[test]
    fn mpass_2_not_the_account_password() {
        assert_eq!(is_apart(false), Ok(()));
        assert_eq!(is_apart(true), Err(Code::PasswordIsAccountPassword.into()));
    }

    #[test]
    fn mpass_2_twenty_times_an_hour_and_then_said_in_those_words() {
        let at = |minute: i64| Timestamp::from_second(1_800_000_000 + 60 * minute).unwrap();
        let asked: Vec<Timestamp> = (0..20).map(at).collect();
        let may = |asked: &[Timestamp], minute| may_ask(asked, at(minute), &CloudMailPolicy::default());
        assert_eq!(may(&asked[..19], 19), Ok(()));
        let limit = Refusal::new(Code::MailPasswordLimit).fact("limit", 20u32).from_when(at(60));
        assert_eq!(may(&asked, 20), Err(limit.clone()));
        assert_eq!(may(&asked, 59), Err(limit));
        assert_eq!(may(&asked, 60), Ok(()));
    }

    #[test]
    fn mpass_1_the_old_one_until_the_run() {
        let due: Timestamp = "2026-04-13T10:00:00+09:00".parse().unwrap();
        let pending = Pending { hash: "new".to_owned(), sealed: None, asked_at: due, effective_at: due };
        let held = Held { in_force: None, pending: Some(pending) };
        let before = "2026-04-13T09:59:59.999999+09:00".parse().unwrap();
        assert_eq!(held.due(before), None);
        assert_eq!(held.due(due), held.pending.as_ref());
    }

    #[test]
    fn debug_shows_no_hash() {
        let at = Timestamp::UNIX_EPOCH;
        let in_force = Some(InForce { hash: "$argon2id$1".to_owned(), since: at });
        let sealed = Some("sealed text".to_owned());
        let pending = Some(Pending { hash: "$argon2id$2".to_owned(), sealed, asked_at: at, effective_at: at });
        let shown = format!("{:?}", Held { in_force, pending });
        assert!(!shown.contains("argon2id") && !shown.contains("sealed"), "{shown}");
        assert!(shown.contains("InForce(1970-01-01T00:00:00Z"), "{shown}");
        assert!(shown.contains("Pending((1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z)"), "{shown}");
    }
}
