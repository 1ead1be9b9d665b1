//! What a session may send: portions that the service has counted before a byte of them goes out.
//!
//! The next portion is asked for while the last is being sent. A session that pauses gives back what it has not used, so
//! what the service shows is exact half a second later, and other sessions of the account can have it.

use std::{sync::Arc, time::Duration};

use tokio::{task::JoinHandle, time::Instant};

use super::reports::{Down, Reports};
use crate::contract::pop::{PopAllowed, PopUse};

/// The smallest portion that is asked for, and the largest.
const PORTIONS: (u64, u64) = (64 * 1024, 4 * 1024 * 1024);
/// A portion grows where it lasts less long than the first, and shrinks where it lasts longer than the second.
const LASTING: (Duration, Duration) = (Duration::from_millis(300), Duration::from_secs(1));
/// A session that sends nothing for so long gives back what it has.
pub(super) const IDLE: Duration = Duration::from_millis(500);
/// Before a limit is said to be passed, others have the time to give back what they do not use.
const OTHERS: Duration = Duration::from_millis(800);
/// Where more than this is left, a message that is smaller needs no look at what others have used since.
const PLENTY: u64 = 64 * 1024 * 1024;
/// How long a session waits for the service: at its beginning, on its way, and for its last word.
const PATIENCE: [Duration; 3] = [Duration::from_secs(5), Duration::from_secs(20), Duration::from_secs(60)];

/// Why a session does not go on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Halt {
    /// The service says no; the sentence is for the mail app.
    #[error("the service says no")]
    Refused(String),
    /// The service cannot be asked.
    #[error("the service cannot be asked")]
    Down,
    /// The session sees what it is not to see any more: POP's mode was changed.
    #[error("POP's mode was changed")]
    Changed,
    /// The meter ends.
    #[error("the meter ends")]
    Stopping,
}

impl From<Down> for Halt {
    fn from(_: Down) -> Self {
        Halt::Down
    }
}

/// What a session may send, and has sent.
pub(super) struct Lease {
    reports: Arc<Reports>,
    /// The session as it was last reported.
    report: PopUse,
    /// Bytes sent to the client.
    sent: u64,
    /// Bytes that may have been sent.
    until: u64,
    /// Bytes that were left for all sessions when the service last spoke.
    left: u64,
    /// Whether something could not be given back when it was to be.
    owes: bool,
    /// What the session sees of the mailbox.
    view: Option<String>,
    /// Bytes to ask for at once.
    portion: u64,
    asked_at: Instant,
    /// A portion that was asked for while the last is used.
    ahead: Option<JoinHandle<Result<PopAllowed, Down>>>,
}

impl Lease {
    /// Begins a session of a user with its first portion.
    ///
    /// # Errors
    /// Why it may not begin.
    pub(super) async fn begin(reports: Arc<Reports>, user: String) -> Result<Self, Halt> {
        let session = reports.session();
        let report =
            PopUse { user, session, total_bytes: 0, number: Some(0), reserve_bytes: None, refused_bytes: None };
        let (portion, asked_at) = (PORTIONS.0, Instant::now());
        let mut lease = Self {
            reports,
            report,
            sent: 0,
            until: 0,
            left: 0,
            owes: false,
            view: None,
            portion,
            asked_at,
            ahead: None,
        };
        let report = lease.next(0, Some(portion), None);
        let allowed = lease.reports.send(&report, PATIENCE[0]).await?;
        // From now on by the name that never changes.
        lease.report.user = allowed.account.to_string();
        lease.view.clone_from(&allowed.pop_view);
        lease.absorb(&allowed)?;
        Ok(lease)
    }

    /// A lease of so many bytes, of a service that is not there.
    #[cfg(test)]
    pub(super) fn holding(bytes: u64) -> Self {
        let report = PopUse {
            user: String::new(),
            session: String::new(),
            total_bytes: 0,
            number: Some(0),
            reserve_bytes: None,
            refused_bytes: None,
        };
        let (portion, asked_at) = (PORTIONS.0, Instant::now());
        let reports = Arc::new(Reports::nowhere());
        Self {
            reports,
            report,
            sent: 0,
            until: bytes,
            left: 0,
            owes: false,
            view: None,
            portion,
            asked_at,
            ahead: None,
        }
    }

    /// The session's name and whose it is, for the log.
    pub(super) fn name(&self) -> (&str, &str) {
        (&self.report.session, &self.report.user)
    }

    /// What it sees of the mailbox, as the service has said at its beginning.
    pub(super) fn view(&self) -> Option<&str> {
        self.view.as_deref()
    }

    /// Bytes sent to the client.
    pub(super) fn sent(&self) -> u64 {
        self.sent
    }

    /// Bytes that may be sent now.
    pub(super) fn unspent(&self) -> u64 {
        self.until.saturating_sub(self.sent)
    }

    /// So many were sent.
    pub(super) fn spend(&mut self, bytes: u64) {
        self.sent += bytes;
    }

    /// Whether there is something to give back.
    pub(super) fn has_unused(&self) -> bool {
        self.unspent() > 0 || self.ahead.is_some()
    }

