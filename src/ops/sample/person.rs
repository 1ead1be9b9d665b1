//! A person of the sample: who they are, what they do, and how to sign in as them.

use serde::Serialize;

use crate::rules::{
    LoginId, Secret,
    account::Language,
    role::{Affiliation, Kind, Role},
};

/// Something that somebody does, in this order of writing. Each day begins with a sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// Changes the first password; everything else needs it.
    ChangePassword,
    /// Applies for the entitlement.
    Apply,
    /// Applies and stops at once, in the first days: the entitlement has ended.
    ApplyAndEnd,
    /// Applies for another, by login id; of one that does not exist it is refused.
    ApplyFor(&'static str),
    /// Tries to apply, and may not.
    ApplyInVain,
    /// A day or two ago, stops for in two weeks.
    StopSoon,
    /// Yesterday, tries to make an app password without 2-step verification.
    AppPasswordInVain,
    /// Mistypes the password twice, yesterday.
    Mistype,
    /// Turns 2-step verification on with text messages.
    Sms,
    /// Turns it on with an authenticator.
    Authenticator,
    /// Makes backup codes.
    BackupCodes,
    /// Makes an app password.
    AppPassword(&'static str),
    /// Is disabled by the administrator.
    Leave,
}

/// A person.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) login_id: LoginId,
    pub(super) name: String,
    pub(super) department: String,
    pub(super) affiliation: Affiliation,
    pub(super) kind: Kind,
    pub(super) language: Language,
    pub(super) role: Option<Role>,
    /// Made a few days ago.
    pub(super) is_new: bool,
    /// Days that a workshop account lasts.
    pub(super) days: Option<i64>,
    pub(super) deeds: Vec<Deed>,
    /// What the sign-in is worth trying for.
    pub(super) shows: Option<&'static str>,
}

impl Person {
    /// The registered contact, at a domain that belongs to nobody (RFC 2606).
    pub(super) fn contact(&self) -> String {
        format!("{}@mail.example", self.login_id)
    }

    /// How to sign in as this person.
    pub(super) fn sign_in(&self, password: Secret) -> SignIn {
        SignIn {
            login_id: self.login_id.to_string(),
            name: self.name.clone(),
            department: self.department.clone(),
            role: self.role.map_or(self.affiliation.as_str(), Role::as_str).to_owned(),
            shows: self.shows.unwrap_or("ordinary"),
            password,
            authenticator_key: None,
            backup_codes: Vec::new(),
        }
    }
}

/// A person who is not special in any way but these.
pub(super) fn person(
    login_id: &str,
    name: &str,
    department: &str,
    affiliation: Affiliation,
    deeds: Vec<Deed>,
    shows: Option<&'static str>,
) -> Option<Person> {
    Some(Person {
        login_id: login_id.parse().ok()?,
        name: name.to_owned(),
        department: department.to_owned(),
        affiliation,
        kind: Kind::Person,
        language: if name.is_ascii() { Language::En } else { Language::Ja },
        role: None,
        is_new: false,
        days: None,
        deeds,
        shows,
    })
}

/// How to sign in as somebody of the sample.
#[derive(Debug, Clone, Serialize)]
pub struct SignIn {
    /// The login id.
    pub login_id: String,
    /// The name.
    pub name: String,
    /// The department.
    pub department: String,
    /// The highest role, or the affiliation.
    pub role: String,
    /// What is worth looking at (a word, for the command line to put into words).
    pub shows: &'static str,
    /// The password.
    pub password: Secret,
    /// The authenticator's key in base32, where the second step is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authenticator_key: Option<Secret>,
    /// Unused backup codes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub backup_codes: Vec<Secret>,
}
