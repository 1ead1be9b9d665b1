//! What the service writes to people.

use jiff::{Timestamp, Unit, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

use crate::{
    rules::{Secret, account::Language, less_secure_apps::End, time, tries::Factor},
    texts::{FluentArgs, Lang, Texts, args},
};

/// One kind of message and what it tells.
#[derive(Debug, Clone, PartialEq)]
pub enum Letter {
    /// The code of a second step or an enrolment, as it is shown (`G-123456`).
    Code {
        /// The code.
        code: Secret,
        /// Minutes it lives.
        minutes: u32,
    },
    /// The code that resets the account password (PASS-1).
    ResetCode {
        /// Whose password it sets, as it was asked for.
        login_id: String,
        /// The code, as it is shown.
        code: Secret,
        /// When it no longer works.
        until: Timestamp,
        /// Whether it was asked for to lift locks.
        unlock: bool,
    },
    /// Too many wrong tries have locked a factor (SIGN-4).
    Locked {
        /// Which.
        factor: Factor,
        /// Whether it is locked but for the places where the owner has succeeded (SIGN-7).
        elsewhere: bool,
        /// Until when, where it ends by itself.
        until: Option<Timestamp>,
    },
    /// A code from the registered contact has lifted the owner's own locks (SIGN-7).
    LiftedByCode {
        /// The factors that had wrong tries.
        factors: Vec<Factor>,
    },
    /// The help desk has lifted what wrong tries or a lockdown had locked (SIGN-4, ALIAS-5).
    Unlocked {
        /// The factors that had wrong tries.
        factors: Vec<Factor>,
        /// Whether networks had to wait.
        networks: bool,
        /// Whether the account was locked down.
        lockdown: bool,
        /// The reason given.
        reason: String,
    },
    /// The account password was changed.
    PasswordChanged,
    /// 2-step verification was turned on.
    TwoStepOn,
    /// 2-step verification was turned off.
    TwoStepOff,
    /// A method was added.
    MethodAdded,
    /// A method was deleted.
    MethodDeleted,
    /// A method took the place of another.
    MethodReplaced,
    /// A set of backup codes was made.
    BackupCodesMade,
    /// An app password was made.
    AppPasswordMade {
        /// Its name.
        name: String,
    },
    /// An app password was revoked.
    AppPasswordRevoked {
        /// Its name.
        name: String,
    },
    /// The code that verifies an alias, written to the alias (ALIAS-3): the reader may know nothing of this service.
    AliasCode {
        /// The code.
        code: Secret,
        /// Minutes it lives.
        minutes: u32,
        /// The mailbox that wants to send from the address.
        mailbox: String,
        /// The address.
        address: String,
    },
    /// An alias was verified.
    AliasAdded {
        /// The address.
        address: String,
    },
    /// An alias was deleted.
    AliasDeleted {
        /// The address.
        address: String,
    },
    /// The account was locked down (ALIAS-5).
    LockedDown {
        /// The alias addresses that were exposed.
        addresses: Vec<String>,
    },
    /// POP was turned on.
    PopOn,
    /// POP was turned off.
    PopOff,
    /// Much of the day's POP limit is used (POP-5).
    PopNearLimit {
        /// Percent of it.
        percent: u32,
        /// When there is a fresh allowance.
        at: Timestamp,
    },
    /// The day's POP limit was passed (POP-2).
    PopLocked {
        /// From when POP works again.
        until: Timestamp,
    },
    /// A seat of remote access was taken.
    RemoteAccessOn,
    /// The seat of remote access was given back, by its owner, by somebody else or at the entitlement's end.
    RemoteAccessOff,
    /// An entitlement was given.
    Entitled {
        /// The last day it is valid.
        until: Date,
    },
    /// A stop was recorded.
    StopRecorded {
        /// When the entitlement ends.
        at: Timestamp,
    },
    /// A stop was withdrawn.
    StopWithdrawn {
        /// The last day the entitlement is valid.
        until: Date,
    },
    /// The entitlement ends soon (ENT-1).
    EntitlementEnding {
        /// Days before the end.
        days: u32,
        /// When it ends.
        at: Timestamp,
    },
    /// The entitlement has ended (STOP-3).
    EntitlementEnded,
    /// Less secure apps were allowed (LSA-2).
    LessSecureAppsAllowed {
        /// How it turns itself off.
        end: End,
    },
    /// Less secure apps are still allowed (LSA-3).
    LessSecureAppsReminder {
        /// How it turns itself off.
        end: End,
    },
    /// Less secure apps are no longer allowed: it turned itself off (LSA-3).
    LessSecureAppsEnded {
        /// How.
        end: End,
        /// Days without a log-in after which it does, where nothing earlier was set.
        days: u32,
    },
    /// A change of address waits (ADDR-2).
    AddressAsked {
        /// The new address.
        address: String,
        /// When it takes effect.
        at: Timestamp,
    },
    /// The change that waited was withdrawn.
    AddressWithdrawn {
        /// The address that will not be.
        address: String,
    },
    /// The address is in force.
    AddressEffective {
        /// The new address.
        address: String,
    },
    /// A mail password waits (MPASS-1).
    MailPasswordAsked {
        /// When it takes effect.
        at: Timestamp,
    },
    /// The mail password that waited was withdrawn.
    MailPasswordWithdrawn,
    /// The mail password is in force.
    MailPasswordEffective,
    /// Somebody else acted on the account, with a reason.
    ActedOn {
        /// The operation's id.
        operation: String,
        /// The reason given.
        reason: String,
    },
}

/// A message as it goes out.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Content {
    /// The number or address it goes to.
    pub to: String,
    /// The subject of a mail.
    pub subject: String,
    /// The text.
    pub body: String,
}

