//! Fields with a closed set of words, as OpenAPI, filters and completions know them: what stands as `value_type` of a field.

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        KnownFormat, ObjectBuilder, RefOr, Type,
        schema::{Schema, SchemaFormat},
    },
};

use crate::rules::{
    Code, account, aftermath, application, mail_log_in, pop,
    role::{Affiliation, Kind, Role},
    smtp_server, token, two_step,
};

macro_rules! word_sets {
    ($($(#[$doc:meta])* $name:ident = $words:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $name {}

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                ObjectBuilder::new().schema_type(Type::String).enum_values(Some($words)).into()
            }
        }

        impl ToSchema for $name {}
    )*};
}

/// The words of an enum of the rules.
macro_rules! of {
    ($type:path) => {
        <$type>::ALL.iter().map(|word| word.as_str())
    };
}

word_sets! {
    /// What a person is at the university.
    AffiliationWord = of!(Affiliation);
    /// What kind of account it is.
    AccountKind = of!(Kind);
    /// What an account is now.
    AccountState = of!(account::Standing);
    /// A role.
    RoleWord = of!(Role);
    /// A language of messages.
    LanguageWord = of!(account::Language);
    /// How an entitlement stands, if there is one.
    EntitlementState = ["valid", "stop_pending", "ended", "none"];
    /// Whether something is on.
    OnOff = ["on", "off"];
    /// How a request ended.
    Outcome = ["done", "refused"];
    /// Why something was refused.
    CodeWord = of!(Code);
    /// What was applied for.
    ApplicationKind = of!(application::Kind);
    /// What a service token may do.
    ScopeWord = of!(token::Scope);
    /// How a mail app logs in.
    ProtocolWord = of!(mail_log_in::Protocol);
    /// How an alias stands.
    AliasState = ["verified", "waiting"];
    /// How TLS begins.
    TlsWord = of!(smtp_server::Tls);
    /// What stays when everything else is ended.
    LeftoverWord = of!(aftermath::Leftover);
    /// What POP delivers.
    PopMode = of!(pop::Mode);
    /// How a second step reaches its owner.
    MethodWord = of!(two_step::Method);
}

/// The format of a login id.
pub(super) const LOGIN_ID: &str = "login-id";

/// A login id.
#[derive(Debug)]
pub enum LoginIdText {}

impl PartialSchema for LoginIdText {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::Custom(LOGIN_ID.to_owned()))).into()
    }
}

impl ToSchema for LoginIdText {}

/// What its type hides (`rules::Secret`): OpenAPI says so of its field, with the format that it has for this.
#[derive(Debug)]
pub enum SecretText {}

impl PartialSchema for SecretText {
    fn schema() -> RefOr<Schema> {
        let format = SchemaFormat::KnownFormat(KnownFormat::Password);
        ObjectBuilder::new().schema_type(Type::String).format(Some(format)).into()
    }
}

impl ToSchema for SecretText {}
