//! One session: what passes between the client and Dovecot.
//!
//! A command waits until the answer before it has ended, so that a client that sends many at once is told no at the first
//! that goes past the limit, can still end its session in order, and keeps what it has deleted. Where the limit is passed
//! within an answer, because it does not say its size or because others have used up what was left, the session is cut.

use std::io;

use super::{
    answer::{Answers, Part},
    command::Command,
    commands::Commands,
    connection::Connection,
    lease::{Halt, IDLE, Lease},
    refusal,
};

/// Bytes that are read at once.
const BUFFER: usize = 256 * 1024;

/// Why a session ended.
#[derive(Debug)]
pub(super) enum End {
    /// Dovecot closed it, as after `QUIT`.
    Done,
    /// A connection broke; the log says why.
    #[expect(dead_code, reason = "shown by Debug, in the log")]
    Broken(io::Error),
    /// It may not, or cannot, go on.
    Halted(Halt),
}

impl From<io::Error> for End {
    fn from(error: io::Error) -> Self {
        End::Broken(error)
    }
}

impl From<Halt> for End {
    fn from(halt: Halt) -> Self {
        End::Halted(halt)
    }
}

/// A session that runs.
pub(super) struct Pump {
    client: Connection,
    dovecot: Connection,
    pub(super) lease: Lease,
    commands: Commands,
    answers: Answers,
    /// Whether the client has been greeted.
    greeted: bool,
    /// Whether the rest of an answer is kept from the client.
    swallows: bool,
    /// What a client is told that has passed the limit.
    refused: Option<Halt>,
    client_ended: bool,
}

impl Pump {
    pub(super) fn new(client: Connection, dovecot: Connection, lease: Lease) -> Self {
        let (commands, answers) = (Commands::default(), Answers::new());
        let (greeted, swallows, client_ended) = (false, false, false);
        Self { client, dovecot, lease, commands, answers, greeted, swallows, refused: None, client_ended }
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
            got = self.client.read(asked), if listens => match got.unwrap_or(0) {
                0 => self.client_ended = true,
                length => self.commands.push(&asked[..length]),
            },
            got = self.dovecot.read(answered) => match got? {
                0 => return Err(End::Done),
                length => self.pass(&answered[..length]).await?,
            },
            () = tokio::time::sleep(IDLE), if self.lease.has_unused() => {
                // Where it cannot be given back now, it is with the next report.
                let _ = self.lease.settle().await;
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
            let command = Command::read(&line);
            match &self.refused {
                Some(halt) if !command.is_parting => {
                    let line = refusal::line(halt);
                    self.say(&line).await?;
                }
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

    /// Passes on what Dovecot says.
    async fn pass(&mut self, mut bytes: &[u8]) -> Result<(), End> {
        while !bytes.is_empty() {
            let (part, taken) = self.answers.next(bytes);
            match part {
                Part::Waiting => {}
                Part::Unasked { length } if self.refused.is_none() => self.send(&bytes[..length]).await?,
                Part::Unasked { .. } => {}
                Part::First { line, octets, is_last } => self.begin(&line, octets, is_last).await?,
                Part::Lines { is_last, .. } if self.swallows => self.swallows = !is_last,
                Part::Lines { length, .. } => self.send(&bytes[..length]).await?,
            }
            bytes = &bytes[taken..];
        }
        Ok(())
    }

    /// Begins an answer, or tells the client in its place why there is none.
    async fn begin(&mut self, line: &[u8], octets: Option<u64>, is_last: bool) -> Result<(), End> {
        if self.refused.is_some() {
            return self.say(line).await;
        }
        let halt = match self.fit(line, octets).await {
            Ok(()) => {
                self.greeted = true;
                return self.send(line).await;
            }
            Err(halt) => halt,
        };
        self.swallows = !is_last;
        let refused = matches!(halt, Halt::Refused(_));
        if refused || self.lease.unspent() > 0 {
            self.say(&refusal::line(&halt)).await?;
        }
        if !refused || !self.greeted {
            return Err(End::Halted(halt));
        }
        self.refused = Some(halt);
        Ok(())
    }

    /// Whether an answer can be sent: its message whole, and its first line.
    async fn fit(&mut self, line: &[u8], octets: Option<u64>) -> Result<(), Halt> {
        self.lease.fit(octets.unwrap_or_default().saturating_add(line.len() as u64)).await
    }

    /// Sends what the service has granted.
    async fn send(&mut self, mut bytes: &[u8]) -> Result<(), End> {
        while !bytes.is_empty() {
            if self.lease.unspent() == 0 {
                self.lease.more().await?;
            }
            self.lease.look_ahead();
            let most = usize::try_from(self.lease.unspent()).unwrap_or(usize::MAX).min(bytes.len());
            let sent = self.client.write(&bytes[..most]).await?;
            self.lease.spend(sent as u64);
            bytes = &bytes[sent..];
        }
        Ok(())
    }

    /// Sends a line that is counted also where nothing is left: what tells the client of it, and ends the session.
    async fn say(&mut self, line: &[u8]) -> Result<(), End> {
        if self.lease.unspent() < line.len() as u64 {
            self.lease.part().await?;
        }
        self.client.write_all(line).await?;
        self.lease.spend(line.len() as u64);
        Ok(())
    }

    /// Tells the client that the meter ends, where it would not take that for a piece of a message.
    pub(super) async fn say_goodbye(&mut self) {
        if !self.answers.is_within() {
            let _ = self.say(&refusal::line(&Halt::Stopping)).await;
        }
    }
}
