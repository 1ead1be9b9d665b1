//! THE POP METER: a client of the service, beside Dovecot (POP-6).
//!
//! It is Dovecot's post-login socket for POP. Of each session it is handed the user and the client's connection, and gives
//! Dovecot one end of a pair in its place: every byte between the two passes here, is reserved at the service before it
//! goes out, and stops where nothing is left. The page for operators is docs/pop-meter.md.

mod answer;
mod command;
mod commands;
mod connection;
mod end;
mod greeting;
mod handover;
mod lease;
mod outlet;
mod pump;
mod refusal;
mod reports;
mod session;
mod site;
mod views;

use std::{path::PathBuf, sync::Arc, time::Duration};

use anyhow::Context;
use tokio::{sync::watch, task::JoinSet};

pub use views::Views;

use crate::{client::Machine, disk};
use reports::Reports;
use site::Site;

/// What the meter is told when it starts.
pub struct Settings {
    /// The socket that it listens on.
    pub socket: PathBuf,
    /// The socket's permissions.
    pub mode: u32,
    /// The account service, asked with a token of scope `mail-decision`.
    pub machine: Machine,
    /// Where the files are that say what a POP session sees; without them, Dovecot shows all.
    pub views: Option<Views>,
    /// A name that no run of a meter has had: names of sessions begin with it.
    pub run: String,
}

/// How long one request to the service may take: a mail app waits for it.
pub const ANSWER: Duration = Duration::from_secs(5);
/// How long sessions may take for their last word when the meter ends.
const LAST_WORD: Duration = Duration::from_secs(5);
/// Where no session can be taken, for want of files as a rule, the next try is a moment later.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves until `stop` is done; then each session is ended, and what it did not use given back.
///
/// # Errors
/// When the socket cannot be listened on.
pub async fn run(settings: Settings, stop: impl Future<Output = ()>) -> anyhow::Result<()> {
    let named = || format!("{} cannot be listened on", settings.socket.display());
    let listener = disk::socket::listen(&settings.socket, settings.mode).with_context(named)?;
    tracing::info!("the POP meter listens on {}", settings.socket.display());
    let site =
        Arc::new(Site { reports: Arc::new(Reports::new(settings.machine, settings.run)), views: settings.views });
    let (ending, ended) = watch::channel(());
    let mut sessions = JoinSet::new();
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            come = listener.accept() => match come {
                Ok((dovecot, _)) => drop(sessions.spawn(session::serve(dovecot, Arc::clone(&site), ended.clone()))),
                Err(error) => {
                    tracing::warn!(%error, "a session was not taken");
                    tokio::time::sleep(PAUSE).await;
                }
            },
            Some(_) = sessions.join_next() => {}
        }
    }
    tracing::info!("stopping; sessions are ended");
    drop((listener, ending));
    let ended = async { while sessions.join_next().await.is_some() {} };
    if tokio::time::timeout(LAST_WORD, ended).await.is_err() {
        tracing::warn!("what some sessions did not use stays counted");
    }
    Ok(())
}
