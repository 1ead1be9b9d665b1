//! One session: what passes between the client and Dovecot.
//!
//! A command waits until the answer before it has ended, so that a client that sends many at once is told no at the first
//! that goes past the limit, can still end its session in order, and keeps what it has deleted. Where the limit is passed
//! within an answer, because it does not say its size or because others have used up what was left, the session is cut.

use super::{
    answer::{Answers, Part},
    command::Command,
    commands::Commands,
    connection::Connection,
    end::End,
    lease::{Halt, IDLE},
    outlet::Outlet,
    refusal,
};

/// Bytes that are read at once.
const BUFFER: usize = 256 * 1024;
/// Commands that are told no before the session ends.
const REFUSALS: u32 = 20;
/// Bytes that are counted at once for them, and for the answers to what still goes through.
const PARTING: u64 = 16 * 1024;

/// A session that runs.
pub(super) struct Pump {
    pub(super) outlet: Outlet,
    dovecot: Connection,
    commands: Commands,
    answers: Answers,
    /// Whether the client has been greeted.
    greeted: bool,
    /// Whether the rest of an answer is kept from the client.
    swallows: bool,
    /// What a client is told that has passed the limit.
    refused: Option<Halt>,
    /// How often it was told.
    refusals: u32,
    client_ended: bool,
}

impl Pump {
    pub(super) fn new(outlet: Outlet, dovecot: Connection) -> Self {
        let (commands, answers) = (Commands::default(), Answers::new());
        let (greeted, swallows, client_ended) = (false, false, false);
        Self { outlet, dovecot, commands, answers, greeted, swallows, refused: None, refusals: 0, client_ended }
    }

    /// Passes everything on until one side ends; it can be dropped at any time.
    pub(super) async fn run(&mut self) -> End {
        let (mut asked, mut answered) = (vec![0; 4096], vec![0; BUFFER]);
        loop {
            if let Err(end) = self.turn(&mut asked, &mut answered).await {
                return end;
            }
        }
    }

    async fn turn(&mut self, asked: &mut [u8], answered: &mut [u8]) -> Result<(), End> {
        self.hand_on().await?;
        let listens = !self.client_ended && self.commands.has_room();
        tokio::select! {
            got = self.outlet.read(asked), if listens => match got.unwrap_or(0) {
                0 => self.client_ended = true,
                length => self.commands.push(&asked[..length]),
            },
            got = self.dovecot.read(answered) => match got? {
                0 => return Err(End::Done),
                length => self.pass(&answered[..length]).await?,
            },
            () = tokio::time::sleep(IDLE), if self.outlet.lease.has_unused() => {
                // Where it cannot be given back now, it is with the next report.
                let _ = self.outlet.lease.settle().await;
            }
        }
        Ok(())
    }

    /// Hands on the next command, where its turn has come.
    async fn hand_on(&mut self) -> Result<(), End> {
        while self.answers.is_between() {
            let Some(line) = self.commands.next_line() else {
                if std::mem::take(&mut self.client_ended) {
                    self.dovecot.end();
                    // Nothing more is read of it.
                    return self.drain().await;
                }
                return Ok(());
            };
            let command = Command::read(&line).ok_or(End::NotPop3)?;
            match &self.refused {
                Some(halt) if !command.is_parting => self.refuse(&halt.clone()).await?,
                _ => {
                    self.answers.expect(command);
                    self.dovecot.write_all(&line).await?;
                }
            }
        }
        Ok(())
    }

    /// Passes on what Dovecot says after the client has ended, until Dovecot ends too.
    async fn drain(&mut self) -> Result<(), End> {
        let mut answered = vec![0; 4096];
        loop {
            match self.dovecot.read(&mut answered).await? {
                0 => return Err(End::Done),
                length => self.pass(&answered[..length]).await?,
            }
        }
    }

