//! `meibod sender-policy`: answers Postfix beside a mail server, and asks the service elsewhere.

use anyhow::bail;

use super::{
    args::{LogForm, SenderPolicy},
    logging,
};
use crate::sender_policy::{self, Door, Service};

/// Answers until the process is ended.
///
/// # Errors
/// Arguments that cannot be used; nothing can be listened on.
pub(super) async fn run(asked: SenderPolicy) -> anyhow::Result<()> {
    logging::begin(LogForm::Text, logging::Target::Stderr);
    let door = door(&asked)?;
    let service = Service { url: asked.service, ca_file: asked.ca_file, token_file: asked.token_file };
    match sender_policy::run(&door, service).await? {}
}

fn door(asked: &SenderPolicy) -> anyhow::Result<Door> {
    match (&asked.socket, asked.listen) {
        (_, Some(address)) if !address.ip().is_loopback() => {
            bail!("--listen is for the loopback interface only: the questions are not encrypted")
        }
        (_, Some(address)) => Ok(Door::Address(address)),
        (Some(path), None) => Ok(Door::File(path.clone())),
        (None, None) => bail!("no --socket and no --listen"),
    }
}
