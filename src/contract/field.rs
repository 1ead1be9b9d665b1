//! The fields of replies, as their schemas have them: what `--columns` may name, and what rows can be chosen and ordered by.

use std::collections::HashMap;

use utoipa::{
    ToSchema,
    openapi::{
        KnownFormat, RefOr, Type,
        schema::{ArrayItems, Object, Schema, SchemaFormat, SchemaType},
    },
};

use super::schema::LOGIN_ID;
use crate::rules::condition::{Field, Kind};

/// The fields of a reply.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    /// The name of every field, `a.b` for a field of a field.
    pub names: Vec<String>,
    /// Those that hold one value, or a list of values.
    pub plain: Vec<Field>,
}

/// The fields of a reply's type.
pub fn fields<T: ToSchema>() -> Fields {
    let mut schemas = Vec::new();
    T::schemas(&mut schemas);
    let known: Known = schemas.into_iter().collect();
    let mut found = Fields::default();
    found.walk(&T::schema(), "", &known);
    found
}

/// The names of the fields of a reply; of the object or the rows at `place`, where it names a field of the reply. Nothing
/// where there is no such place.
pub(super) fn names(whole: &RefOr<Schema>, schemas: Vec<(String, RefOr<Schema>)>, place: &str) -> Vec<String> {
    let known: Known = schemas.into_iter().collect();
    let schema = if place.is_empty() { Some(whole) } else { property(whole, place, &known) };
    let mut found = Fields::default();
    if let Some(schema) = schema {
        found.walk(element(schema, &known), "", &known);
    }
    found.names
}

/// The schemas that references lead to, by their names.
type Known = HashMap<String, RefOr<Schema>>;

impl Fields {
    /// Fields that no schema tells of, with what they hold.
    pub fn of(fields: impl IntoIterator<Item = (&'static str, Kind)>) -> Self {
        let plain: Vec<Field> = fields.into_iter().map(|(name, kind)| Field { name: name.to_owned(), kind }).collect();
        Self { names: plain.iter().map(|field| field.name.clone()).collect(), plain }
    }

    /// The same with one more field, which the reply does not show.
    #[must_use]
    pub fn and(mut self, name: &str, kind: Kind) -> Self {
        self.plain.push(Field { name: name.to_owned(), kind });
        self
    }

    /// The same with another name for a field.
    #[must_use]
    pub fn also(self, name: &str, field: &str) -> Self {
        match self.plain.iter().find(|known| known.name == field).map(|known| known.kind.clone()) {
            Some(kind) => self.and(name, kind),
            None => self,
        }
    }

    /// The same without some of them.
    #[must_use]
    pub fn without(mut self, names: &[&str]) -> Self {
        let is_left = |name: &str| !names.iter().any(|one| name == *one || name.starts_with(&format!("{one}.")));
        self.names.retain(|name| is_left(name));
        self.plain.retain(|field| is_left(&field.name));
        self
    }

    fn walk(&mut self, schema: &RefOr<Schema>, prefix: &str, known: &Known) {
        match resolved(schema, known) {
            Some(Schema::Object(object)) => {
                for (name, property) in &object.properties {
                    self.field(&format!("{prefix}{name}"), property, known);
                }
            }
            // What is flattened into a type.
            Some(Schema::AllOf(parts)) => parts.items.iter().for_each(|part| self.walk(part, prefix, known)),
            _ => {}
        }
    }

    fn field(&mut self, name: &str, schema: &RefOr<Schema>, known: &Known) {
        self.names.push(name.to_owned());
        if let Some(Schema::Object(object)) = resolved(element(schema, known), known)
            && let Some(kind) = kind(object)
        {
            self.plain.push(Field { name: name.to_owned(), kind });
        }
        if !matches!(resolved(schema, known), Some(Schema::Array(_))) {
            self.walk(schema, &format!("{name}."), known);
        }
    }
}

/// The schema that stands behind references, and behind "or null".
fn resolved<'a>(schema: &'a RefOr<Schema>, known: &'a Known) -> Option<&'a Schema> {
    match schema {
        RefOr::Ref(at) => resolved(known.get(at.ref_location.rsplit('/').next()?)?, known),
        RefOr::T(Schema::OneOf(either)) => {
            either.items.iter().filter_map(|one| resolved(one, known)).find(|one| !is_null(one))
        }
        RefOr::T(schema) => Some(schema),
    }
}

fn is_null(schema: &Schema) -> bool {
    matches!(schema, Schema::Object(object) if matches!(&object.schema_type, SchemaType::Type(Type::Null)))
}

/// A property, also one that is flattened into the type.
fn property<'a>(schema: &'a RefOr<Schema>, name: &str, known: &'a Known) -> Option<&'a RefOr<Schema>> {
    match resolved(schema, known)? {
        Schema::Object(object) => object.properties.get(name),
        Schema::AllOf(parts) => parts.items.iter().find_map(|part| property(part, name, known)),
        _ => None,
    }
}

/// What stands there; of a list, one of its rows.
fn element<'a>(schema: &'a RefOr<Schema>, known: &'a Known) -> &'a RefOr<Schema> {
    match resolved(schema, known) {
        Some(Schema::Array(list)) => match &list.items {
            ArrayItems::RefOrSchema(items) => items,
            ArrayItems::False => schema,
        },
        _ => schema,
    }
}

/// What a field of this schema holds, if it is one value.
fn kind(object: &Object) -> Option<Kind> {
    let held = match &object.schema_type {
        SchemaType::Type(held) => held,
        SchemaType::Array(several) => several.iter().find(|one| !matches!(one, Type::Null))?,
        SchemaType::AnyValue => return None,
    };
    match (held, &object.format, &object.enum_values) {
        (Type::String, _, Some(words)) => {
            Some(Kind::Words(words.iter().filter_map(|word| word.as_str().map(str::to_owned)).collect()))
        }
        (Type::String, Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)), _) => Some(Kind::Time),
        (Type::String, Some(SchemaFormat::KnownFormat(KnownFormat::Date)), _) => Some(Kind::Day),
        (Type::String, Some(SchemaFormat::Custom(format)), _) if format == LOGIN_ID => Some(Kind::LoginId),
        (Type::String, ..) => Some(Kind::Text),
        (Type::Integer | Type::Number, ..) => Some(Kind::Number),
        (Type::Boolean, ..) => Some(Kind::YesNo),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::table::replied;
    use crate::contract::{
        account::{AccountView, AccountWhole},
        audit::EntryView,
        pop::PopRow,
    };

