//! Times as a person reads them: absolute, local, with the zone's name.

use jiff::{Timestamp, tz::TimeZone};

/// An RFC 3339 instant in a zone (`2026-04-01 00:00 JST`); nothing if the text is no instant.
pub fn local_time(text: &str, zone: &TimeZone) -> Option<String> {
    if text.as_bytes().get(10) != Some(&b'T') {
        return None;
    }
    let at: Timestamp = text.parse().ok()?;
    Some(at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M %Z").to_string())
}

/// The zone of an IANA name; the system's own for `local`.
pub fn zone_named(name: &str) -> Option<TimeZone> {
    if name == "local" { Some(TimeZone::system()) } else { TimeZone::get(name).ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_shown_in_the_zone_and_a_day_is_left_alone() {
        let tokyo = TimeZone::get("Asia/Tokyo").unwrap();
        assert_eq!(local_time("2026-03-31T15:00:00Z", &tokyo).as_deref(), Some("2026-04-01 00:00 JST"));
        assert_eq!(local_time("2026-04-01", &tokyo), None);
        assert_eq!(local_time("meibo-Team-ab", &tokyo), None);
    }
}
