//! Every text exists in every language, is used, and needs the same values.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};

use super::{Lang, Texts, args, files::FILES};

/// Texts that are the same in both languages, and why.
const EQUAL: &[(&str, &str)] = &[
    ("column-id", "the abbreviation that both languages use"),
    ("column-sort", "a flag, as it is typed"),
    ("prompt-what-pop-mode", "the name of the protocol, in both languages"),
    ("value-channel-sms", "the name of the technique, in both languages"),
    ("value-method-sms", "the name of the technique, in both languages"),
];

/// Families whose keys are put together at run time, or come from another room: used if anything uses the family.
const FAMILIES: &[&str] = &[
    "operation-",
    "problem-",
    "letter-",
    "value-",
    "column-",
    "help-",
    "topic-",
    "invalid-",
    "mail-log-in-",
    "message-kind-",
    "message-topic-",
    "message-why-",
    "aftermath-what-",
    "audit-break-",
    "sync-deed-",
    "sync-trouble-",
];

type Values = BTreeSet<String>;

/// Every key with the values that it names and its source form.
fn all(lang: Lang) -> BTreeMap<String, (Values, String)> {
    FILES.iter().flat_map(|file| texts_of(file.name, lang, file.source(lang))).collect()
}

fn texts_of(file: &str, lang: Lang, source: &str) -> Vec<(String, (Values, String))> {
    let resource: Resource<&str> =
        fluent_syntax::parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{lang}/{file}.ftl: {errors:?}"));
    let mut found = Vec::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let name = message.id.name;
        found.extend(message.value.iter().map(|it| (name.to_owned(), described(it))));
        found.extend(message.attributes.iter().map(|it| (format!("{name}.{}", it.id.name), described(&it.value))));
    }
    found
}

fn described(pattern: &Pattern<&str>) -> (Values, String) {
    let mut values = Values::new();
    walk(pattern, &mut values);
    (values, format!("{pattern:?}"))
}

fn walk(pattern: &Pattern<&str>, values: &mut Values) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_values(expression, values);
        }
    }
}

fn expression_values(expression: &Expression<&str>, values: &mut Values) {
    match expression {
        Expression::Inline(inline) => inline_values(inline, values),
        Expression::Select { selector, variants } => {
            inline_values(selector, values);
            variants.iter().for_each(|variant| walk(&variant.value, values));
        }
    }
}

fn inline_values(inline: &InlineExpression<&str>, values: &mut Values) {
    match inline {
        InlineExpression::VariableReference { id } => {
            values.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => expression_values(expression, values),
        _ => {}
    }
}

#[test]
fn every_text_exists_in_both_languages_with_the_same_values() {
    let (en, ja) = (all(Lang::En), all(Lang::Ja));
    let mut wrong = Vec::new();
    for key in en.keys().chain(ja.keys()).collect::<BTreeSet<_>>() {
        match (en.get(key), ja.get(key)) {
            (Some(en), Some(ja)) if en.0 != ja.0 => wrong.push(format!("{key}: values {:?} and {:?}", en.0, ja.0)),
            (Some(_), Some(_)) => {}
            (None, _) => wrong.push(format!("{key}: missing in English")),
            (_, None) => wrong.push(format!("{key}: missing in Japanese")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_text_is_equal_in_both_languages_only_with_a_reason() {
    let (en, ja) = (all(Lang::En), all(Lang::Ja));
    let equal: BTreeSet<&str> = en
        .iter()
        .filter(|(key, text)| ja.get(*key).is_some_and(|other| other.1 == text.1))
        .map(|(key, _)| key.as_str())
        .collect();
    assert_eq!(equal, EQUAL.iter().map(|(key, _)| *key).collect());
}

#[test]
fn no_japanese_text_has_a_variant_for_the_plural_category_one_which_is_never_chosen() {
    let wrong = FILES.iter().filter(|file| file.source(Lang::Ja).contains("[one]"));
    let wrong: Vec<&str> = wrong.map(|file| file.name).collect();
    assert!(wrong.is_empty(), "{wrong:?}: [1] is the number");
}

#[test]
fn a_key_stands_in_one_file_only_and_in_the_file_of_its_name() {
    let mut seen = BTreeSet::new();
    for (index, file) in FILES.iter().enumerate() {
        for (key, _) in texts_of(file.name, Lang::En, file.source(Lang::En)) {
            let message = key.split('.').next().unwrap();
            assert_eq!(
                super::files::index_of(message),
                index,
                "{key} is looked for in another file than {}",
                file.name
            );
            assert!(seen.insert(key.clone()), "{key} stands twice");
        }
    }
}

/// Keys in the sources: `say("…"`, `text("…"`, `explain("…"`, `under("…"`, and any literal that is a key.
fn used() -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut called, mut literals) = (BTreeSet::new(), BTreeSet::new());
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") && !path.ends_with("texts/tests.rs") {
                scan(&std::fs::read_to_string(&path).unwrap(), &mut called, &mut literals);
            }
        }
    }
    (called, literals)
}

