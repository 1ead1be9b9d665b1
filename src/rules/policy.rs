//! The numbers of the house. Every number of the rules is a setting of the service; these are its defaults.

mod check;
mod mail_server;

pub use check::{Fault, range};
pub use mail_server::MailServer;

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::mail_servers::Tls;
use mail_server::one_or_several;

macro_rules! section {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty = $default:expr,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $default,)* }
            }
        }
    };
}

section! {
    /// All settings that rules read (`[policy.…]` in the service's configuration).
    Policy {
        /// The service's zone, an IANA name: "today", "midnight" and "minute 0" are in it.
        time_zone: String = "Asia/Tokyo".to_owned(),
        /// The name people know the service by, shown in messages and authenticator apps.
        service_name: String = "meibo".to_owned(),
        /// Sign-in: its wrong tries and lifetimes (SIGN-*).
        sign_in: SignInPolicy = SignInPolicy::default(),
        /// Passwords: lengths, first passwords, resets and hashes (PASS-1, MPASS-3).
        password: PasswordPolicy = PasswordPolicy::default(),
        /// Entitlement: its last day and the notices before it (ENT-1).
        entitlement: EntitlementPolicy = EntitlementPolicy::default(),
        /// 2-step verification: codes, backup codes and enrolments (2SV-*).
        two_step: TwoStepPolicy = TwoStepPolicy::default(),
        /// App passwords: how many there may be (APPPW-*).
        app_password: AppPasswordPolicy = AppPasswordPolicy::default(),
        /// Cloud mail: addresses and mail passwords (ADDR-*, MPASS-*).
        cloud_mail: CloudMailPolicy = CloudMailPolicy::default(),
        /// Less secure apps (LSA-*).
        less_secure_apps: LessSecureAppsPolicy = LessSecureAppsPolicy::default(),
        /// The servers that mail apps are set up with (POP-1, APPPW-6).
        mail_servers: MailServersPolicy = MailServersPolicy::default(),
        /// POP and its daily limit (POP-*).
        pop: PopPolicy = PopPolicy::default(),
        /// Remote access: how many seats there are (REMOTE-*).
        remote_access: RemoteAccessPolicy = RemoteAccessPolicy::default(),
        /// Send-as aliases: their number, servers and codes (ALIAS-*).
        alias: AliasPolicy = AliasPolicy::default(),
        /// How the mail platform is asked (2SV-7, ADDR-2, STOP-3).
        sync: SyncPolicy = SyncPolicy::default(),
        /// Messages: how many leave the service in a day (MSG-6).
        messages: MessagesPolicy = MessagesPolicy::default(),
        /// What is kept how long (ALL-2).
        keeping: KeepingPolicy = KeepingPolicy::default(),
    }
}

section! {
    /// Messages: how many leave the service in a day (MSG-6).
    MessagesPolicy {
        /// Text messages and calls that leave the whole service in a day. Half of them are for codes of second steps alone.
        phone_per_day: u32 = 20_000,
        /// Notices that go to one owner in a day; the last says that it is the last.
        notices_per_day: u32 = 20,
    }
}

section! {
    /// Sign-in: its wrong tries and lifetimes (SIGN-*).
    SignInPolicy {
        /// Minutes after which a dangerous act asks for the password again (SIGN-3).
        password_again_minutes: u32 = 10,
        /// Consecutive wrong tries that are evaluated per account and factor (SIGN-4).
        max_wrong_tries: u32 = 20,
        /// Wrong tries before waiting begins (SIGN-4).
        free_wrong_tries: u32 = 5,
        /// Wrong tries that one client address may make at once, of any accounts (SIGN-4; IPv6: a /64). A campus behind
        /// one address has them together.
        address_tries: u32 = 500,
        /// How many of these wrong tries a client address gets back in a minute.
        address_tries_per_minute: u32 = 100,
        /// Days for which a place where the owner has succeeded counts its wrong tries by itself (SIGN-7).
        known_place_days: u32 = 30,
        /// Hours a sign-in lasts in all.
        session_hours: u32 = 12,
        /// Minutes a sign-in waits for its second step.
        flow_minutes: u32 = 10,
    }
}

