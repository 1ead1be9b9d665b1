//! A session comes from Dovecot with the client's socket, and goes back with another in its place.

use std::{
    io::{self, IoSlice, IoSliceMut},
    mem::MaybeUninit,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    time::Duration,
};

use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer, SendAncillaryMessage, SendFlags,
    recvmsg, sendmsg,
};
use tokio::{io::Interest, net::UnixStream};

use super::greeting::Greeting;

/// How long Dovecot may take to say what it hands over; it sends everything at once.
const PATIENCE: Duration = Duration::from_secs(10);
/// More than any greeting has: a user's fields are few.
const LONGEST: usize = 64 * 1024;

/// What was handed over.
pub(super) struct HandedOver {
    pub(super) greeting: Greeting,
    /// The client's socket.
    pub(super) client: OwnedFd,
}

/// Takes a session from Dovecot; `None` where it is none.
///
/// # Errors
/// The system's, and `TimedOut`.
pub(super) async fn take(dovecot: &UnixStream) -> io::Result<Option<HandedOver>> {
    let (mut said, mut client) = (Vec::new(), None);
    let reading = async {
        while !Greeting::is_whole(&said) && said.len() < LONGEST {
            let got = dovecot.async_io(Interest::READABLE, || receive(dovecot.as_fd(), &mut said, &mut client)).await?;
            if got == 0 {
                break;
            }
        }
        io::Result::Ok(())
    };
    tokio::time::timeout(PATIENCE, reading).await.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))??;
    let (Some(greeting), Some(client)) = (Greeting::read(&said), client) else { return Ok(None) };
    Ok(Some(HandedOver { greeting, client }))
}

fn receive(from: BorrowedFd<'_>, said: &mut Vec<u8>, client: &mut Option<OwnedFd>) -> io::Result<usize> {
    let mut part = [0; 4096];
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut control = RecvAncillaryBuffer::new(&mut space);
    let got = recvmsg(from, &mut [IoSliceMut::new(&mut part)], &mut control, RecvFlags::CMSG_CLOEXEC)?;
    for message in control.drain() {
        if let RecvAncillaryMessage::ScmRights(sockets) = message {
            *client = sockets.last().or(client.take());
        }
    }
    said.extend_from_slice(&part[..got.bytes]);
    Ok(got.bytes)
}

/// Gives a session back, with a socket in the place of the client's.
///
/// # Errors
/// The system's.
pub(super) async fn give_back(dovecot: &UnixStream, reply: &[u8], socket: OwnedFd) -> io::Result<()> {
    let sent = dovecot.async_io(Interest::WRITABLE, || send(dovecot.as_fd(), reply, socket.as_fd())).await?;
    let mut rest = &reply[sent..];
    while !rest.is_empty() {
        rest = &rest[dovecot.async_io(Interest::WRITABLE, || dovecot.try_write(rest)).await?..];
    }
    Ok(())
}

fn send(to: BorrowedFd<'_>, reply: &[u8], socket: BorrowedFd<'_>) -> io::Result<usize> {
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut control = SendAncillaryBuffer::new(&mut space);
    let sockets = [socket];
    control.push(SendAncillaryMessage::ScmRights(&sockets));
    Ok(sendmsg(to, &[IoSlice::new(reply)], &mut control, SendFlags::NOSIGNAL)?)
}
