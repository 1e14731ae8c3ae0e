//! The one thread per server that watches over the others: it hears what other servers enqueue, keeps claims alive,
//! winds the clock of recurring work and sets the gauges.

use crate::bel::BEL;
use crate::periodiek::{self, Periodiek};
use crate::queue::{self, Stand};
use crate::runner::Runner;
use crate::worker::Shared;
use kern::{Clock, Moment};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::{Result, Store};

/// How often it looks for work that another server enqueued or whose time has come.
const POLL: Duration = Duration::from_secs(1);
/// How often it counts the queue.
const GAUGES: Duration = Duration::from_secs(30);

pub(crate) struct Keeper {
    store: Store,
    clock: Arc<dyn Clock>,
    runner: Arc<Runner>,
    /// Recurring work with the moment before which the table need not be read.
    periodiek: Vec<(Periodiek, Moment)>,
    renew_every: Duration,
}

impl Keeper {
    pub(crate) fn new(
        store: Store,
        clock: Arc<dyn Clock>,
        runner: Arc<Runner>,
        periodiek: Vec<Periodiek>,
        claim_seconds: i64,
    ) -> Self {
        let periodiek = periodiek.into_iter().map(|work| (work, Moment(i64::MIN))).collect();
        // Three chances before a claim runs out.
        let renew_every = Duration::from_secs(claim_seconds.unsigned_abs()) / 3;
        Self { store, clock, runner, periodiek, renew_every }
    }

    /// Until the last job in hand is done.
    pub(crate) fn serve(mut self, shared: &Shared) {
        let (mut renewed, mut counted) = (Instant::now(), None::<Instant>);
        while !shared.is_over() {
            self.tolerate("recurring work", Self::tick);
            if renewed.elapsed() >= self.renew_every {
                self.tolerate("renewing claims", |keeper| keeper.runner.renew());
                renewed = Instant::now();
            }
            if counted.is_none_or(|counted| counted.elapsed() >= GAUGES) {
                self.tolerate("counting the queue", |keeper| keeper.count());
                counted = Some(Instant::now());
            }
            self.tolerate("looking for work", |keeper| keeper.listen());
            pause(shared);
        }
    }

    /// A database that is out of reach is tried again at the next round; meanwhile the log tells what was missed.
    fn tolerate(&mut self, what: &'static str, work: impl FnOnce(&mut Self) -> Result<()>) {
        if let Err(error) = work(self) {
            tracing::warn!(%error, what, "the keeper of the job queue could not do its round");
        }
    }

    fn tick(&mut self) -> Result<()> {
        let now = self.clock.now();
        for (work, next) in &mut self.periodiek {
            if *next <= now {
                let work = *work;
                *next = self.store.write_blocking(move |tx| periodiek::tick(tx, now, work))?;
            }
        }
        Ok(())
    }

    fn listen(&self) -> Result<()> {
        if self.runner.is_due()? {
            BEL.ring();
        }
        Ok(())
    }

    fn count(&self) -> Result<()> {
        let stand: Stand = self.store.read_blocking(queue::stand)?;
        let overdue = stand.oudste_beurt.map_or(0, |turn| self.clock.now().seconds_since(turn).max(0));
        metrics::gauge!("jobs_waiting").set(real(stand.wacht));
        metrics::gauge!("jobs_running").set(real(stand.bezig));
        metrics::gauge!("jobs_stopped").set(real(stand.gestopt));
        metrics::gauge!("jobs_overdue_seconds").set(real(overdue));
        Ok(())
    }
}

/// Sleeps until the next round, and no longer than until the worker is over.
fn pause(shared: &Shared) {
    let until = Instant::now() + POLL;
    loop {
        let heard = BEL.rings();
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() || shared.is_over() {
            return;
        }
        BEL.wait(heard, left);
    }
}

/// Gauges are floating point; counts beyond four billion read as that.
fn real(count: i64) -> f64 {
    f64::from(u32::try_from(count.max(0)).unwrap_or(u32::MAX))
}
