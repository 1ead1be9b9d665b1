//! `meibod mail-config`: writes what a mail server needs in order to ask this service (MAIL-1).

mod dns;
mod doubt;
mod dovecot;
mod piece;
mod postfix;

use std::{os::unix::fs::PermissionsExt, path::Path};

use anyhow::{Context, anyhow, bail};
use url::Url;

use self::piece::{Draft, Piece};
use super::{
    answer,
    args::{self, Dns, Dovecot, Place, Postfix},
    config::Config,
    tls,
    trust::must_be_ours,
};
use crate::{
    disk,
    rules::{Secret, session::Bearer, text::quotable},
    texts::{Texts, args as values},
    ui::{Gate, Look, Streams, Ui},
};

/// Writes the pieces for a Dovecot, and says what is left to do. Nothing is written where one of them is in the way.
///
/// # Errors
/// Arguments that no configuration file can hold; no token; pieces that are there and differ, without `--overwrite`.
pub(super) fn dovecot(asked: Dovecot) -> anyhow::Result<()> {
    let place = &asked.place;
    let site = dovecot::Site {
        service: address(&place.service)?,
        folder: folder(place)?,
        mail_user: plain("--mail-user", &asked.mail_user)?,
        mail_group: plain("--mail-group", asked.mail_group.as_deref().unwrap_or(&asked.mail_user))?,
        mail_root: plain("--mail-root", absolute("--mail-root", &asked.mail_root)?)?,
        meter: asked.pop_meter.as_deref().map(|it| plain("--pop-meter", absolute("--pop-meter", it)?)).transpose()?,
        views: asked.pop_views.as_deref().map(|it| plain("--pop-views", absolute("--pop-views", it)?)).transpose()?,
        authority: place.ca_file.as_deref().map(authority).transpose()?,
    };
    put(place, dovecot::pieces(&site, asked.dovecot_version), &asked.auth_user)?;
    doubt::user("--mail-user", &site.mail_user);
    doubt::user("--auth-user", &asked.auth_user);
    doubt::folder(&place.folder);
    doubt::by_address(&asked.mail_root);
    let (user, root) = (site.mail_user.as_str(), site.mail_root.as_str());
    let values = values![folder = site.folder.as_str(), mail_user = user, mail_root = root];
    answer::print(&say("mail-config-dovecot-written", values))
}

/// Writes the pieces with which mail is sent, and says what is left to do.
///
/// # Errors
/// As [`dovecot`].
pub(super) fn postfix(asked: Postfix) -> anyhow::Result<()> {
    let place = &asked.place;
    let program = std::env::current_exe()?;
    for (one, other) in [("--policy-port", asked.policy_port), ("--lmtp-port", asked.lmtp_port)] {
        if asked.relay_port == other {
            bail!(say("mail-config-ports", values![flag = one, port = other.to_string()]));
        }
    }
    let site = postfix::Site {
        service: address(&place.service)?,
        folder: folder(place)?,
        program: plain("meibod", absolute("meibod", &program)?)?,
        relay_port: asked.relay_port,
        policy_port: asked.policy_port,
        policy_user: plain("--policy-user", &asked.policy_user)?,
        inbound: asked.mail_domain.as_deref().map(|domain| inbound(domain, asked.lmtp_port)).transpose()?,
        authority: place.ca_file.as_deref().map(authority).transpose()?,
    };
    put(place, postfix::pieces(&site, asked.dovecot_version), &asked.policy_user)?;
    doubt::user("--policy-user", &asked.policy_user);
    doubt::folder(&place.folder);
    doubt::program(&program, &asked.policy_user);
    answer::print(&say("mail-config-postfix-written", values![folder = site.folder.as_str()]))?;
    match &site.inbound {
        Some(_) => answer::print(&say("mail-config-inbound-written", values![folder = site.folder.as_str()])),
        None => Ok(()),
    }
}

fn inbound(domain: &str, lmtp_port: u16) -> anyhow::Result<postfix::Inbound> {
    Ok(postfix::Inbound { domain: plain("--mail-domain", domain)?, lmtp_port })
}

/// Prints the DNS records by which mail apps find the servers of the configuration, and this service.
///
/// # Errors
/// A configuration that cannot be read; a service that is no `https://HOST[:PORT]`.
pub(super) fn dns(asked: &Dns) -> anyhow::Result<()> {
    let config = Config::read(asked.config.as_deref())?;
    answer::print(&dns::records(&config.policy, &Url::parse(&address(&asked.service)?)?))
}

