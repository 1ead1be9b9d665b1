//! The numbers of the house. Every number of the rules is a setting of the service; these are its defaults.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

macro_rules! section {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty = $default:expr,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
        /// Sign-in (SIGN-*).
        sign_in: SignInPolicy = SignInPolicy::default(),
        /// Passwords (PASS-1, MPASS-3).
        password: PasswordPolicy = PasswordPolicy::default(),
        /// Entitlement (ENT-1).
        entitlement: EntitlementPolicy = EntitlementPolicy::default(),
        /// 2-step verification (2SV-*).
        two_step: TwoStepPolicy = TwoStepPolicy::default(),
        /// App passwords (APPPW-*).
        app_password: AppPasswordPolicy = AppPasswordPolicy::default(),
        /// What is kept how long (ALL-2).
        keeping: KeepingPolicy = KeepingPolicy::default(),
    }
}

section! {
    /// Sign-in (SIGN-*).
    SignInPolicy {
        /// Minutes after which a dangerous act asks for the password again (SIGN-3).
        password_again_minutes: u32 = 10,
        /// Consecutive wrong tries that are evaluated per account and factor (SIGN-4).
        max_wrong_tries: u32 = 20,
        /// Wrong tries before waiting begins (SIGN-4).
        free_wrong_tries: u32 = 5,
        /// Hours a sign-in lasts in all.
        session_hours: u32 = 12,
        /// Minutes a sign-in waits for its second step.
        flow_minutes: u32 = 10,
    }
}

section! {
    /// Passwords (PASS-1, MPASS-3: NIST SP 800-63B-4).
    PasswordPolicy {
        /// Code points where the password is the only factor.
        min_length: u32 = 15,
        /// Code points where a second factor is on.
        min_length_two_step: u32 = 8,
        /// Code points at the most.
        max_length: u32 = 128,
        /// Kinds of four (upper case, lower case, digit, symbol) a password must mix; 0 asks for none. NIST SP 800-63B-4 3.1.1.2 forbids such rules.
        kinds: u32 = 0,
        /// Whether only printable ASCII is taken. NIST SP 800-63B-4 3.1.1.2 asks for all of Unicode.
        ascii_only: bool = false,
        /// Days a first or reset password lives (PASS-1).
        first_password_days: u32 = 14,
        /// Memory of one argon2id hash, in KiB.
        hash_memory_kib: u32 = 19 * 1024,
        /// Passes of one argon2id hash.
        hash_passes: u32 = 2,
    }
}

section! {
    /// Entitlement (ENT-1).
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
    /// 2-step verification (2SV-*).
    TwoStepPolicy {
        /// Minutes a code lives (2SV-3).
        code_minutes: u32 = 10,
        /// Wrong tries after which a code is dead (2SV-3).
        code_tries: u32 = 5,
        /// Codes sent in an hour (2SV-3).
        codes_per_hour: u32 = 5,
        /// One-time backup codes in a set (2SV-5).
        backup_codes: u32 = 10,
        /// Countries codes may be sent to, as E.164 prefixes without the plus sign.
        phone_prefixes: Vec<String> = vec!["81".to_owned()],
        /// Minutes an enrolment may take.
        enrolment_minutes: u32 = 30,
    }
}

section! {
    /// App passwords (APPPW-*).
    AppPasswordPolicy {
        /// How many an account may have at a time (APPPW-3).
        max: u32 = 50,
    }
}

section! {
    /// What is kept how long (ALL-2).
    KeepingPolicy {
        /// Hours an idempotency key and its stored reply are kept.
        idempotency_hours: u32 = 24,
        /// Hours a message is kept in the outbox.
        message_hours: u32 = 24,
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

    /// How long a sign-in lasts.
    pub fn session_life(&self) -> SignedDuration {
        SignedDuration::from_hours(i64::from(self.session_hours))
    }

    /// How long a sign-in waits for its second step.
    pub fn flow_life(&self) -> SignedDuration {
        minutes(self.flow_minutes)
    }
}

impl TwoStepPolicy {
    /// How long a code lives (2SV-3).
    pub fn code_life(&self) -> SignedDuration {
        minutes(self.code_minutes)
    }

    /// How long an enrolment may take.
    pub fn enrolment_life(&self) -> SignedDuration {
        minutes(self.enrolment_minutes)
    }
}

impl KeepingPolicy {
    /// How long an idempotency key is kept (ALL-2).
    pub fn idempotency_life(&self) -> SignedDuration {
        SignedDuration::from_hours(i64::from(self.idempotency_hours))
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
            (self.sign_in.max_wrong_tries > 100, "3.2.2: at most 100 consecutive wrong tries are evaluated"),
        ];
        rules.iter().filter(|(broken, _)| *broken).map(|(_, what)| format!("NIST SP 800-63B-4 {what}")).collect()
    }
}
