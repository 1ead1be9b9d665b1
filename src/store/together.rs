//! Reading together: what is asked for while a statement runs is answered by the next one, all at once (decision 18).
//!
//! No read begins before its request came, so that an answer is as true as one of a statement of its own: what another
//! request, or another replica, committed before is seen.

use std::{collections::HashMap, future::Future, hash::Hash, time::Duration};

use sqlx::{Any, AnyPool, pool::PoolConnection};
use tokio::{
    sync::{mpsc, oneshot},
    time::timeout,
};

use super::{Conn, Error, Result};

/// Keys of one statement at the most.
const AT_ONCE: usize = 64;
/// Requests that wait to be noticed at the most; more wait for those.
const WAITING: usize = 1024;
/// How long a connection is kept after a statement: long enough to be there for the next one under load.
const KEPT: Duration = Duration::from_millis(50);
/// How long a statement may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Rows that can be read together, each found by its key.
pub(super) trait Rows: Send + 'static {
    /// By what a row is found.
    type Key: Clone + Eq + Hash + Send + Sync + 'static;
    /// What is found.
    type Row: Clone + Send + 'static;

    /// The rows of these keys, in one statement; keys without a row are left out.
    fn read(conn: &mut Conn, keys: &[Self::Key]) -> impl Future<Output = Result<HashMap<Self::Key, Self::Row>>> + Send;
}

/// Whoever reads rows of one kind for all requests.
pub(super) struct Together<R: Rows> {
    asked: mpsc::Sender<Asked<R>>,
}

impl<R: Rows> Clone for Together<R> {
    fn clone(&self) -> Self {
        Self { asked: self.asked.clone() }
    }
}

struct Asked<R: Rows> {
    key: R::Key,
    answer: oneshot::Sender<Result<Option<R::Row>>>,
}

impl<R: Rows> Together<R> {
    /// Begins to read, in a task of its own that ends with the last of those who ask: a request that is given up in the
    /// middle takes nobody else with it.
    pub(super) fn begin(pool: AnyPool) -> Self {
        let (asked, waiting) = mpsc::channel(WAITING);
        tokio::spawn(serve(pool, waiting));
        Self { asked }
    }

    /// The row of a key.
    ///
    /// # Errors
    /// When the database fails; whoever was read together with fails alike, nobody later.
    pub(super) async fn read(&self, key: R::Key) -> Result<Option<R::Row>> {
        let (answer, answered) = oneshot::channel();
        self.asked.send(Asked { key, answer }).await.map_err(|_| Error::from(sqlx::Error::PoolClosed))?;
        answered.await.unwrap_or_else(|_| Err(sqlx::Error::WorkerCrashed.into()))
    }
}

async fn serve<R: Rows>(pool: AnyPool, mut waiting: mpsc::Receiver<Asked<R>>) {
    let mut conn = None;
    let mut asked = Vec::with_capacity(AT_ONCE);
    while next(&mut waiting, &mut asked, &mut conn).await {
        let keys = distinct(&asked);
        // In a task: if it panics over one row, those who asked for it fail, and the next ones are read.
        let read = tokio::spawn(statement::<R>(pool.clone(), conn.take(), keys)).await;
        let (kept, outcome) = read.unwrap_or_else(|_| (None, Err(sqlx::Error::WorkerCrashed.into())));
        conn = kept;
        for Asked { key, answer } in asked.drain(..) {
            // Who no longer waits needs no answer.
            let _ = answer.send(outcome.as_ref().map(|rows| rows.get(&key).cloned()).map_err(Error::clone));
        }
    }
}

/// Waits for those who ask, and takes all that are there; the connection goes back when nobody comes for a while. False
/// when nobody ever will.
async fn next<R: Rows>(
    waiting: &mut mpsc::Receiver<Asked<R>>,
    asked: &mut Vec<Asked<R>>,
    conn: &mut Option<PoolConnection<Any>>,
) -> bool {
    if conn.is_some() {
        match timeout(KEPT, waiting.recv_many(asked, AT_ONCE)).await {
            Ok(came) => return came > 0,
            Err(_) => *conn = None,
        }
    }
    waiting.recv_many(asked, AT_ONCE).await > 0
}

fn distinct<R: Rows>(asked: &[Asked<R>]) -> Vec<R::Key> {
    let mut seen = std::collections::HashSet::with_capacity(asked.len());
    asked.iter().map(|one| &one.key).filter(|key| seen.insert(*key)).cloned().collect()
}

type Read<R> = Result<HashMap<<R as Rows>::Key, <R as Rows>::Row>>;

/// One statement, and the connection for the next one; after a failure none is handed on.
async fn statement<R: Rows>(
    pool: AnyPool,
    conn: Option<PoolConnection<Any>>,
    keys: Vec<R::Key>,
) -> (Option<PoolConnection<Any>>, Read<R>) {
    let mut conn = match conn {
        Some(conn) => conn,
        None => match pool.acquire().await {
            Ok(conn) => conn,
            Err(error) => return (None, Err(error.into())),
        },
    };
    match timeout(PATIENCE, R::read(&mut conn, &keys)).await {
        Ok(Ok(rows)) => (Some(conn), Ok(rows)),
        Ok(Err(error)) => {
            // It may be broken: the pool makes another.
            drop(conn.detach());
            (None, Err(error))
        }
        Err(_) => {
            drop(conn.detach());
            (None, Err(sqlx::Error::PoolTimedOut.into()))
        }
    }
}
