//! That a stopped program goes on (`fg`), where the terminal itself reads a line.

use std::{
    io::{self, Read},
    os::unix::net::UnixStream,
};

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::{SigId, consts::SIGCONT, low_level};

/// Learns of it while it is held.
pub(super) struct Resumed {
    told: UnixStream,
    signal: SigId,
}

impl Resumed {
    pub(super) fn watch() -> io::Result<Self> {
        let (told, teller) = UnixStream::pair()?;
        told.set_nonblocking(true)?;
        Ok(Self { told, signal: low_level::pipe::register(SIGCONT, teller)? })
    }

    /// Waits until a line can be read (false), or until the program goes on after a stop (true).
    pub(super) fn comes_before_a_line(&self) -> io::Result<bool> {
        let stdin = io::stdin();
        loop {
            let mut waiting = [PollFd::new(&self.told, PollFlags::IN), PollFd::new(&stdin, PollFlags::IN)];
            match poll(&mut waiting, None) {
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
                Ok(_) if waiting[0].revents().is_empty() => return Ok(false),
                Ok(_) => {
                    while matches!((&self.told).read(&mut [0; 16]), Ok(count) if count > 0) {}
                    return Ok(true);
                }
            }
        }
    }
}

impl Drop for Resumed {
    fn drop(&mut self) {
        low_level::unregister(self.signal);
    }
}
