//! Where Postfix asks: a socket of this machine.

use std::{convert::Infallible, fmt, io, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use tokio::{
    io::{AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::TcpListener,
};

use super::{action::Action, judge::judge, question::Question};
use crate::{client::Machine, disk};

/// How long to wait where no connection can be taken: all descriptors are in use.
const PAUSE: Duration = Duration::from_millis(100);

/// The permissions of a socket file: its folder says who may ask.
const MODE: u32 = 0o666;

/// Where to listen.
#[derive(Debug, Clone)]
pub enum Door {
    /// A socket file. Whoever may enter its folder may ask.
    File(PathBuf),
    /// An address of the loopback interface: whoever is on this machine may ask.
    Address(SocketAddr),
}

impl fmt::Display for Door {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Door::File(path) => path.display().fmt(f),
            Door::Address(address) => address.fmt(f),
        }
    }
}

/// Answers until the process ends.
///
/// # Errors
/// Nothing can be listened on.
pub(super) async fn listen(door: &Door, machine: Machine) -> io::Result<Infallible> {
    let machine = Arc::new(machine);
    match door {
        Door::File(path) => {
            let listener = disk::socket::listen(path, MODE)?;
            loop {
                serve(&machine, listener.accept().await.map(|(stream, _)| stream)).await;
            }
        }
        Door::Address(address) => {
            let listener = TcpListener::bind(address).await?;
            loop {
                serve(&machine, listener.accept().await.map(|(stream, _)| stream)).await;
            }
        }
    }
}

async fn serve<S>(machine: &Arc<Machine>, accepted: io::Result<S>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    match accepted {
        Ok(stream) => drop(tokio::spawn(converse(Arc::clone(machine), stream))),
        Err(error) => {
            tracing::warn!("no connection taken: {error}");
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// Answers the questions of one connection, one after another, as Postfix asks them. What was allowed is not asked again for
/// the other recipients of the same message.
async fn converse(machine: Arc<Machine>, stream: impl AsyncRead + AsyncWrite + Unpin) {
    let mut stream = BufReader::new(stream);
    let mut allowed: Option<Question> = None;
    while let Some(question) = Question::read(&mut stream).await {
        let is_again = allowed.as_ref().is_some_and(|before| question.is_again(before));
        let action = if is_again { Action::Ok } else { judge(&machine, &question).await };
        if stream.write_all(action.line().as_bytes()).await.is_err() {
            return;
        }
        allowed = Some(question).filter(|_| action == Action::Ok);
    }
}