section! {
    /// Passwords (PASS-1, MPASS-3: NIST SP 800-63B-4).
    PasswordPolicy {
        /// The fewest code points where the password is the only factor.
        min_length: u32 = 15,
        /// The fewest code points where a second factor is on.
        min_length_two_step: u32 = 8,
        /// The most code points of a password.
        max_length: u32 = 128,
        /// Kinds of four (upper case, lower case, digit, symbol) a password must mix; 0 asks for none. NIST SP 800-63B-4 3.1.1.2 forbids such rules.
        kinds: u32 = 0,
        /// Whether only printable ASCII is taken. NIST SP 800-63B-4 3.1.1.2 asks for all of Unicode.
        ascii_only: bool = false,
        /// Days a first or reset password lives (PASS-1).
        first_password_days: u32 = 14,
        /// Minutes that a reset code in a text message lives (PASS-1).
        reset_sms_minutes: u32 = 10,
        /// Hours that a reset code in a mail lives (PASS-1).
        reset_mail_hours: u32 = 24,
        /// Reset codes sent in an hour for one account by the help desk, and as many asked for at each place that the owner
        /// is known at (PASS-2).
        resets_per_hour: u32 = 5,
        /// Minutes for which a code that somebody asked for elsewhere serves whoever asks there again (PASS-2).
        reset_again_minutes: u32 = 5,
        /// Reset codes sent in a day for one account because somebody asked for them elsewhere.
        resets_per_day: u32 = 20,
        /// Memory of one argon2id hash, in KiB.
        hash_memory_kib: u32 = 19 * 1024,
        /// Passes of one argon2id hash.
        hash_passes: u32 = 2,
    }
}

section! {
    /// Entitlement: its last day and the notices before it (ENT-1).
    EntitlementPolicy {
        /// Month of the day until which an entitlement is valid.
        until_month: i8 = 3,
        /// Day of that month.
        until_day: i8 = 31,
        /// Days before the end on which the owner is told.
        notice_days: Vec<u32> = vec![30, 7],
    }
}

section! {
    /// 2-step verification: codes, backup codes and enrolments (2SV-*).
    TwoStepPolicy {
        /// Minutes a code lives (2SV-3).
        code_minutes: u32 = 10,
        /// Wrong tries after which a code is dead (2SV-3).
        code_tries: u32 = 5,
        /// Codes sent in an hour (2SV-3).
        codes_per_hour: u32 = 5,
        /// Codes sent in a day to one phone number, whoever asks for them (2SV-3).
        codes_per_phone_per_day: u32 = 20,
        /// Codes sent in a day to phones that one account enrols (2SV-3).
        enrolment_codes_per_day: u32 = 20,
        /// Codes sent in a day to phones that are enrolled from one network (2SV-3).
        enrolment_codes_per_network_per_day: u32 = 1000,
        /// One-time backup codes in a set (2SV-5).
        backup_codes: u32 = 10,
        /// Countries codes may be sent to, as E.164 prefixes without the plus sign.
        phone_prefixes: Vec<String> = vec!["81".to_owned()],
        /// Minutes an enrolment may take.
        enrolment_minutes: u32 = 30,
    }
}

section! {
    /// App passwords: how many there may be (APPPW-*).
    AppPasswordPolicy {
        /// How many an account may have at a time (APPPW-3).
        max: u32 = 50,
    }
}

section! {
    /// Cloud mail: addresses and mail passwords (ADDR-*, MPASS-*).
    CloudMailPolicy {
        /// The domain of addresses.
        domain: String = "mail.example.jp".to_owned(),
        /// Days after a change's `effective_at` until the next one (ADDR-3).
        change_days: u32 = 30,
        /// Minutes of the hour at which changes reach the mail platform (ADDR-2).
        sync_minutes: Vec<u32> = vec![0],
        /// Minutes that a change must be old to go with the next run.
        sync_min_age_minutes: u32 = 0,
        /// Days after which a former address is free for others; 0 keeps it for ever (ADDR-4).
        former_days: u32 = 0,
        /// Mail passwords that may be asked for in an hour, taken or not (MPASS-2).
        mail_passwords_per_hour: u32 = 20,
        /// Local parts that nobody may have, beside those of RFC 2142.
        reserved: Vec<String> = Vec::new(),
    }
}

