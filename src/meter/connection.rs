//! A connection of either side: the client's over TCP or, where TLS ends in Dovecot's log-in process, over a local socket;
//! Dovecot's over a local one.

use std::{
    io,
    net::TcpStream as PlainTcp,
    os::{fd::OwnedFd, unix::net::UnixStream as PlainUnix},
    time::Duration,
};

use rustix::net::{AddressFamily, Shutdown};
use tokio::net::{TcpStream, UnixStream};

/// How long the other side may take nothing of what is sent. Dovecot has the same patience.
const PATIENCE: Duration = Duration::from_secs(600);

/// A connection that never blocks.
pub(super) enum Connection {
    Tcp(TcpStream),
    Unix(UnixStream),
}

impl Connection {
    pub(super) fn new(socket: OwnedFd) -> io::Result<Self> {
        rustix::io::ioctl_fionbio(&socket, true)?;
        if rustix::net::getsockname(&socket)?.address_family() == AddressFamily::UNIX {
            return Ok(Self::Unix(UnixStream::from_std(PlainUnix::from(socket))?));
        }
        let stream = TcpStream::from_std(PlainTcp::from(socket))?;
        // Answers go out as they come: whoever waits for one would wait for the timer of another.
        stream.set_nodelay(true)?;
        Ok(Self::Tcp(stream))
    }

    /// Bytes that have come; none at the end.
    pub(super) async fn read(&self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = match self {
                Self::Tcp(stream) => stream.readable().await.and_then(|()| stream.try_read(into)),
                Self::Unix(stream) => stream.readable().await.and_then(|()| stream.try_read(into)),
            };
            if !is_early(&read) {
                return read;
            }
        }
    }

    /// Sends as much as fits at once, at least one byte.
    ///
    /// # Errors
    /// The system's, and `TimedOut` where the other side takes nothing for ten minutes.
    pub(super) async fn write(&self, bytes: &[u8]) -> io::Result<usize> {
        let written = tokio::time::timeout(PATIENCE, self.written(bytes)).await;
        written.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
    }

    async fn written(&self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            let written = match self {
                Self::Tcp(stream) => stream.writable().await.and_then(|()| stream.try_write(bytes)),
                Self::Unix(stream) => stream.writable().await.and_then(|()| stream.try_write(bytes)),
            };
            if !is_early(&written) {
                return written;
            }
        }
    }

    pub(super) async fn write_all(&self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            bytes = &bytes[self.write(bytes).await?..];
        }
        Ok(())
    }

    /// Tells the other side that nothing more comes.
    pub(super) fn end(&self) {
        let _ = match self {
            Self::Tcp(stream) => rustix::net::shutdown(stream, Shutdown::Write),
            Self::Unix(stream) => rustix::net::shutdown(stream, Shutdown::Write),
        };
    }
}

/// Whether the system announced something to do too early.
fn is_early(done: &io::Result<usize>) -> bool {
    done.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::WouldBlock)
}
