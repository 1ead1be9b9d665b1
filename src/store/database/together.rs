//! Reading together: what is asked for while a statement runs is answered by the next one, all at once (decision 18).
//!
//! No read begins before its request came, so that an answer is as true as one of a statement of its own: what another
//! request, or another replica, committed before is seen.

use std::{
    any::{Any as Kind, TypeId},
    collections::HashMap,
    future::Future,
    hash::Hash,
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures_util::FutureExt as _;
use sqlx::{Any, AnyPool, pool::PoolConnection};
use tokio::{
    sync::{mpsc, oneshot},
    time::timeout,
};

use super::{
    connection::Conn,
    error::{Error, Result},
};

/// Keys of one statement at the most.
const AT_ONCE: usize = 64;
/// Requests that wait to be noticed at the most; more wait for those.
const WAITING: usize = 1024;
/// How long a connection is kept after a statement: long enough to be there for the next one under load.
const KEPT: Duration = Duration::from_millis(50);
/// How long a statement may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Rows that can be read together, each found by its key.
pub(crate) trait Rows: Send + 'static {
    /// By what a row is found.
    type Key: Clone + Eq + Hash + Send + Sync + 'static;
    /// What is found.
    type Row: Clone + Send + 'static;

    /// The rows of these keys, in one statement; keys without a row are left out.
    fn read(conn: &mut Conn, keys: &[Self::Key]) -> impl Future<Output = Result<HashMap<Self::Key, Self::Row>>> + Send;
}

/// Whoever reads rows of one kind for all requests.
pub(crate) struct Together<R: Rows> {
    asked: mpsc::Sender<Asked<R>>,
}

impl<R: Rows> Clone for Together<R> {
    fn clone(&self) -> Self {
        Self { asked: self.asked.clone() }
    }
}

/// Whoever reads rows of a kind, each begun when somebody first asks.
#[derive(Clone, Default)]
pub(crate) struct Readers(Arc<Mutex<HashMap<TypeId, Box<dyn Kind + Send>>>>);

impl Readers {
    /// Whoever reads rows of that kind.
    pub(crate) fn of<R: Rows>(&self, pool: &AnyPool) -> Together<R> {
        let mut begun = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match begun.get(&TypeId::of::<R>()).and_then(|reader| reader.downcast_ref::<Together<R>>()) {
            Some(reader) => reader.clone(),
            None => {
                let reader = Together::begin(pool.clone());
                begun.insert(TypeId::of::<R>(), Box::new(reader.clone()));
                reader
            }
        }
    }
}

struct Asked<R: Rows> {
    key: R::Key,
    answer: oneshot::Sender<Result<Option<R::Row>>>,
}

impl<R: Rows> Together<R> {
    /// Begins to read, in a task of its own that ends with the last of those who ask: a request that is given up in the
    /// middle takes nobody else with it.
    pub(crate) fn begin(pool: AnyPool) -> Self {
        let (asked, waiting) = mpsc::channel(WAITING);
        tokio::spawn(serve(pool, waiting));
        Self { asked }
    }

