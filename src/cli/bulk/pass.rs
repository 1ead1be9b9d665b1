//! One pass over the rows of a file: they go to the service in sets, several on the way at once, and what came of each is
//! handed on in the order of the file.

use std::{collections::VecDeque, pin::pin};

use futures_util::{StreamExt, stream::FuturesOrdered};
use serde::Serialize;

use super::input::{Row, row::Request};
use crate::{
    cli::{connection::Connection, failure::Failure, session::Session},
    client::Sending,
    contract::bulk::{BulkOutcome, MAX_ROWS},
    rules::Secret,
};

/// Sets on the way at once: while the service carries one out, another is read and another written down.
const AT_ONCE: usize = 3;
/// Bytes of cells in one set; a request may have 1 MiB.
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

/// Where rows go, and as what.
pub(crate) struct Pass<'a> {
    /// The job's name.
    pub(crate) job: &'a str,
    /// The operation.
    pub(crate) operation: &'a str,
    /// Whether everything is undone in the end.
    pub(crate) rehearsal: bool,
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

    /// Ten seconds have passed.
    fn tick(&mut self);
}

impl Pass<'_> {
    /// Sends all rows. Where the service wants the password or a sign-in, a person at a terminal is asked, and what was
    /// refused for that is sent again.
    ///
    /// # Errors
    /// What the service refused as a whole, or why no answer came; what `taker` fails with.
    pub(crate) async fn run(&self, session: &mut Session, taker: &mut impl Take) -> Result<End, Failure> {
        let mut again: VecDeque<Set> = VecDeque::new();
        let mut asked: Vec<String> = Vec::new();
        loop {
            let sending = Sending {
                idempotency_key: None,
                dry_run: self.rehearsal,
                reason: session.global.reason.clone(),
                lang: Some(session.settings.lang().to_string()),
            };
            let held = session.held()?;
            let connection = session.connect()?;
            let token = held.token(&connection.service()).cloned();
            match self.send_all(connection, token.as_ref(), &sending, taker, &mut again).await? {
                Sent::End(end) => return Ok(end),
                Sent::Refused(refused) => {
                    if asked.contains(&refused.code) && refused.code != "password_again" {
                        return Err(refused);
                    }
                    asked.push(refused.code.clone());
                    session.give(refused).await?;
                }
            }
        }
    }

    async fn send_all(
        &self,
        connection: &Connection,
        token: Option<&Secret>,
        sending: &Sending,
        taker: &mut impl Take,
        again: &mut VecDeque<Set>,
    ) -> Result<Sent, Failure> {
        let mut under_way = FuturesOrdered::new();
        let mut interrupt = pin!(tokio::signal::ctrl_c());
        let mut clock = tokio::time::interval(std::time::Duration::from_secs(10));
        clock.tick().await;
        let (mut end, mut refused, mut more) = (End::Whole, None, true);
        loop {
            while more && refused.is_none() && under_way.len() < AT_ONCE {
                match self.next_set(taker, again)? {
                    Some(set) => under_way.push_back(self.send(connection, token, sending, set)),
                    None => more = false,
                }
            }
            if under_way.is_empty() {
                break;
            }
            tokio::select! {
                _ = &mut interrupt, if end != End::Interrupted => (more, end) = (false, End::Interrupted),
                _ = clock.tick() => taker.tick(),
                Some((set, outcome)) = under_way.next() => match outcome {
                    Ok(outcomes) => {
                        if !taker.take(set, outcomes)? && end == End::Whole {
                            (more, end) = (false, End::Enough);
                        }
                    }
                    Err(failure) => {
                        again.push_back(set);
                        refused.get_or_insert(failure);
                    }
                },
            }
        }
        Ok(match refused {
            Some(refused) => Sent::Refused(refused),
            None => Sent::End(end),
        })
    }

    fn next_set(&self, taker: &mut impl Take, again: &mut VecDeque<Set>) -> Result<Option<Set>, Failure> {
        if let Some(set) = again.pop_front() {
            return Ok(Some(set));
        }
        let (mut set, mut bytes) = (Set::default(), 0);
        while set.0.len() < MAX_ROWS && bytes < SET_BYTES {
            let Some(row) = taker.next()? else { break };
            bytes += row.cells.iter().map(String::len).sum::<usize>();
            set.0.push(row);
        }
        Ok(Some(set).filter(|set| !set.0.is_empty()))
    }

    async fn send(
        &self,
        connection: &Connection,
        token: Option<&Secret>,
        sending: &Sending,
        set: Set,
    ) -> (Set, Result<Vec<BulkOutcome>, Failure>) {
        let rows = set.0.iter().map(|row| RowBody { key: &row.key, request: &row.request }).collect();
        let body = Body { job: self.job, rows };
        let reply = connection.exchange_rows(self.operation, &body, token, sending).await;
        let whole = reply.and_then(|reply| match reply.rows.len() == set.0.len() {
            true => Ok(reply.rows),
            false => Err(Failure::unexpected(anyhow::anyhow!("an answer with {} rows", reply.rows.len()))),
        });
        (set, whole)
    }
}

enum Sent {
    End(End),
    Refused(Failure),
}
