//! An instant on the wire.

use std::{borrow::Cow, fmt, str::FromStr};

use jiff::{
    Timestamp, Unit,
    tz::{Offset, TimeZone},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::rules::time;

/// An instant with the offset of the service's zone: RFC 3339, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub at: Timestamp,
    /// The service's offset from UTC at that instant.
    pub offset: Offset,
}

impl Moment {
    /// The instant as the service's zone writes it.
    pub fn new(at: Timestamp, zone: &TimeZone) -> Self {
        Self { at, offset: zone.to_offset(at) }
    }

    /// The same of an instant that promises: it is written to the second, and must not be told too early (ALL-5).
    pub fn promised(at: Timestamp, zone: &TimeZone) -> Self {
        Self::new(time::whole(at, Unit::Second), zone)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.0}", self.at.display_with_offset(self.offset))
    }
}

impl FromStr for Moment {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        let offset = jiff::fmt::temporal::Pieces::parse(text)?.to_numeric_offset().unwrap_or(Offset::UTC);
        Ok(Self { at: text.parse()?, offset })
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Cow::<str>::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl utoipa::PartialSchema for Moment {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::DateTime)))
            .into()
    }
}
impl utoipa::ToSchema for Moment {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_survives_its_text() {
        let text = "2026-04-01T00:00:00+09:00";
        assert_eq!(text.parse::<Moment>().map(|moment| moment.to_string()).ok().as_deref(), Some(text));
    }

    #[test]
    fn all_5_what_has_happened_is_cut_to_the_second_and_what_promises_rounded_up() {
        let (at, tokyo) = ("2026-03-31T23:59:59.5+09:00".parse().unwrap(), TimeZone::get("Asia/Tokyo").unwrap());
        assert_eq!(Moment::new(at, &tokyo).to_string(), "2026-03-31T23:59:59+09:00");
        assert_eq!(Moment::promised(at, &tokyo).to_string(), "2026-04-01T00:00:00+09:00");
    }
}
