//! Lists come in pages.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        ObjectBuilder, Ref, RefOr, Type,
        schema::{ArrayBuilder, Schema},
    },
};

/// Rows in a page where the request names no number.
pub const DEFAULT_LIMIT: u32 = 100;
/// Rows in a page at the most.
pub const MAX_LIMIT: u32 = 1_000;

/// One page of a list.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Give it back as `cursor` for the next page; absent on the last one.
    pub next_cursor: Option<String>,
    /// How many rows the filters leave, all pages together.
    pub total: u64,
}

/// By hand, because a derived schema is named after the type without what it is a page of: one of them would stand for all.
impl<T: ToSchema> ToSchema for Page<T> {
    fn name() -> Cow<'static, str> {
        format!("{}Page", T::name()).into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((T::name().into_owned(), T::schema()));
        T::schemas(schemas);
    }
}

impl<T: ToSchema> PartialSchema for Page<T> {
    fn schema() -> RefOr<Schema> {
        let items = ArrayBuilder::new().items(Ref::from_schema_name(T::name())).description(Some("The rows."));
        let cursor = ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::SchemaType::from_iter([Type::String, Type::Null]))
            .description(Some("Give it back as `cursor` for the next page; absent on the last one."));
        let total = ObjectBuilder::new()
            .schema_type(Type::Integer)
            .minimum(Some(0))
            .description(Some("How many rows the filters leave, all pages together."));
        ObjectBuilder::new()
            .description(Some("One page of a list."))
            .property("items", items)
            .property("next_cursor", cursor)
            .property("total", total)
            .required("items")
            .required("total")
            .into()
    }
}
