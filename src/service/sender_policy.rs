//! `meibod sender-policy`: what the operator asked for. What answers Postfix is a client of the service, so the program hands
//! it in.

use std::{net::SocketAddr, path::PathBuf, pin::Pin};

use anyhow::bail;

use super::{
    args::{LogForm, SenderPolicy},
    logging,
    machine::Machine,
};

/// What the operator asked for.
pub struct Asked {
    /// Where Postfix asks.
    pub place: Place,
    /// The account service, and what is shown to it.
    pub machine: Machine,
}

/// Where Postfix asks.
pub enum Place {
    /// A socket.
    Socket(PathBuf),
    /// An address of the loopback interface.
    Address(SocketAddr),
}

/// What carries it out; it ends only with an error.
pub type Carried = Pin<Box<dyn Future<Output = anyhow::Result<()>>>>;

/// Answers until the process is ended.
///
/// # Errors
/// Arguments that cannot be used; nothing can be listened on.
pub(super) async fn run(asked: SenderPolicy, carry_out: fn(Asked) -> Carried) -> anyhow::Result<()> {
    logging::begin(LogForm::Text, logging::Target::Stderr);
    let place = place(&asked)?;
    carry_out(Asked { place, machine: Machine::of(asked.machine)? }).await
}

fn place(asked: &SenderPolicy) -> anyhow::Result<Place> {
    match (&asked.socket, asked.listen) {
        (_, Some(address)) if !address.ip().is_loopback() => {
            bail!("--listen is for the loopback interface only: the questions are not encrypted")
        }
        (_, Some(address)) => Ok(Place::Address(address)),
        (Some(path), None) => Ok(Place::Socket(path.clone())),
        (None, None) => bail!("no --socket and no --listen"),
    }
}
