//! The client of a session: nothing goes out to it that the lease does not hold.

use std::io;

use super::{connection::Connection, end::End, lease::Lease, refusal::LONGEST};

/// The only way to a client once its session has begun.
pub(super) struct Outlet {
    client: Connection,
    pub(super) lease: Lease,
}

impl Outlet {
    pub(super) fn new(client: Connection, lease: Lease) -> Self {
        Self { client, lease }
    }

    /// Bytes that have come from the client; none at the end.
    pub(super) async fn read(&self, into: &mut [u8]) -> io::Result<usize> {
        self.client.read(into).await
    }

    /// Sends bytes portion by portion, as the service grants them.
    pub(super) async fn send(&mut self, mut bytes: &[u8]) -> Result<(), End> {
        while !bytes.is_empty() {
            if self.lease.unspent() == 0 {
                self.lease.more().await?;
            }
            self.lease.look_ahead();
            bytes = &bytes[self.write(bytes).await?..];
        }
        Ok(())
    }

    /// Sends a line that is counted also where nothing is left: what tells the client so, and ends the session. Where it
    /// must be counted first, `room` is, for the lines that follow it. A line that is too long for POP3 ends the session.
    pub(super) async fn say(&mut self, mut line: &[u8], room: u64) -> Result<(), End> {
        if line.len() > LONGEST {
            return Err(End::NotPop3);
        }
        if self.lease.unspent() < line.len() as u64 {
            self.lease.part(room.max(line.len() as u64)).await?;
        }
        while !line.is_empty() {
            line = &line[self.write(line).await?..];
        }
        Ok(())
    }

    /// Sends as much as the lease holds and fits at once, and takes it from the lease.
    async fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let held = usize::try_from(self.lease.unspent()).unwrap_or(usize::MAX);
        if held == 0 {
            return Err(io::Error::other("nothing may be sent that is not counted"));
        }
        let sent = self.client.write(&bytes[..held.min(bytes.len())]).await?;
        self.lease.spend(sent as u64);
        Ok(sent)
    }
}

#[cfg(test)]
mod tests {
    use std::{io::Read, os::unix::net::UnixStream as Pair};

    use proptest::prelude::*;

    use super::*;

    /// What a client receives of pieces, each sent or said, from a lease of so many bytes and no service.
    fn received(held: u64, pieces: &[(bool, usize)]) -> (usize, u64) {
        let (ours, mut theirs) = Pair::pair().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let sent = runtime.block_on(async {
            let mut outlet = Outlet::new(Connection::new(ours.into()).unwrap(), Lease::holding(held));
            for (says, length) in pieces {
                let piece = vec![b'x'; *length];
                let _ = if *says { outlet.say(&piece, 0).await } else { outlet.send(&piece).await };
            }
            outlet.lease.sent()
        });
        let mut all = Vec::new();
        theirs.read_to_end(&mut all).unwrap();
        (all.len(), sent)
    }

    proptest! {
        /// Whatever is sent or said, in any order: no byte more than what is held, and each is counted.
        #[test]
        fn pop_6_nothing_goes_out_that_the_lease_does_not_hold(
            held in 0u64..3000,
            pieces in proptest::collection::vec((any::<bool>(), 0usize..1200), 0..6),
        ) {
            let (all, sent) = received(held, &pieces);
            prop_assert!(all as u64 <= held, "{all} of {held}");
            prop_assert_eq!(all as u64, sent);
        }
    }

    #[test]
    fn pop_6_what_is_held_goes_out_whole_and_a_line_only_whole() {
        assert_eq!(received(1000, &[(false, 600), (true, 400)]), (1000, 1000));
        assert_eq!(received(1000, &[(false, 2000), (true, 1)]), (1000, 1000));
        assert_eq!(received(399, &[(true, 400)]), (0, 0));
        assert_eq!(received(10_000, &[(true, LONGEST + 1)]), (0, 0));
    }
}
