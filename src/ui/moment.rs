//! Times as a person reads them: absolute, local, with the zone's name.

use std::cell::OnceCell;

use jiff::{Timestamp, tz::TimeZone};

/// The zone in which a person reads times. It is looked up when the first time is shown: looking a zone up walks
/// the whole zone database.
#[derive(Debug, Clone)]
pub struct Zone {
    name: String,
    found: OnceCell<TimeZone>,
}

impl Zone {
    /// The zone of an IANA name; the system's own for `local`; UTC for a name that is none.
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), found: OnceCell::new() }
    }

    /// Whether there is a zone of that name.
    pub fn exists(name: &str) -> bool {
        name == "local" || TimeZone::get(name).is_ok()
    }

    /// An RFC 3339 instant in the zone, to the second, with its offset; as it stands if it is none.
    pub fn rfc3339(&self, text: &str) -> String {
        let at = text.parse::<Timestamp>().map(|at| at.to_zoned(self.get().clone()));
        at.map_or_else(|_| text.to_owned(), |at| at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
    }

    /// The zone itself.
    pub fn get(&self) -> &TimeZone {
        self.found.get_or_init(|| match self.name.as_str() {
            "local" => TimeZone::system(),
            name => TimeZone::get(name).unwrap_or(TimeZone::UTC),
        })
    }
}

/// An RFC 3339 instant in a zone (`2026-04-01 00:00 JST`); nothing if the text is no instant.
pub fn local_time(text: &str, zone: &Zone) -> Option<String> {
    if text.as_bytes().get(10) != Some(&b'T') {
        return None;
    }
    let at: Timestamp = text.parse().ok()?;
    Some(at.to_zoned(zone.get().clone()).strftime("%Y-%m-%d %H:%M %Z").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_shown_in_the_zone_and_a_day_is_left_alone() {
        let tokyo = Zone::named("Asia/Tokyo");
        assert_eq!(local_time("2026-03-31T15:00:00Z", &tokyo).as_deref(), Some("2026-04-01 00:00 JST"));
        assert_eq!(tokyo.rfc3339("2026-03-31T15:00:00.123456Z"), "2026-04-01T00:00:00+09:00");
        assert_eq!(tokyo.rfc3339("no time"), "no time");
        assert_eq!(local_time("2026-04-01", &tokyo), None);
        assert_eq!(local_time("meibo-Team-ab", &tokyo), None);
    }
}
