//! Who asks, and whether they may.

use jiff::Timestamp;

use super::{
    Code, Id, LoginId, Policy, Refusal,
    role::{Affiliation, Kind, Role},
    time,
};

/// Who may call an operation, before any rule looks at the request. The expected answers of
/// `tests/authorisation.rs` are written by hand from the table of roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// Anyone, signed in or not: the steps of a sign-in.
    Anyone,
    /// Anyone signed in, even where the first password must still be changed.
    SignedIn,
    /// The account's owner and nobody else; where the path names no account, any person for their own.
    Owner,
    /// The account's owner, and everyone of at least this role.
    OwnerOr(Role),
    /// Everyone of at least this role.
    AtLeast(Role),
    /// Exactly those who hold the proxy applicant's right.
    ProxyApplicant,
}

/// What a service token may do: the reads, or the reads and writes, of a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scopes(pub Vec<super::token::Scope>);

/// The account on whose behalf a request comes.
#[derive(Debug, Clone)]
pub struct Person {
    /// The account's row.
    pub account: Id,
    /// Its login id.
    pub login_id: LoginId,
    /// Staff, student or other.
    pub affiliation: Affiliation,
    /// Person or workshop account.
    pub kind: Kind,
    /// The roles it holds.
    pub roles: Vec<Role>,
    /// The sign-in this request belongs to.
    pub session: Id,
    /// When the password was last entered in this sign-in (SIGN-3).
    pub password_at: Timestamp,
    /// Whether the first password must still be changed (PASS-1).
    pub must_change_password: bool,
}

/// Who asks.
#[derive(Debug, Clone)]
pub enum Caller {
    /// Nobody is signed in.
    Nobody,
    /// A person, by a session.
    Person(Person),
    /// A machine, by a service token.
    Machine {
        /// The token's row.
        token: Id,
        /// The token's name, for the audit trail.
        name: String,
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

    /// Whether the caller has at least `role` (proxy applicants are no helpers: the order counts from helper up).
    pub fn at_least(&self, role: Role, writes: bool) -> bool {
        self.rank(writes).is_some_and(|rank| rank >= role)
    }

    /// SIGN-3: dangerous acts ask for the password again unless it was entered in the last minutes.
    pub fn password_is_fresh(&self, now: Timestamp, policy: &Policy) -> bool {
        self.person().is_some_and(|person| now < time::after(person.password_at, policy.sign_in.password_again_after()))
    }
}

/// Whether `caller` may call an operation that admits `may`, on `target` (the account named in the path, if any).
///
/// # Errors
/// `sign_in_needed`, `password_change_needed`, `workshop_only` or `not_allowed`.
pub fn may(caller: &Caller, may: May, writes: bool, target: Option<&LoginId>) -> Result<(), Refusal> {
    if may == May::Anyone {
        return Ok(());
    }
    match caller {
        Caller::Nobody => return Err(Code::SignInNeeded.into()),
        Caller::Person(person) => {
            if may == May::SignedIn {
                return Ok(());
            }
            if person.must_change_password {
                return Err(Code::PasswordChangeNeeded.into());
            }
            if person.kind == Kind::Workshop {
                return Err(Code::WorkshopOnly.into());
            }
        }
        Caller::Machine { .. } => {}
    }
    let owns = target.is_some_and(|target| caller.owns(target));
    let allowed = match may {
        May::Anyone => true,
        May::SignedIn => false,
        May::Owner => target.map_or(caller.person().is_some(), |target| caller.owns(target)),
        May::OwnerOr(role) => owns || caller.at_least(role, writes),
        May::AtLeast(role) => caller.at_least(role, writes),
        May::ProxyApplicant => caller.person().is_some_and(|person| person.roles.contains(&Role::ProxyApplicant)),
    };
    if allowed { Ok(()) } else { Err(Code::NotAllowed.into()) }
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
