//! `--columns`: fields by name, `a.b` for a field of a field.

use serde_json::{Map, Value};

use super::Trouble;

/// The field in which an object lists those of its fields that the caller may not see.
pub(super) const WITHHELD: &str = "withheld";

/// The value of a field; `a.b` is the field `b` of the object `a`.
pub fn lookup<'a>(row: &'a Value, name: &str) -> Option<&'a Value> {
    if let Some(value) = row.get(name) {
        return Some(value);
    }
    name.split('.').try_fold(row, |value, part| value.get(part))
}

/// A value without its JSON quotes.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Whether a field is withheld: named in the `withheld` of its row, or of the object that it stands in.
pub(super) fn is_withheld(row: &Value, name: &str) -> bool {
    let named = row.get(WITHHELD).and_then(Value::as_array).is_some_and(|names| names.iter().any(|it| it == name));
    let within = || {
        name.rsplit_once('.').is_some_and(|(head, _)| is_withheld(row, head))
            || name.split_once('.').is_some_and(|(head, rest)| row.get(head).is_some_and(|it| is_withheld(it, rest)))
    };
    named || within()
}

/// What is withheld of a field: itself, or fields within it.
fn withheld_of(row: &Value, name: &str) -> Vec<String> {
    if is_withheld(row, name) {
        return vec![name.to_owned()];
    }
    let is_within = |it: &&str| it.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
    let named = row.get(WITHHELD).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let mut withheld: Vec<String> = named.filter(is_within).map(str::to_owned).collect();
    if let Some((head, rest)) = name.split_once('.')
        && let Some(within) = row.get(head)
    {
        withheld.extend(withheld_of(within, rest).into_iter().map(|it| format!("{head}.{it}")));
    }
    withheld
}

/// A row cut down to the chosen fields, in their order.
pub(super) fn select(row: &Value, chosen: Option<&[String]>) -> Value {
    let Some(names) = chosen else { return row.clone() };
    let field = |name: &String| (name.clone(), lookup(row, name).cloned().unwrap_or_default());
    let mut cut: Map<String, Value> = names.iter().map(field).collect();
    let withheld: Vec<String> = names.iter().flat_map(|name| withheld_of(row, name)).collect();
    // The row names what is withheld: otherwise it would look as if there were nothing.
    if !withheld.is_empty() && !cut.contains_key(WITHHELD) {
        cut.insert(WITHHELD.to_owned(), withheld.into());
    }
    Value::Object(cut)
}

/// Refuses a chosen name that is not a field: neither declared, nor known to the contract, nor in any of the rows.
pub(super) fn check(
    chosen: Option<&[String]>,
    rows: &[&Value],
    declared: &[&str],
    known: &[String],
) -> Result<(), Trouble> {
    let is_known = |name: &String| {
        known.contains(name) || declared.contains(&name.as_str()) || rows.iter().any(|row| lookup(row, name).is_some())
    };
    match chosen.unwrap_or_default().iter().find(|name| !is_known(name)) {
        None => Ok(()),
        Some(name) => {
            let mut all = fields(rows, declared);
            all.extend(known.iter().filter(|name| !all.contains(name)).cloned().collect::<Vec<_>>());
            Err(Trouble::UnknownColumn { name: name.clone(), fields: all })
        }
    }
}

/// Every field: the declared ones, then those of the rows in the order in which they first appear. An object of which
/// single fields (`a.b`) are declared is not listed itself.
pub(super) fn fields(rows: &[&Value], declared: &[&str]) -> Vec<String> {
    let mut all: Vec<String> = declared.iter().map(|&name| name.to_owned()).collect();
    let own = rows.iter().filter_map(|row| row.as_object()).flat_map(Map::keys);
    for name in own {
        let is_taken_apart = |field: &&str| field.split_once('.').is_some_and(|(head, _)| head == name);
        if !all.contains(name) && !declared.iter().any(is_taken_apart) {
            all.push(name.clone());
        }
    }
    all
}