section! {
    /// Less secure apps (LSA-*).
    LessSecureAppsPolicy {
        /// Days after the last log-in that it allowed, or after it was turned on, until it turns itself off (LSA-3).
        days: u32 = 30,
        /// Days between two reminders while it is on (LSA-3).
        reminder_days: u32 = 7,
    }
}

section! {
    /// The servers that mail apps are set up with (POP-1, APPPW-6).
    MailServersPolicy {
        /// Where mail is read over IMAP.
        imap: MailServer = MailServer::new("imap.example.jp", 993, Tls::Tls),
        /// Where mail is fetched over POP.
        pop: MailServer = MailServer::new("pop.example.jp", 995, Tls::Tls),
        /// Where mail is sent: what is to be used first stands first; one at least.
        #[serde(deserialize_with = "one_or_several")]
        smtp: Vec<MailServer> = vec![
            MailServer::new("smtp.example.jp", 465, Tls::Tls),
            MailServer::new("smtp.example.jp", 587, Tls::Starttls),
        ],
    }
}

section! {
    /// POP and its daily limit (POP-*).
    PopPolicy {
        /// Megabytes (10⁶ bytes) that may be downloaded by POP in a calendar day (POP-2).
        daily_megabytes: u32 = 1250,
        /// Hours of the lock from the crossing (POP-2).
        lock_hours: u32 = 24,
        /// Percent of the limit at which the owner is warned, once a day; 0 warns nobody (POP-5).
        warn_percent: u32 = 80,
    }
}

section! {
    /// Remote access: how many seats there are (REMOTE-*).
    RemoteAccessPolicy {
        /// How many seats there are (REMOTE-2).
        seats: u32 = 200,
    }
}

section! {
    /// Send-as aliases: their number, servers and codes (ALIAS-*).
    AliasPolicy {
        /// How many an account may have.
        max: u32 = 20,
        /// Ports that a server of one's own may have (ALIAS-1).
        ports: Vec<u32> = vec![25, 465, 587],
        /// Whether servers at private addresses may be named (ALIAS-1).
        private_addresses: bool = false,
        /// Servers of one's own that are tried for an account in an hour (ALIAS-1).
        tries_per_hour: u32 = 10,
        /// Minutes that the code mailed to the address lives (ALIAS-3).
        code_minutes: u32 = 60,
    }
}

section! {
    /// How the mail platform is asked.
    SyncPolicy {
        /// Seconds that one call may take.
        call_seconds: u32 = 30,
        /// Accounts that are asked about at once.
        at_once: u32 = 8,
        /// Seconds until the second try; each further one waits twice as long.
        retry_seconds: u32 = 60,
        /// Minutes between two tries at the most.
        longest_retry_minutes: u32 = 60,
        /// Minutes after a call without an answer until the platform is looked at once more: the call may arrive late.
        look_again_minutes: u32 = 60,
    }
}

section! {
    /// What is kept how long (ALL-2), and how much of it one person can make (ALL-7).
    KeepingPolicy {
        /// Hours an idempotency key and its stored reply are kept.
        idempotency_hours: u32 = 24,
        /// Days the keys of the rows of a job are kept.
        bulk_days: u32 = 90,
        /// Hours a message is kept in the outbox.
        message_hours: u32 = 24,
        /// Changes of each kind that somebody can make of their own account in a minute (ALL-7).
        own_changes_per_minute: u32 = 60,
        /// Changes of each kind that somebody can make of their own account in a day of 24 hours (ALL-7).
        own_changes_per_day: u32 = 200,
        /// Changes of their own account password that somebody can make in a day of 24 hours (ALL-7).
        password_changes_per_day: u32 = 10,
    }
}