    /// Passes on what Dovecot says. What goes out goes at once, the first line of an answer together with what has come behind
    /// it: each piece wakes up the program that encrypts it, and the client.
    async fn pass(&mut self, bytes: &[u8]) -> Result<(), End> {
        let (mut from, mut at) = (0, 0);
        while at < bytes.len() {
            let (part, taken) = self.answers.next(&bytes[at..]);
            if !matches!(part, Part::Lines { .. }) {
                self.outlet.send(&bytes[from..at]).await?;
                from = at;
            }
            at += taken;
            if !self.goes_out(part, taken).await? {
                from = at;
            }
        }
        self.outlet.send(&bytes[from..]).await
    }

    /// Whether the client gets a part as it came, of which so many bytes came last.
    async fn goes_out(&mut self, part: Part, came: usize) -> Result<bool, End> {
        let Part::First { line, octets, is_last } = part else { return Ok(self.goes_on(&part)) };
        let begun = self.begin(&line, octets, is_last).await?;
        if begun && line.len() > came {
            // It came in pieces.
            self.outlet.send(&line).await?;
            return Ok(false);
        }
        Ok(begun)
    }

    /// The same of what is no first line.
    fn goes_on(&mut self, part: &Part) -> bool {
        match part {
            Part::Lines { is_last, .. } => {
                let goes = !self.swallows;
                self.swallows &= !is_last;
                goes
            }
            Part::Unasked => self.refused.is_none(),
            Part::First { .. } | Part::Waiting => false,
        }
    }

    /// Whether an answer begins; otherwise the client is told in its place why it does not.
    async fn begin(&mut self, line: &[u8], octets: Option<u64>, is_last: bool) -> Result<bool, End> {
        if !line.ends_with(b"\n") {
            return Err(End::NotPop3);
        }
        if self.refused.is_some() {
            self.say(line).await?;
            return Ok(false);
        }
        let halt = match self.fit(line, octets).await {
            Ok(()) => {
                self.greeted = true;
                return Ok(true);
            }
            Err(halt) => halt,
        };
        self.swallows = !is_last;
        let refused = matches!(halt, Halt::Refused(_));
        let goes_on = refused && self.greeted;
        self.refused = goes_on.then(|| halt.clone());
        if refused || self.outlet.lease.unspent() > 0 {
            self.refuse(&halt).await?;
        }
        if goes_on { Ok(false) } else { Err(End::Halted(halt)) }
    }

    /// Tells the client no, in the place of an answer; or ends the session, where that was told often enough.
    async fn refuse(&mut self, halt: &Halt) -> Result<(), End> {
        if self.refusals == REFUSALS {
            return Err(End::Halted(halt.clone()));
        }
        self.refusals += 1;
        self.say(&refusal::line(halt)).await
    }

    /// Whether an answer can be sent: its message whole, and its first line.
    async fn fit(&mut self, line: &[u8], octets: Option<u64>) -> Result<(), Halt> {
        self.outlet.lease.fit(octets.unwrap_or_default().saturating_add(line.len() as u64)).await
    }

    /// Says a line that is counted also where nothing is left; after a refusal with room for those that follow.
    async fn say(&mut self, line: &[u8]) -> Result<(), End> {
        let room = if self.refused.is_some() { PARTING } else { 0 };
        self.outlet.say(line, room).await
    }

    /// Tells the client that the meter ends, where it would not take that for a piece of a message.
    pub(super) async fn say_goodbye(&mut self, halt: &Halt) {
        if !self.answers.is_within() {
            let _ = self.say(&refusal::line(halt)).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read, Write},
        os::unix::net::UnixStream as Pair,
        thread,
    };

    use super::*;
    use crate::meter::lease::Lease;

    const GREETING: &str = "+OK Logged in.\r\n";

