//! One pass over the rows of a file: they go to the service in sets, several on the way at once, and what came of each is
//! handed on in the order of the file.

use std::{collections::VecDeque, io, rc::Rc};

use futures_util::{StreamExt, stream::FuturesOrdered};
use serde::Serialize;

use super::{interrupt::Interrupts, source::Source, who};
use crate::{
    cli::{
        connection::Connection,
        context::Context,
        failure::{Failure, code::FailureCode},
    },
    client::Sending,
    contract::bulk::{BulkOutcome, MAX_ROWS},
    rules::{Code, Secret},
    spreadsheet::{Request, Row},
    ui::Zone,
};

/// Sets on the way at once: while the service carries one out, another is read and another written down.
pub(crate) const AT_ONCE: usize = 3;
/// Bytes of rows in one set, as they are sent; a request may have 1 MiB.
const SET_BYTES: usize = 256 * 1024;

/// Rows that go together.
#[derive(Default)]
pub(crate) struct Set(pub(crate) Vec<Row>);

#[derive(Serialize)]
struct Body<'a> {
    job: &'a str,
    rows: Vec<RowBody<'a>>,
}

#[derive(Serialize)]
struct RowBody<'a> {
    key: &'a str,
    request: &'a Request,
}

/// Where rows come from, where they go, and as what.
pub(crate) struct Pass<'a> {
    /// The job's name.
    pub(crate) job: &'a str,
    /// Who began the job; nobody may go on in its middle as somebody else.
    pub(crate) who: Option<&'a str>,
    /// The operation.
    pub(crate) operation: &'a str,
    /// The file, which must stay what it is.
    pub(crate) source: &'a Source,
    /// Whether everything is undone in the end.
    pub(crate) rehearsal: bool,
    /// How many sets are on the way at once.
    pub(crate) at_once: usize,
}

/// How a pass ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// Every row was sent.
    Whole,
    /// Whoever takes what came of the rows wants no more.
    Enough,
    /// Ctrl-C.
    Interrupted,
}

/// What takes what came of each set.
pub(crate) trait Take {
    /// The next rows; none at the end.
    ///
    /// # Errors
    /// The file cannot be read on.
    fn next(&mut self) -> Result<Option<Row>, Failure>;

    /// What came of a set. False if no more rows are to be sent.
    ///
    /// # Errors
    /// It cannot be written down.
    fn take(&mut self, set: Set, outcomes: Vec<BulkOutcome>) -> Result<bool, Failure>;

    /// Ctrl-C: no more rows are sent, and those on the way are waited for.
    fn interrupted(&mut self);

    /// Ten seconds have passed.
    fn tick(&mut self);
}

/// What sets are sent with.
struct Way<'a> {
    connection: &'a Connection,
    zone: &'a Zone,
    token: Option<&'a Secret>,
    sending: &'a Sending,
}

/// Why no more sets are sent. The first reason stays.
struct Stop {
    end: End,
    failed: Option<Failure>,
}

impl Stop {
    fn is_wanted(&self) -> bool {
        self.end != End::Whole || self.failed.is_some()
    }

    fn fail(&mut self, failure: Failure) {
        self.failed.get_or_insert(failure);
    }
}

