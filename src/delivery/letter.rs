//! What the service writes to people.

use std::fmt;

use jiff::{SignedDuration, Timestamp, Unit, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

use crate::{
    rules::{
        Secret, account::Language, aftermath::AlsoEnded, less_secure_apps::End, message::Topic, time, tries::Factor,
    },
    texts::{ABSENT, FluentArgs, Lang, Texts, args, yes_or_no},
};

/// A message to a person: its kind, and the values that its text needs.
#[derive(Debug, Clone, PartialEq)]
pub enum Letter {
    /// The code of a second step or an enrolment, as it is shown (`G-123456`).
    Code {
        /// The code as it is shown, with its prefix.
        code: Secret,
        /// How long the code works, in minutes (2SV-3).
        minutes: u32,
    },
    /// The code that resets the account password (PASS-1).
    ResetCode {
        /// The login id whose password it resets; empty where there is no such account.
        login_id: String,
        /// The code, as it is shown.
        code: Secret,
        /// When it no longer works.
        until: Timestamp,
        /// Whether it was asked for to lift the owner's own locks (SIGN-7).
        unlock: bool,
    },
    /// Too many wrong tries have locked a factor (SIGN-4).
    Locked {
        /// The factor that is locked.
        factor: Factor,
        /// Whether the places where the owner has succeeded stay open (SIGN-7).
        elsewhere: bool,
        /// When the lock ends by itself; `None` where it does not.
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
        /// Whether networks whose tries had to wait were released too.
        networks: bool,
        /// Whether the account was locked down.
        lockdown: bool,
        /// The reason that was given for it.
        reason: String,
    },
    /// The account password was changed.
    PasswordChanged {
        /// What the change has ended besides sign-ins and app passwords (PASS-2).
        also: AlsoEnded,
    },
    /// 2-step verification was turned on.
    TwoStepOn,
    /// 2-step verification was turned off.
    TwoStepOff {
        /// Whether every sign-in has ended with it.
        sign_ins_end: bool,
    },
    /// A method was added.
    MethodAdded,
    /// A method was deleted.
    MethodDeleted,
    /// A method took the place of another.
    MethodReplaced,
    /// A set of backup codes was made.
    BackupCodesMade,
    /// Few backup codes are left (2SV-5).
    BackupCodesFew {
        /// How many.
        left: u32,
    },
    /// An app password was made.
    AppPasswordMade {
        /// The name that its owner gave it (APPPW-2).
        name: String,
    },
    /// An app password was revoked.
    AppPasswordRevoked {
        /// The name that its owner gave it (APPPW-2).
        name: String,
    },
    /// The code that verifies an alias, written to the alias (ALIAS-3): the reader may know nothing of this service.
    AliasCode {
        /// The code, as the message shows it.
        code: Secret,
        /// How long the code works, in minutes: the policy of aliases allows for slow mail.
        minutes: u32,
        /// The mailbox that wants to send from the address.
        mailbox: String,
        /// The alias, to which this message goes.
        address: String,
    },
    /// An alias was verified.
    AliasAdded {
        /// The address of the alias.
        address: String,
    },
    /// An alias was deleted.
    AliasDeleted {
        /// The address of the alias.
        address: String,
    },
    /// The account was locked down (ALIAS-5).
    LockedDown {
        /// The alias addresses that were exposed.
        addresses: Vec<String>,
        /// What the lockdown has ended besides sign-ins and app passwords (PASS-2).
        also: AlsoEnded,
    },
    /// POP was turned on.
    PopOn,
    /// POP was turned off.
    PopOff,
    /// Much of the day's POP limit is used (POP-5).
    PopNearLimit {
        /// How much of the day's limit is used, in percent.
        percent: u32,
        /// When the next day's allowance begins.
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
        /// Which notice it is: the days before the end at which it is due (30 and 7 by default).
        days: u32,
        /// When the entitlement ends.
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
        /// Which end has come: a fixed one, or one for want of log-ins.
        end: End,
        /// Days without a log-in after which the switch turns itself off, where nothing earlier was set.
        days: u32,
    },
    /// A change of address waits (ADDR-2).
    AddressAsked {
        /// The address that was asked for.
        address: String,
        /// When it takes effect: the next minute 0 (ADDR-2).
        at: Timestamp,
        /// Whether it is the account's first address.
        first: bool,
    },
    /// The change that waited was withdrawn.
    AddressWithdrawn {
        /// The address that will not take effect.
        address: String,
    },
    /// The address is in force.
    AddressEffective {
        /// The address that now is in force.
        address: String,
        /// Whether it is the account's first address.
        first: bool,
    },
    /// A mail password waits (MPASS-1).
    MailPasswordAsked {
        /// When it takes effect: the next minute 0 (MPASS-1).
        at: Timestamp,
        /// Whether it is the account's first mail password.
        first: bool,
    },
    /// The mail password that waited was withdrawn.
    MailPasswordWithdrawn,
    /// The mail password is in force.
    MailPasswordEffective {
        /// Whether it is the account's first mail password.
        first: bool,
    },
    /// Somebody else acted on the account, with a reason.
    ActedOn {
        /// The operation's id in the contract (`account.disable`).
        operation: String,
        /// The reason that was given with the act.
        reason: String,
    },
}

/// A message as it goes out. It may hold a code, so that `Debug` shows nothing of it.
#[derive(Clone, Serialize, Deserialize)]
pub struct Content {
    /// The number or address it goes to.
    pub to: String,
    /// The subject of a mail.
    pub subject: String,
    /// The text, in the reader's language.
    pub body: String,
    /// That language; absent in what an earlier build has written.
    #[serde(default)]
    pub language: Option<Language>,
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Content").finish_non_exhaustive()
    }
}

