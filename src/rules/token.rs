//! Service tokens: a machine's credential with named scopes, an expiry and a last use.

mod scope;

pub use scope::Scope;

use super::{Code, Refusal, caller::Caller};

/// Code points that a token's name may have.
pub const MAX_NAME: u32 = 64;

/// Days that a token may live at the most.
pub const MAX_DAYS: u32 = 366;

/// The scopes of a new token: at least one, each once.
///
/// # Errors
/// `invalid_value`.
pub fn scopes(asked: &[Scope]) -> Result<Vec<Scope>, Refusal> {
    let mut scopes = asked.to_vec();
    scopes.sort_unstable();
    scopes.dedup();
    if scopes.is_empty() { Err(Refusal::invalid("scopes", "missing")) } else { Ok(scopes) }
}

/// The days of a new token: it always expires.
///
/// # Errors
/// `invalid_value`.
pub fn days(asked: u32) -> Result<(), Refusal> {
    if (1..=MAX_DAYS).contains(&asked) {
        Ok(())
    } else {
        Err(Refusal::invalid("days", "days-range").fact("max", MAX_DAYS))
    }
}

/// What a token makes neither outlives nor exceeds it without a person's act: a token gives no role to an account that a
/// token made, for whoever holds the token has its first password.
///
/// # Errors
/// `person_needed`.
pub fn may_raise(caller: &Caller, made_by_token: bool) -> Result<(), Refusal> {
    if made_by_token { persons_only(caller) } else { Ok(()) }
}

/// A token changes no registered contact: a reset code to one that it chose would sign in whoever holds the token.
///
/// # Errors
/// `person_needed`.
pub fn may_change_contact(caller: &Caller) -> Result<(), Refusal> {
    persons_only(caller)
}

fn persons_only(caller: &Caller) -> Result<(), Refusal> {
    if matches!(caller, Caller::Machine { .. }) { Err(Code::PersonNeeded.into()) } else { Ok(()) }
}

/// Nobody gives a machine more than they may themselves.
///
/// # Errors
/// `not_allowed`.
pub fn may_grant(caller: &Caller, scopes: &[Scope]) -> Result<(), Refusal> {
    let within = |scope: &Scope| {
        [false, true].into_iter().all(|writes| scope.rank(writes).is_none_or(|rank| caller.at_least(rank, writes)))
    };
    if scopes.iter().all(within) { Ok(()) } else { Err(Code::NotAllowed.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::role::Role;
    use crate::rules::{
        Id,
        caller::{Person, Scopes},
        role::{Affiliation, Kind},
    };

    fn person(roles: &[Role]) -> Caller {
        Caller::Person(Person {
            account: Id::from_i64(1),
            login_id: "tanaka".parse().unwrap(),
            affiliation: Affiliation::Staff,
            kind: Kind::Person,
            roles: roles.to_vec(),
            session: Id::from_i64(2),
            expires_at: jiff::Timestamp::MAX,
            password_at: jiff::Timestamp::UNIX_EPOCH,
            must_change_password: false,
        })
    }

    fn machine(scope: Scope) -> Caller {
        let maker = "sato".parse().unwrap();
        Caller::Machine { token: Id::from_i64(3), name: "hr".to_owned(), maker, scopes: Scopes(vec![scope]) }
    }

    #[test]
    fn a_scope_opens_the_reads_or_the_reads_and_writes_of_its_role() {
        for (scope, reads, writes) in [
            (Scope::MailDecision, None, None),
            (Scope::HelpDeskRead, Some(Role::HelpDesk), None),
            (Scope::HelpDeskWrite, Some(Role::HelpDesk), Some(Role::HelpDesk)),
            (Scope::AdministratorRead, Some(Role::Administrator), None),
            (Scope::AdministratorWrite, Some(Role::Administrator), Some(Role::Administrator)),
        ] {
            assert_eq!((scope.rank(false), scope.rank(true)), (reads, writes), "{scope}");
        }
    }

    #[test]
    fn a_token_has_at_least_one_scope_and_each_once() {
        let asked = [Scope::HelpDeskRead, Scope::MailDecision, Scope::HelpDeskRead];
        assert_eq!(scopes(&asked), Ok(vec![Scope::MailDecision, Scope::HelpDeskRead]));
        assert_eq!(scopes(&[]), Err(Refusal::invalid("scopes", "missing")));
    }

    #[test]
    fn a_token_always_expires_within_a_leap_year() {
        assert_eq!((days(1), days(366)), (Ok(()), Ok(())));
        let out_of_range = Err(Refusal::invalid("days", "days-range").fact("max", 366u32));
        assert_eq!((days(0), days(367)), (out_of_range.clone(), out_of_range));
    }

    #[test]
    fn what_a_token_makes_does_not_exceed_it_without_a_persons_act() {
        let (administrator, token) = (person(&[Role::Administrator]), machine(Scope::AdministratorWrite));
        let person_needed = Err(Code::PersonNeeded.into());
        assert_eq!((may_raise(&token, true), may_raise(&token, false)), (person_needed.clone(), Ok(())));
        assert_eq!(may_raise(&administrator, true), Ok(()));
        assert_eq!(may_change_contact(&token), person_needed);
        assert_eq!(may_change_contact(&administrator), Ok(()));
    }

    #[test]
    fn nobody_gives_a_machine_more_than_they_may_themselves() {
        use Scope::*;
        let no = || Err(Refusal::from(Code::NotAllowed));
        for (caller, scopes, answer) in [
            (person(&[Role::HelpDesk]), &[HelpDeskWrite, MailDecision][..], Ok(())),
            (person(&[Role::HelpDesk]), &[HelpDeskWrite, AdministratorRead], no()),
            (person(&[]), &[HelpDeskRead], no()),
            (machine(AdministratorWrite), &[AdministratorWrite, HelpDeskRead], Ok(())),
            (machine(AdministratorRead), &[AdministratorRead], Ok(())),
            (machine(AdministratorRead), &[HelpDeskWrite], no()),
        ] {
            assert_eq!(may_grant(&caller, scopes), answer, "{caller:?} {scopes:?}");
        }
    }
}
