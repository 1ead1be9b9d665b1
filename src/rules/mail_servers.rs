//! The mail servers that a mail app is set up with (POP-1, APPPW-6), and which password it can use now.

use super::role::words;

/// How a connection is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tls {
    /// From the first byte ("SSL/TLS" in mail apps).
    Tls,
    /// After a plain greeting ("STARTTLS").
    Starttls,
}

words!(Tls: Tls = "tls", Starttls = "starttls");

/// What decides which password a mail app can use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Passwords {
    /// The account is neither disabled, over nor locked down.
    pub open: bool,
    /// 2-step verification is on.
    pub two_step: bool,
    /// There is an app password.
    pub app_password: bool,
    /// A mail password is in force.
    pub mail_password: bool,
    /// Less secure apps are on.
    pub less_secure_apps: bool,
}

/// Which password a mail app can use now (POP-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Credential {
    /// An app password, while 2-step verification is on (2SV-6).
    AppPassword,
    /// The mail password, while less secure apps are allowed (LSA-1).
    MailPassword,
}

words!(Credential: AppPassword = "app-password", MailPassword = "mail-password");

/// What has to be done before a mail app can sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum First {
    /// Open the account: no mail app is let in, whatever it brings (MAIL-1).
    OpenAccount,
    /// Create an app password.
    CreateAppPassword,
    /// Set the mail password.
    SetMailPassword,
    /// Turn 2-step verification on and create an app password, or allow less secure apps.
    AllowAnApp,
    /// The same, and for the second way set the mail password too.
    AllowAnAppAndSetMailPassword,
}

words!(First: OpenAccount = "open-account", CreateAppPassword = "create-app-password", SetMailPassword = "set-mail-password",
    AllowAnApp = "allow-an-app", AllowAnAppAndSetMailPassword = "allow-an-app-and-set-mail-password");

/// The password that a mail app can use now (2SV-6, LSA-1).
///
/// # Errors
/// What to do first, where there is none.
pub fn credential(has: Passwords) -> Result<Credential, First> {
    match has {
        Passwords { open: false, .. } => Err(First::OpenAccount),
        Passwords { two_step: true, app_password: true, .. } => Ok(Credential::AppPassword),
        Passwords { two_step: true, .. } => Err(First::CreateAppPassword),
        Passwords { less_secure_apps: true, mail_password: true, .. } => Ok(Credential::MailPassword),
        Passwords { less_secure_apps: true, .. } => Err(First::SetMailPassword),
        Passwords { mail_password: true, .. } => Err(First::AllowAnApp),
        _ => Err(First::AllowAnAppAndSetMailPassword),
    }
}

/// Whether a server's name is of those that lead nowhere, for examples and tests (RFC 2606, RFC 6761; `example.jp` and its
/// kin): nobody has set up this one yet.
pub fn is_placeholder(host: &str) -> bool {
    let is_reserved = |label: &str| label.eq_ignore_ascii_case("example");
    let top = host.rsplit('.').next().unwrap_or_default();
    host.split('.').any(is_reserved) || ["invalid", "test"].iter().any(|it| top.eq_ignore_ascii_case(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pop_1_the_password_that_a_mail_app_can_use_now() {
        use First::*;
        // 2-step, app password, mail password, less secure apps.
        for (has, answer) in [
            ([true, true, false, false], Ok(Credential::AppPassword)),
            ([true, true, true, true], Ok(Credential::AppPassword)),
            ([true, false, false, false], Err(CreateAppPassword)),
            ([true, false, true, true], Err(CreateAppPassword)),
            ([false, false, true, true], Ok(Credential::MailPassword)),
            ([false, true, true, true], Ok(Credential::MailPassword)),
            ([false, true, true, false], Err(AllowAnApp)),
            ([false, false, true, false], Err(AllowAnApp)),
            ([false, false, false, true], Err(SetMailPassword)),
            ([false, true, false, false], Err(AllowAnAppAndSetMailPassword)),
            ([false, false, false, false], Err(AllowAnAppAndSetMailPassword)),
        ] {
            let [two_step, app_password, mail_password, less_secure_apps] = has;
            let has = Passwords { open: true, two_step, app_password, mail_password, less_secure_apps };
            assert_eq!(credential(has), answer, "{has:?}");
            assert_eq!(credential(Passwords { open: false, ..has }), Err(OpenAccount), "{has:?}");
        }
    }

    #[test]
    fn apppw_6_a_server_of_an_example_is_a_placeholder() {
        for (host, is) in [
            ("imap.example.jp", true),
            ("IMAP.Example.ac.jp", true),
            ("example.com", true),
            ("mail.invalid", true),
            ("mail.test", true),
            ("mail.example-univ.jp", false),
            ("test.univ.jp", false),
            ("127.0.0.1", false),
        ] {
            assert_eq!(is_placeholder(host), is, "{host}");
        }
    }
}