impl Letter {
    fn key(&self) -> &'static str {
        match self {
            Letter::Code { .. } => "letter-code",
            Letter::ResetCode { .. } => "letter-reset-code",
            Letter::Locked { .. } => "letter-locked",
            Letter::LiftedByCode { .. } => "letter-lifted-by-code",
            Letter::Unlocked { .. } => "letter-unlocked",
            Letter::PasswordChanged => "letter-password-changed",
            Letter::TwoStepOn => "letter-two-step-on",
            Letter::TwoStepOff => "letter-two-step-off",
            Letter::MethodAdded => "letter-method-added",
            Letter::MethodDeleted => "letter-method-deleted",
            Letter::MethodReplaced => "letter-method-replaced",
            Letter::BackupCodesMade => "letter-backup-codes-made",
            Letter::AppPasswordMade { .. } => "letter-app-password-made",
            Letter::AppPasswordRevoked { .. } => "letter-app-password-revoked",
            Letter::AliasCode { .. } => "letter-alias-code",
            Letter::AliasAdded { .. } => "letter-alias-added",
            Letter::AliasDeleted { .. } => "letter-alias-deleted",
            Letter::LockedDown { .. } => "letter-locked-down",
            Letter::PopOn => "letter-pop-on",
            Letter::PopOff => "letter-pop-off",
            Letter::PopNearLimit { .. } => "letter-pop-near-limit",
            Letter::PopLocked { .. } => "letter-pop-locked",
            Letter::RemoteAccessOn => "letter-remote-access-on",
            Letter::RemoteAccessOff => "letter-remote-access-off",
            Letter::Entitled { .. } => "letter-entitled",
            Letter::StopRecorded { .. } => "letter-stop-recorded",
            Letter::StopWithdrawn { .. } => "letter-stop-withdrawn",
            Letter::EntitlementEnding { .. } => "letter-entitlement-ending",
            Letter::EntitlementEnded => "letter-entitlement-ended",
            Letter::LessSecureAppsAllowed { .. } => "letter-less-secure-apps-allowed",
            Letter::LessSecureAppsReminder { .. } => "letter-less-secure-apps-reminder",
            Letter::LessSecureAppsEnded { .. } => "letter-less-secure-apps-ended",
            Letter::AddressAsked { .. } => "letter-address-asked",
            Letter::AddressWithdrawn { .. } => "letter-address-withdrawn",
            Letter::AddressEffective { .. } => "letter-address-effective",
            Letter::MailPasswordAsked { .. } => "letter-mail-password-asked",
            Letter::MailPasswordWithdrawn => "letter-mail-password-withdrawn",
            Letter::MailPasswordEffective => "letter-mail-password-effective",
            Letter::ActedOn { .. } => "letter-acted-on",
        }
    }

    /// The message in a language, for a service of this name, with times in its zone.
    pub fn write(&self, to: &str, language: Language, service: &str, zone: &TimeZone) -> Content {
        let texts = Texts::of(match language {
            Language::En => Lang::En,
            Language::Ja => Lang::Ja,
        });
        let key = self.key();
        Content {
            to: to.to_owned(),
            subject: texts.say(&format!("{key}.subject"), self.values(texts, service, zone)),
            body: texts.say(key, self.values(texts, service, zone)),
        }
    }

    fn values(&self, texts: &Texts, service: &str, zone: &TimeZone) -> FluentArgs<'static> {
        let time = |at: &Timestamp| promised(*at, zone);
        let mut values = args![service = service.to_owned()];
        match self {
            Letter::Code { code, minutes } => {
                values.set("code", code.expose().to_owned());
                values.set("minutes", *minutes);
            }
            Letter::ResetCode { login_id, code, until, unlock } => {
                values.set("for", if *unlock { "unlock" } else { "reset" });
                values.set("id", login_id.clone());
                values.set("code", code.expose().to_owned());
                values.set("until", time(until));
            }
            Letter::Locked { factor, elsewhere, until } => {
                values.set("factor", word(texts, *factor));
                values.set("known", if *elsewhere && factor.knows_places() { factor.as_str() } else { "none" });
                values.set("until", until.as_ref().map_or_else(|| "none".to_owned(), time));
            }
            Letter::LiftedByCode { factors } => values.set("lifted", lifted(texts, factors, false, false)),
            Letter::Unlocked { factors, networks, lockdown, reason } => {
                values.set("lifted", lifted(texts, factors, *networks, *lockdown));
                values.set("reason", reason.clone());
            }
            Letter::AppPasswordMade { name } | Letter::AppPasswordRevoked { name } => values.set("name", name.clone()),
            Letter::AliasCode { code, minutes, mailbox, address } => {
                values.set("code", code.expose().to_owned());
                values.set("minutes", *minutes);
                values.set("mailbox", mailbox.clone());
                values.set("address", address.clone());
            }
            Letter::AliasAdded { address } | Letter::AliasDeleted { address } => values.set("address", address.clone()),
            Letter::LockedDown { addresses } => {
                values.set("count", addresses.len());
                values.set("addresses", addresses.join("\n"));
            }
            Letter::Entitled { until } | Letter::StopWithdrawn { until } => values.set("until", until.to_string()),
            Letter::StopRecorded { at } | Letter::MailPasswordAsked { at } => values.set("at", time(at)),
            Letter::LessSecureAppsAllowed { end } | Letter::LessSecureAppsReminder { end } => {
                values.set("how", how(end, texts, time));
            }
            Letter::LessSecureAppsEnded { end, days } => {
                values.set("ends", kind(end));
                values.set("days", *days);
            }
            Letter::AddressAsked { address, at } => {
                values.set("address", address.clone());
                values.set("at", time(at));
            }
            Letter::AddressWithdrawn { address } | Letter::AddressEffective { address } => {
                values.set("address", address.clone());
            }
            Letter::PopNearLimit { percent, at } => {
                values.set("percent", *percent);
                values.set("at", time(at));
            }
            Letter::PopLocked { until } => values.set("until", time(until)),
            Letter::EntitlementEnding { days, at } => {
                values.set("days", *days);
                values.set("at", time(at));
            }
            Letter::ActedOn { operation, reason } => {
                values.set("operation", texts.operation(operation).into_owned());
                values.set("reason", reason.clone());
            }
            _ => {}
        }
        values
    }
}