impl Content {
    /// The same as the last that goes to its reader on this day (MSG-6): they come again from `until`.
    pub fn last_of_day(mut self, until: Timestamp, service: &str, zone: &TimeZone) -> Self {
        let texts = texts(self.language.unwrap_or(Language::Ja));
        let values = args![service = service.to_owned(), until = promised(until, zone)];
        let last = texts.say("letter-last-of-day", values);
        self.body = format!("{}\n\n{last}", self.body);
        self
    }
}

fn texts(language: Language) -> &'static Texts {
    Texts::of(match language {
        Language::En => Lang::En,
        Language::Ja => Lang::Ja,
    })
}

impl Letter {
    /// What it tells.
    pub fn topic(&self) -> Topic {
        match self {
            Letter::Code { .. } => Topic::Code,
            Letter::ResetCode { .. } => Topic::ResetCode,
            Letter::Locked { .. } => Topic::Locked,
            Letter::LiftedByCode { .. } => Topic::LiftedByCode,
            Letter::Unlocked { .. } => Topic::Unlocked,
            Letter::PasswordChanged { .. } => Topic::PasswordChanged,
            Letter::TwoStepOn => Topic::TwoStepOn,
            Letter::TwoStepOff { .. } => Topic::TwoStepOff,
            Letter::MethodAdded => Topic::MethodAdded,
            Letter::MethodDeleted => Topic::MethodDeleted,
            Letter::MethodReplaced => Topic::MethodReplaced,
            Letter::BackupCodesMade => Topic::BackupCodesMade,
            Letter::BackupCodesFew { .. } => Topic::BackupCodesFew,
            Letter::AppPasswordMade { .. } => Topic::AppPasswordMade,
            Letter::AppPasswordRevoked { .. } => Topic::AppPasswordRevoked,
            Letter::AliasCode { .. } => Topic::AliasCode,
            Letter::AliasAdded { .. } => Topic::AliasAdded,
            Letter::AliasDeleted { .. } => Topic::AliasDeleted,
            Letter::LockedDown { .. } => Topic::LockedDown,
            Letter::PopOn => Topic::PopOn,
            Letter::PopOff => Topic::PopOff,
            Letter::PopNearLimit { .. } => Topic::PopNearLimit,
            Letter::PopLocked { .. } => Topic::PopLocked,
            Letter::RemoteAccessOn => Topic::RemoteAccessOn,
            Letter::RemoteAccessOff => Topic::RemoteAccessOff,
            Letter::Entitled { .. } => Topic::Entitled,
            Letter::StopRecorded { .. } => Topic::StopRecorded,
            Letter::StopWithdrawn { .. } => Topic::StopWithdrawn,
            Letter::EntitlementEnding { .. } => Topic::EntitlementEnding,
            Letter::EntitlementEnded => Topic::EntitlementEnded,
            Letter::LessSecureAppsAllowed { .. } => Topic::LessSecureAppsAllowed,
            Letter::LessSecureAppsReminder { .. } => Topic::LessSecureAppsReminder,
            Letter::LessSecureAppsEnded { .. } => Topic::LessSecureAppsEnded,
            Letter::AddressAsked { .. } => Topic::AddressAsked,
            Letter::AddressWithdrawn { .. } => Topic::AddressWithdrawn,
            Letter::AddressEffective { .. } => Topic::AddressEffective,
            Letter::MailPasswordAsked { .. } => Topic::MailPasswordAsked,
            Letter::MailPasswordWithdrawn => Topic::MailPasswordWithdrawn,
            Letter::MailPasswordEffective { .. } => Topic::MailPasswordEffective,
            Letter::ActedOn { .. } => Topic::ActedOn,
        }
    }

