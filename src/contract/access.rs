//! What the owner of an account and their mail apps can do now.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Moment,
    mail_servers::{CredentialView, MailSettingsView},
    word::CodeWord,
};

/// What the owner of an account and their mail apps can do now, as the rules answer that decide it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AccessView {
    /// Signing in to the service, for the owner with the right password and second step.
    pub sign_in: DoorView,
    /// Mail apps; absent where the account can have no mailbox.
    pub mail: Option<MailAccessView>,
}

/// What mail apps can do now with the right secret (MAIL-1).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailAccessView {
    /// Reading mail over IMAP.
    pub imap: DoorView,
    /// Fetching mail over POP. That a mailbox was made anew, so that nobody can tell which mail is new, is only seen at the
    /// log-in.
    pub pop: DoorView,
    /// Sending mail.
    pub smtp: DoorView,
    /// The password that a mail app can use now; withheld from a helper.
    pub credential: Option<CredentialView>,
    /// What to enter in the mail app.
    pub settings: MailSettingsView,
}

/// Whether something is possible now.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DoorView {
    /// Whether it is.
    pub open: bool,
    /// Whether it is only where the owner has succeeded before, because wrong tries of others have locked it everywhere else,
    /// or let it wait (SIGN-7).
    pub known_places_only: bool,
    /// The code of the first reason against it.
    pub code: Option<CodeWord>,
    /// From when it will be possible, if the reason ends by itself.
    pub possible_from: Option<Moment>,
    /// Since when it is not, if the reason is that something has happened: a lockdown, or a last day that has passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Moment>,
}
