//! Password hashing on threads of its own, so that reads stay fast while many sign in.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use rand::CryptoRng;
use tokio::sync::oneshot;

use super::failure::Fault;
use crate::rules::{Secret, policy::PasswordPolicy};

/// Jobs that wait at the most in each row; beyond it the service says that it is overloaded.
const QUEUE: usize = 256;

/// How far hashing stands back (`nice`): a hash takes a core for tens of milliseconds, a read for a fraction of one.
const STANDS_BACK: i32 = 10;

type Job = Box<dyn FnOnce() + Send>;

/// Whose turn a hash takes. However many strangers guess, an owner at a place that is known waits for at most one of them
/// before each hash (SIGN-8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Somebody who has proved something, or is where the owner has succeeded before.
    Owner,
    /// Anybody.
    Stranger,
}

/// Jobs that wait, in two rows that are served in turns.
#[derive(Default)]
struct Rows {
    owners: VecDeque<Job>,
    strangers: VecDeque<Job>,
    strangers_next: bool,
    closed: bool,
}

impl Rows {
    fn next(&mut self) -> Option<Job> {
        self.strangers_next = !self.strangers_next;
        if self.strangers_next {
            self.owners.pop_front().or_else(|| self.strangers.pop_front())
        } else {
            self.strangers.pop_front().or_else(|| self.owners.pop_front())
        }
    }
}

#[derive(Default)]
struct Queue {
    rows: Mutex<Rows>,
    filled: Condvar,
}

impl Queue {
    /// False if the row is full.
    fn push(&self, turn: Turn, job: Job) -> bool {
        let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        let row = match turn {
            Turn::Owner => &mut rows.owners,
            Turn::Stranger => &mut rows.strangers,
        };
        if row.len() >= QUEUE {
            return false;
        }
        row.push_back(job);
        self.filled.notify_one();
        true
    }

    /// The next job, waited for; none once the pool is gone and nothing waits.
    fn pop(&self) -> Option<Job> {
        let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(job) = rows.next() {
                return Some(job);
            }
            if rows.closed {
                return None;
            }
            rows = self.filled.wait(rows).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn close(&self) {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
        self.filled.notify_all();
    }
}

impl Drop for Hashing {
    fn drop(&mut self) {
        self.queue.close();
    }
}

/// A bounded pool of hashing threads, one for each core, and the cost of new hashes.
pub struct Hashing {
    queue: Arc<Queue>,
    cost: Params,
    dummy: String,
    asked: AtomicU64,
}

impl Hashing {
    /// Starts `threads` threads that hash at the policy's cost.
    ///
    /// # Errors
    /// When the cost is outside what argon2id allows, or a thread cannot be started.
    pub fn start(policy: &PasswordPolicy, threads: usize) -> Result<Self, Fault> {
        let cost = Params::new(policy.hash_memory_kib, policy.hash_passes, 1, None)
            .map_err(|error| Fault::Internal(format!("the cost of password hashes: {error}")))?;
        let queue = Arc::new(Queue::default());
        for number in 0..threads.max(1) {
            let queue = Arc::clone(&queue);
            thread::Builder::new()
                .name(format!("hashing-{number}"))
                .spawn(move || work(&queue))
                .map_err(|error| Fault::Internal(format!("a hashing thread: {error}")))?;
        }
        // No password has this hash: its output is random only in looks, its salt never used again.
        let dummy = hash(&cost, "a password that nobody has", b"meibo dummy salt")?;
        Ok(Self { queue, cost, dummy, asked: AtomicU64::new(0) })
    }

    /// How many hashes have been asked for since the start: what an answer costs, and so how long it takes.
    pub fn asked(&self) -> u64 {
        self.asked.load(Ordering::Relaxed)
    }

    async fn run<T: Send + 'static>(&self, turn: Turn, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
        let (done, result) = oneshot::channel();
        let job = Box::new(move || {
            let _ = done.send(work());
        });
        self.asked.fetch_add(1, Ordering::Relaxed);
        if !self.queue.push(turn, job) {
            return Err(Fault::Overloaded);
        }
        result.await.map_err(|_| Fault::Internal("a hashing thread ended".to_owned()))
    }

    /// The argon2id hash of a password, with a random salt, as a PHC string.
    ///
    /// # Errors
    /// [`Fault::Overloaded`] when too many wait.
    pub async fn hash(&self, password: &Secret, rng: &mut (dyn CryptoRng + Send)) -> Result<String, Fault> {
        let mut salt = [0u8; 16];
        rng.fill_bytes(&mut salt);
        let (cost, password) = (self.cost.clone(), password.clone());
        self.run(Turn::Owner, move || hash(&cost, password.expose(), &salt)).await?
    }

