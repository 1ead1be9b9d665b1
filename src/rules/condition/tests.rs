use jiff::tz::TimeZone;

use super::*;

const NOW: &str = "2026-11-30T10:20:30+09:00";

fn fields() -> Vec<Field> {
    let field = |name: &str, kind| Field { name: name.to_owned(), kind };
    let words = ["enabled", "locked_down", "disabled"].map(str::to_owned).to_vec();
    vec![
        field("login_id", Kind::LoginId),
        field("name", Kind::Text),
        field("state", Kind::Words(words)),
        field("uses", Kind::Number),
        field("on", Kind::YesNo),
        field("until", Kind::Day),
        field("created_at", Kind::Time),
    ]
}

fn read(typed: &str) -> Result<Condition, Refusal> {
    let zone = TimeZone::get("Asia/Tokyo").unwrap();
    Condition::read(typed, &fields(), Clock { now: NOW.parse().unwrap(), zone: &zone })
}

/// Whether a field with this text (several with blanks between them, none where it is empty) holds the condition.
fn holds(typed: &str, held: &str) -> bool {
    let condition = read(typed).unwrap();
    let kind = fields().into_iter().find(|field| field.name == condition.field).unwrap().kind;
    let several: Vec<_> = match kind {
        Kind::Words(_) => held.split_whitespace().collect(),
        _ => [held].into_iter().filter(|held| !held.is_empty()).collect(),
    };
    let held: Vec<_> = several.into_iter().map(|one| Held::of_text(one, &kind).unwrap()).collect();
    condition.holds(&held)
}

fn refused(typed: &str) -> (Code, String) {
    let refusal = read(typed).unwrap_err();
    (refusal.code, serde_json::to_string(&refusal.facts).unwrap())
}

#[test]
fn find_1_a_condition_is_exact() {
    for (typed, held, expected) in [
        ("login_id=tan", "tanaka", false),
        ("login_id=tanaka", "tanaka", true),
        ("login_id=ＴＡＮＡＫＡ", "tanaka", true),
        ("name=田中", "田中 太郎", false),
        ("name=田中 太郎", "田中 太郎", true),
        ("name = 田中 太郎 ", "田中 太郎", true),
        ("name＝田中", "田中", true),
        ("name=Tanaka", "tanaka", false),
        ("name=か\u{3099}", "が", true),
        ("name=a=b", "a=b", true),
        ("name=a<b", "a<b", true),
        ("name!=田中", "田中", false),
        ("name!=田中", "中田", true),
        ("name!=田中", "", true),
        ("state=locked_down", "locked_down", true),
        ("state=locked down", "locked_down", true),
        ("state=Enabled", "enabled", true),
        ("state=enabled", "disabled", false),
        ("on=true", "true", true),
        ("on=false", "true", false),
    ] {
        assert_eq!(holds(typed, held), expected, "{typed} of {held}");
    }
}

#[test]
fn find_1_any_of_several_values_and_none_of_them() {
    for (typed, held, expected) in [
        ("name=a,b", "b", true),
        ("name=a, b", "b", true),
        ("name=a,b", "c", false),
        ("name!=a,b", "b", false),
        ("name!=a,b", "c", true),
        ("name=\"a, b\",c", "a, b", true),
        ("name=\"a, b\",c", "c", true),
        ("name=\"a, b\",c", "a", false),
        ("name=\"say \"\"a\"\"\"", "say \"a\"", true),
        ("name=", "", true),
        ("name=", "a", false),
        ("name!=", "a", true),
        ("name!=", "", false),
        // A list has a value if one of its elements is that value.
        ("state=enabled", "disabled enabled", true),
        ("state!=enabled", "disabled enabled", false),
        ("state=", "", true),
    ] {
        assert_eq!(holds(typed, held), expected, "{typed} of {held}");
    }
}

