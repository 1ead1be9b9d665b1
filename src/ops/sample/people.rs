//! Who the people of the sample are, and what each of them does.

use super::{SignIn, roll};
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

/// The administrator, and everybody else.
pub(super) fn everyone() -> (Person, Vec<Person>) {
    let mut told = told();
    let first = told.remove(0);
    let workshop = (1..=6).filter_map(workshop);
    let crowd = roll::crowd().filter(|person| told.iter().all(|known| known.login_id != person.login_id));
    let crowd: Vec<_> = crowd.collect();
    (first, told.into_iter().chain(workshop).chain(crowd).collect())
}

/// Short-lived accounts of a workshop: two of a past one, four of a coming one.
fn workshop(number: i64) -> Option<Person> {
    let past = number <= 2;
    let login_id = format!("ws-{number:02}");
    let mut person = person(&login_id, "講習会アカウント", "情報基盤センター", Affiliation::Other, vec![], None)?;
    person.name = format!("講習会 {number:02}");
    (person.kind, person.is_new, person.days) = (Kind::Workshop, !past, Some(if past { 3 } else { 30 }));
    Some(person)
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

/// The people of whom the sample tells; the administrator first.
fn told() -> Vec<Person> {
    use Affiliation::{Other, Staff, Student};
    use Deed::{
        AppPassword, AppPasswordInVain, Apply, ApplyAndEnd, ApplyFor, ApplyInVain, Authenticator, BackupCodes,
        ChangePassword, Leave, Mistype, Sms, StopSoon,
    };
    let with = |role: Role, person: Option<Person>| person.map(|person| Person { role: Some(role), ..person });
    let fresh = |person: Option<Person>| person.map(|person| Person { is_new: true, ..person });
    let centre = "情報基盤センター";
    let change = ChangePassword;
    [
        with(Role::Administrator, person("ishii", "石井 由美", centre, Staff, vec![], Some("administrator"))),
        with(Role::HelpDesk, person("mori", "森 健一", centre, Staff, vec![change, Apply], Some("help-desk"))),
        with(Role::Helper, person("ono", "小野 さくら", "情報理工学系研究科", Student, vec![change], Some("helper"))),
        with(
            Role::ProxyApplicant,
            person(
                "kubo",
                "久保 直子",
                "工学部",
                Staff,
                vec![change, Apply, ApplyFor("kato"), ApplyFor("nobody.here")],
                Some("proxy-applicant"),
            ),
        ),
        person("tanaka", "田中 太郎", "工学部", Staff, vec![change, AppPasswordInVain], Some("journey")),
        person(
            "suzuki",
            "鈴木 花子",
            "文学部",
            Staff,
            vec![change, Apply, Mistype, Sms, AppPassword("Thunderbird"), AppPassword("Outlook (自宅)")],
            Some("sms"),
        ),
        person(
            "takagi",
            "髙木 亮",
            "理学部",
            Staff,
            vec![change, Apply, Authenticator, BackupCodes, AppPassword("Apple Mail")],
            Some("authenticator"),
        ),
        person("clarke", "Emma Clarke", "Faculty of Law", Staff, vec![change, Apply], Some("entitled")),
        person("wada", "和田 誠", "経済学部", Staff, vec![change, Apply, StopSoon], Some("stop-pending")),
        person("noda", "野田 恵", "医学部附属病院", Staff, vec![change, ApplyAndEnd], Some("ended")),
        person("sakai", "酒井 大輔", "農学部", Student, vec![change, ApplyInVain], Some("student")),
        fresh(person("hara", "原 美咲", "教育学部", Staff, vec![], Some("first-password"))),
        person("imai", "今井 翔", "薬学部", Student, vec![], None),
        person("endo", "遠藤 隆", "工学部", Staff, vec![change, Apply, Leave], None),
        person("kato", "加藤 学", "工学部", Other, vec![change], None),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn some_200_people_each_with_a_login_id_of_their_own() {
        let (first, others) = everyone();
        let ids: BTreeSet<_> = others.iter().map(|person| person.login_id.to_string()).collect();
        assert_eq!(ids.len(), others.len());
        assert!((195..=205).contains(&ids.len()), "{}", ids.len());
        assert_eq!((first.login_id.as_str(), first.role), ("ishii", Some(Role::Administrator)));
        for kind in [Affiliation::Staff, Affiliation::Student, Affiliation::Other] {
            assert!(others.iter().filter(|person| person.affiliation == kind).count() > 10, "{kind}");
        }
    }
}
