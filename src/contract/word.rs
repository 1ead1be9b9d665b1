//! Closed sets of words, as OpenAPI, filters and completions know them. What a word is, the rules say; here it gets its name
//! in the document, and the form in which a reply has it.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Type, schema::Schema},
};

use crate::rules::{
    Code, account, aftermath, application, chain, entitlement, mail_log_in, mail_servers, message, outcome, pop, role,
    role::words,
    smtp_server,
    sync::{trouble, wish},
    token, tries, two_step,
};

/// A closed set of words.
pub trait WordSet: Copy + PartialEq + 'static {
    /// All of them, in order.
    const ALL: &'static [Self];

    /// The word on the wire.
    fn as_str(self) -> &'static str;
}

/// A word of a reply. A service that is newer than the program that reads may use words which that does not know: such a
/// word is kept as it came, and shown as it is, so that old programs go on. Requests have the sets themselves, for a
/// service carries out nothing that it does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word<T> {
    /// One of the set.
    Known(T),
    /// One that this build does not know.
    Unknown(String),
}

impl<T: WordSet> Word<T> {
    /// The word that a text is.
    pub fn read(text: &str) -> Self {
        let known = T::ALL.iter().copied().find(|word| word.as_str() == text);
        known.map_or_else(|| Word::Unknown(text.to_owned()), Word::Known)
    }

    /// As it stands on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Word::Known(word) => word.as_str(),
            Word::Unknown(text) => text,
        }
    }

    /// The word, if this build knows it.
    pub fn known(&self) -> Option<T> {
        match self {
            Word::Known(word) => Some(*word),
            Word::Unknown(_) => None,
        }
    }
}

impl<T> From<T> for Word<T> {
    fn from(word: T) -> Self {
        Word::Known(word)
    }
}

impl<T: PartialEq> PartialEq<T> for Word<T> {
    fn eq(&self, other: &T) -> bool {
        matches!(self, Word::Known(word) if word == other)
    }
}

impl<T: WordSet> fmt::Display for Word<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<T: WordSet> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de, T: WordSet> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Cow::<str>::deserialize(deserializer).map(|text| Self::read(&text))
    }
}

/// The document tells of the words that there are.
impl<T: WordSet + ToSchema> ToSchema for Word<T> {
    fn name() -> Cow<'static, str> {
        T::name()
    }
}

impl<T: PartialSchema> PartialSchema for Word<T> {
    fn schema() -> RefOr<Schema> {
        T::schema()
    }
}

/// The schema of a closed set.
pub(super) fn schema_of<T: WordSet>(description: &str) -> RefOr<Schema> {
    let schema =
        ObjectBuilder::new().schema_type(Type::String).enum_values(Some(T::ALL.iter().map(|word| word.as_str())));
    schema.description(Some(description.trim())).into()
}

/// Gives closed sets, which have `ALL` and `as_str`, their names in the document, and names the form in which replies have
/// their words.
macro_rules! word_sets {
    ($($(#[doc = $doc:literal])+ $alias:ident = $type:ty, $name:literal;)*) => {$(
        $(#[doc = $doc])+
        pub type $alias = $crate::contract::word::Word<$type>;

        impl $crate::contract::word::WordSet for $type {
            const ALL: &'static [Self] = <$type>::ALL;

            fn as_str(self) -> &'static str {
                <$type>::as_str(self)
            }
        }

        impl utoipa::PartialSchema for $type {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                $crate::contract::word::schema_of::<$type>(concat!($($doc),+))
            }
        }

        impl utoipa::ToSchema for $type {
            fn name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed($name)
            }
        }
    )*};
}
pub(super) use word_sets;