#[test]
fn find_1_numbers_and_days_come_before_and_after() {
    for (typed, held, expected) in [
        ("uses>9", "10", true),
        ("uses>10", "10", false),
        ("uses>=10", "10", true),
        ("uses<10", "9", true),
        ("uses<=9", "10", false),
        ("uses=１０", "10", true),
        ("uses<10", "", false),
        ("until=2027-03-31", "2027-03-31", true),
        ("until=2027/3/31", "2027-03-31", true),
        ("until=令和9年3月31日", "2027-03-31", true),
        ("until=R9.3.31", "2027-03-31", true),
        ("until=20270331", "2027-03-31", true),
        ("until=2027/3/31 0:00", "2027-03-31", true),
        ("until=2027-03-31", "令和9年3月31日", true),
        ("until<2027-03-31", "2027-03-30", true),
        ("until<2027-03-31", "2027-03-31", false),
        ("until<=today", "2026-11-30", true),
        ("until<today", "2026-11-30", false),
        ("until=明日", "2026-12-01", true),
        ("until<=+30d", "2026-12-30", true),
        ("until<=+30d", "2026-12-31", false),
        ("until>=-1w", "2026-11-23", true),
        ("until>=-1w", "2026-11-22", false),
        ("until<=+2週", "2026-12-14", true),
        ("until<=+1日", "2026-12-02", false),
        ("until<=昨日", "2026-11-29", true),
        ("until<=昨日", "2026-11-30", false),
        ("name>=m", "n", true),
        ("name>=m", "l", false),
    ] {
        assert_eq!(holds(typed, held), expected, "{typed} of {held}");
    }
}

#[test]
fn find_1_a_time_is_as_exact_as_it_was_given() {
    for (typed, held, expected) in [
        ("created_at=2026-04-01", "2026-04-01T00:00:00+09:00", true),
        ("created_at=2026-04-01", "2026-03-31T15:00:00Z", true),
        ("created_at=令和8年4月1日", "2026-04-01T23:59:59+09:00", true),
        ("created_at=Ｒ８．４．１", "2026-04-01T00:00:00+09:00", true),
        ("created_at=20260401", "2026-04-01T23:59:59+09:00", true),
        // A minute, and not the day that begins with it.
        ("created_at=2026-04-01 00:00", "2026-04-01T00:01:00+09:00", false),
        ("created_at=R8.4.1 09:30", "2026-04-01T09:30:59+09:00", true),
        ("created_at=2026-04-01", "2026-04-01T23:59:59.999+09:00", true),
        ("created_at=2026-04-01", "2026-04-02T00:00:00+09:00", false),
        ("created_at!=2026-04-01", "2026-04-02T00:00:00+09:00", true),
        ("created_at<2026-04-01", "2026-03-31T23:59:59+09:00", true),
        ("created_at<2026-04-01", "2026-04-01T00:00:00+09:00", false),
        ("created_at<=2026-04-01", "2026-04-01T23:59:59+09:00", true),
        ("created_at>2026-04-01", "2026-04-01T23:59:59+09:00", false),
        ("created_at>2026-04-01", "2026-04-02T00:00:00+09:00", true),
        ("created_at>=2026-04-01", "2026-04-01T00:00:00+09:00", true),
        ("created_at=2026-04-01 09:30", "2026-04-01T09:30:59+09:00", true),
        ("created_at=2026-04-01 09:30", "2026-04-01T09:31:00+09:00", false),
        // As tables show it.
        ("created_at=2026-04-01 09:30 JST", "2026-04-01T09:30:59+09:00", true),
        ("created_at=2026-04-01T09:30:05+09:00", "2026-04-01T09:30:05.7+09:00", true),
        ("created_at=2026-04-01T09:30:05+09:00", "2026-04-01T09:30:06+09:00", false),
        ("created_at=today", "2026-11-30T23:59:59+09:00", true),
        ("created_at=yesterday", "2026-11-29T00:00:00+09:00", true),
        ("created_at>=-12h", "2026-11-29T22:20:30+09:00", true),
        ("created_at>=-12h", "2026-11-29T22:20:29+09:00", false),
        ("created_at<now", "2026-11-30T10:20:29+09:00", true),
        ("created_at>now", "2026-11-30T10:20:31+09:00", true),
        ("created_at<2026-04-01", "", false),
        ("created_at=", "", true),
        ("created_at=2026-04-01 09:30:05", "2026-04-01T09:30:05.9+09:00", true),
        ("created_at=2026-04-01 09:30:05", "2026-04-01T09:30:06+09:00", false),
        ("created_at=2026-04-01t09:30", "2026-04-01T09:30:59+09:00", true),
        ("created_at=now", "2026-11-30T10:20:30.9+09:00", true),
        ("created_at=今", "2026-11-30T10:20:31+09:00", false),
        ("created_at>=-30m", "2026-11-30T09:50:30+09:00", true),
        ("created_at>=-30分", "2026-11-30T09:50:29+09:00", false),
        ("created_at<=+2h", "2026-11-30T12:20:30+09:00", true),
        ("created_at<=+2時間", "2026-11-30T12:20:31+09:00", false),
    ] {
        assert_eq!(holds(typed, held), expected, "{typed} of {held}");
    }
}

