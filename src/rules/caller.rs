//! Who asks, and whether they may.

use jiff::Timestamp;

use super::{
    Code, Id, LoginId, Policy, Refusal,
    role::{Affiliation, Kind, Role},
    time,
    token::Scope,
};

/// Who may call an operation, before any rule looks at the request. The expected answers of
/// `tests/authorisation.rs` are written by hand from the table of roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// Anyone, signed in or not: the steps of a sign-in.
    Anyone,
    /// Anyone signed in, even where the password must still be changed.
    SignedIn,
    /// The account's owner and nobody else; where the path names no account, any person for their own.
    Owner,
    /// The account's owner, and everyone of at least this role.
    OwnerOr(Role),
    /// Everyone of at least this role.
    AtLeast(Role),
    /// Exactly those who hold the proxy applicant's right.
    ProxyApplicant,
    /// Mail servers: machines whose token has the scope `mail-decision`.
    MailServer,
}

/// The name of the fact of a refusal that says for whom an act is: a role's word, `owner`, `person` or `mail-server`.
const NEEDS: &str = "needs";

impl May {
    /// For whom it is, as a refusal says it. Who holds a role is not told.
    const fn whom(self) -> &'static str {
        match self {
            May::Anyone | May::SignedIn => "person",
            May::Owner => "owner",
            May::OwnerOr(role) | May::AtLeast(role) => role.as_str(),
            May::ProxyApplicant => Role::ProxyApplicant.as_str(),
            May::MailServer => "mail-server",
        }
    }

    fn refusal(self) -> Refusal {
        Refusal::new(Code::NotAllowed).fact(NEEDS, self.whom())
    }
}

/// What a service token may do: the reads, or the reads and writes, of a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scopes(pub Vec<super::token::Scope>);

/// The account on whose behalf a request comes.
#[derive(Debug, Clone)]
pub struct Person {
    /// The id of the account's row.
    pub account: Id,
    /// The login id of the account.
    pub login_id: LoginId,
    /// Staff, student or other.
    pub affiliation: Affiliation,
    /// Person or workshop account.
    pub kind: Kind,
    /// The roles it holds.
    pub roles: Vec<Role>,
    /// The sign-in this request belongs to.
    pub session: Id,
    /// When this sign-in ends.
    pub expires_at: Timestamp,
    /// When the password was last entered in this sign-in (SIGN-3).
    pub password_at: Timestamp,
    /// Whether the password must still be changed: a first one (PASS-1), or one that has become too short (MPASS-3).
    pub must_change_password: bool,
}

/// Who asks, as the credential of the request says.
#[derive(Debug, Clone)]
pub enum Caller {
    /// Nobody is signed in.
    Nobody,
    /// A person, by a session.
    Person(Person),
    /// A machine, by a service token.
    Machine {
        /// The id of the token's row.
        token: Id,
        /// The token's name, for the audit trail.
        name: String,
        /// The login id of the person who made it, for whom it acts ([`acts_for`](Caller::acts_for)).
        maker: LoginId,
        /// What it may do.
        scopes: Scopes,
    },
}

impl Caller {
    /// The person who asks, if it is one.
    pub fn person(&self) -> Option<&Person> {
        match self {
            Caller::Person(person) => Some(person),
            _ => None,
        }
    }

    /// The highest role the caller acts with; for a machine, the role whose writes (or reads) its scopes name.
    pub fn rank(&self, writes: bool) -> Option<Role> {
        match self {
            Caller::Nobody => None,
            Caller::Person(person) => person.roles.iter().copied().max(),
            Caller::Machine { scopes, .. } => scopes.0.iter().filter_map(|scope| scope.rank(writes)).max(),
        }
    }

    /// Whether the caller owns the account.
    pub fn owns(&self, account: &LoginId) -> bool {
        self.person().is_some_and(|person| person.login_id == *account)
    }

    /// Whether the caller acts on their own account: its owner, or a token that its owner made.
    pub fn acts_for(&self, account: &LoginId) -> bool {
        self.owns(account) || matches!(self, Caller::Machine { maker, .. } if maker == account)
    }

    /// Whether the caller has at least `role` (proxy applicants are no helpers: the order counts from helper up).
    pub fn at_least(&self, role: Role, writes: bool) -> bool {
        self.rank(writes).is_some_and(|rank| rank >= role)
    }

    /// SIGN-3: dangerous acts ask for the password again unless it was entered in the last minutes.
    pub fn password_is_fresh(&self, now: Timestamp, policy: &Policy) -> bool {
        self.person().is_some_and(|person| time::lives(person.password_at, policy.sign_in.password_again_after(), now))
    }
}

