//! The many of whom the sample tells nothing special.

use super::person::{Deed, Person, person};
use crate::rules::role::Affiliation;

/// How many they are.
const CROWD: usize = 180;

const DEPARTMENTS: &[&str] = &[
    "工学部",
    "理学部",
    "文学部",
    "法学部",
    "経済学部",
    "医学部",
    "農学部",
    "教育学部",
    "教養学部",
    "薬学部",
    "情報理工学系研究科",
    "附属図書館",
];

const FAMILIES: &[(&str, &str)] = &[
    ("佐藤", "sato"),
    ("高橋", "takahashi"),
    ("渡辺", "watanabe"),
    ("伊藤", "ito"),
    ("山本", "yamamoto"),
    ("中村", "nakamura"),
    ("小林", "kobayashi"),
    ("吉田", "yoshida"),
    ("山田", "yamada"),
    ("佐々木", "sasaki"),
    ("山口", "yamaguchi"),
    ("松本", "matsumoto"),
    ("井上", "inoue"),
    ("木村", "kimura"),
    ("林", "hayashi"),
    ("清水", "shimizu"),
    ("齋藤", "saito"),
    ("阿部", "abe"),
];

const GIVEN: &[(&str, &str)] = &[
    ("陽菜", "hina"),
    ("蓮", "ren"),
    ("さくら", "sakura"),
    ("大翔", "hiroto"),
    ("美月", "mizuki"),
    ("湊", "minato"),
    ("真央", "mao"),
    ("悠真", "yuma"),
    ("千尋", "chihiro"),
    ("拓海", "takumi"),
    ("葵", "aoi"),
    ("健太", "kenta"),
    ("優子", "yuko"),
    ("翼", "tsubasa"),
];

const ABROAD: &[(&str, &str)] = &[
    ("Oliver Smith", "smith.oliver"),
    ("Maria Garcia", "garcia.maria"),
    ("Wei Chen", "chen.wei"),
    ("Anna Müller", "mueller.anna"),
    ("Minjun Kim", "kim.minjun"),
    ("Priya Sharma", "sharma.priya"),
    ("Luca Rossi", "rossi.luca"),
    ("Chloé Dubois", "dubois.chloe"),
    ("Nguyen Thi Lan", "nguyen.lan"),
    ("James O'Brien", "obrien.james"),
    ("Siti Rahma", "rahma.siti"),
    ("Tomasz Nowak", "nowak.tomasz"),
];

/// Everybody of the crowd.
pub(super) fn crowd() -> impl Iterator<Item = Person> {
    (0..CROWD).filter_map(|number| {
        let affiliation = match number % 10 {
            0..=3 => Affiliation::Staff,
            4..=8 => Affiliation::Student,
            _ => Affiliation::Other,
        };
        let (name, login_id) = name(number);
        let department = DEPARTMENTS[number * 5 % DEPARTMENTS.len()];
        let mut person = person(&login_id, &name, department, affiliation, deeds(number, affiliation), None)?;
        person.is_new = number % 23 == 0;
        Some(person)
    })
}

/// Every fifteenth comes from abroad.
fn name(number: usize) -> (String, String) {
    if number % 15 == 7 {
        let (name, login_id) = ABROAD[number / 15 % ABROAD.len()];
        return (name.to_owned(), login_id.to_owned());
    }
    let (family, families) = (FAMILIES[number % FAMILIES.len()], number / FAMILIES.len());
    let given = GIVEN[(number * 3 + families) % GIVEN.len()];
    (format!("{} {}", family.0, given.0), format!("{}.{}", family.1, given.1))
}

/// A third has signed in; of those, the staff have applied.
fn deeds(number: usize, affiliation: Affiliation) -> Vec<Deed> {
    match (number % 3, affiliation, number % 23) {
        (0, Affiliation::Staff, 1..) => vec![Deed::ChangePassword, Deed::Apply],
        (0, _, 1..) if number.is_multiple_of(2) => vec![Deed::ChangePassword],
        _ => Vec::new(),
    }
}