#[test]
fn find_1_what_does_not_exist_is_refused_and_the_known_ones_are_named() {
    let known = "login_id, name, state, uses, on, until, created_at";
    assert_eq!(
        refused("nmae=x"),
        (Code::FilterUnknown, format!(r#"{{"meant":"name","name":"nmae","names":"{known}"}}"#))
    );
    assert_eq!(
        refused("state=disabld"),
        (
            Code::FilterValueUnknown,
            r#"{"meant":"disabled","name":"state","names":"enabled, locked_down, disabled","value":"disabld"}"#
                .to_owned()
        )
    );
    for (typed, form) in [
        ("uses=many", "number"),
        ("uses=1.5", "number"),
        ("until=soon", "day"),
        ("until=2027-02-30", "no-such-day"),
        ("until=2027/02/30 0:00", "no-such-day"),
        ("created_at>=2027/02/30", "no-such-day"),
        ("created_at>=2027/02/30 09:00", "no-such-day"),
        ("created_at>=令和元年4月1日", "no-such-day"),
        ("created_at>=4/1/2026", "time"),
        ("created_at=2026-04-01 25:00", "time"),
        ("created_at=2026-04-01 09:30 UTC", "time"),
        ("created_at=2026-04-01 09:30 JST JST", "time"),
        ("created_at=2026-04-01 09:30:05:01", "time"),
        ("created_at=2026-04-01 09", "time"),
        ("created_at=+5y", "time"),
        ("name=a\u{202e}b", "unsafe-character"),
        ("created_at=+9999999999999d", "time"),
        ("login_id=田中", "login-id"),
        ("state<enabled", "word-order"),
        ("uses<", "empty"),
    ] {
        let (code, facts) = refused(typed);
        assert_eq!(code, Code::FilterValueUnknown, "{typed}");
        assert!(facts.contains(&format!(r#""form":"{form}""#)), "{typed}: {facts}");
    }
    for typed in [
        "",
        "name",
        "=x",
        "name~x",
        "name!x",
        "name! =x",
        "name﹦a=x",
        "name=a,,b",
        "uses<1,2",
        "name=\"a",
        "name=\"a\"b",
    ] {
        assert_eq!(refused(typed).0, Code::FilterInvalid, "{typed}");
    }
}

#[test]
fn a_condition_is_written_with_marks_only_where_it_needs_them() {
    for typed in [
        "name=田中 太郎",
        "name!=a,b",
        "uses<=9",
        "uses>=9",
        "uses<9",
        "uses>9",
        "name=",
        "name=\"a, b\",c",
        "name=\"say \"\"a\"\"\"",
    ] {
        assert_eq!(typed.parse::<Typed>().map(|condition| condition.to_string()), Ok(typed.to_owned()));
    }
    // Blanks at an edge would be lost without them.
    let edged = Typed { field: "name".to_owned(), comparison: Comparison::Is, values: vec![" a".to_owned()] };
    assert_eq!(edged.to_string(), "name=\" a\"");
}

#[test]
fn a_value_that_begins_with_a_sign_is_shown_in_quotation_marks() {
    for typed in ["uses>\"=5\"", "uses<\"＝5\"", "name=\"=a\""] {
        let read: Typed = typed.parse().unwrap();
        assert_eq!((read.to_string(), read.to_string().parse()), (typed.to_owned(), Ok(read)));
    }
}

proptest::proptest! {
    #[test]
    fn what_was_typed_can_be_written_and_read_again(values in proptest::collection::vec("[a-z田, \"=]{1,6}", 1..4)) {
        let values: Vec<String> = values.iter().map(|value| value.trim().to_owned()).collect();
        proptest::prop_assume!(values.iter().all(|value| !value.is_empty()));
        let typed = Typed { field: "name".to_owned(), comparison: Comparison::IsNot, values };
        proptest::prop_assert_eq!(typed.to_string().parse(), Ok(typed));
    }
}
