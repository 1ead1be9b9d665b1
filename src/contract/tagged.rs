//! Replies that have several forms, told apart by a word: each form is a schema with a name, so that programs that read the
//! document get a type for each.

use utoipa::{
    ToSchema,
    openapi::{
        ObjectBuilder, Ref, RefOr, Type,
        schema::{AllOfBuilder, Schema},
    },
};

/// A type's schema under its name.
pub(super) fn named<T: ToSchema>() -> (String, RefOr<Schema>) {
    (T::name().into_owned(), T::schema())
}

/// The form of a reply that has the type's fields, and its word.
pub(super) fn form<T: ToSchema>((tag, word): (&str, &str), description: &str) -> RefOr<Schema> {
    let words = ObjectBuilder::new().schema_type(Type::String).enum_values(Some([word]));
    let tagged = ObjectBuilder::new().property(tag, words).required(tag);
    let fields = Ref::from_schema_name(T::name());
    AllOfBuilder::new().item(fields).item(tagged).description(Some(description)).into()
}

macro_rules! tagged {
    ($(#[doc = $doc:literal])+ $reply:ident by $tag:literal: $($word:literal $name:literal = $form:ty, $form_doc:literal;)+) => {
        impl utoipa::PartialSchema for $reply {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                use utoipa::openapi::{Discriminator, Ref, schema::OneOfBuilder};
                let place = |name: &str| format!("#/components/schemas/{name}");
                let mapping = [$(($word, place($name))),+];
                OneOfBuilder::new()
                    $(.item(Ref::from_schema_name($name)))+
                    .discriminator(Some(Discriminator::with_mapping($tag, mapping)))
                    .description(Some(concat!($($doc),+).trim()))
                    .into()
            }
        }

        impl utoipa::ToSchema for $reply {
            fn schemas(
                schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::schema::Schema>)>,
            ) {
                $(
                    <$form as utoipa::ToSchema>::schemas(schemas);
                    schemas.push($crate::contract::tagged::named::<$form>());
                    schemas.push(($name.to_owned(), $crate::contract::tagged::form::<$form>(($tag, $word), $form_doc)));
                )+
            }
        }
    };
}
pub(super) use tagged;