impl Pass<'_> {
    /// Sends all rows. Where the service wants the password or a sign-in, a person at a terminal is asked, and what was
    /// refused for that is sent again. After Ctrl-C what is on the way is waited for, unless nothing of it stays; after another
    /// one it is not.
    ///
    /// # Errors
    /// What the service refused as a whole, or why no answer came; what `taker` fails with; the file has changed.
    pub(crate) async fn run(
        &self,
        context: &mut Context,
        taker: &mut impl Take,
        interrupts: &mut Interrupts,
    ) -> Result<End, Failure> {
        let mut again: VecDeque<Set> = VecDeque::new();
        let mut asked: Vec<FailureCode> = Vec::new();
        loop {
            let sending = Sending {
                device: None,
                idempotency_key: None,
                dry_run: self.rehearsal,
                acts_next: self.rehearsal && !context.global.dry_run,
                reason: context.global.reason.clone(),
                lang: Some(context.settings.lang().to_string()),
            };
            let (held, ui) = (context.held()?, Rc::clone(&context.ui));
            let connection = context.connect()?;
            let token = held.token(&connection.service()).cloned();
            let way = Way { connection, zone: &ui.look.zone, token: token.as_ref(), sending: &sending };
            let Stop { end, failed } = self.send_all(&way, taker, &mut again, interrupts).await?;
            let Some(refused) = failed.filter(|_| end == End::Whole) else { return Ok(end) };
            let refused = held.blame(refused);
            if asked.contains(&refused.code) && refused.code != Code::PasswordAgain {
                return Err(refused);
            }
            asked.push(refused.code.clone());
            interrupts.rest();
            context.give(refused).await?;
            interrupts.go_on();
            if let Some(who) = self.who {
                who::same(who, context).await?;
            }
        }
    }

    /// Sends sets till there are no more, or one is refused as a whole; waits for those on the way.
    async fn send_all(
        &self,
        way: &Way<'_>,
        taker: &mut impl Take,
        again: &mut VecDeque<Set>,
        interrupts: &mut Interrupts,
    ) -> Result<Stop, Failure> {
        let mut under_way = FuturesOrdered::new();
        let mut clock = tokio::time::interval(std::time::Duration::from_secs(10));
        clock.tick().await;
        let (mut stop, mut more) = (Stop { end: End::Whole, failed: None }, true);
        loop {
            while more && !stop.is_wanted() && under_way.len() < self.at_once {
                match self.next_set(taker, again) {
                    Ok(Some(set)) => under_way.push_back(self.send(way, set)),
                    Ok(None) => more = false,
                    Err(failure) => stop.fail(failure),
                }
            }
            if under_way.is_empty() {
                return Ok(stop);
            }
            tokio::select! {
                () = interrupts.next() => match stop.end {
                    End::Whole | End::Enough if !self.rehearsal => {
                        stop.end = End::Interrupted;
                        taker.interrupted();
                    }
                    _ => return Ok(Stop { end: End::Interrupted, ..stop }),
                },
                _ = clock.tick() => taker.tick(),
                Some((set, outcome)) = under_way.next() => match outcome {
                    Ok(outcomes) => {
                        if !taker.take(set, outcomes)? && stop.end == End::Whole {
                            stop.end = End::Enough;
                        }
                    }
                    Err(failure) => {
                        again.push_back(set);
                        stop.fail(failure);
                    }
                },
            }
        }
    }

    fn next_set(&self, taker: &mut impl Take, again: &mut VecDeque<Set>) -> Result<Option<Set>, Failure> {
        if let Some(set) = again.pop_front() {
            return Ok(Some(set));
        }
        let (mut set, mut bytes) = (Set::default(), 0);
        while set.0.len() < MAX_ROWS && bytes < SET_BYTES {
            let Some(row) = taker.next()? else { break };
            bytes += length(&row);
            set.0.push(row);
        }
        // Rows of a file that was written to meanwhile are not sent.
        self.source.unchanged()?;
        Ok(Some(set).filter(|set| !set.0.is_empty()))
    }

    async fn send(&self, way: &Way<'_>, set: Set) -> (Set, Result<Vec<BulkOutcome>, Failure>) {
        let rows = set.0.iter().map(RowBody::of).collect();
        let body = Body { job: self.job, rows };
        let reply = way.connection.exchange_rows(self.operation, &body, way.token, way.sending).await;
        way.connection.teach(way.zone);
        let whole = reply.and_then(|reply| match reply.rows.len() == set.0.len() {
            true => Ok(reply.rows),
            false => Err(Failure::unexpected(anyhow::anyhow!("an answer with {} rows", reply.rows.len()))),
        });
        (set, whole)
    }
}

impl<'a> RowBody<'a> {
    fn of(row: &'a Row) -> Self {
        Self { key: &row.key, request: &row.request }
    }
}

/// The bytes of a row as it is sent: a control character takes six.
fn length(row: &Row) -> usize {
    let mut count = Count(0);
    match serde_json::to_writer(&mut count, &RowBody::of(row)) {
        Ok(()) => count.0,
        Err(_) => SET_BYTES,
    }
}

struct Count(usize);

impl io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
