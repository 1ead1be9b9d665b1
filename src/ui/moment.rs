//! Times as a person reads them: absolute, to the minute, with the zone's name.

use std::cell::OnceCell;

use jiff::{RoundMode, Timestamp, TimestampRound, Unit, Zoned, fmt::temporal::Pieces, tz::TimeZone};

/// The name that stands for the service's zone.
const SERVICE: &str = "service";
/// The name that stands for this machine's zone.
const LOCAL: &str = "local";

/// What a time tells, and so how it is rounded (ALL-5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tells {
    /// When something happened: rounded down to the minute.
    Happened,
    /// From or until when something holds: rounded up to the minute, so never too early.
    Promised,
}

/// The fields that hold promised times, by the last part of their names.
const PROMISES: [&str; 12] = [
    "change_possible_from",
    "code_expires_at",
    "effective_at",
    "ends_at",
    "expires_at",
    "first_password_expires_at",
    "fresh_at",
    "locked_until",
    "next_try_at",
    "password_fresh_until",
    "possible_from",
    "until_at",
];

impl Tells {
    /// What the time in a field tells; of a name such as `a.b`, the last part decides.
    pub fn of(field: &str) -> Self {
        let last = field.rsplit('.').next().unwrap_or(field);
        // Since when it has been in force.
        let happened = field.ends_with("present.effective_at");
        if PROMISES.contains(&last) && !happened { Tells::Promised } else { Tells::Happened }
    }

    fn minute(self) -> TimestampRound {
        let mode = match self {
            Tells::Happened => RoundMode::Floor,
            Tells::Promised => RoundMode::Ceil,
        };
        TimestampRound::new().smallest(Unit::Minute).mode(mode)
    }
}

/// The zone in which a person reads times. It is looked up only when the first time is shown, since that walks the
/// whole zone database.
#[derive(Debug, Clone)]
pub struct Zone {
    name: String,
    service: OnceCell<String>,
    found: OnceCell<TimeZone>,
}

impl Zone {
    /// The zone of an IANA name; the service's for `service`; the system's own for `local`; UTC for an unknown name.
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), service: OnceCell::new(), found: OnceCell::new() }
    }

    /// Whether there is a zone of that name.
    pub fn exists(name: &str) -> bool {
        [SERVICE, LOCAL].contains(&name) || TimeZone::get(name).is_ok()
    }

    /// Takes note of the service's zone once the service has named it; the first name stays.
    pub fn learn(&self, service: &str) {
        let _ = self.service.set(service.to_owned());
    }

    /// The name of the service's zone, if the service has named it.
    pub fn of_service(&self) -> Option<&str> {
        self.service.get().map(String::as_str)
    }

    /// The zone, to calculate in; this machine's where the service has not named its own.
    pub fn get(&self) -> TimeZone {
        self.zone().cloned().unwrap_or_else(TimeZone::system)
    }

    /// An RFC 3339 instant in the zone, to the second, with its offset; any other text unchanged.
    pub fn rfc3339(&self, text: &str) -> String {
        let at = self.zoned(text, |at| at);
        at.map_or_else(|| text.to_owned(), |at| at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
    }

    fn zoned(&self, text: &str, rounded: impl FnOnce(Timestamp) -> Timestamp) -> Option<Zoned> {
        let at = rounded(text.parse().ok()?);
        let zone = match self.zone() {
            Some(zone) => zone.clone(),
            None => TimeZone::fixed(Pieces::parse(text).ok()?.to_numeric_offset()?),
        };
        Some(at.to_zoned(zone))
    }

    /// The zone itself; `None` for the service's while it is not named: then every time keeps the offset it came with.
    fn zone(&self) -> Option<&TimeZone> {
        let name = if self.name == SERVICE { self.of_service()? } else { &self.name };
        Some(self.found.get_or_init(|| match name {
            LOCAL => TimeZone::system(),
            name => TimeZone::get(name).unwrap_or(TimeZone::UTC),
        }))
    }
}

/// An RFC 3339 instant in a zone (`2026-04-01 00:00 JST`); `None` if the text is no instant.
pub fn local_time(text: &str, zone: &Zone, tells: Tells) -> Option<String> {
    if text.as_bytes().get(10) != Some(&b'T') {
        return None;
    }
    let at = zone.zoned(text, |at| at.round(tells.minute()).unwrap_or(at))?;
    Some(at.strftime("%Y-%m-%d %H:%M %Z").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_shown_in_the_zone_and_a_day_is_left_alone() {
        let tokyo = Zone::named("Asia/Tokyo");
        let shown = |text: &str| local_time(text, &tokyo, Tells::Happened);
        assert_eq!(shown("2026-03-31T15:00:00Z").as_deref(), Some("2026-04-01 00:00 JST"));
        assert_eq!(tokyo.rfc3339("2026-03-31T15:00:00.123456Z"), "2026-04-01T00:00:00+09:00");
        assert_eq!(tokyo.rfc3339("no time"), "no time");
        assert_eq!(shown("2026-04-01"), None);
        assert_eq!(shown("meibo-Team-ab"), None);
    }

    #[test]
    fn all_5_what_promises_is_rounded_up_to_the_minute_and_what_has_happened_cut() {
        let tokyo = Zone::named("Asia/Tokyo");
        for (text, happened, promised) in [
            ("2026-04-13T09:00:00+09:00", "2026-04-13 09:00 JST", "2026-04-13 09:00 JST"),
            ("2026-04-13T09:00:05+09:00", "2026-04-13 09:00 JST", "2026-04-13 09:01 JST"),
            ("2026-03-31T23:59:01+09:00", "2026-03-31 23:59 JST", "2026-04-01 00:00 JST"),
        ] {
            assert_eq!(local_time(text, &tokyo, Tells::Happened).as_deref(), Some(happened));
            assert_eq!(local_time(text, &tokyo, Tells::Promised).as_deref(), Some(promised));
        }
    }

    #[test]
    fn all_5_times_are_shown_in_the_services_zone() {
        let service = Zone::named("service");
        let shown = || local_time("2026-03-31T20:00:00+09:00", &service, Tells::Happened);
        assert_eq!(shown().as_deref(), Some("2026-03-31 20:00 +09"), "not told yet");
        service.learn("Asia/Tokyo");
        assert_eq!(shown().as_deref(), Some("2026-03-31 20:00 JST"));
        let asked = Zone::named("UTC");
        asked.learn("Asia/Tokyo");
        assert_eq!(asked.rfc3339("2026-03-31T20:00:00+09:00"), "2026-03-31T11:00:00+00:00");
    }
}