word_sets! {
    /// What a person is at the university.
    AffiliationWord = role::Affiliation, "Affiliation";
    /// What kind of account it is.
    AccountKindWord = role::Kind, "AccountKind";
    /// What an account is now.
    AccountStateWord = account::Standing, "AccountState";
    /// A right beside being a user.
    RoleWord = role::Role, "Role";
    /// A language of messages.
    LanguageWord = account::Language, "Language";
    /// What wrong tries have locked, or let wait (SIGN-4).
    FactorWord = tries::Factor, "Factor";
    /// How an entitlement stands.
    EntitlementStateWord = entitlement::State, "EntitlementState";
    /// What was applied for.
    ApplicationKindWord = application::Kind, "ApplicationKind";
    /// Whether something is on.
    SwitchWord = Switch, "Switch";
    /// How a request ended.
    OutcomeWord = outcome::Outcome, "Outcome";
    /// Why something was refused. Codes are only ever added (ALL-4).
    CodeWord = Code, "Code";
    /// What is wrong with a place in the audit trail.
    BreakWord = chain::Break, "Break";
    /// What a service token may do.
    ScopeWord = token::Scope, "Scope";
    /// How a mail app logs in.
    ProtocolWord = mail_log_in::Protocol, "Protocol";
    /// By what a mail app named the mailbox.
    NamedWord = mail_log_in::Named, "Named";
    /// What the secret turned out to be that a mail app brought.
    ComparedWord = mail_log_in::Compared, "Compared";
    /// Which password a mail app can use.
    CredentialWord = mail_servers::Credential, "Credential";
    /// What has to be done before a mail app can log in.
    FirstWord = mail_servers::First, "First";
    /// How the connection to a mail server is encrypted.
    MailServerTlsWord = mail_servers::Tls, "MailServerTls";
    /// How TLS begins at a server of an alias's own.
    SmtpTlsWord = smtp_server::Tls, "SmtpTls";
    /// What stays when everything else is ended (PASS-2).
    LeftoverWord = aftermath::Leftover, "Leftover";
    /// What POP delivers.
    PopModeWord = pop::Mode, "PopMode";
    /// What POP is to deliver.
    PopMessagesWord = pop::Messages, "PopMessages";
    /// How a second step reaches its owner.
    MethodWord = two_step::Method, "Method";
    /// How a message goes out.
    ChannelWord = message::Channel, "Channel";
    /// What a message is about.
    MessageKindWord = message::Kind, "MessageKind";
    /// What a message tells.
    MessageTopicWord = message::Topic, "MessageTopic";
    /// Where a message is.
    MessageStateWord = message::State, "MessageState";
    /// What keeps a message from its reader.
    HindranceWord = message::Hindrance, "Hindrance";
    /// How the mail platform did not confirm.
    TroubleWord = trouble::Trouble, "Trouble";
    /// One thing that the mail platform is to do.
    DeedWord = wish::Deed, "Deed";
}

/// Whether something is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Switch {
    /// It is.
    On,
    /// It is not.
    Off,
}

words!(Switch: On = "on", Off = "off");

impl From<bool> for Switch {
    fn from(is_on: bool) -> Self {
        if is_on { Switch::On } else { Switch::Off }
    }
}

impl MethodWord {
    /// Whether codes go to a phone for it.
    pub fn needs_phone(&self) -> bool {
        self.known().is_some_and(two_step::Method::needs_phone)
    }
}

impl From<bool> for SwitchWord {
    fn from(is_on: bool) -> Self {
        Switch::from(is_on).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_newer_service_is_kept_and_shown_as_it_came() {
        let read: Vec<SwitchWord> = serde_json::from_str(r#"["on","dimmed"]"#).unwrap();
        assert_eq!(read, [Word::Known(Switch::On), Word::Unknown("dimmed".to_owned())]);
        assert_eq!((read[1].to_string().as_str(), read[1].known()), ("dimmed", None));
        assert!(read[0] == Switch::On && read[1] != Switch::On && read[1] != Switch::Off);
        assert_eq!(serde_json::to_string(&read).unwrap(), r#"["on","dimmed"]"#);
        assert!(serde_json::from_str::<SwitchWord>("7").is_err());
    }

    #[test]
    fn a_request_with_a_word_that_there_is_not_is_refused() {
        assert!(serde_json::from_str::<Switch>("\"dimmed\"").is_err());
    }
}
