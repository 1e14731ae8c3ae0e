//! A few threads with a read connection each; whoever is free takes the next read.

use crate::engine::{Config, Conn, Mode};
use crate::writer::{Reply, Typed, Unit};
use crate::{Result, StoreError, Tx};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

/// Reads that may wait before callers are asked to come back later.
const QUEUE: usize = 4096;

#[derive(Clone, Debug)]
pub(crate) struct Readers {
    queue: SyncSender<Box<dyn Unit>>,
}

impl Readers {
    pub(crate) fn start(config: &Arc<Config>) -> Self {
        let (queue, waiting) = sync_channel(QUEUE);
        let waiting = Arc::new(Mutex::new(waiting));
        for number in 0..config.readers().max(1) {
            let (config, waiting) = (Arc::clone(config), Arc::clone(&waiting));
            let spawned = std::thread::Builder::new()
                .name(format!("store-reader-{number}"))
                .spawn(move || serve(&config, &waiting));
            if let Err(error) = spawned {
                tracing::error!(%error, "a reader thread could not start");
            }
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

fn serve(config: &Config, waiting: &Mutex<Receiver<Box<dyn Unit>>>) {
    let mut conn: Option<Conn> = None;
    loop {
        let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(mut unit) = next else { return };
        let outcome = run(config, &mut conn, unit.as_mut());
        unit.finish(outcome);
    }
}

fn run(config: &Config, slot: &mut Option<Conn>, unit: &mut dyn Unit) -> Result<()> {
    // A connection may have died while it was idle (the server restarted): that costs a new one, not an error.
    let begun = slot.as_mut().is_some_and(|conn| conn.begin().is_ok());
    if !begun {
        slot.insert(Conn::open(config, Mode::Read)?).begin()?;
    }
    let Some(conn) = slot.as_mut() else { return Err(StoreError::Stopped) };
    unit.run(&mut Tx { conn: &mut *conn });
    if conn.batch("ROLLBACK").is_err() {
        *slot = None;
    }
    Ok(())
}