    /// Whether the password is the one of this hash. Without a hash it takes as long and says no (SIGN-1).
    ///
    /// # Errors
    /// [`Fault::Overloaded`] when too many wait.
    pub async fn verify(&self, password: &Secret, stored: Option<&str>, turn: Turn) -> Result<bool, Fault> {
        let (known, stored) = (stored.is_some(), stored.unwrap_or(&self.dummy).to_owned());
        let password = password.clone();
        let right = self.run(turn, move || verify(password.expose(), &stored)).await?;
        Ok(known && right)
    }

    /// Whether a hash was made at another cost than new ones are.
    pub fn is_outdated(&self, stored: &str) -> bool {
        PasswordHash::new(stored).ok().and_then(|hash| Params::try_from(&hash).ok()).is_none_or(|cost| {
            (cost.m_cost(), cost.t_cost(), cost.p_cost()) != (self.cost.m_cost(), self.cost.t_cost(), 1)
        })
    }
}

fn work(queue: &Queue) {
    // Of this thread alone, as Linux has it. A service that may not set it hashes as before.
    let _ = rustix::process::nice(STANDS_BACK);
    while let Some(job) = queue.pop() {
        job();
    }
}

fn hash(cost: &Params, password: &str, salt: &[u8]) -> Result<String, Fault> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.clone())
        .hash_password_with_salt(password.as_bytes(), salt)
        .map(|hash| hash.to_string())
        .map_err(|error| Fault::Internal(format!("hashing a password: {error}")))
}

fn verify(password: &str, stored: &str) -> bool {
    Argon2::default().verify_password(password.as_bytes(), stored).is_ok()
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    fn cheap() -> PasswordPolicy {
        PasswordPolicy { hash_memory_kib: 64, hash_passes: 1, ..PasswordPolicy::default() }
    }

    #[tokio::test]
    async fn a_password_is_known_by_its_hash_and_nothing_else_is() {
        let hashing = Hashing::start(&cheap(), 2).unwrap();
        let hash = hashing.hash(&"correct".into(), &mut StdRng::seed_from_u64(1)).await.unwrap();
        assert!(hashing.verify(&"correct".into(), Some(&hash), Turn::Owner).await.unwrap());
        assert!(!hashing.verify(&"wrong".into(), Some(&hash), Turn::Owner).await.unwrap());
        assert!(!hashing.verify(&"a password that nobody has".into(), None, Turn::Stranger).await.unwrap());
    }

    #[tokio::test]
    async fn another_cost_makes_a_hash_outdated() {
        let old = Hashing::start(&cheap(), 1).unwrap();
        let hash = old.hash(&"correct".into(), &mut StdRng::seed_from_u64(1)).await.unwrap();
        assert!(!old.is_outdated(&hash));
        let new = Hashing::start(&PasswordPolicy { hash_memory_kib: 128, ..cheap() }, 1).unwrap();
        assert!(new.is_outdated(&hash));
        assert!(new.verify(&"correct".into(), Some(&hash), Turn::Owner).await.unwrap());
    }

    #[tokio::test]
    async fn sign_8_an_owner_waits_for_one_stranger_and_not_for_all() {
        use std::sync::mpsc;
        let hashing = Hashing::start(&cheap(), 1).unwrap();
        let (open, gate) = mpsc::channel::<()>();
        let (said, order) = mpsc::channel();
        let job = |name: &'static str| {
            let said = said.clone();
            Box::new(move || said.send(name).unwrap())
        };
        // The one thread is busy while the others come.
        assert!(hashing.queue.push(Turn::Stranger, Box::new(move || gate.recv().unwrap())));
        while !hashing.queue.rows.lock().unwrap().strangers.is_empty() {
            std::thread::yield_now();
        }
        for _ in 0..QUEUE {
            assert!(hashing.queue.push(Turn::Stranger, job("stranger")));
        }
        assert!(!hashing.queue.push(Turn::Stranger, job("one too many")));
        assert!(hashing.queue.push(Turn::Owner, job("owner")));
        open.send(()).unwrap();
        let first: Vec<&str> = order.iter().take(3).collect();
        assert!(first[..2].contains(&"owner"), "{first:?}");
    }

    #[tokio::test]
    async fn hashing_stands_back_and_nothing_else_does() {
        let before = rustix::process::getpriority_process(None).unwrap();
        let hashing = Hashing::start(&cheap(), 1).unwrap();
        let hashes_at = hashing.run(Turn::Owner, || rustix::process::getpriority_process(None).unwrap()).await.unwrap();
        assert_eq!(hashes_at, (before + STANDS_BACK).min(19));
        assert_eq!(rustix::process::getpriority_process(None).unwrap(), before);
    }
}