fn minutes(count: u32) -> SignedDuration {
    SignedDuration::from_mins(i64::from(count))
}

impl SignInPolicy {
    /// How long an entered password counts for dangerous acts (SIGN-3).
    pub fn password_again_after(&self) -> SignedDuration {
        minutes(self.password_again_minutes)
    }

    /// How long one wrong try of a client address takes to drain (SIGN-4).
    pub fn address_try(&self) -> SignedDuration {
        SignedDuration::from_micros(60_000_000 / i64::from(self.address_tries_per_minute.max(1)))
    }

    /// How long all of a client address's wrong tries take to drain.
    pub fn address_tries_drain(&self) -> SignedDuration {
        self.address_try() * i32::try_from(self.address_tries).unwrap_or(i32::MAX)
    }

    /// How long a place is known after the owner has succeeded there (SIGN-7).
    pub fn known_place_life(&self) -> SignedDuration {
        SignedDuration::from_hours(24 * i64::from(self.known_place_days))
    }

    /// How long a sign-in lasts.
    pub fn session_life(&self) -> SignedDuration {
        SignedDuration::from_hours(i64::from(self.session_hours))
    }

    /// How long a sign-in waits for its second step; not less than a code lives
    /// ([`flow_expires_at`](super::session::flow_expires_at)).
    pub fn flow_life(&self) -> SignedDuration {
        minutes(self.flow_minutes)
    }
}

impl TwoStepPolicy {
    /// How long a code lives (2SV-3).
    pub fn code_life(&self) -> SignedDuration {
        minutes(self.code_minutes)
    }

    /// How long an enrolment may take, from its beginning or from its newest code: no code outlives it (2SV-3).
    pub fn enrolment_life(&self) -> SignedDuration {
        minutes(self.enrolment_minutes.max(self.code_minutes))
    }
}

impl MessagesPolicy {
    /// Half of the day's text messages and calls, rounded up: beyond it only those go out that owners sign in with.
    pub fn half_of_phone_per_day(&self) -> u32 {
        self.phone_per_day.div_ceil(2)
    }
}

impl LessSecureAppsPolicy {
    /// How long it stays on after the last log-in that it allowed (LSA-3).
    pub fn life(&self) -> SignedDuration {
        SignedDuration::from_hours(24 * i64::from(self.days))
    }

    /// How long after a reminder the next one goes out (LSA-3).
    pub fn reminder_every(&self) -> SignedDuration {
        SignedDuration::from_hours(24 * i64::from(self.reminder_days))
    }
}

impl PopPolicy {
    /// The bytes that may be downloaded in a day (POP-2).
    pub fn daily_bytes(&self) -> u64 {
        u64::from(self.daily_megabytes) * 1_000_000
    }

    /// How long a lock lasts (POP-2).
    pub fn lock_life(&self) -> SignedDuration {
        SignedDuration::from_hours(i64::from(self.lock_hours))
    }

    /// Whether the owner is warned before the limit (POP-5).
    pub fn warns(&self) -> bool {
        self.warn_percent > 0
    }
}

impl SyncPolicy {
    /// How long an account belongs to whoever asks about it: a look, an apply, and a minute to write down the answer.
    pub fn lease(&self) -> SignedDuration {
        SignedDuration::from_secs(i64::from(self.call_seconds) * 2 + 60)
    }
}

impl KeepingPolicy {
    /// How long an idempotency key is kept (ALL-2).
    pub fn idempotency_life(&self) -> SignedDuration {
        SignedDuration::from_hours(i64::from(self.idempotency_hours))
    }

    /// How long the key of a row of a job is kept (ALL-2).
    pub fn bulk_life(&self) -> SignedDuration {
        SignedDuration::from_hours(24 * i64::from(self.bulk_days))
    }

    /// How long a message is kept.
    pub fn message_life(&self) -> SignedDuration {
        SignedDuration::from_hours(i64::from(self.message_hours))
    }
}

