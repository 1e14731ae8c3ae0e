//! Group commit: one thread, one transaction for all the writes that wait together.
//!
//! A durable commit costs the same for one write as for a hundred, so the thread takes whatever is waiting, runs each
//! unit within its own savepoint, commits once, and only then answers them all. A unit that fails is rolled back to
//! its savepoint and does not disturb its neighbours.

use crate::engine::{Config, Conn, Mode};
use crate::{Result, StoreError, Tx};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::time::Instant;
use tokio::sync::oneshot;

/// Writes that may wait before callers are asked to come back later.
const QUEUE: usize = 4096;
/// Writes that share one commit at most: bounds how long the first of them waits.
const GROUP: usize = 128;

/// The reply of a unit: its own result, or why it could not be kept.
pub(crate) type Reply<T, E> = oneshot::Receiver<std::result::Result<T, E>>;

/// A unit of work whose types have been forgotten, so that different ones fit in one queue.
pub(crate) trait Unit: Send {
    /// Runs the work; false when it must be undone.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;
    /// Answers the caller: with its own result, or with the error that took it away.
    fn finish(self: Box<Self>, outcome: Result<()>);
}

pub(crate) struct Typed<T, E, F> {
    work: Option<F>,
    result: Option<std::result::Result<T, E>>,
    reply: oneshot::Sender<std::result::Result<T, E>>,
}

impl<T, E, F> Typed<T, E, F> {
    pub(crate) fn new(work: F) -> (Self, Reply<T, E>) {
        let (reply, receiver) = oneshot::channel();
        (Self { work: Some(work), result: None, reply }, receiver)
    }
}

impl<T, E, F> Unit for Typed<T, E, F>
where
    F: FnOnce(&mut Tx<'_>) -> std::result::Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        let Some(work) = self.work.take() else { return false };
        let result = catch_unwind(AssertUnwindSafe(|| work(tx))).unwrap_or_else(|_| Err(StoreError::Stopped.into()));
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn finish(self: Box<Self>, outcome: Result<()>) {
        let answer = match (outcome, self.result) {
            // The unit's own refusal matters more to its caller than the fate of the group.
            (_, Some(Err(error))) => Err(error),
            (Ok(()), Some(Ok(value))) => Ok(value),
            (Ok(()), None) => Err(StoreError::Stopped.into()),
            (Err(error), _) => Err(error.into()),
        };
        // The caller may have gone away; the unit stands all the same.
        drop(self.reply.send(answer));
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Writer {
    queue: SyncSender<Box<dyn Unit>>,
}

impl Writer {
    pub(crate) fn start(config: Arc<Config>, first: Conn) -> Self {
        let (queue, waiting) = sync_channel(QUEUE);
        let spawned = std::thread::Builder::new()
            .name("store-writer".into())
            .spawn(move || Line { config, conn: Some(first) }.serve(&waiting));
        if let Err(error) = spawned {
            tracing::error!(%error, "the writer thread could not start");
        }
        Self { queue }
    }

    pub(crate) fn submit<T, E, F>(&self, work: F) -> Result<Reply<T, E>>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (unit, reply) = Typed::new(work);
        match self.queue.try_send(Box::new(unit)) {
            Ok(()) => Ok(reply),
            Err(TrySendError::Full(_)) => Err(StoreError::Overloaded),
            Err(TrySendError::Disconnected(_)) => Err(StoreError::Stopped),
        }
    }
}

/// The writer's side of the queue.
struct Line {
    config: Arc<Config>,
    conn: Option<Conn>,
}

impl Line {
    fn serve(mut self, waiting: &Receiver<Box<dyn Unit>>) {
        while let Ok(first) = waiting.recv() {
            let mut group = vec![first];
            while group.len() < GROUP
                && let Ok(next) = waiting.try_recv()
            {
                group.push(next);
            }
            let started = Instant::now();
            metrics::histogram!("store_group_size").record(f64::from(u32::try_from(group.len()).unwrap_or(u32::MAX)));
            let outcome = self.run(&mut group);
            metrics::histogram!("store_commit_seconds").record(started.elapsed().as_secs_f64());
            if let Err(error) = &outcome {
                tracing::error!(%error, units = group.len(), "a group of writes was not kept");
                self.recover();
            }
            for unit in group {
                unit.finish(outcome.clone());
            }
        }
    }

    fn run(&mut self, group: &mut [Box<dyn Unit>]) -> Result<()> {
        let conn = match &mut self.conn {
            Some(conn) => conn,
            empty => empty.insert(Conn::open(&self.config, Mode::Write)?),
        };
        conn.begin()?;
        for unit in group {
            conn.batch("SAVEPOINT unit")?;
            let keep = unit.run(&mut Tx { conn: &mut *conn });
            conn.batch(if keep { "RELEASE unit" } else { "ROLLBACK TO unit; RELEASE unit" })?;
        }
        conn.batch("COMMIT")
    }

    /// After a failed group: a whole connection is rolled back and kept, a broken one is opened anew next time.
    fn recover(&mut self) {
        let usable = self.conn.as_mut().is_some_and(|conn| !conn.is_broken() && conn.batch("ROLLBACK").is_ok());
        if !usable {
            self.conn = None;
        }
    }
}