fn folder(place: &Place) -> anyhow::Result<String> {
    plain("--folder", absolute("--folder", &place.folder)?)
}

/// Writes all pieces and the token, or none of them.
fn put(place: &Place, mut pieces: Vec<Piece>, user: &str) -> anyhow::Result<()> {
    must_be_ours(&place.folder)?;
    pieces.extend(token(place)?);
    let in_the_way: Vec<&str> = pieces.iter().filter(|it| it.differs_in(&place.folder)).map(|it| it.name).collect();
    if !in_the_way.is_empty() && !place.overwrite {
        let folder = place.folder.display().to_string();
        bail!(say("mail-config-exists", values![folder = folder, files = in_the_way.join(", ")]));
    }
    if pieces.iter().any(Piece::is_given) && !disk::has_user(user) {
        bail!(say("mail-config-user", values![user = user]));
    }
    make(&place.folder)?;
    let drafts: Vec<Draft> = pieces.iter().map(|piece| piece.draft(&place.folder, user)).collect::<Result<_, _>>()?;
    drafts.into_iter().try_for_each(Draft::put)
}

fn say(key: &str, values: crate::texts::FluentArgs<'_>) -> String {
    Texts::of(args::language()).say(key, values)
}

/// The service's address, without a slash at its end.
fn address(service: &str) -> anyhow::Result<String> {
    let wrong = || anyhow!(say("mail-config-service", values![value = quotable(service)]));
    let url = Url::parse(service).map_err(|_| wrong())?;
    let is_bare = url.username().is_empty() && url.password().is_none() && url.query().is_none();
    if url.scheme() != "https" || !url.has_host() || !is_bare || url.fragment().is_some() {
        return Err(wrong());
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

fn absolute<'a>(flag: &str, path: &'a Path) -> anyhow::Result<&'a str> {
    let path = path.to_str().filter(|_| path.is_absolute());
    path.ok_or_else(|| anyhow!(say("mail-config-absolute", values![flag = flag])))
}

/// What a configuration file holds without quotes: neither Dovecot's signs nor Lua's.
fn plain(flag: &str, text: &str) -> anyhow::Result<String> {
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || "/._-+@".contains(sign);
    if text.is_empty() || !text.chars().all(is_plain) {
        bail!(say("mail-config-plain", values![flag = flag, value = quotable(text)]));
    }
    Ok(text.to_owned())
}

fn authority(file: &Path) -> anyhow::Result<String> {
    tls::authorities(Some(file))?;
    std::fs::read_to_string(file).with_context(|| file.display().to_string())
}

/// The piece with the token; none where the folder's own stays.
fn token(asked: &Place) -> anyhow::Result<Option<Piece>> {
    let secret: Secret = match &asked.token_file {
        Some(file) => first_line(file)?,
        None if asked.token_stdin => from_stdin()?,
        None if asked.folder.join(piece::TOKEN).exists() => return Ok(None),
        None => bail!(say("mail-config-no-token", values![])),
    };
    match Bearer::of(secret.expose()) {
        Some(Bearer::Service) => {}
        _ if secret.expose().is_empty() => bail!(say("mail-config-no-token", values![])),
        // Cut off on its way, a whole line of a shell, a person's sign-in: it would be refused at each log-in.
        _ => bail!(say("mail-config-token-form", values![prefix = Bearer::Service.prefix()])),
    }
    Ok(Some(Piece::token(secret)))
}

fn first_line(file: &Path) -> anyhow::Result<Secret> {
    let text = zeroize::Zeroizing::new(std::fs::read_to_string(file).with_context(|| file.display().to_string())?);
    Ok(Secret::from(text.lines().next().unwrap_or_default().trim()))
}

fn from_stdin() -> anyhow::Result<Secret> {
    let ui = Ui::new(args::language(), Look::default(), Gate::default(), Streams::standard());
    let waiting = ui.text("mail-config-token-stdin", values![]);
    ui.secret_from_stdin(&waiting, "--token-stdin").map_err(|_| anyhow!(say("mail-config-no-token", values![])))
}

/// Makes the folder where it is missing; Dovecot's users must get to what lies in it.
fn make(folder: &Path) -> anyhow::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder.parent() {
        make(above)?;
    }
    let named = || folder.display().to_string();
    std::fs::create_dir(folder).with_context(named)?;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755)).with_context(named)
}
