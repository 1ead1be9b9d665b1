//! `--filter`, `--sort` and `--limit` for a list that comes whole: what the service does for a long list is done here.

use std::cmp::Ordering;

use serde_json::Value;

use super::{Listing, Output, Trouble, columns, output::plain};

/// How a person wants a list arranged.
#[derive(Debug, Clone, Default)]
pub struct Arrangement {
    /// Fields and the values they must have.
    pub filters: Vec<(String, String)>,
    /// The field to order by; a hyphen in front reverses the order.
    pub sort: Option<String>,
    /// Rows at the most.
    pub limit: Option<usize>,
}

impl Listing {
    /// The rows that the arrangement leaves, in its order.
    ///
    /// # Errors
    /// When it names a field that the rows do not have.
    pub fn arranged(mut self, by: &Arrangement) -> Result<Self, Trouble> {
        // First, while there are rows to know the fields from.
        let sort = by.sort.as_deref().map(|sort| sort.strip_prefix('-').map_or((sort, false), |field| (field, true)));
        let fields = by.filters.iter().map(|(field, _)| field.as_str()).chain(sort.map(|(field, _)| field));
        for field in fields {
            columns::check(Some(&[field.to_owned()]), &self.rows(), &self.fields())?;
        }
        for (field, wanted) in &by.filters {
            self.rows.retain(|row| columns::lookup(row, field).is_some_and(|value| has(value, wanted)));
        }
        if let Some((field, descending)) = sort {
            let key = |row: &Value| columns::lookup(row, field).cloned().unwrap_or_default();
            self.rows.sort_by(|a, b| {
                let order = order(&key(a), &key(b));
                if descending { order.reverse() } else { order }
            });
        }
        if let Some(limit) = by.limit.filter(|limit| *limit < self.rows.len()) {
            let total = self.rows.len() as u64;
            self.rows.truncate(limit);
            self = self.cut(true, Some(total));
        }
        Ok(self)
    }
}

/// Whether a value is the wanted one, or a list that has it.
fn has(value: &Value, wanted: &str) -> bool {
    match value {
        Value::Array(values) => values.iter().any(|value| has(value, wanted)),
        value => plain(value) == wanted,
    }
}

/// Numbers by size, everything else by its text; what is absent comes first.
fn order(one: &Value, other: &Value) -> Ordering {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => one.total_cmp(&other),
        _ => plain(one).cmp(&plain(other)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn ids(by: &Arrangement) -> Result<(Vec<String>, bool), Trouble> {
        let rows = vec![
            json!({"id": "b", "name": "Ecrea", "uses": 10, "scopes": ["x"]}),
            json!({"id": "a", "name": "山田", "uses": 9, "scopes": ["x", "y"]}),
            json!({"id": "c", "name": null, "uses": 100, "scopes": []}),
        ];
        let listing = Listing::new(rows, &["id", "name"]).arranged(by)?;
        Ok((listing.rows.iter().map(|row| row["id"].as_str().unwrap_or_default().to_owned()).collect(), listing.more))
    }

    fn sorted(sort: &str) -> String {
        let by = Arrangement { sort: Some(sort.to_owned()), ..Arrangement::default() };
        ids(&by).map(|(ids, _)| ids.join("")).unwrap_or_default()
    }

    #[test]
    fn a_whole_list_is_filtered_ordered_and_cut() {
        assert_eq!((sorted("id").as_str(), sorted("-id").as_str()), ("abc", "cba"));
        assert_eq!((sorted("uses").as_str(), sorted("name").as_str()), ("abc", "cba"));
        let filter = |field: &str, value: &str| Arrangement {
            filters: vec![(field.to_owned(), value.to_owned())],
            ..Arrangement::default()
        };
        for (field, value, left) in
            [("name", "山田", "a"), ("scopes", "x", "ba"), ("uses", "100", "c"), ("id", "z", "")]
        {
            assert_eq!(ids(&filter(field, value)).map(|(ids, _)| ids.join("")).unwrap_or_default(), left, "{field}");
        }
        let two = |limit| ids(&Arrangement { limit: Some(limit), ..Arrangement::default() }).unwrap_or_default();
        assert_eq!(two(2), (vec!["b".to_owned(), "a".to_owned()], true));
        assert!(!two(3).1);
    }

    #[test]
    fn a_field_that_no_row_has_is_refused() {
        for by in [
            Arrangement { sort: Some("-nmae".to_owned()), ..Arrangement::default() },
            Arrangement { filters: vec![("nmae".to_owned(), "x".to_owned())], ..Arrangement::default() },
        ] {
            assert!(matches!(ids(&by), Err(Trouble::UnknownColumn { name, .. }) if name == "nmae"));
        }
    }
}
