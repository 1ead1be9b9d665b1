//! Who the people of the sample are, and what each of them does.

use super::{
    person::{Deed, Person, person},
    roll,
};
use crate::rules::role::{Affiliation, Kind, Role};

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
