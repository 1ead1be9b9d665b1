//! Connections for reading that are at hand for whoever comes next.

use std::sync::{Arc, Mutex, PoisonError};

use sqlx::{Any, pool::PoolConnection};

/// Connections at the most; the others of the pool are left to those who read together.
const MOST: usize = 4;

/// Connections at hand; none once it is closed.
#[derive(Clone)]
pub(crate) struct AtHand(Arc<Mutex<Option<Vec<PoolConnection<Any>>>>>);

impl Default for AtHand {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Some(Vec::new()))))
    }
}

impl AtHand {
    /// One of them.
    pub(crate) fn take(&self) -> Option<PoolConnection<Any>> {
        self.with(|conns| conns.as_mut()?.pop())
    }

    /// One more; where there are enough, it goes back to its pool.
    pub(crate) fn put(&self, conn: PoolConnection<Any>) {
        let left = self.with(|conns| match conns {
            Some(conns) if conns.len() < MOST => {
                conns.push(conn);
                None
            }
            _ => Some(conn),
        });
        drop(left);
    }

    /// Gives all back to their pool, now and from now on.
    pub(crate) fn close(&self) {
        drop(self.with(Option::take));
    }

    fn with<T>(&self, act: impl FnOnce(&mut Option<Vec<PoolConnection<Any>>>) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use sqlx::any::AnyPoolOptions;

    use super::*;

    #[tokio::test]
    async fn connections_are_handed_on_and_closing_the_pool_waits_for_none() {
        sqlx::any::install_default_drivers();
        let pool = AnyPoolOptions::new().max_connections(MOST as u32 + 2).connect("sqlite::memory:").await.unwrap();
        let at_hand = AtHand::default();
        assert!(at_hand.take().is_none());
        let mut conns = Vec::new();
        for _ in 0..MOST + 2 {
            conns.push(pool.acquire().await.unwrap());
        }
        conns.into_iter().for_each(|conn| at_hand.put(conn));
        // What is not at hand has gone back to the pool.
        let (one, other) = (pool.acquire().await.unwrap(), pool.acquire().await.unwrap());
        assert!(pool.try_acquire().is_none());
        let mut taken = at_hand.take().unwrap();
        sqlx::query("SELECT 1").execute(&mut *taken).await.unwrap();
        drop((one, other));
        at_hand.close();
        at_hand.put(taken);
        assert!(at_hand.take().is_none());
        pool.close().await;
    }
}
