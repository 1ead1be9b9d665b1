//! What a mail app is set up with, and which password it can use (POP-1, APPPW-6).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::word::{CredentialWord, FirstWord, MailServerTlsWord};

/// One mail server.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailServerView {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u32,
    /// How the connection is encrypted: `tls` from the first byte.
    pub tls: MailServerTlsWord,
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
    /// Which one; absent where there is none.
    pub usable: Option<CredentialWord>,
    /// What to do first where there is none. `allow-an-app`: turn 2-step verification on and create an app password, or
    /// allow less secure apps.
    pub first: Option<FirstWord>,
}
