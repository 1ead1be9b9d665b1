//! The pieces with which mail is sent. What stands in them, and why, is in decision 63; the templates lie beside this file.

use super::{super::args::DovecotVersion, piece::Piece};

/// What the pieces are made from; every text is one that a configuration file can hold.
pub(super) struct Site {
    /// The service.
    pub(super) service: String,
    /// Where the pieces lie.
    pub(super) folder: String,
    /// `meibod`.
    pub(super) program: String,
    /// Where Dovecot hands mail to Postfix.
    pub(super) relay_port: u16,
    /// Where Postfix asks for a sender.
    pub(super) policy_port: u16,
    /// Who answers.
    pub(super) policy_user: String,
    /// Mail from outside, if this Postfix takes it.
    pub(super) inbound: Option<Inbound>,
    /// Who vouches for the service (PEM); without one, the system's authorities.
    pub(super) authority: Option<String>,
}

/// Mail from outside.
pub(super) struct Inbound {
    /// The domain of the mailboxes.
    pub(super) domain: String,
    /// Where Postfix hands it to Dovecot.
    pub(super) lmtp_port: u16,
}

/// The pieces without the token.
pub(super) fn pieces(site: &Site, version: DovecotVersion) -> Vec<Piece> {
    let (submission, lmtp) = match version {
        DovecotVersion::V2_3 => (include_str!("submission-2.3.conf"), include_str!("lmtp-2.3.conf")),
        DovecotVersion::V2_4 => (include_str!("submission-2.4.conf"), include_str!("lmtp-2.4.conf")),
    };
    let mut pieces = vec![
        Piece::open("submission.conf", filled(submission, site)),
        Piece::open("master.cf", filled(include_str!("master.cf"), site)),
        Piece::open("meibo-sender-policy.service", filled(include_str!("sender-policy.service"), site)),
    ];
    if site.inbound.is_some() {
        pieces.push(Piece::open("inbound.cf", filled(include_str!("inbound.cf"), site)));
        pieces.push(Piece::open("lmtp.conf", filled(lmtp, site)));
    }
    pieces.extend(site.authority.clone().map(|pem| Piece::open("service-ca.pem", pem)));
    pieces
}

fn filled(template: &str, site: &Site) -> String {
    let authority = site.authority.as_ref().map(|_| format!(" --ca-file {}/service-ca.pem", site.folder));
    let inbound = site.inbound.as_ref();
    let places = [
        ("{{mail_domain}}", inbound.map(|it| it.domain.clone()).unwrap_or_default()),
        ("{{lmtp_port}}", inbound.map(|it| it.lmtp_port.to_string()).unwrap_or_default()),
        ("{{service}}", site.service.clone()),
        ("{{folder}}", site.folder.clone()),
        ("{{program}}", site.program.clone()),
        ("{{relay_port}}", site.relay_port.to_string()),
        ("{{policy_port}}", site.policy_port.to_string()),
        ("{{policy_user}}", site.policy_user.clone()),
        ("{{authority}}", authority.unwrap_or_default()),
    ];
    places.iter().fold(template.to_owned(), |text, (place, value)| text.replace(place, value))
}
