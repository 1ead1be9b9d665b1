//! How the rules' own types stand in the document, where they are no closed set of words.

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        KnownFormat, ObjectBuilder, RefOr, Type,
        schema::{Schema, SchemaFormat, SchemaType},
    },
};

use crate::rules::{Fact, Id, LoginId, Secret};

/// The format of a login id.
pub(super) const LOGIN_ID: &str = "login-id";
/// The format of an id.
pub(super) const ID: &str = "id";

fn text(format: SchemaFormat, description: &str) -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(Type::String).format(Some(format)).description(Some(description)).into()
}

impl PartialSchema for LoginId {
    fn schema() -> RefOr<Schema> {
        let form = "What a person signs in with: 1 to 64 of `a-z 0-9 . _ -`, the first a letter or a digit. In a path, `me` is whoever asks.";
        text(SchemaFormat::Custom(LOGIN_ID.to_owned()), form)
    }
}

impl ToSchema for LoginId {}

impl PartialSchema for Id {
    fn schema() -> RefOr<Schema> {
        text(SchemaFormat::Custom(ID.to_owned()), "The name of something that is no account: 13 letters and digits.")
    }
}

impl ToSchema for Id {}

/// What its type hides is a password to OpenAPI, whatever the field is called.
impl PartialSchema for Secret {
    fn schema() -> RefOr<Schema> {
        text(
            SchemaFormat::KnownFormat(KnownFormat::Password),
            "A password, code or token: to be kept nowhere and shown to nobody else.",
        )
    }
}

impl ToSchema for Secret {}

impl PartialSchema for Fact {
    fn schema() -> RefOr<Schema> {
        let either = SchemaType::from_iter([Type::String, Type::Integer]);
        ObjectBuilder::new()
            .schema_type(either)
            .description(Some("A count or a limit; an instant (RFC 3339), a day (`2026-05-31`) or another text."))
            .into()
    }
}

impl ToSchema for Fact {}