    /// Asks for the next portion, if the last is half used, and does not wait for it.
    pub(super) fn look_ahead(&mut self) {
        if self.ahead.is_some() || self.unspent() >= self.portion / 2 {
            return;
        }
        self.resize();
        let report = self.next(self.until, Some(self.portion), None);
        let reports = Arc::clone(&self.reports);
        self.ahead = Some(tokio::spawn(async move { reports.send(&report, PATIENCE[1]).await }));
    }

    /// Waits until at least one byte may be sent.
    ///
    /// # Errors
    /// Why none may.
    pub(super) async fn more(&mut self) -> Result<(), Halt> {
        self.arrive().await?;
        if self.unspent() == 0 {
            self.ask().await?;
        }
        while self.unspent() == 0 {
            self.insist_on(1).await?;
        }
        Ok(())
    }

    /// Whether a message of so many octets can be sent; asks, where that is not certain, and after each pause: what the
    /// session may see can have changed.
    ///
    /// # Errors
    /// Why it cannot.
    pub(super) async fn fit(&mut self, octets: u64) -> Result<(), Halt> {
        if self.unspent() > 0 && self.fits(octets) && (octets <= self.unspent() || self.left > PLENTY) {
            return Ok(());
        }
        self.arrive().await?;
        self.ask().await?;
        while !self.fits(octets) {
            self.insist_on(octets - self.unspent()).await?;
        }
        Ok(())
    }

    /// Counts so many bytes also where nothing is left: lines that tell a client so, and end its session.
    ///
    /// # Errors
    /// [`Halt::Down`].
    pub(super) async fn part(&mut self, bytes: u64) -> Result<(), Halt> {
        // What is on its way has been refused, or is given back at the end.
        let _ = self.arrive().await;
        let until = self.until + bytes;
        let report = self.next(until, None, None);
        self.reports.send(&report, PATIENCE[1]).await?;
        self.until = until;
        Ok(())
    }

    /// Gives back what was not used, in one try: whoever pauses does not wait for the service, and does not ask it again and
    /// again.
    ///
    /// # Errors
    /// [`Halt::Down`]: then it stays counted until the next report.
    pub(super) async fn settle(&mut self) -> Result<(), Halt> {
        self.settled(Duration::ZERO).await
    }

    /// Says what was used in the end.
    pub(super) async fn close(mut self) {
        if self.has_unused() || self.owes {
            let _ = self.settled(PATIENCE[2]).await;
        }
    }

    async fn settled(&mut self, patience: Duration) -> Result<(), Halt> {
        let _ = self.arrive().await;
        // Whether or not the answer comes, it may have been given back.
        self.until = self.sent;
        self.portion = PORTIONS.0;
        self.owes = true;
        let report = self.next(self.sent, None, None);
        self.left = self.reports.send(&report, patience).await?.left_bytes;
        self.owes = false;
        Ok(())
    }

    fn fits(&self, octets: u64) -> bool {
        octets <= self.unspent().saturating_add(self.left)
    }

    /// Takes what was asked for ahead.
    async fn arrive(&mut self) -> Result<(), Halt> {
        match self.ahead.take() {
            Some(ahead) => self.absorb(&ahead.await.unwrap_or(Err(Down))?),
            None => Ok(()),
        }
    }

    async fn ask(&mut self) -> Result<(), Halt> {
        self.resize();
        let report = self.next(self.until, Some(self.portion), None);
        let allowed = self.reports.send(&report, PATIENCE[1]).await?;
        self.absorb(&allowed)
    }

    /// Says that the client wants more than is left; where others gave something back meanwhile, it has it.
    async fn insist_on(&mut self, bytes: u64) -> Result<(), Halt> {
        tokio::time::sleep(OTHERS).await;
        let (unspent, left) = (self.unspent(), self.left);
        self.ask().await?;
        if self.unspent() + self.left > unspent + left {
            return Ok(());
        }
        let report = self.next(self.until, None, Some(bytes));
        let allowed = self.reports.send(&report, PATIENCE[1]).await?;
        self.absorb(&allowed)
    }

    /// A portion is what half a second needs.
    fn resize(&mut self) {
        let lasted = self.asked_at.elapsed();
        self.asked_at = Instant::now();
        if lasted < LASTING.0 {
            self.portion = (self.portion * 2).min(PORTIONS.1);
        } else if lasted > LASTING.1 {
            self.portion = (self.portion / 2).max(PORTIONS.0);
        }
    }

    fn next(&mut self, total: u64, reserve: Option<u64>, refused: Option<u64>) -> PopUse {
        self.report.number = self.report.number.map(|number| number + 1);
        PopUse { total_bytes: total, reserve_bytes: reserve, refused_bytes: refused, ..self.report.clone() }
    }

    fn absorb(&mut self, allowed: &PopAllowed) -> Result<(), Halt> {
        self.owes = false;
        self.until += allowed.granted_bytes.unwrap_or_default();
        self.left = allowed.left_bytes;
        match &allowed.sentence {
            Some(sentence) if !allowed.allowed => Err(Halt::Refused(sentence.clone())),
            _ if !allowed.allowed => Err(Halt::Refused(String::new())),
            _ if allowed.pop_view != self.view => Err(Halt::Changed),
            _ => Ok(()),
        }
    }
}
