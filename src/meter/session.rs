//! A session from its hand-over to its last report.

use std::{
    io,
    os::{fd::OwnedFd, unix::net::UnixStream as Pair},
    sync::Arc,
};

use tokio::{net::UnixStream, sync::watch};

use super::{
    connection::Connection,
    end::End,
    greeting::Greeting,
    handover::{self, HandedOver},
    lease::{Halt, Lease},
    outlet::Outlet,
    pump::Pump,
    refusal,
    site::Site,
};

/// Serves a session that Dovecot hands over, until it ends or the meter does.
pub(super) async fn serve(dovecot: UnixStream, site: Arc<Site>, ended: watch::Receiver<()>) {
    match handover::take(&dovecot).await {
        Ok(Some(handed_over)) => begin(dovecot, handed_over, &site, ended).await,
        Ok(None) => tracing::warn!("what came over the socket is no session of Dovecot's"),
        Err(error) => tracing::warn!(%error, "a session was not handed over"),
    }
}

async fn begin(dovecot: UnixStream, from: HandedOver, site: &Site, ended: watch::Receiver<()>) {
    let HandedOver { greeting, client } = from;
    let client = match Connection::new(client) {
        Ok(client) => client,
        Err(error) => return tracing::warn!(%error, "the client's connection cannot be used"),
    };
    let lease = match Lease::begin(Arc::clone(&site.reports), greeting.user.clone()).await {
        Ok(lease) => lease,
        Err(halt) => return turn_away(&client, &halt, &greeting.user).await,
    };
    let reply = match reply(&greeting, &lease, site) {
        Ok(reply) => reply,
        Err(error) => {
            tracing::error!(%error, "what the session is to see cannot be written");
            turn_away(&client, &Halt::Down, &greeting.user).await;
            return lease.close().await;
        }
    };
    let socket = match given_back(&dovecot, &reply).await {
        Ok(socket) => socket,
        Err(error) => {
            tracing::warn!(%error, "a session was not taken back by Dovecot");
            return lease.close().await;
        }
    };
    // Dovecot begins when this is closed.
    drop(dovecot);
    pass(Pump::new(Outlet::new(client, lease), socket), &greeting.client, ended).await;
}

/// What Dovecot gets back, with what the session sees: where views are kept, none begins without one (POP-1).
fn reply(greeting: &Greeting, lease: &Lease, site: &Site) -> io::Result<Vec<u8>> {
    let Some(views) = &site.views else { return Ok(greeting.reply()) };
    let view = lease.view().ok_or_else(|| io::Error::other("the service does not say what a POP session sees"))?;
    views.make(view)?;
    Ok(greeting.reply_with_view(view))
}

/// Tells a client why no session begins; without its socket back, Dovecot lets it go.
async fn turn_away(client: &Connection, halt: &Halt, user: &str) {
    tracing::info!(user, why = %halt, "a session does not begin");
    let _ = client.write_all(&refusal::line(halt)).await;
}

async fn given_back(dovecot: &UnixStream, reply: &[u8]) -> io::Result<Connection> {
    let (ours, theirs) = Pair::pair()?;
    handover::give_back(dovecot, reply, OwnedFd::from(theirs)).await?;
    Connection::new(OwnedFd::from(ours))
}

async fn pass(mut pump: Pump, client: &str, mut ended: watch::Receiver<()>) {
    let end = tokio::select! {
        end = pump.run() => end,
        _ = ended.changed() => End::Halted(Halt::Stopping),
    };
    if let End::Halted(halt @ Halt::Stopping) = &end {
        pump.say_goodbye(halt).await;
    }
    let lease = pump.outlet.lease;
    let ((session, account), bytes) = (lease.name(), lease.sent());
    tracing::info!(session, account, client, bytes, %end, "a session has ended");
    lease.close().await;
}
