//! Dovecot's pieces. What stands in them, and why, is in decision 60; the templates lie beside this file.

use super::{super::args::DovecotVersion, piece::Piece};
use crate::contract::{Operation, mail_log_in::MailLogIn, recipient::MailRecipient};

/// What the pieces are made from; every text is one that a configuration file can hold.
pub(super) struct Site {
    /// The service.
    pub(super) service: String,
    /// Where the pieces lie.
    pub(super) folder: String,
    /// Whose the mail is.
    pub(super) mail_user: String,
    /// And its group.
    pub(super) mail_group: String,
    /// Where it lies.
    pub(super) mail_root: String,
    /// The socket of the POP meter.
    pub(super) meter: Option<String>,
    /// The folder of what POP sessions see.
    pub(super) views: Option<String>,
    /// Who vouches for the service (PEM); without one, the system's authorities.
    pub(super) authority: Option<String>,
}

/// Milliseconds within which the service must have answered, whatever was tried: a mail app waits for it.
const ANSWER: u32 = 10_000;
/// Milliseconds for one try. Dovecot gives up a connection only by this one: after [`ANSWER`] alone, the next log-in would
/// wait behind the answer that never came.
const TRY: u32 = 4_000;
/// Milliseconds for one connection.
const CONNECT: u32 = 3_000;
/// Milliseconds after which a service that was away is tried again at the latest.
const BACK_OFF: u32 = 1_000;
/// Milliseconds that an idle connection is kept.
const IDLE: u32 = 30_000;

/// The pieces without the token.
pub(super) fn pieces(site: &Site, version: DovecotVersion) -> Vec<Piece> {
    let (conf, userdb) = match version {
        DovecotVersion::V2_3 => (include_str!("dovecot-2.3.conf"), include_str!("userdb-2.3.conf")),
        DovecotVersion::V2_4 => (include_str!("dovecot-2.4.conf"), include_str!("userdb-2.4.conf")),
    };
    let mut pieces = vec![
        Piece::open("meibo.conf", filled(conf, site, version)),
        Piece::open("userdb.conf", filled(userdb, site, version)),
        Piece::open("meibo.lua", filled(include_str!("meibo.lua"), site, version)),
        Piece::open("empty", String::new()),
    ];
    pieces.extend(site.authority.clone().map(|pem| Piece::open("service-ca.pem", pem)));
    pieces
}

fn filled(template: &str, site: &Site, version: DovecotVersion) -> String {
    let protocol = match version {
        DovecotVersion::V2_3 => "req.service",
        DovecotVersion::V2_4 => "req.protocol",
    };
    let places = [
        ("{{client}}", client(version)),
        ("{{protocol}}", protocol.to_owned()),
        ("{{authorities}}", authorities(site)),
        ("{{meter}}", site.meter.as_deref().map(meter).unwrap_or_default()),
        ("{{views}}", site.views.as_deref().map(|folder| views(folder, version)).unwrap_or_default()),
        ("{{pop_views}}", if site.views.is_some() { "true" } else { "nil" }.to_owned()),
        ("{{log_ins}}", format!("{}{}", site.service, MailLogIn::PATH)),
        ("{{recipients}}", format!("{}{}", site.service, MailRecipient::PATH)),
        ("{{folder}}", site.folder.clone()),
        ("{{mail_user}}", site.mail_user.clone()),
        ("{{mail_group}}", site.mail_group.clone()),
        ("{{mail_root}}", site.mail_root.clone()),
    ];
    let text = places.iter().fold(template.to_owned(), |text, (place, value)| text.replace(place, value));
    format!("{}\n", text.trim_end())
}

/// The settings of Dovecot's HTTP client. It follows no redirect, which would carry the token
/// elsewhere, unless it is told how many. One try more than the first: a kept
/// connection may have gone with a service that was started again.
fn client(version: DovecotVersion) -> String {
    let settings = match version {
        DovecotVersion::V2_3 => [
            ("request_absolute_timeout_msecs", ANSWER.to_string()),
            ("request_timeout_msecs", TRY.to_string()),
            ("connect_timeout_msecs", CONNECT.to_string()),
            ("connect_backoff_max_time_msecs", BACK_OFF.to_string()),
            ("max_idle_time_msecs", IDLE.to_string()),
            ("max_attempts", "2".to_owned()),
        ],
        DovecotVersion::V2_4 => [
            ("request_absolute_timeout", format!("\"{ANSWER}ms\"")),
            ("request_timeout", format!("\"{TRY}ms\"")),
            ("connect_timeout", format!("\"{CONNECT}ms\"")),
            ("connect_backoff_max_time", format!("\"{BACK_OFF}ms\"")),
            ("max_idle_time", format!("\"{IDLE}ms\"")),
            ("request_max_attempts", "\"2\"".to_owned()),
        ],
    };
    settings.map(|(name, value)| format!("    {name} = {value},")).join("\n")
}

fn authorities(site: &Site) -> String {
    match &site.authority {
        Some(_) => format!("ssl_client_ca_file = {}/service-ca.pem", site.folder),
        None => "ssl_client_ca_dir = /etc/ssl/certs".to_owned(),
    }
}

/// The meter comes after the log-in, and holds the session (POP-6). The text is the same for both versions.
fn meter(socket: &str) -> String {
    format!(
        "\n# Bytes of POP sessions are counted by the meter; where it is down, POP is.\nservice pop3 {{\n  executable = pop3 {socket}\n}}"
    )
}

/// POP's inbox is a search in the real one, which the meter chooses for each session (POP-1). Where it has not, there is none
/// to open. Message IDs are those of the real mail, whatever is shown.
fn views(folder: &str, version: DovecotVersion) -> String {
    let text = match version {
        DovecotVersion::V2_3 => include_str!("pop-views-2.3.conf"),
        DovecotVersion::V2_4 => include_str!("pop-views-2.4.conf"),
    };
    format!("\n{}", text.trim_end().replace("{{folder}}", folder))
}
