//! What a mail app is set up with, and which password it can use (POP-1, APPPW-6).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::rules::mail_servers::{Credential, First, Tls};

/// One mail server.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailServerView {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u32,
    /// `tls` (from the first byte) or `starttls`.
    #[schema(value_type = String)]
    pub tls: Tls,
}

/// The settings to enter in a mail app.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailSettingsView {
    /// The user: the mail address in force; absent where there is none yet, and for a helper.
    pub user: Option<String>,
    /// Where mail is read over IMAP.
    pub imap: MailServerView,
    /// Where mail is fetched over POP.
    pub pop: MailServerView,
    /// Where mail is sent.
    pub smtp: MailServerView,
}

/// The password that a mail app can use now. The account password never is one.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CredentialView {
    /// `app-password` or `mail-password`; absent where there is none.
    #[schema(value_type = Option<String>)]
    pub usable: Option<Credential>,
    /// What to do first where there is none: `create-app-password`, `set-mail-password`, `allow-an-app` (turn 2-step
    /// verification on and create an app password, or allow less secure apps) or `allow-an-app-and-set-mail-password`.
    #[schema(value_type = Option<String>)]
    pub first: Option<First>,
}
