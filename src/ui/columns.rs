//! `--columns`: fields by name, `a.b` for a field of a field.

use serde_json::{Map, Value};

use super::Trouble;

/// The value at a name; `a.b` goes into objects.
pub(super) fn lookup<'a>(row: &'a Value, name: &str) -> Option<&'a Value> {
    if let Some(value) = row.get(name) {
        return Some(value);
    }
    name.split('.').try_fold(row, |value, part| value.get(part))
}

/// A row cut down to the chosen fields, in their order.
pub(super) fn select(row: &Value, chosen: Option<&[String]>) -> Value {
    match chosen {
        None => row.clone(),
        Some(names) => {
            let field = |name: &String| (name.clone(), lookup(row, name).cloned().unwrap_or_default());
            Value::Object(names.iter().map(field).collect::<Map<_, _>>())
        }
    }
}

/// Refuses a name that is no field.
pub(super) fn check(chosen: Option<&[String]>, rows: &[&Value], declared: &[&'static str]) -> Result<(), Trouble> {
    let known = |name: &str| declared.contains(&name) || rows.iter().any(|row| lookup(row, name).is_some());
    match chosen.unwrap_or_default().iter().find(|name| !known(name)) {
        None => Ok(()),
        Some(name) => Err(Trouble::UnknownColumn { name: name.clone(), fields: fields(rows, declared) }),
    }
}

/// Every field: those that are declared, then those of the rows, in the order in which they first appear. An object of
/// which fields are declared is none.
pub(super) fn fields(rows: &[&Value], declared: &[&'static str]) -> Vec<String> {
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn fields_are_chosen_in_order_and_unknown_ones_are_refused() {
        let row = json!({"id": 1, "who": {"name": "山田"}, "note": null});
        let chosen = ["who.name".to_owned(), "id".to_owned()];
        assert_eq!(select(&row, Some(&chosen)).to_string(), r#"{"who.name":"山田","id":1}"#);
        assert!(check(Some(&chosen), &[&row], &[]).is_ok());
        let wrong = ["nmae".to_owned()];
        let Err(Trouble::UnknownColumn { name, fields }) = check(Some(&wrong), &[&row], &["more"]) else {
            panic!("taken")
        };
        assert_eq!((name.as_str(), fields.join(" ").as_str()), ("nmae", "more id who note"));
    }
}