/// Whether `caller` may call an operation that admits `may` on any account at all.
///
/// # Errors
/// `sign_in_needed`, `password_change_needed` or `workshop_only`.
pub fn may_come_in(caller: &Caller, may: May) -> Result<(), Refusal> {
    match caller {
        _ if may == May::Anyone => Ok(()),
        Caller::Nobody => Err(Code::SignInNeeded.into()),
        Caller::Person(_) if may == May::SignedIn => Ok(()),
        Caller::Person(person) if person.must_change_password => Err(Code::PasswordChangeNeeded.into()),
        Caller::Person(person) if person.kind == Kind::Workshop => Err(Code::WorkshopOnly.into()),
        Caller::Person(_) | Caller::Machine { .. } => Ok(()),
    }
}

/// Whether `caller` may call an operation that admits `may`, on `target` (the account named in the path, if any).
///
/// # Errors
/// `sign_in_needed`, `password_change_needed`, `workshop_only` or `not_allowed`.
pub fn may(caller: &Caller, may: May, writes: bool, target: Option<&LoginId>) -> Result<(), Refusal> {
    may_come_in(caller, may)?;
    let owns = target.is_some_and(|target| caller.owns(target));
    let allowed = match may {
        May::MailServer => {
            matches!(caller, Caller::Machine { scopes, .. } if scopes.0.contains(&Scope::MailDecision))
        }
        May::Anyone => true,
        // A machine may ask who it is; a session and a password are a person's.
        May::SignedIn => caller.person().is_some() || !writes,
        May::Owner => target.map_or(caller.person().is_some(), |target| caller.owns(target)),
        May::OwnerOr(role) => owns || caller.at_least(role, writes),
        May::AtLeast(role) => caller.at_least(role, writes),
        May::ProxyApplicant => caller.person().is_some_and(|person| person.roles.contains(&Role::ProxyApplicant)),
    };
    if allowed { Ok(()) } else { Err(may.refusal()) }
}

/// Whether `caller`, who may call the operation, may have it carried out on many rows at once: bulk is for administrators
/// (the table of roles), but for one's own account and for what only proxy applicants do.
///
/// # Errors
/// `not_allowed`.
pub fn may_send_many(caller: &Caller, may: May, owns: bool) -> Result<(), Refusal> {
    let own = owns || matches!(may, May::Owner | May::ProxyApplicant);
    if own || caller.at_least(Role::Administrator, true) {
        Ok(())
    } else {
        Err(May::AtLeast(Role::Administrator).refusal())
    }
}

/// Nobody acts on someone above them, and the last line of a role's defence is not its holder.
///
/// # Errors
/// `target_above`.
pub fn stands_over(caller: &Caller, target: &LoginId, target_roles: &[Role]) -> Result<(), Refusal> {
    if caller.owns(target) || caller.rank(true) >= target_roles.iter().copied().max() {
        Ok(())
    } else {
        Err(Code::TargetAbove.into())
    }
}