/// Fields of which each holds one value or a list: an object gives its place to its own fields, as the contract has them, or,
/// where that tells of none, as the rows do. What the contract knows without them is an object of any fields, and stays one.
pub(super) fn single(names: &[String], rows: &[&Value], known: &[String]) -> Vec<String> {
    names.iter().flat_map(|name| parts(name, rows, known)).collect()
}

fn parts(name: &str, rows: &[&Value], known: &[String]) -> Vec<String> {
    let within = |field: &&String| field.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
    let own = |field: &&String| within(field) && !field[name.len() + 1..].contains('.');
    let mut own: Vec<String> = known.iter().filter(own).cloned().collect();
    if !own.is_empty() || !known.iter().any(|field| field == name) {
        let objects = rows.iter().filter_map(|row| lookup(row, name)?.as_object());
        let held = objects.flat_map(Map::keys).map(|field| format!("{name}.{field}"));
        held.for_each(|field| {
            if !own.contains(&field) {
                own.push(field);
            }
        });
    }
    if own.is_empty() { vec![name.to_owned()] } else { single(&own, rows, known) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_withheld_is_named_by_its_row_or_by_what_it_stands_in() {
        let row = json!({"who": {"name": null, "withheld": ["name"]}, "withheld": ["list", "rows.at"], "more": null});
        let withheld = ["who.name", "list", "rows.at", "more", "who", "name"].map(|name| is_withheld(&row, name));
        assert_eq!(withheld, [true, true, true, false, false, false]);
    }

    #[test]
    fn what_is_withheld_within_a_chosen_field_is_named_beside_it() {
        let row = json!({"name": "x", "rows": [{"at": null}], "who": {"contact": {"mail": null}, "withheld": ["contact.mail"]},
            "withheld": ["rows.at", "rows.by", "note"]});
        let chosen = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            select(&row, Some(&names))[WITHHELD].clone()
        };
        assert_eq!(chosen(&["name", "rows"]), json!(["rows.at", "rows.by"]));
        assert_eq!(chosen(&["who.contact", "note"]), json!(["who.contact.mail", "note"]));
        assert_eq!(chosen(&["who.contact.mail"]), json!(["who.contact.mail"]));
        assert_eq!(chosen(&["name"]), Value::Null);
    }

    #[test]
    fn what_holds_fields_gives_its_place_to_them_whatever_a_row_has() {
        let rows = [json!({"id": 1, "who": {"name": "x", "at": {"day": 1}}, "facts": {"a": 1}, "list": [{"b": 1}]})];
        let single = |known: &[&str]| {
            let known: Vec<String> = known.iter().map(|&name| name.to_owned()).collect();
            let rows: Vec<&Value> = rows.iter().collect();
            single(&fields(&rows, &["gone"]), &rows, &known).join(" ")
        };
        let known = ["id", "gone", "gone.by", "gone.at", "who", "who.name", "who.at", "who.at.day", "facts", "list"];
        assert_eq!(single(&known), "gone.by gone.at id who.name who.at.day facts list");
        assert_eq!(single(&[]), "gone id who.name who.at.day facts.a list");
    }

    #[test]
    fn fields_are_chosen_in_order_and_unknown_ones_are_refused() {
        let row = json!({"id": 1, "who": {"name": "山田"}, "note": null});
        let chosen = ["who.name".to_owned(), "id".to_owned()];
        assert_eq!(select(&row, Some(&chosen)).to_string(), r#"{"who.name":"山田","id":1}"#);
        assert!(check(Some(&chosen), &[&row], &[], &[]).is_ok());
        assert!(check(Some(&chosen), &[], &[], &chosen).is_ok());
        let wrong = ["nmae".to_owned()];
        let Err(Trouble::UnknownColumn { name, fields }) =
            check(Some(&wrong), &[&row], &["more"], &["id".to_owned(), "who.name".to_owned()])
        else {
            panic!("taken")
        };
        assert_eq!((name.as_str(), fields.join(" ").as_str()), ("nmae", "more id who note who.name"));
    }
}
