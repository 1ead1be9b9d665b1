//! A failure that the operator asks for: a mail server must then tell of a temporary one, and let nobody in (MAIL-2). Who has
//! not the key of the service cannot ask; who has heard it asked learns of no account, and fails nobody's log-in but their own.

use jiff::{SignedDuration, Timestamp};
use subtle::ConstantTimeEq;

use crate::{
    rules::Secret,
    store::{Vault, vault::Place},
};

/// How long it can be asked, and how far the clock of the machine that asks may be from the service's.
const LIFE: SignedDuration = SignedDuration::from_mins(1);

/// The password of a log-in at which the service answers as if it had failed. It stands in the password, which mail servers
/// hand on as it is and write into no log.
pub fn password_that_fails(vault: &Vault, now: Timestamp) -> Secret {
    made(vault, now.as_second())
}

fn made(vault: &Vault, second: i64) -> Secret {
    let proof = vault.digest(Place("mail_log_in", "rehearsal", &second.to_string()), "");
    Secret::from(format!("{second}.{proof}"))
}

/// Whether it is asked now.
pub(super) fn is_asked(vault: &Vault, secret: &Secret, now: Timestamp) -> bool {
    let second = secret.expose().split_once('.').and_then(|(second, _)| second.parse::<i64>().ok());
    let is_fresh = |second: &i64| now.as_second().abs_diff(*second) <= LIFE.unsigned_abs().as_secs();
    second
        .filter(is_fresh)
        .is_some_and(|second| bool::from(made(vault, second).expose().as_bytes().ct_eq(secret.expose().as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::vault::KEY_LENGTH;

    #[test]
    fn mail_2_a_failure_is_asked_for_by_whoever_has_the_key_and_for_a_minute() {
        let vault = Vault::new(&[7; KEY_LENGTH]);
        let at = |seconds: i64| Timestamp::from_second(2_000_000_000 + seconds).unwrap();
        let asked = password_that_fails(&vault, at(0));
        let is_asked_at = |seconds| is_asked(&vault, &asked, at(seconds));
        assert_eq!([-61, -60, 0, 60, 61].map(is_asked_at), [false, true, true, true, false]);
        assert!(!is_asked(&Vault::new(&[8; KEY_LENGTH]), &asked, at(0)), "another service's key");
        let (_, proof) = asked.expose().split_once('.').unwrap();
        for other in [
            format!("{}.{proof}", 2_000_000_001),
            format!("2000000000.{proof}="),
            format!("+2000000000.{proof}"),
            "2000000000.".to_owned(),
            proof.to_owned(),
            format!(".{proof}"),
            "correct horse battery staple".to_owned(),
        ] {
            assert!(!is_asked(&vault, &Secret::from(other.as_str()), at(0)), "{other}");
        }
    }
}