    fn kind_of(fields: &Fields, name: &str) -> Option<Kind> {
        fields.plain.iter().find(|field| field.name == name).map(|field| field.kind.clone())
    }

    #[test]
    fn the_schema_of_a_reply_says_what_its_fields_hold() {
        let words = |words: &[&str]| Some(Kind::Words(words.iter().map(|&word| word.to_owned()).collect()));
        let account = fields::<AccountView>();
        assert_eq!(kind_of(&account, "login_id"), Some(Kind::LoginId));
        assert_eq!(kind_of(&account, "name"), Some(Kind::Text));
        assert_eq!(kind_of(&account, "state"), words(&["enabled", "locked_down", "disabled"]));
        assert_eq!(kind_of(&account, "roles"), words(&["proxy-applicant", "helper", "help-desk", "administrator"]));
        assert_eq!(kind_of(&account, "created_at"), Some(Kind::Time));
        assert_eq!(kind_of(&account, "ends_at"), Some(Kind::Time));
        let pop = fields::<PopRow>();
        assert_eq!(kind_of(&pop, "used_percent"), Some(Kind::Number));
        assert_eq!(kind_of(&pop, "login_id"), Some(Kind::LoginId));
        assert_eq!(kind_of(&pop, "mode"), words(&["disabled", "all", "from-now-on"]));
        assert_eq!(kind_of(&fields::<EntryView>(), "facts"), None);
    }

    #[test]
    fn fields_of_replies_of_parts_and_of_rows_are_found() {
        let has = |operation, place, name: &str| replied(operation, place).iter().any(|field| field == name);
        assert!(has("account.disable", "", "account.login_id") && has("account.disable", "", "account"));
        assert!(has("account.create", "account", "department") && !has("account.create", "account", "first_password"));
        assert!(has("account.list", "items", "login_id") && has("alias.list", "items", "smtp.host"));
        assert!(has("less-secure-apps.enable", "", "credential") && !has("account.disable", "", "nosuch"));
        assert!(replied("no.such", "").is_empty() && replied("account.show", "nosuch").is_empty());
    }

    #[test]
    fn a_field_is_there_for_everybody_and_a_field_of_a_field_too() {
        let whole = fields::<AccountWhole>();
        for name in ["contact", "entitlement", "entitlement.until", "address.pending.address", "two_step.methods"] {
            assert!(whole.names.iter().any(|known| known == name), "{name}: {:?}", whole.names);
        }
        let rest = whole.without(&["account"]);
        assert!(!rest.names.iter().any(|name| name.starts_with("account")));
    }
}