    /// When a code in it dies that is made at `now`; nothing where it holds none.
    pub fn dies_at(&self, now: Timestamp) -> Option<Timestamp> {
        match self {
            Letter::Code { minutes, .. } | Letter::AliasCode { minutes, .. } => {
                Some(time::after(now, SignedDuration::from_mins(i64::from(*minutes))))
            }
            Letter::ResetCode { until, .. } => Some(*until),
            _ => None,
        }
    }

    /// The message in a language, for a service of this name, with times in its zone.
    pub fn write(&self, to: &str, language: Language, service: &str, zone: &TimeZone) -> Content {
        let texts = texts(language);
        let key = format!("letter-{}", self.topic());
        Content {
            to: to.to_owned(),
            subject: texts.say(&format!("{key}.subject"), self.values(texts, service, zone)),
            body: texts.say(&key, self.values(texts, service, zone)),
            language: Some(language),
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
                values.set("known", if *elsewhere && factor.knows_places() { factor.as_str() } else { ABSENT });
                values.set("until", until.as_ref().map_or_else(|| ABSENT.to_owned(), time));
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
            Letter::BackupCodesFew { left } => values.set("left", *left),
            Letter::AliasAdded { address } | Letter::AliasDeleted { address } => values.set("address", address.clone()),
            Letter::PasswordChanged { also } => values.set("also", ended(also, texts)),
            Letter::TwoStepOff { sign_ins_end } => {
                values.set("sessions", if *sign_ins_end { "ended" } else { "stay" });
                values.set("mail", texts.say("two-step-off-mail", args![]));
                values.set("short", texts.say("two-step-off-short", args![]));
            }
            Letter::LockedDown { addresses, also } => {
                values.set("also", ended(also, texts));
                values.set("count", addresses.len());
                values.set("addresses", addresses.join("\n"));
            }
            Letter::Entitled { until } | Letter::StopWithdrawn { until } => values.set("until", until.to_string()),
            Letter::StopRecorded { at } => values.set("at", time(at)),
            Letter::MailPasswordAsked { at, first } => {
                values.set("at", time(at));
                values.set("first", yes_or_no(*first));
            }
            Letter::MailPasswordEffective { first } => values.set("first", yes_or_no(*first)),
            Letter::LessSecureAppsAllowed { end } | Letter::LessSecureAppsReminder { end } => {
                values.set("how", how(end, texts, time));
            }
            Letter::LessSecureAppsEnded { end, days } => {
                values.set("ends", kind(end));
                values.set("days", *days);
            }
            Letter::AddressAsked { address, at, first } => {
                values.set("first", yes_or_no(*first));
                values.set("address", address.clone());
                values.set("at", time(at));
            }
            Letter::AddressWithdrawn { address } => values.set("address", address.clone()),
            Letter::AddressEffective { address, first } => {
                values.set("address", address.clone());
                values.set("first", yes_or_no(*first));
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

/// The names of what was lifted, as a list in words.
fn lifted(texts: &Texts, factors: &[Factor], networks: bool, lockdown: bool) -> String {
    let networks = networks.then(|| texts.say("value-lifted-networks", args![]));
    let lockdown = lockdown.then(|| texts.say("value-lifted-lockdown", args![]));
    let factors = factors.iter().map(|factor| word(texts, *factor));
    let lifted: Vec<String> = factors.chain(networks).chain(lockdown).collect();
    lifted.join(&texts.say("list-separator", args![]))
}

/// What else was ended, one line for each thing; empty where nothing was.
fn ended(also: &AlsoEnded, texts: &Texts) -> String {
    let said = |is: bool, key: &str, values| is.then(|| format!("\n{}", texts.say(key, values)));
    let address = also.address.clone().unwrap_or_default();
    let (waiting, aliases, tokens) = (also.unfinished_sign_ins, &also.aliases, &also.service_tokens);
    [
        said(waiting > 0, "aftermath-sign-ins", args![count = waiting]),
        said(also.enrolment, "aftermath-enrolment", args![]),
        said(also.mail_password, "aftermath-mail-password", args![]),
        said(also.address.is_some(), "aftermath-address", args![address = address]),
        said(!aliases.is_empty(), "aftermath-aliases", args![addresses = aliases.join(" ")]),
        said(also.less_secure_apps, "aftermath-less-secure-apps", args![]),
        said(!tokens.is_empty(), "aftermath-service-tokens", args![names = tokens.join(", ")]),
    ]
    .into_iter()
    .flatten()
    .collect()
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
            Letter::PasswordChanged { also: AlsoEnded::default() },
            Letter::PasswordChanged {
                also: AlsoEnded {
                    unfinished_sign_ins: 1,
                    enrolment: true,
                    mail_password: true,
                    address: Some("hanako@mail.example.jp".to_owned()),
                    aliases: vec!["hanako@lab.example.com".to_owned()],
                    less_secure_apps: true,
                    service_tokens: vec!["mail".to_owned()],
                },
            },
            Letter::TwoStepOn,
            Letter::TwoStepOff { sign_ins_end: true },
            Letter::TwoStepOff { sign_ins_end: false },
            Letter::MethodAdded,
            Letter::MethodDeleted,
            Letter::MethodReplaced,
            Letter::BackupCodesMade,
            Letter::BackupCodesFew { left: 2 },
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
            Letter::LockedDown { addresses: Vec::new(), also: AlsoEnded::default() },
            Letter::LockedDown { addresses: vec!["hanako@lab.example.com".to_owned()], also: AlsoEnded::default() },
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
            Letter::AddressAsked { address: "hanako@mail.example.jp".to_owned(), at, first: true },
            Letter::AddressAsked { address: "hanako@mail.example.jp".to_owned(), at, first: false },
            Letter::AddressWithdrawn { address: "hanako@mail.example.jp".to_owned() },
            Letter::AddressEffective { address: "hanako@mail.example.jp".to_owned(), first: true },
            Letter::AddressEffective { address: "hanako@mail.example.jp".to_owned(), first: false },
            Letter::MailPasswordAsked { at, first: true },
            Letter::MailPasswordAsked { at, first: false },
            Letter::MailPasswordWithdrawn,
            Letter::MailPasswordEffective { first: true },
            Letter::MailPasswordEffective { first: false },
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
    fn a_first_address_or_mail_password_is_told_of_none_before_it() {
        let address = || "hanako@mail.example.jp".to_owned();
        let (at, told) = (Timestamp::UNIX_EPOCH, ["still reach", "the old one", "The old one", "former"]);
        let letters = |first| {
            [
                Letter::AddressAsked { address: address(), at, first },
                Letter::AddressEffective { address: address(), first },
                Letter::MailPasswordAsked { at, first },
                Letter::MailPasswordEffective { first },
            ]
        };
        let says = |letter: &Letter| {
            let body = letter.write("a@example.jp", Language::En, "meibo", &TimeZone::UTC).body;
            told.iter().any(|words| body.contains(words))
        };
        assert!(!letters(true).iter().any(says));
        assert!(letters(false).iter().all(says));
    }

    #[test]
    fn pass_2_a_letter_lists_what_another_password_or_a_lockdown_has_ended() {
        let also = || AlsoEnded {
            address: Some("hanako@mail.example.jp".to_owned()),
            enrolment: true,
            ..AlsoEnded::default()
        };
        for letter in
            [Letter::PasswordChanged { also: also() }, Letter::LockedDown { addresses: Vec::new(), also: also() }]
        {
            let body = letter.write("a@example.jp", Language::En, "meibo", &TimeZone::UTC).body;
            let listed = "\nAn enrolment in 2-step verification that was under way was ended.\n\
                          The address that waited (hanako@mail.example.jp) does not come into force.\n";
            assert!(body.contains(listed), "{body}");
        }
        let none = Letter::PasswordChanged { also: AlsoEnded::default() };
        let body = none.write("a@example.jp", Language::En, "meibo", &TimeZone::UTC).body;
        assert!(body.contains("revoked.\nIf this was not you"), "{body}");
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
            (
                Letter::MailPasswordAsked { at: at - jiff::SignedDuration::from_secs(5), first: false },
                "2026-04-13 09:00 JST",
            ),
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