fn scan(source: &str, called: &mut BTreeSet<String>, literals: &mut BTreeSet<String>) {
    let is_key = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.'))
    };
    for (at, _) in source.match_indices('"') {
        let Some(literal) = source[at + 1..].split('"').next().filter(|text| is_key(text)) else { continue };
        literals.insert(literal.to_owned());
        let before = source[..at].trim_end();
        let is_call = [".say(", ".text(", ".explain(", ".under("].iter().any(|call| before.ends_with(call));
        if is_call {
            called.insert(literal.to_owned());
        }
    }
}

#[test]
fn every_key_that_the_code_asks_for_exists() {
    let texts = Texts::of(Lang::En);
    let absent: Vec<String> = used().0.into_iter().filter(|key| !texts.has(key)).collect();
    assert!(absent.is_empty(), "{absent:?}");
}

#[test]
fn every_text_is_used() {
    let literals = used().1;
    let of_a_family = |key: &str| FAMILIES.iter().any(|family| key.starts_with(family));
    let idle: Vec<String> =
        all(Lang::En).into_keys().filter(|key| !of_a_family(key) && !literals.contains(key)).collect();
    assert!(idle.is_empty(), "{idle:?}");
}

#[test]
fn values_stand_in_their_places_without_marks() {
    let en = Texts::of(Lang::En);
    assert_eq!(en.say("done-undo", args![command = "meibo x"]), "To undo: meibo x");
    assert_eq!(en.say("no-such-key", args![]), "no-such-key");
    assert_eq!(en.say("problem-code-wrong.why", args![left = 1]), "It is not the code that was sent. One try is left.");
    assert_eq!(en.explain("problem-code-wrong.why", args![]), "It is not the code that was sent or shown.");
    assert!(en.has("problem-code-wrong.next") && !en.has("problem-code-wrong.nothing") && !en.has("nothing"));
}

/// The reasons of `Refusal::invalid(field, "why")` in a source.
fn reasons(source: &str) -> Vec<String> {
    let calls = source.split("Refusal::invalid(").skip(1).filter_map(|rest| rest.split(')').next());
    calls.filter_map(|call| call.rsplit('"').nth(1).map(str::to_owned)).collect()
}

#[test]
fn every_reason_of_an_invalid_value_has_a_sentence() {
    let texts = Texts::of(Lang::En);
    let mut absent = Vec::new();
    for room in ["rules", "ops", "service"] {
        let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room)];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else {
                    let source = std::fs::read_to_string(entry.path()).unwrap_or_default();
                    absent.extend(reasons(&source).into_iter().filter(|why| !texts.has(&format!("invalid-{why}"))));
                }
            }
        }
    }
    assert!(absent.is_empty(), "{absent:?}");
}