    /// The row of a key.
    ///
    /// # Errors
    /// When the database fails; whoever was read together with fails alike, nobody later.
    pub(crate) async fn read(&self, key: R::Key) -> Result<Option<R::Row>> {
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
        // If it panics over one row, those who asked for it fail, and the next ones are read.
        let read = AssertUnwindSafe(statement::<R>(&pool, conn.take(), keys)).catch_unwind().await;
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
    pool: &AnyPool,
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

#[cfg(test)]
mod tests {
    use std::{
        hash::Hasher,
        sync::{Arc, Mutex},
    };

    use sqlx::any::AnyPoolOptions;
    use tokio::{
        sync::{Semaphore, watch},
        task::JoinHandle,
    };

    use super::*;

    /// What the statements of a test did, and when they may.
    struct Log {
        statements: Mutex<Vec<Vec<&'static str>>>,
        begun: watch::Sender<usize>,
        may: Semaphore,
    }

    #[derive(Clone)]
    struct Word(&'static str, Arc<Log>);

    impl PartialEq for Word {
        fn eq(&self, other: &Self) -> bool {
            self.0 == other.0
        }
    }
    impl Eq for Word {}
    impl Hash for Word {
        fn hash<H: Hasher>(&self, state: &mut H) {
            self.0.hash(state);
        }
    }

    /// Answers each word with its length, but "fails", "panics" and "nobody".
    struct Lengths;

    impl Rows for Lengths {
        type Key = Word;
        type Row = usize;

        async fn read(_: &mut Conn, words: &[Word]) -> Result<HashMap<Word, usize>> {
            let log = &words[0].1;
            log.begun.send_modify(|begun| *begun += 1);
            log.may.acquire().await.unwrap().forget();
            log.statements.lock().unwrap().push(words.iter().map(|word| word.0).collect());
            assert!(words.iter().all(|word| word.0 != "panics"), "as the test wants");
            if words.iter().any(|word| word.0 == "fails") {
                return Err(Error::Unreadable("as the test wants"));
            }
            let known = words.iter().filter(|word| word.0 != "nobody");
            Ok(known.map(|word| (word.clone(), word.0.len())).collect())
        }
    }

    struct Desk {
        together: Together<Lengths>,
        log: Arc<Log>,
        pool: AnyPool,
    }

    impl Desk {
        async fn open() -> Self {
            sqlx::any::install_default_drivers();
            let pool = AnyPoolOptions::new().max_connections(2).connect("sqlite::memory:").await.unwrap();
            let log = Log { statements: Mutex::default(), begun: watch::Sender::new(0), may: Semaphore::new(0) };
            Self { together: Together::begin(pool.clone()), log: Arc::new(log), pool }
        }

        /// Somebody asks, and is noticed before this returns.
        async fn ask(&self, word: &'static str) -> JoinHandle<Result<Option<usize>>> {
            let (together, key) = (self.together.clone(), Word(word, Arc::clone(&self.log)));
            let asking = tokio::spawn(async move { together.read(key).await });
            // On a runtime of one thread: whoever was spawned before is as far as it can be.
            for _ in 0..8 {
                tokio::task::yield_now().await;
            }
            asking
        }

        /// A statement begins for "first", and waits.
        async fn first(&self) -> JoinHandle<Result<Option<usize>>> {
            let begun = *self.log.begun.borrow();
            let first = self.ask("first").await;
            self.log.begun.subscribe().wait_for(|now| *now > begun).await.unwrap();
            first
        }

        fn statements(&self) -> Vec<Vec<&'static str>> {
            self.log.statements.lock().unwrap().clone()
        }

        fn go_on(&self) {
            self.log.may.add_permits(100);
        }
    }

    async fn answer(asking: JoinHandle<Result<Option<usize>>>) -> Option<usize> {
        asking.await.unwrap().unwrap()
    }

    #[tokio::test]
    async fn what_comes_while_a_statement_runs_is_answered_by_the_next_one() {
        let desk = Desk::open().await;
        let first = desk.first().await;
        let (one, other, same, nobody) =
            (desk.ask("a").await, desk.ask("bb").await, desk.ask("a").await, desk.ask("nobody").await);
        assert_eq!(desk.statements().len(), 0, "the first one runs");
        desk.go_on();
        assert_eq!(answer(first).await, Some(5));
        assert_eq!((answer(one).await, answer(other).await), (Some(1), Some(2)));
        assert_eq!((answer(same).await, answer(nobody).await), (Some(1), None));
        assert_eq!(desk.statements(), [vec!["first"], vec!["a", "bb", "nobody"]], "equal keys share a row");
        assert_eq!(answer(desk.ask("a").await).await, Some(1));
        assert_eq!(desk.statements().len(), 3, "what was read before answers nobody later");
    }

    #[tokio::test]
    async fn a_failure_is_of_all_who_wait_for_the_statement_and_of_nobody_later() {
        for failing in ["fails", "panics"] {
            let desk = Desk::open().await;
            let first = desk.first().await;
            let (bystander, unlucky) = (desk.ask("a").await, desk.ask(failing).await);
            desk.go_on();
            assert_eq!(answer(first).await, Some(5));
            assert!(bystander.await.unwrap().is_err() && unlucky.await.unwrap().is_err(), "{failing}");
            for _ in 0..5 {
                assert_eq!(answer(desk.ask("a").await).await, Some(1), "after {failing}");
            }
        }
    }

    #[tokio::test]
    async fn who_gives_up_takes_nobody_along() {
        let desk = Desk::open().await;
        let first = desk.first().await;
        let (impatient, patient) = (desk.ask("a").await, desk.ask("bb").await);
        // One whose statement runs, and one who waits for the next.
        first.abort();
        impatient.abort();
        assert!(first.await.unwrap_err().is_cancelled() && impatient.await.unwrap_err().is_cancelled());
        desk.go_on();
        assert_eq!(answer(patient).await, Some(2));
        assert_eq!(answer(desk.ask("ccc").await).await, Some(3));
    }

    #[tokio::test]
    async fn a_connection_goes_back_when_nobody_comes() {
        let desk = Desk::open().await;
        desk.go_on();
        assert_eq!(answer(desk.ask("a").await).await, Some(1));
        // Both connections of the pool are to be had, and closing it waits for nobody.
        let (one, other) = (desk.pool.acquire().await.unwrap(), desk.pool.acquire().await.unwrap());
        drop((one, other));
        desk.pool.close().await;
        assert!(desk.together.read(Word("late", Arc::clone(&desk.log))).await.is_err());
    }
}