/// Nobody lifts their own lock, nor has a machine of theirs do it.
///
/// # Errors
/// `own_lock`.
pub fn may_lift(caller: &Caller, target: &LoginId) -> Result<(), Refusal> {
    if caller.acts_for(target) { Err(Code::OwnLock.into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    fn person(roles: &[Role]) -> Person {
        Person {
            account: Id::from_i64(1),
            login_id: "tanaka".parse().unwrap(),
            affiliation: Affiliation::Staff,
            kind: Kind::Person,
            roles: roles.to_vec(),
            session: Id::from_i64(2),
            expires_at: Timestamp::MAX,
            password_at: Timestamp::UNIX_EPOCH,
            must_change_password: false,
        }
    }

    fn with(roles: &[Role]) -> Caller {
        Caller::Person(person(roles))
    }

    fn machine(scope: Scope) -> Caller {
        let maker = "sato".parse().unwrap();
        Caller::Machine { token: Id::from_i64(3), name: "mail".to_owned(), maker, scopes: Scopes(vec![scope]) }
    }

    fn asked(caller: &Caller, rule: May, writes: bool, target: &str) -> Result<(), Code> {
        may(caller, rule, writes, Some(&target.parse().unwrap())).map_err(|refusal| refusal.code)
    }

    #[test]
    fn the_table_of_roles() {
        use Role::*;
        let (own, other) = ("tanaka", "hanako");
        let no = Err(Code::NotAllowed);
        for (roles, rule, target, answer) in [
            (&[][..], May::Owner, own, Ok(())),
            (&[], May::Owner, other, no),
            (&[], May::OwnerOr(HelpDesk), own, Ok(())),
            (&[], May::OwnerOr(HelpDesk), other, no),
            (&[], May::AtLeast(Helper), own, no),
            (&[Administrator], May::Owner, other, no),
            (&[Helper], May::OwnerOr(HelpDesk), other, no),
            (&[HelpDesk], May::OwnerOr(HelpDesk), other, Ok(())),
            (&[HelpDesk], May::AtLeast(Administrator), other, no),
            (&[Administrator], May::AtLeast(HelpDesk), other, Ok(())),
            (&[ProxyApplicant], May::AtLeast(Helper), other, no),
            (&[ProxyApplicant], May::ProxyApplicant, other, Ok(())),
            (&[Administrator], May::ProxyApplicant, other, no),
            (&[Administrator, ProxyApplicant], May::ProxyApplicant, other, Ok(())),
        ] {
            assert_eq!(asked(&with(roles), rule, true, target), answer, "{roles:?} {rule:?} {target}");
        }
    }

    #[test]
    fn who_is_not_allowed_is_told_for_whom_it_is() {
        use Role::*;
        for (caller, rule, whom) in [
            (with(&[]), May::Owner, "owner"),
            (with(&[Helper]), May::OwnerOr(HelpDesk), "help-desk"),
            (with(&[HelpDesk]), May::AtLeast(Administrator), "administrator"),
            (with(&[Administrator]), May::ProxyApplicant, "proxy-applicant"),
            (with(&[Administrator]), May::MailServer, "mail-server"),
            (machine(Scope::AdministratorWrite), May::SignedIn, "person"),
        ] {
            let refused = may(&caller, rule, true, Some(&"hanako".parse().unwrap())).unwrap_err();
            assert_eq!(refused.facts.get("needs"), Some(&whom.into()), "{rule:?}");
        }
    }

    #[test]
    fn many_rows_at_once_are_for_administrators_and_for_what_is_ones_own() {
        use Role::*;
        let no = Err(May::AtLeast(Administrator).refusal());
        for (caller, rule, owns, answer) in [
            (with(&[Administrator]), May::OwnerOr(HelpDesk), false, Ok(())),
            (with(&[HelpDesk]), May::OwnerOr(HelpDesk), false, no.clone()),
            (with(&[HelpDesk]), May::OwnerOr(HelpDesk), true, Ok(())),
            (with(&[Helper]), May::AtLeast(Helper), false, no.clone()),
            (with(&[ProxyApplicant]), May::ProxyApplicant, false, Ok(())),
            (with(&[]), May::Owner, false, Ok(())),
            (machine(Scope::AdministratorWrite), May::AtLeast(Administrator), false, Ok(())),
            (machine(Scope::AdministratorRead), May::AtLeast(Helper), false, no.clone()),
            (machine(Scope::HelpDeskWrite), May::AtLeast(HelpDesk), false, no),
        ] {
            assert_eq!(may_send_many(&caller, rule, owns), answer, "{caller:?} {rule:?} {owns}");
        }
    }

    #[test]
    fn a_machine_acts_within_its_scopes_and_owns_nothing() {
        let no = Err(Code::NotAllowed);
        for (scope, rule, writes, answer) in [
            (Scope::HelpDeskRead, May::AtLeast(Role::HelpDesk), false, Ok(())),
            (Scope::HelpDeskRead, May::AtLeast(Role::HelpDesk), true, no),
            (Scope::HelpDeskWrite, May::AtLeast(Role::HelpDesk), true, Ok(())),
            (Scope::HelpDeskWrite, May::AtLeast(Role::Administrator), false, no),
            (Scope::AdministratorWrite, May::AtLeast(Role::Administrator), true, Ok(())),
            (Scope::AdministratorWrite, May::Owner, true, no),
            (Scope::AdministratorWrite, May::ProxyApplicant, true, no),
            (Scope::AdministratorWrite, May::SignedIn, true, no),
            (Scope::MailDecision, May::SignedIn, false, Ok(())),
            (Scope::MailDecision, May::AtLeast(Role::Helper), false, no),
        ] {
            assert_eq!(asked(&machine(scope), rule, writes, "tanaka"), answer, "{scope} {rule:?} {writes}");
        }
    }

    #[test]
    fn only_a_machine_of_mail_servers_asks_for_the_mail_decision() {
        for (caller, answer) in [
            (machine(Scope::MailDecision), Ok(())),
            (machine(Scope::AdministratorWrite), Err(Code::NotAllowed)),
            (with(&[Role::Administrator]), Err(Code::NotAllowed)),
            (Caller::Nobody, Err(Code::SignInNeeded)),
        ] {
            assert_eq!(asked(&caller, May::MailServer, false, "hanako"), answer, "{caller:?}");
        }
    }

    #[test]
    fn a_machine_acts_for_its_maker_and_for_nobody_else() {
        let (sato, hanako) = ("sato".parse().unwrap(), "hanako".parse().unwrap());
        let machine = machine(Scope::AdministratorWrite);
        assert_eq!((machine.acts_for(&sato), machine.owns(&sato), machine.acts_for(&hanako)), (true, false, false));
        let tanaka = "tanaka".parse().unwrap();
        assert_eq!((with(&[]).acts_for(&tanaka), with(&[]).acts_for(&sato)), (true, false));
        assert!(!Caller::Nobody.acts_for(&sato));
        assert_eq!(may_lift(&machine, &sato), Err(Code::OwnLock.into()));
        assert_eq!(may_lift(&machine, &hanako), Ok(()));
    }

    #[test]
    fn nobody_may_only_sign_in() {
        assert_eq!(may(&Caller::Nobody, May::Anyone, true, None), Ok(()));
        for rule in [May::SignedIn, May::Owner, May::OwnerOr(Role::HelpDesk), May::AtLeast(Role::Helper)] {
            assert_eq!(asked(&Caller::Nobody, rule, false, "tanaka"), Err(Code::SignInNeeded), "{rule:?}");
        }
    }

    #[test]
    fn pass_1_the_first_password_is_changed_before_anything_else() {
        let first = Caller::Person(Person { must_change_password: true, ..person(&[Role::Administrator]) });
        assert_eq!(asked(&first, May::SignedIn, true, "tanaka"), Ok(()));
        for rule in [May::Owner, May::OwnerOr(Role::Helper), May::AtLeast(Role::Helper), May::ProxyApplicant] {
            assert_eq!(asked(&first, rule, false, "tanaka"), Err(Code::PasswordChangeNeeded), "{rule:?}");
        }
    }

    #[test]
    fn sign_6_a_workshop_account_changes_its_password_and_nothing_else() {
        let workshop = Caller::Person(Person { kind: Kind::Workshop, ..person(&[]) });
        assert_eq!(asked(&workshop, May::SignedIn, true, "tanaka"), Ok(()));
        assert_eq!(asked(&workshop, May::Owner, false, "tanaka"), Err(Code::WorkshopOnly));
    }

    #[test]
    fn nobody_acts_on_someone_above_them() {
        use Role::*;
        for (roles, target, target_roles, stands) in [
            (&[HelpDesk][..], "hanako", &[Administrator][..], false),
            (&[HelpDesk], "hanako", &[HelpDesk], true),
            (&[HelpDesk], "hanako", &[ProxyApplicant, Helper], true),
            (&[Helper], "hanako", &[HelpDesk], false),
            (&[], "hanako", &[Helper], false),
            (&[], "tanaka", &[], true),
            (&[Administrator], "hanako", &[Administrator], true),
        ] {
            let answer = stands_over(&with(roles), &target.parse().unwrap(), target_roles);
            assert_eq!(answer.is_ok(), stands, "{roles:?} over {target} {target_roles:?}");
        }
        let reader = stands_over(&machine(Scope::AdministratorRead), &"hanako".parse().unwrap(), &[Helper]);
        assert_eq!(reader, Err(Code::TargetAbove.into()));
    }

    #[test]
    fn sign_3_an_entered_password_counts_for_ten_minutes() {
        let policy = Policy::default();
        let fresh = |seconds| with(&[]).password_is_fresh(Timestamp::from_second(seconds).unwrap(), &policy);
        assert!(fresh(0) && fresh(599));
        assert!(!fresh(600));
        assert!(fresh(-60) && !fresh(-61), "a clock set back asks again");
        assert!(!machine(Scope::AdministratorWrite).password_is_fresh(Timestamp::UNIX_EPOCH, &policy));
        let absurd = Policy {
            sign_in: super::super::policy::SignInPolicy { password_again_minutes: u32::MAX, ..Default::default() },
            ..policy
        };
        let late = time::after(Timestamp::MAX, SignedDuration::from_hours(-1));
        let just_now = Caller::Person(Person { password_at: late, ..person(&[]) });
        assert!(just_now.password_is_fresh(late, &absurd));
    }
}
