//! What a mail app may use to log in (LSA-*, 2SV-6).

use serde::{Deserialize, Serialize};

use super::role::words;

/// What a mail app can log in with now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Usable {
    /// An app password (2SV-6).
    AppPassword,
    /// The mail password (LSA-1).
    MailPassword,
    /// Nothing.
    Nothing,
}

words!(Usable: AppPassword = "app-password", MailPassword = "mail-password", Nothing = "nothing");

/// What mail apps can log in with: with 2-step verification on an app password; with it off the mail password, where
/// there is one and less secure apps are allowed.
pub fn usable(two_step_on: bool, less_secure_apps_on: bool, has_mail_password: bool) -> Usable {
    match (two_step_on, less_secure_apps_on && has_mail_password) {
        (true, _) => Usable::AppPassword,
        (false, true) => Usable::MailPassword,
        (false, false) => Usable::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twosv_9_what_mail_apps_can_use() {
        for (two_step, less_secure, has_password, answer) in [
            (true, false, true, Usable::AppPassword),
            (true, false, false, Usable::AppPassword),
            (false, true, true, Usable::MailPassword),
            (false, true, false, Usable::Nothing),
            (false, false, true, Usable::Nothing),
            (false, false, false, Usable::Nothing),
        ] {
            assert_eq!(usable(two_step, less_secure, has_password), answer, "{two_step} {less_secure} {has_password}");
        }
    }
}