/// An instant that a message promises: to the minute, and never too early (ALL-5).
pub(super) fn promised(at: Timestamp, zone: &TimeZone) -> String {
    time::whole(at, Unit::Minute).to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M %Z").to_string()
}

/// What was lifted, by name.
fn lifted(texts: &Texts, factors: &[Factor], networks: bool, lockdown: bool) -> String {
    let networks = networks.then(|| texts.say("value-lifted-networks", args![]));
    let lockdown = lockdown.then(|| texts.say("value-lifted-lockdown", args![]));
    let factors = factors.iter().map(|factor| word(texts, *factor));
    let lifted: Vec<String> = factors.chain(networks).chain(lockdown).collect();
    lifted.join(&texts.say("list-separator", args![]))
}

/// A factor as people call it.
fn word(texts: &Texts, factor: Factor) -> String {
    texts.say(&format!("value-factor-{factor}"), args![])
}

fn kind(end: &End) -> &'static str {
    match end {
        End::Fixed(_) => "fixed",
        End::Unused { latest: None, .. } => "unused",
        End::Unused { latest: Some(_), .. } => "unused-by",
    }
}

/// How less secure apps turn themselves off.
fn how(end: &End, texts: &Texts, time: impl Fn(&Timestamp) -> String) -> String {
    let (End::Fixed(at) | End::Unused { at, .. }) = end;
    let mut values = args![ends = kind(end), at = time(at)];
    if let End::Unused { latest: Some(latest), .. } = end {
        values.set("until", time(latest));
    }
    texts.say("less-secure-apps-ends", values)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_letter() -> Vec<Letter> {
        let (at, until) = (Timestamp::UNIX_EPOCH, jiff::civil::date(2027, 3, 31));
        vec![
            Letter::Code { code: "G-123456".into(), minutes: 10 },
            Letter::ResetCode {
                login_id: "t2600001".to_owned(),
                code: "BCDF-GHJK-LMNP".into(),
                until: at,
                unlock: false,
            },
            Letter::ResetCode {
                login_id: "t2600001".to_owned(),
                code: "BCDF-GHJK-LMNP".into(),
                until: at,
                unlock: true,
            },
            Letter::Locked { factor: Factor::Mail, elsewhere: true, until: None },
            Letter::Locked { factor: Factor::SignIn, elsewhere: false, until: None },
            Letter::Locked { factor: Factor::Alias, elsewhere: true, until: Some(at) },
            Letter::LiftedByCode { factors: vec![Factor::SignIn] },
            Letter::Unlocked {
                factors: vec![Factor::Mail, Factor::SignIn],
                networks: true,
                lockdown: true,
                reason: "by phone".to_owned(),
            },
            Letter::PasswordChanged,
            Letter::TwoStepOn,
            Letter::TwoStepOff,
            Letter::MethodAdded,
            Letter::MethodDeleted,
            Letter::MethodReplaced,
            Letter::BackupCodesMade,
            Letter::AppPasswordMade { name: "Ecrea".to_owned() },
            Letter::AppPasswordRevoked { name: "Ecrea".to_owned() },
            Letter::AliasCode {
                code: "G-123456".into(),
                minutes: 60,
                mailbox: "hanako@mail.example.jp".to_owned(),
                address: "hanako@lab.example.com".to_owned(),
            },
            Letter::AliasAdded { address: "hanako@lab.example.com".to_owned() },
            Letter::AliasDeleted { address: "hanako@lab.example.com".to_owned() },
            Letter::LockedDown { addresses: Vec::new() },
            Letter::LockedDown { addresses: vec!["hanako@lab.example.com".to_owned()] },
            Letter::PopOn,
            Letter::PopOff,
            Letter::PopNearLimit { percent: 80, at },
            Letter::PopLocked { until: at },
            Letter::RemoteAccessOn,
            Letter::RemoteAccessOff,
            Letter::Entitled { until },
            Letter::StopRecorded { at },
            Letter::StopWithdrawn { until },
            Letter::EntitlementEnding { days: 7, at },
            Letter::EntitlementEnded,
            Letter::LessSecureAppsAllowed { end: End::Fixed(at) },
            Letter::LessSecureAppsReminder { end: End::Unused { at, latest: None } },
            Letter::LessSecureAppsReminder { end: End::Unused { at, latest: Some(at) } },
            Letter::LessSecureAppsEnded { end: End::Fixed(at), days: 30 },
            Letter::LessSecureAppsEnded { end: End::Unused { at, latest: None }, days: 30 },
            Letter::AddressAsked { address: "hanako@mail.example.jp".to_owned(), at },
            Letter::AddressWithdrawn { address: "hanako@mail.example.jp".to_owned() },
            Letter::AddressEffective { address: "hanako@mail.example.jp".to_owned() },
            Letter::MailPasswordAsked { at },
            Letter::MailPasswordWithdrawn,
            Letter::MailPasswordEffective,
            Letter::ActedOn { operation: "application.apply".to_owned(), reason: "by phone".to_owned() },
        ]
    }

    #[test]
    fn every_letter_has_its_words_in_both_languages() {
        for letter in every_letter() {
            for language in [Language::En, Language::Ja] {
                let content = letter.write("a@example.jp", language, "meibo", &TimeZone::UTC);
                for text in [&content.subject, &content.body] {
                    assert!(!text.starts_with("letter-") && !text.contains('{'), "{letter:?} {language}: {text}");
                }
            }
        }
    }

    #[test]
    fn all_5_what_a_letter_promises_is_rounded_up_to_the_minute_in_the_services_zone() {
        let (at, tokyo) = ("2026-04-13T00:00:05Z".parse().unwrap(), TimeZone::get("Asia/Tokyo").unwrap());
        for (letter, told) in [
            (
                Letter::ResetCode {
                    login_id: "t2600001".to_owned(),
                    code: "BCDF-GHJK-LMNP".into(),
                    until: at,
                    unlock: false,
                },
                "2026-04-13 09:01 JST",
            ),
            (Letter::PopLocked { until: at }, "2026-04-13 09:01 JST"),
            (Letter::PopNearLimit { percent: 80, at }, "2026-04-13 09:01 JST"),
            (Letter::LessSecureAppsAllowed { end: End::Fixed(at) }, "2026-04-13 09:01 JST"),
            (Letter::MailPasswordAsked { at: at - jiff::SignedDuration::from_secs(5) }, "2026-04-13 09:00 JST"),
        ] {
            let body = letter.write("a@example.jp", Language::En, "meibo", &tokyo).body;
            assert!(body.contains(told), "{body}");
        }
    }

    #[test]
    fn a_code_stands_in_its_message_and_not_in_debug() {
        let letter = Letter::Code { code: "G-759025".into(), minutes: 10 };
        assert!(letter.write("+819012345678", Language::Ja, "meibo", &TimeZone::UTC).body.contains("G-759025"));
        assert!(!format!("{letter:?}").contains("759025"));
    }
}
