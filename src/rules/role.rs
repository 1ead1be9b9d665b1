//! Roles and affiliations, and who stands above whom.

/// A person's affiliation with the university; `staff` may apply for themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Affiliation {
    /// Faculty and staff (教職員).
    Staff,
    /// Students, who may not apply for themselves.
    Student,
    /// Everyone else: guests, alumni.
    Other,
}

/// A right beyond those of a user, in order of rank (who is above whom).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Staff who may apply for others.
    ProxyApplicant,
    /// Student helper: looks (without contact details), resends, starts a password reset.
    Helper,
    /// Reads any account, and carries out the acts of the help desk.
    HelpDesk,
    /// Accounts, roles, service tokens, bulk operations, the audit trail.
    Administrator,
}

/// What kind of account it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Kind {
    /// A person's sign-in identity.
    #[default]
    Person,
    /// A short-lived account that can only change its own password (WORK-1, SIGN-6).
    Workshop,
}

/// A closed set of words: how each is written on the wire, in the store and on the command line, and other forms in which it
/// may come (`"pop" | "pop3"`).
macro_rules! words {
    ($type:ident: $($variant:ident = $word:literal $(| $also:literal)*),*) => {
        impl $type {
            /// All of them, in order.
            pub const ALL: &'static [$type] = &[$($type::$variant),*];

            /// Every form in which a word is read.
            pub const FORMS: &'static [&'static str] = &[$($word $(, $also)*),*];

            /// The word on the wire, in the store and on the command line.
            pub const fn as_str(self) -> &'static str {
                match self { $($type::$variant => $word),* }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::rules::role::UnknownWord;
            fn from_str(word: &str) -> Result<Self, $crate::rules::role::UnknownWord> {
                match word {
                    $($word $(| $also)* => Ok($type::$variant),)*
                    _ => Err($crate::rules::role::UnknownWord),
                }
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = std::borrow::Cow::<str>::deserialize(deserializer)?;
                word.parse().map_err(|_| serde::de::Error::unknown_variant(&word, Self::FORMS))
            }
        }
    };
}
pub(crate) use words;

/// The text is none of the words that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not one of the words it may be")]
pub struct UnknownWord;

words!(Affiliation: Staff = "staff", Student = "student", Other = "other");
words!(Role: ProxyApplicant = "proxy-applicant", Helper = "helper", HelpDesk = "help-desk", Administrator = "administrator");
words!(Kind: Person = "person", Workshop = "workshop");
