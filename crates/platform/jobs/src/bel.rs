//! The bell that wakes the workers of this process.
//!
//! [`crate::enqueue`] rings it from inside the transaction, before the commit. That is early enough and not too early:
//! a claim travels through the same writer as the transaction that rang, behind it, so it sees the job when the
//! transaction is kept and nothing when it is not. A ring is counted, so that one which sounds while nobody waits is
//! not lost.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// One per process: who enqueues has a transaction in hand, not a worker.
pub(crate) static BEL: Bel = Bel { rings: Mutex::new(0), changed: Condvar::new() };

pub(crate) struct Bel {
    rings: Mutex<u64>,
    changed: Condvar,
}

impl Bel {
    /// How often the bell has rung.
    pub(crate) fn rings(&self) -> u64 {
        *self.rings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes everybody who waits.
    pub(crate) fn ring(&self) {
        *self.rings.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.changed.notify_all();
    }

    /// Waits until the bell has rung more often than `heard`, or the time is up.
    pub(crate) fn wait(&self, heard: u64, at_most: Duration) {
        let rings = self.rings.lock().unwrap_or_else(PoisonError::into_inner);
        // Whether it rang or the time is up, the caller looks for work.
        drop(self.changed.wait_timeout_while(rings, at_most, |rings| *rings == heard));
    }
}