impl Policy {
    /// What these numbers break of NIST SP 800-63B-4, one sentence each (MPASS-3: a campus profile says what it breaks).
    pub fn departures(&self) -> Vec<String> {
        let password = &self.password;
        let rules = [
            (password.min_length < 15, "3.1.1.2: a password that is the only factor needs 15 characters"),
            (password.min_length_two_step < 8, "3.1.1.2: a password beside a second factor needs 8 characters"),
            (password.max_length < 64, "3.1.1.2: passwords of at least 64 characters should be taken"),
            (password.kinds > 0, "3.1.1.2: rules of composition shall not be imposed"),
            (password.ascii_only, "3.1.1.2: Unicode should be taken"),
            (self.two_step.code_minutes > 10, "3.1.3.2: a sent code is valid for 10 minutes at the most"),
            (
                password.reset_sms_minutes > 10,
                "4.2.1.2: a recovery code sent to a phone is valid for 10 minutes at the most",
            ),
            (password.reset_mail_hours > 24, "4.2.1.2: a recovery code sent by mail is valid for 24 hours at the most"),
            (self.sign_in.max_wrong_tries > 100, "3.2.2: at most 100 consecutive wrong tries are evaluated"),
        ];
        rules.iter().filter(|(broken, _)| *broken).map(|(_, what)| format!("NIST SP 800-63B-4 {what}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(count: i64) -> SignedDuration {
        SignedDuration::from_hours(count)
    }

    #[test]
    fn all_2_what_is_kept_how_long() {
        let keeping = KeepingPolicy::default();
        assert_eq!(keeping.idempotency_life(), hours(24));
        assert_eq!(keeping.bulk_life(), hours(90 * 24));
        assert_eq!(KeepingPolicy { message_hours: 36, ..keeping }.message_life(), hours(36));
    }

    #[test]
    fn an_account_belongs_to_whoever_asks_about_it_for_two_calls_and_a_minute() {
        let policy = SyncPolicy { call_seconds: 45, ..SyncPolicy::default() };
        assert_eq!(policy.lease(), SignedDuration::from_secs(150));
    }

    #[test]
    fn sign_4_an_address_has_so_many_tries_and_none_of_no_policy_divides_by_nothing() {
        let policy = SignInPolicy { address_tries: 10, address_tries_per_minute: 20, ..SignInPolicy::default() };
        assert_eq!(policy.address_try(), SignedDuration::from_secs(3));
        assert_eq!(policy.address_tries_drain(), SignedDuration::from_secs(30));
        let none = SignInPolicy { address_tries_per_minute: 0, ..policy };
        assert_eq!(none.address_try(), minutes(1));
    }

    #[test]
    fn mpass_3_the_defaults_depart_from_nothing_and_each_departure_is_said() {
        let departures = |change: &dyn Fn(&mut Policy)| {
            let mut policy = Policy::default();
            change(&mut policy);
            policy.departures()
        };
        assert_eq!(departures(&|_| {}), [""; 0]);
        let within = departures(&|policy| {
            policy.password.max_length = 64;
            policy.sign_in.max_wrong_tries = 100;
        });
        assert_eq!(within, [""; 0]);
        for (change, section) in [
            (&(|policy: &mut Policy| policy.password.min_length = 14) as &dyn Fn(&mut Policy), "3.1.1.2"),
            (&|policy| policy.password.min_length_two_step = 7, "3.1.1.2"),
            (&|policy| policy.password.max_length = 63, "3.1.1.2"),
            (&|policy| policy.password.kinds = 1, "3.1.1.2"),
            (&|policy| policy.password.ascii_only = true, "3.1.1.2"),
            (&|policy| policy.two_step.code_minutes = 11, "3.1.3.2"),
            (&|policy| policy.password.reset_sms_minutes = 11, "4.2.1.2"),
            (&|policy| policy.password.reset_mail_hours = 25, "4.2.1.2"),
            (&|policy| policy.sign_in.max_wrong_tries = 101, "3.2.2"),
        ] {
            let said = departures(change);
            assert!(said.len() == 1 && said[0].starts_with(&format!("NIST SP 800-63B-4 {section}: ")), "{said:?}");
        }
    }
}
