//! Locking an account down: one act for a leak (ALIAS-5), and what lifts it.
//!
//! A lockdown shuts the account ([`Account::is_open`]) until its owner proves the registered contact by a reset of the
//! account password, or the help desk lifts it with a reason.

use super::{Code, Refusal, account::Account, caller::Caller, caller::stands_over, refusal::HAPPENED};

/// Whether the account may be locked down; a disabled one may be, for its app passwords may have leaked all the same.
///
/// # Errors
/// `target_above` or `already_locked_down`.
pub fn lock_down(caller: &Caller, account: &Account) -> Result<(), Refusal> {
    stands_over(caller, &account.login_id, &account.roles)?;
    match account.locked_down_at {
        None => Ok(()),
        Some(at) => Err(Refusal::new(Code::AlreadyLockedDown).fact(HAPPENED, at)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::*;
    use crate::rules::{role::Affiliation, time};

    #[test]
    fn alias_5_a_lockdown_shuts_the_account_until_it_is_lifted() {
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        let mut account = Account::sample("hanako", Affiliation::Student, &[]);
        assert!(account.is_open(now) && account.may_recover(now));
        account.locked_down_at = Some(now);
        for at in [now, time::after(now, SignedDuration::from_hours(24 * 3660)), Timestamp::UNIX_EPOCH] {
            assert!(!account.is_open(at), "{at}");
            assert!(account.may_recover(at), "a reset of the password lifts it");
        }
        account.enabled = false;
        assert!(!account.may_recover(now), "no reset opens a disabled account");
    }

    #[test]
    fn alias_5_it_is_locked_down_once() {
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        let mut account = Account::sample("hanako", Affiliation::Student, &[]);
        assert_eq!(lock_down(&Caller::Nobody, &account), Ok(()));
        account.locked_down_at = Some(now);
        assert_eq!(lock_down(&Caller::Nobody, &account), Err(Refusal::new(Code::AlreadyLockedDown).fact("since", now)));
    }
}
