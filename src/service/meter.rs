//! `meibod meter`: what the operator asked for, made ready for the POP meter. The meter itself is a client of the service, so
//! the program hands it in.

use std::{fmt::Write, path::PathBuf, pin::Pin};

use rand::Rng;

use super::{args::Meter, files, key, logging, machine::Machine, stop, trust::must_be_ours};

/// What the operator asked for.
pub struct Asked {
    /// The socket that the meter listens on.
    pub socket: PathBuf,
    /// Its permissions.
    pub mode: u32,
    /// The account service, and what is shown to it.
    pub machine: Machine,
    /// Where the files are that say what a POP session sees, and the name of the inbox in them.
    pub views: Option<(PathBuf, &'static str)>,
    /// A name for this run that no other has.
    pub run: String,
    /// Done when the meter is to end.
    pub stop: Pin<Box<dyn Future<Output = ()> + Send>>,
}

/// What carries it out.
pub type Carried = Pin<Box<dyn Future<Output = anyhow::Result<()>>>>;

pub(super) async fn run(args: Meter, carry_out: fn(Asked) -> Carried) -> anyhow::Result<()> {
    files::raise();
    logging::begin(args.log, logging::Target::Stderr);
    if let Some(folder) = &args.views {
        must_be_ours(folder)?;
    }
    let inbox = args.mail_format.inbox();
    carry_out(Asked {
        socket: args.socket,
        mode: args.socket_mode,
        machine: Machine::of(args.machine)?,
        views: args.views.map(|folder| (folder, inbox)),
        run: name(),
        stop: Box::pin(stop::asked()?),
    })
    .await
}

fn name() -> String {
    let mut name = String::new();
    let mut bytes = [0; 16];
    key::random().fill_bytes(&mut bytes);
    for byte in bytes {
        let _ = write!(name, "{byte:02x}");
    }
    name
}