    /// A session of a client that sends everything at once, with a Dovecot that gives one answer to the first command
    /// that it gets: what the client receives, what Dovecot got, and how it ends.
    fn session(refused: Option<&str>, sends: &[u8], answer: &'static [u8]) -> (String, Vec<u8>, End) {
        let ((ours, mut client), (socket, mut dovecot)) = (Pair::pair().unwrap(), Pair::pair().unwrap());
        client.write_all(sends).unwrap();
        dovecot.write_all(GREETING.as_bytes()).unwrap();
        let dovecot = thread::spawn(move || {
            let mut got = vec![0; 4096];
            let length = dovecot.read(&mut got).unwrap();
            got.truncate(length);
            let _ = dovecot.write_all(answer);
            got
        });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let end = runtime.block_on(async {
            let outlet = Outlet::new(Connection::new(ours.into()).unwrap(), Lease::holding(32 * 1024));
            let mut pump = Pump::new(outlet, Connection::new(socket.into()).unwrap());
            pump.refused = refused.map(|sentence| Halt::Refused(sentence.to_owned()));
            pump.run().await
        });
        let mut received = String::new();
        client.read_to_string(&mut received).unwrap();
        (received, dovecot.join().unwrap(), end)
    }

    #[test]
    fn pop_6_an_answer_goes_out_whole_and_once_wherever_it_was_split() {
        let answer = b"+OK 5 octets\r\nabc\r\n.\r\n";
        for at in 0..=answer.len() {
            let ((ours, mut client), (socket, _dovecot)) = (Pair::pair().unwrap(), Pair::pair().unwrap());
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            let sent = runtime.block_on(async {
                let outlet = Outlet::new(Connection::new(ours.into()).unwrap(), Lease::holding(32 * 1024));
                let mut pump = Pump::new(outlet, Connection::new(socket.into()).unwrap());
                pump.pass(GREETING.as_bytes()).await.unwrap();
                pump.answers.expect(Command::read(b"RETR 1\r\n").unwrap());
                pump.pass(&answer[..at]).await.unwrap();
                pump.pass(&answer[at..]).await.unwrap();
                pump.outlet.lease.sent()
            });
            let mut received = Vec::new();
            client.read_to_end(&mut received).unwrap();
            assert_eq!(received, [GREETING.as_bytes(), answer].concat(), "split at {at}");
            assert_eq!(sent, received.len() as u64, "split at {at}");
        }
    }

    #[test]
    fn pop_6_a_refused_session_is_told_so_twenty_times_and_ends() {
        let (received, got, end) = session(Some("Locked."), "NOOP\r\n".repeat(25).as_bytes(), b"");
        assert_eq!(received, GREETING.to_owned() + &"-ERR [SYS/PERM] Locked.\r\n".repeat(20));
        assert!(got.is_empty() && matches!(end, End::Halted(Halt::Refused(_))), "{end:?}");
    }

    #[test]
    fn pop_6_after_a_refusal_no_answer_is_longer_than_a_line_of_pop3() {
        const LINE: &[u8] = &[b'x'; 600];
        let answer: &[u8] = &[b"-ERR ", LINE, b"\r\n"].concat();
        let (received, got, end) = session(Some("Locked."), b"DELE 1\r\n", answer.to_vec().leak());
        assert_eq!((received.as_str(), got.as_slice()), (GREETING, &b"DELE 1\r\n"[..]));
        assert!(matches!(end, End::NotPop3), "{end:?}");
    }

    #[test]
    fn pop_6_a_first_line_without_an_end_ends_the_session() {
        let (received, _, end) = session(None, b"NONSENSE\r\nRETR 1\r\n", &[b'x'; 2000]);
        assert_eq!(received, GREETING);
        assert!(matches!(end, End::NotPop3), "{end:?}");
    }

    #[test]
    fn pop_6_a_line_that_is_no_command_ends_the_session_and_never_comes_to_dovecot() {
        let long = format!("DELE {}\r\n", "1".repeat(600));
        for sends in ["LIST \0\r\n", "LIST\t\r\n", &long] {
            for refused in [None, Some("Locked.")] {
                let (received, got, end) = session(refused, sends.as_bytes(), b"");
                assert!(received == GREETING && got.is_empty(), "{sends:?}: {received:?}, {got:?}");
                assert!(matches!(end, End::NotPop3), "{sends:?}: {end:?}");
            }
        }
    }
}
