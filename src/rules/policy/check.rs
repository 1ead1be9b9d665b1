//! Whether a policy is one that the service can work with: every setting has a check.

use super::{MailServer, Policy};
use crate::rules::{
    contact,
    refusal::{Fact, Facts},
    text, time,
};

/// A setting with a value that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("policy.{setting} cannot be {value:?} ({why})")]
pub struct Fault {
    /// Its name below `policy`.
    pub setting: &'static str,
    /// Its value.
    pub value: String,
    /// Why it cannot be: the key of a text, `invalid-…`.
    pub why: &'static str,
    /// The arguments of that text.
    pub facts: Facts,
}

impl Fault {
    fn new(setting: &'static str, value: impl ToString, why: &'static str) -> Self {
        Self { setting, value: value.to_string(), why, facts: Facts::new() }
    }

    fn fact(mut self, name: &str, value: impl Into<Fact>) -> Self {
        self.facts.insert(name.to_owned(), value.into());
        self
    }
}

/// A setting that is a number or a list of numbers: its name, its values, and the least and the most that each can be.
type Numbers = (&'static str, Vec<i64>, i64, i64);

/// The least and the most of a setting that is a number or a list of numbers, by its name below `policy`.
pub fn range(setting: &str) -> Option<(i64, i64)> {
    let mut all = Policy::default().numbers().into_iter();
    all.find(|(name, ..)| *name == setting).map(|(_, _, least, most)| (least, most))
}

/// The longest name of a service, in code points.
const NAME: u32 = 64;
/// The longest domain: an address has 254 octets, and a local part of 64 must fit before it.
const DOMAIN: usize = 254 - 1 - 64;
/// The longest phone number of E.164, in digits.
const PHONE: usize = 15;

impl Policy {
    /// Whether every setting has a value that the service can work with.
    ///
    /// # Errors
    /// [`Fault`] names the first that is not.
    pub fn check(&self) -> Result<(), Fault> {
        self.ranges()?;
        self.together()?;
        self.words()?;
        self.lists()
    }

    fn ranges(&self) -> Result<(), Fault> {
        self.numbers().into_iter().try_for_each(|(setting, values, least, most)| {
            values.into_iter().try_for_each(|value| in_range(setting, value, least, most))
        })
    }

    fn numbers(&self) -> Vec<Numbers> {
        let (sign_in, password, two_step) = (&self.sign_in, &self.password, &self.two_step);
        let (entitlement, cloud_mail, servers) = (&self.entitlement, &self.cloud_mail, &self.mail_servers);
        let single = [
            ("sign_in.password_again_minutes", i64::from(sign_in.password_again_minutes), 1, 60),
            ("sign_in.max_wrong_tries", i64::from(sign_in.max_wrong_tries), 1, 100),
            ("sign_in.free_wrong_tries", i64::from(sign_in.free_wrong_tries), 1, 100),
            ("sign_in.address_tries", i64::from(sign_in.address_tries), 1, 1_000_000),
            ("sign_in.address_tries_per_minute", i64::from(sign_in.address_tries_per_minute), 1, 1_000_000),
            ("sign_in.known_place_days", i64::from(sign_in.known_place_days), 1, 366),
            ("sign_in.session_hours", i64::from(sign_in.session_hours), 1, 720),
            ("sign_in.flow_minutes", i64::from(sign_in.flow_minutes), 1, 60),
            ("password.min_length", i64::from(password.min_length), 8, 128),
            ("password.min_length_two_step", i64::from(password.min_length_two_step), 8, 128),
            ("password.max_length", i64::from(password.max_length), 32, 1024),
            ("password.kinds", i64::from(password.kinds), 0, 4),
            ("password.first_password_days", i64::from(password.first_password_days), 1, 366),
            ("password.reset_sms_minutes", i64::from(password.reset_sms_minutes), 1, 60),
            ("password.reset_mail_hours", i64::from(password.reset_mail_hours), 1, 168),
            ("password.reset_again_minutes", i64::from(password.reset_again_minutes), 0, 60),
            ("password.resets_per_day", i64::from(password.resets_per_day), 1, 1000),
            ("password.resets_per_hour", i64::from(password.resets_per_hour), 1, 100),
            ("password.hash_memory_kib", i64::from(password.hash_memory_kib), 1024, 4 * 1024 * 1024),
            ("password.hash_passes", i64::from(password.hash_passes), 1, 100),
            ("entitlement.until_month", i64::from(entitlement.until_month), 1, 12),
            ("entitlement.until_day", i64::from(entitlement.until_day), 1, 31),
            ("two_step.code_minutes", i64::from(two_step.code_minutes), 1, 60),
            ("two_step.code_tries", i64::from(two_step.code_tries), 1, 20),
            ("two_step.codes_per_hour", i64::from(two_step.codes_per_hour), 1, 100),
            ("two_step.codes_per_phone_per_day", i64::from(two_step.codes_per_phone_per_day), 1, 1000),
            ("two_step.enrolment_codes_per_day", i64::from(two_step.enrolment_codes_per_day), 1, 1000),
            (
                "two_step.enrolment_codes_per_network_per_day",
                i64::from(two_step.enrolment_codes_per_network_per_day),
                1,
                1_000_000,
            ),
            ("two_step.backup_codes", i64::from(two_step.backup_codes), 1, 100),
            ("two_step.enrolment_minutes", i64::from(two_step.enrolment_minutes), 1, 24 * 60),
            ("app_password.max", i64::from(self.app_password.max), 1, 1000),
            ("cloud_mail.change_days", i64::from(cloud_mail.change_days), 0, 3660),
            ("cloud_mail.sync_min_age_minutes", i64::from(cloud_mail.sync_min_age_minutes), 0, 24 * 60),
            ("cloud_mail.former_days", i64::from(cloud_mail.former_days), 0, 36600),
            ("cloud_mail.mail_passwords_per_hour", i64::from(cloud_mail.mail_passwords_per_hour), 1, 1000),
            ("less_secure_apps.days", i64::from(self.less_secure_apps.days), 1, 366),
            ("less_secure_apps.reminder_days", i64::from(self.less_secure_apps.reminder_days), 1, 366),
            ("pop.daily_megabytes", i64::from(self.pop.daily_megabytes), 1, 1_000_000),
            ("pop.lock_hours", i64::from(self.pop.lock_hours), 1, 366 * 24),
            ("pop.warn_percent", i64::from(self.pop.warn_percent), 0, 100),
            ("mail_servers.imap.port", i64::from(servers.imap.port), 1, 65535),
            ("mail_servers.pop.port", i64::from(servers.pop.port), 1, 65535),
            ("remote_access.seats", i64::from(self.remote_access.seats), 0, 1_000_000),
            ("alias.max", i64::from(self.alias.max), 0, 1000),
            ("alias.tries_per_hour", i64::from(self.alias.tries_per_hour), 0, 1000),
            ("alias.code_minutes", i64::from(self.alias.code_minutes), 1, 24 * 60),
            ("sync.call_seconds", i64::from(self.sync.call_seconds), 1, 600),
            ("sync.at_once", i64::from(self.sync.at_once), 1, 256),
            ("sync.retry_seconds", i64::from(self.sync.retry_seconds), 1, 3600),
            ("sync.longest_retry_minutes", i64::from(self.sync.longest_retry_minutes), 1, 24 * 60),
            ("sync.look_again_minutes", i64::from(self.sync.look_again_minutes), 1, 24 * 60),
            ("messages.phone_per_day", i64::from(self.messages.phone_per_day), 1, 100_000_000),
            ("messages.notices_per_day", i64::from(self.messages.notices_per_day), 1, 1000),
            ("keeping.idempotency_hours", i64::from(self.keeping.idempotency_hours), 1, 366 * 24),
            ("keeping.bulk_days", i64::from(self.keeping.bulk_days), 1, 366),
            ("keeping.message_hours", i64::from(self.keeping.message_hours), 1, 366 * 24),
            ("keeping.own_changes_per_minute", i64::from(self.keeping.own_changes_per_minute), 1, 1_000_000),
            ("keeping.own_changes_per_day", i64::from(self.keeping.own_changes_per_day), 1, 1_000_000),
            ("keeping.password_changes_per_day", i64::from(self.keeping.password_changes_per_day), 1, 1_000_000),
        ];
        let single = single.into_iter().map(|(setting, value, least, most)| (setting, vec![value], least, most));
        single.chain(self.lists_of_numbers()).collect()
    }

    fn lists_of_numbers(&self) -> [Numbers; 4] {
        let values = |all: &[u32]| all.iter().copied().map(i64::from).collect();
        let ports: Vec<u32> = self.mail_servers.smtp.iter().map(|server| server.port).collect();
        [
            ("entitlement.notice_days", values(&self.entitlement.notice_days), 1, 366),
            ("cloud_mail.sync_minutes", values(&self.cloud_mail.sync_minutes), 0, 59),
            ("alias.ports", values(&self.alias.ports), 1, 65535),
            ("mail_servers.smtp.port", values(&ports), 1, 65535),
        ]
    }

    /// What only makes sense beside another setting.
    fn together(&self) -> Result<(), Fault> {
        let (password, sync) = (&self.password, &self.sync);
        let longest = sync.longest_retry_minutes * 60;
        for (setting, value, other, most) in [
            ("password.min_length", password.min_length, "policy.password.max_length", password.max_length),
            (
                "password.min_length_two_step",
                password.min_length_two_step,
                "policy.password.max_length",
                password.max_length,
            ),
            ("sync.retry_seconds", sync.retry_seconds, "policy.sync.longest_retry_minutes", longest),
        ] {
            if value > most {
                return Err(Fault::new(setting, value, "more-than-other").fact("other", other).fact("most", most));
            }
        }
        self.ports()
    }

    /// One port speaks one protocol.
    fn ports(&self) -> Result<(), Fault> {
        let servers = &self.mail_servers;
        let smtp = servers.smtp.iter().map(|server| ("mail_servers.smtp.port", server));
        let all = [("mail_servers.imap.port", &servers.imap), ("mail_servers.pop.port", &servers.pop)];
        let all: Vec<(&'static str, &MailServer)> = all.into_iter().chain(smtp).collect();
        all.iter().enumerate().try_for_each(|(at, (setting, server))| {
            let is_same = |(_, other): &&(&str, &MailServer)| other.port == server.port && other.host == server.host;
            match all[..at].iter().find(is_same) {
                None => Ok(()),
                Some((other, _)) => {
                    Err(Fault::new(setting, server.port, "port-taken").fact("other", format!("policy.{other}")))
                }
            }
        })
    }

    fn words(&self) -> Result<(), Fault> {
        if time::zone(self).is_err() {
            return Err(Fault::new("time_zone", &self.time_zone, "zone"));
        }
        if text::label("service_name", &self.service_name, NAME).is_err() {
            return Err(Fault::new("service_name", &self.service_name, "service-name").fact("max", NAME));
        }
        let domain = &self.cloud_mail.domain;
        if !contact::is_domain(domain) || domain.len() > DOMAIN {
            return Err(Fault::new("cloud_mail.domain", domain, "domain-form"));
        }
        let servers = &self.mail_servers;
        host("mail_servers.imap.host", &servers.imap)?;
        host("mail_servers.pop.host", &servers.pop)?;
        servers.smtp.iter().try_for_each(|server| host("mail_servers.smtp.host", server))
    }

    fn lists(&self) -> Result<(), Fault> {
        if self.cloud_mail.sync_minutes.is_empty() {
            // Nothing would ever reach the mail platform.
            return Err(Fault::new("cloud_mail.sync_minutes", "[]", "list-empty"));
        }
        once("entitlement.notice_days", &self.entitlement.notice_days)?;
        once("cloud_mail.sync_minutes", &self.cloud_mail.sync_minutes)?;
        once("alias.ports", &self.alias.ports)?;
        if self.mail_servers.smtp.is_empty() {
            return Err(Fault::new("mail_servers.smtp", "[]", "list-empty"));
        }
        let is_prefix = |it: &str| {
            (1..=PHONE).contains(&it.len()) && !it.starts_with('0') && it.bytes().all(|digit| digit.is_ascii_digit())
        };
        every("two_step.phone_prefixes", &self.two_step.phone_prefixes, "phone-prefix", is_prefix)?;
        let is_name = |it: &str| {
            let plain = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'_' | b'-');
            !it.is_empty() && it.bytes().all(plain)
        };
        every("cloud_mail.reserved", &self.cloud_mail.reserved, "address-form", is_name)
    }
}

fn in_range(setting: &'static str, value: i64, least: i64, most: i64) -> Result<(), Fault> {
    match (least..=most).contains(&value) {
        true => Ok(()),
        false => Err(Fault::new(setting, value, "range").fact("least", least).fact("most", most)),
    }
}

fn once(setting: &'static str, values: &[u32]) -> Result<(), Fault> {
    match values.iter().enumerate().find(|(at, value)| values[..*at].contains(value)) {
        Some((_, value)) => Err(Fault::new(setting, format!("{value}, {value}"), "twice")),
        None => Ok(()),
    }
}

fn every(
    setting: &'static str,
    values: &[String],
    why: &'static str,
    good: impl Fn(&str) -> bool,
) -> Result<(), Fault> {
    match values.iter().find(|value| !good(value)) {
        Some(value) => Err(Fault::new(setting, value, why)),
        None => Ok(()),
    }
}

fn host(setting: &'static str, server: &MailServer) -> Result<(), Fault> {
    let is_host = contact::host(&server.host).is_some_and(|host| host.eq_ignore_ascii_case(&server.host));
    if is_host { Ok(()) } else { Err(Fault::new(setting, &server.host, "host-form")) }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// The default policy with one setting changed; `None` where the type already refuses it.
    fn with(path: &str, value: Value) -> Option<Policy> {
        let mut all = serde_json::to_value(Policy::default()).unwrap();
        *all.pointer_mut(&format!("/{}", path.replace('.', "/"))).unwrap() = value;
        serde_json::from_value(all).ok()
    }

    fn fault(path: &str, value: Value) -> Option<(&'static str, &'static str)> {
        with(path, value).unwrap().check().err().map(|fault| (fault.setting, fault.why))
    }

    /// The names of all settings, with their defaults.
    fn leaves(under: &str, value: &Value, into: &mut Vec<(String, Value)>) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(name, value)| {
                leaves(&if under.is_empty() { name.clone() } else { format!("{under}.{name}") }, value, into);
            }),
            value => into.push((under.to_owned(), value.clone())),
        }
    }

    #[test]
    fn every_setting_has_a_check_and_is_named_by_it() {
        assert_eq!(Policy::default().check(), Ok(()));
        let mut all = Vec::new();
        leaves("", &serde_json::to_value(Policy::default()).unwrap(), &mut all);
        assert!(all.len() > 60, "{}", all.len());
        let strings = ["two_step.phone_prefixes", "cloud_mail.reserved"];
        for (path, default) in all {
            let absurd = match default {
                Value::Bool(_) => continue,
                Value::String(_) => json!("not \u{7} one"),
                Value::Array(_) if strings.contains(&path.as_str()) => json!(["not one"]),
                Value::Array(_) => json!([4_000_000_000u32]),
                Value::Number(_) if path.starts_with("entitlement.until") => json!(-3),
                _ => json!(4_000_000_000u32),
            };
            if let Some(policy) = with(&path, absurd) {
                assert_eq!(policy.check().map_err(|fault| fault.setting), Err(path.as_str()));
            }
        }
    }

    #[test]
    fn what_would_come_into_force_and_do_nothing_is_refused() {
        for (path, value, why) in [
            ("two_step.phone_prefixes", json!(["81", "+81"]), "phone-prefix"),
            ("two_step.phone_prefixes", json!([""]), "phone-prefix"),
            ("two_step.phone_prefixes", json!(["090"]), "phone-prefix"),
            ("cloud_mail.domain", json!("not a domain"), "domain-form"),
            ("cloud_mail.domain", json!("@mail.example.jp"), "domain-form"),
            ("cloud_mail.domain", json!("mail.example.jp."), "domain-form"),
            ("cloud_mail.domain", json!("localhost"), "domain-form"),
            ("cloud_mail.domain", json!("10.0.0.1"), "domain-form"),
            ("cloud_mail.sync_minutes", json!([]), "list-empty"),
            ("cloud_mail.sync_minutes", json!([0, 60]), "range"),
            ("cloud_mail.sync_minutes", json!([0, 30, 0]), "twice"),
            ("entitlement.notice_days", json!([30, 30]), "twice"),
            ("alias.ports", json!([465, 465]), "twice"),
            ("cloud_mail.reserved", json!(["rector", ""]), "address-form"),
            ("cloud_mail.reserved", json!(["学長"]), "address-form"),
            ("cloud_mail.reserved", json!(["the rector"]), "address-form"),
            ("time_zone", json!("Asia/Tokio"), "zone"),
            ("time_zone", json!(""), "zone"),
            ("service_name", json!(" "), "service-name"),
            ("mail_servers.imap.host", json!("imap example.jp"), "host-form"),
            ("mail_servers.smtp", json!([{ "host": "https://a.jp", "port": 465, "tls": "tls" }]), "host-form"),
            ("mail_servers.smtp", json!([{ "host": "a.jp", "port": 65536, "tls": "tls" }]), "range"),
            ("mail_servers.smtp", json!([]), "list-empty"),
            ("mail_servers.pop.port", json!(0), "range"),
            ("mail_servers.pop", json!({ "host": "imap.example.jp", "port": 993, "tls": "tls" }), "port-taken"),
            (
                "mail_servers.smtp",
                json!([
                    { "host": "a.jp", "port": 587, "tls": "tls" },
                    { "host": "a.jp", "port": 587, "tls": "starttls" },
                ]),
                "port-taken",
            ),
            ("password.min_length", json!(128), "more-than-other"),
            ("entitlement.until_month", json!(0), "range"),
        ] {
            let mut policy = with(path, value.clone()).unwrap();
            policy.password.max_length = 64;
            assert_eq!(policy.check().map_err(|fault| fault.why), Err(why), "{path} = {value}");
        }
        for (path, value) in [
            // Whoever is locked so early has waited for nothing.
            ("sign_in.max_wrong_tries", json!(4)),
            ("two_step.phone_prefixes", json!([])),
            ("two_step.phone_prefixes", json!(["81", "1", "8190"])),
            ("cloud_mail.domain", json!("Mail.Example.jp")),
            ("mail_servers.imap.host", json!("10.0.0.1")),
            ("time_zone", json!("UTC")),
            ("cloud_mail.reserved", json!(["Rector", "vice-rector.2", "the_dean"])),
            ("entitlement.notice_days", json!([])),
            ("cloud_mail.sync_minutes", json!([0, 15, 30, 45])),
        ] {
            assert_eq!(fault(path, value.clone()), None, "{path} = {value}");
        }
    }

    #[test]
    fn a_number_is_taken_up_to_its_bound_and_no_further() {
        for (path, most) in [
            ("password.hash_memory_kib", 4_194_304),
            ("two_step.enrolment_minutes", 1440),
            ("cloud_mail.sync_min_age_minutes", 1440),
            ("pop.lock_hours", 8784),
            ("alias.code_minutes", 1440),
            ("sync.longest_retry_minutes", 1440),
            ("sync.look_again_minutes", 1440),
            ("keeping.idempotency_hours", 8784),
            ("keeping.message_hours", 8784),
        ] {
            assert_eq!(fault(path, json!(most)), None, "{path}");
            assert_eq!(fault(path, json!(most + 1)), Some((path, "range")), "{path}");
        }
    }

    #[test]
    fn settings_that_only_make_sense_together_may_be_equal() {
        let mut policy = Policy::default();
        (policy.password.min_length, policy.password.max_length) = (64, 64);
        (policy.sync.retry_seconds, policy.sync.longest_retry_minutes) = (120, 2);
        assert_eq!(policy.check(), Ok(()));
        policy.sync.retry_seconds = 121;
        let most = policy.check().unwrap_err();
        assert_eq!((most.setting, most.facts["most"].clone()), ("sync.retry_seconds", Fact::Number(120)));
    }

    #[test]
    fn rfc_5321_a_domain_leaves_room_for_a_local_part_of_64_octets() {
        let domain = |top: usize| format!("{}.{}.{}", "a".repeat(63), "b".repeat(62), "c".repeat(top));
        assert_eq!((domain(62).len(), fault("cloud_mail.domain", json!(domain(62)))), (189, None));
        assert_eq!(fault("cloud_mail.domain", json!(domain(63))), Some(("cloud_mail.domain", "domain-form")));
    }

    #[test]
    fn _2sv_3_a_prefix_is_as_long_as_a_phone_number_at_the_most() {
        assert_eq!(fault("two_step.phone_prefixes", json!(["123456789012345"])), None);
        let refused = Some(("two_step.phone_prefixes", "phone-prefix"));
        assert_eq!(fault("two_step.phone_prefixes", json!(["1234567890123456"])), refused);
    }

    #[test]
    fn a_fault_says_what_could_be_instead() {
        let fault = with("pop.warn_percent", json!(101)).unwrap().check().unwrap_err();
        assert_eq!(fault.to_string(), "policy.pop.warn_percent cannot be \"101\" (range)");
        assert_eq!(fault.facts, Facts::from([("least".to_owned(), 0i64.into()), ("most".to_owned(), 100i64.into())]));
    }
}
