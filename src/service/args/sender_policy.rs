//! The arguments of `meibod sender-policy`.

use std::{net::SocketAddr, path::PathBuf};

use clap::Args;

use super::machine::Machine;

#[derive(Debug, Args)]
pub(in crate::service) struct SenderPolicy {
    /// Answer at this socket; whoever may enter its folder may ask
    #[arg(long, value_name = "PATH", conflicts_with = "listen", required_unless_present = "listen")]
    pub(in crate::service) socket: Option<PathBuf>,
    /// Answer at this address of the loopback interface
    #[arg(long, value_name = "127.0.0.1:PORT")]
    pub(in crate::service) listen: Option<SocketAddr>,
    #[command(flatten)]
    pub(in crate::service) machine: Machine,
}
