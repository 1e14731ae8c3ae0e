//! The threads that do the jobs of one server.

use crate::bel::BEL;
use crate::keeper::Keeper;
use crate::periodiek::Periodiek;
use crate::runner::Runner;
use crate::taak::Handler;
use kern::Clock;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use store::Store;

/// A source of random numbers, to spread retries.
pub type Jitter = Arc<dyn Fn() -> u32 + Send + Sync>;

/// A worker thread looks by itself after this long, should a ring ever be missed.
const IDLE: Duration = Duration::from_mins(1);
/// Rest after the database refused.
const PAUSE: Duration = Duration::from_secs(1);

/// How a worker works.
#[derive(Clone)]
pub struct Instellingen {
    /// The name of this server in claims.
    pub naam: String,
    /// Jobs at the same time.
    pub draden: usize,
    /// Seconds that a claim lasts without being renewed: how soon the work of a killed server is taken over.
    pub claim_seconds: i64,
    /// Spreads retries.
    pub jitter: Jitter,
}

impl Instellingen {
    /// Two jobs at the same time, claims of two minutes.
    pub fn new(naam: impl Into<String>, jitter: Jitter) -> Self {
        Self { naam: naam.into(), draden: 2, claim_seconds: 120, jitter }
    }
}

impl std::fmt::Debug for Instellingen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Instellingen")
            .field("naam", &self.naam)
            .field("draden", &self.draden)
            .field("claim_seconds", &self.claim_seconds)
            .finish_non_exhaustive()
    }
}

/// What the threads of one worker share.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    stopping: AtomicBool,
    alive: AtomicUsize,
}

impl Shared {
    /// True when no job may be started any more.
    fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Acquire)
    }

    /// True when the last job in hand is done as well.
    pub(crate) fn is_over(&self) -> bool {
        self.is_stopping() && self.alive.load(Ordering::Acquire) == 0
    }

    fn ask_to_stop(&self) {
        self.stopping.store(true, Ordering::Release);
        BEL.ring();
    }
}

/// The running worker of one server. Dropping it asks it to stop without waiting.
#[derive(Debug)]
pub struct Worker {
    shared: Arc<Shared>,
}

impl Worker {
    /// Starts the threads. Each handler's kind must differ; recurring work needs a handler of its kind here.
    pub fn start(
        store: Store,
        clock: Arc<dyn Clock>,
        handlers: Vec<Handler>,
        periodiek: Vec<Periodiek>,
        settings: &Instellingen,
    ) -> Self {
        let shared = Arc::new(Shared::default());
        let runner = Arc::new(Runner::new(store.clone(), Arc::clone(&clock), handlers, settings));
        for number in 0..settings.draden.max(1) {
            let (runner, present) = (Arc::clone(&runner), Present::new(&shared));
            spawn(format!("jobs-{number}"), move || serve(&runner, &present.0));
        }
        let keeper = Keeper::new(store, clock, runner, periodiek, settings.claim_seconds);
        let seen = Arc::clone(&shared);
        spawn("jobs-keeper".to_owned(), move || keeper.serve(&seen));
        Self { shared }
    }

    /// Takes no more jobs and waits until those in hand are done. False when the time is up first: what is still
    /// running then is taken over by another server after its claim has run out. Blocks.
    pub fn stop(self, at_most: Duration) -> bool {
        self.shared.ask_to_stop();
        let deadline = Instant::now() + at_most;
        loop {
            let heard = BEL.rings();
            let left = deadline.saturating_duration_since(Instant::now());
            if self.shared.is_over() || left.is_zero() {
                return self.shared.is_over();
            }
            BEL.wait(heard, left);
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.shared.ask_to_stop();
    }
}

/// Counts a thread for as long as it lives, also when it panics.
struct Present(Arc<Shared>);

impl Present {
    fn new(shared: &Arc<Shared>) -> Self {
        shared.alive.fetch_add(1, Ordering::AcqRel);
        Self(Arc::clone(shared))
    }
}

impl Drop for Present {
    fn drop(&mut self) {
        self.0.alive.fetch_sub(1, Ordering::AcqRel);
        BEL.ring();
    }
}

fn spawn(name: String, work: impl FnOnce() + Send + 'static) {
    if let Err(error) = std::thread::Builder::new().name(name).spawn(work) {
        tracing::error!(%error, "a thread of the job worker could not start");
    }
}

fn serve(runner: &Runner, shared: &Shared) {
    while !shared.is_stopping() {
        let heard = BEL.rings();
        match runner.step() {
            Ok(Some(_)) => {}
            Ok(None) => BEL.wait(heard, IDLE),
            Err(error) => {
                tracing::warn!(%error, "the job queue is out of reach");
                BEL.wait(BEL.rings(), PAUSE);
            }
        }
    }
}
