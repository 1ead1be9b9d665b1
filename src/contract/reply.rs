//! The names of a reply's fields, as its schema has them.

use utoipa::openapi::{
    RefOr,
    schema::{ArrayItems, Schema, SchemaType, Type},
};

use super::table::table;

/// The fields of what an operation replies, `a.b` for a field of a field; of the object or the rows at `place`, where it
/// names a field of the reply. Nothing where there is no such operation or place.
pub fn fields(operation: &str, place: &str) -> Vec<String> {
    let rows = table();
    let Some(row) = rows.iter().find(|row| row.id == operation) else { return Vec::new() };
    // What a page has on it is named by other operations only.
    let known: Vec<&(String, RefOr<Schema>)> =
        rows.iter().flat_map(|row| row.schemas.iter().chain([&row.reply])).collect();
    let mut schema = object(&row.reply.1, &known);
    if !place.is_empty() {
        schema = schema.and_then(|whole| property(whole, place, &known)).and_then(|at| element(at, &known));
    }
    let mut names = Vec::new();
    if let Some(schema) = schema {
        walk(schema, "", &known, &mut names);
    }
    names
}

fn walk(schema: &Schema, above: &str, known: &[&(String, RefOr<Schema>)], names: &mut Vec<String>) {
    match schema {
        Schema::Object(schema) => {
            for (name, below) in &schema.properties {
                let name = format!("{above}{name}");
                names.push(name.clone());
                if let Some(below) = object(below, known) {
                    walk(below, &format!("{name}."), known, names);
                }
            }
        }
        Schema::AllOf(parts) => {
            parts.items.iter().filter_map(|part| object(part, known)).for_each(|part| walk(part, above, known, names));
        }
        _ => {}
    }
}

/// The schema that a reference, or one that may be null, stands for.
fn object<'a>(schema: &'a RefOr<Schema>, known: &[&'a (String, RefOr<Schema>)]) -> Option<&'a Schema> {
    match schema {
        RefOr::Ref(reference) => {
            let name = reference.ref_location.rsplit('/').next()?;
            object(&known.iter().find(|(other, _)| other == name)?.1, known)
        }
        RefOr::T(Schema::OneOf(either)) => {
            either.items.iter().filter_map(|one| object(one, known)).find(|one| !is_null(one))
        }
        RefOr::T(schema) => Some(schema),
    }
}

fn is_null(schema: &Schema) -> bool {
    matches!(schema, Schema::Object(schema) if matches!(&schema.schema_type, SchemaType::Type(Type::Null)))
}

fn property<'a>(schema: &'a Schema, name: &str, known: &[&'a (String, RefOr<Schema>)]) -> Option<&'a RefOr<Schema>> {
    match schema {
        Schema::Object(schema) => schema.properties.get(name),
        Schema::AllOf(parts) => parts.items.iter().find_map(|part| property(object(part, known)?, name, known)),
        _ => None,
    }
}

/// What stands there; of a list, one of its rows.
fn element<'a>(schema: &'a RefOr<Schema>, known: &[&'a (String, RefOr<Schema>)]) -> Option<&'a Schema> {
    match object(schema, known)? {
        Schema::Array(list) => match &list.items {
            ArrayItems::RefOrSchema(items) => object(items, known),
            ArrayItems::False => None,
        },
        one => Some(one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_replies_of_parts_and_of_rows_are_found() {
        let has = |operation, place, name: &str| fields(operation, place).iter().any(|field| field == name);
        assert!(has("account.disable", "", "account.login_id") && has("account.disable", "", "account"));
        assert!(has("account.create", "account", "department") && !has("account.create", "account", "first_password"));
        assert!(has("account.list", "items", "login_id") && has("alias.list", "items", "smtp.host"));
        assert!(has("less-secure-apps.enable", "", "credential") && !has("account.disable", "", "nosuch"));
        assert!(fields("no.such", "").is_empty() && fields("account.show", "nosuch").is_empty());
    }
}
