//! One turn: claim a job, do it outside any transaction, write down how it ended.

use crate::queue::{self, Afloop, Claim};
use crate::taak::{Handler, TaakFout};
use crate::worker::{Instellingen, Jitter};
use kern::{Clock, Moment, TaakId};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use store::{Result, Store};

/// How one turn ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uitkomst {
    /// The work is done.
    Klaar,
    /// It failed and will be tried again.
    Opnieuw,
    /// It was given up.
    Gestopt,
    /// The claim ran out while we worked: another has it now, and the work may have been done twice.
    Verloren,
}

impl Uitkomst {
    const fn naam(self) -> &'static str {
        match self {
            Self::Klaar => "klaar",
            Self::Opnieuw => "opnieuw",
            Self::Gestopt => "gestopt",
            Self::Verloren => "verloren",
        }
    }
}

/// How often the outcome is offered to a database that is out of reach, and how long between.
const SETTLE: (u32, Duration) = (5, Duration::from_secs(1));

/// Does jobs in the thread that calls it. [`crate::Worker`] has several such threads; a command or a test has one.
pub struct Runner {
    store: Store,
    clock: Arc<dyn Clock>,
    handlers: Vec<Handler>,
    naam: String,
    lease: i64,
    jitter: Jitter,
    turn: AtomicUsize,
    in_hand: Mutex<BTreeMap<TaakId, i64>>,
}

impl std::fmt::Debug for Runner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Runner").field("naam", &self.naam).field("handlers", &self.handlers).finish_non_exhaustive()
    }
}

impl Runner {
    /// A runner for these kinds of work. Without a [`crate::Worker`] around it nobody renews its claims: a job that
    /// lasts longer than the claim may then be taken by another.
    pub fn new(store: Store, clock: Arc<dyn Clock>, handlers: Vec<Handler>, settings: &Instellingen) -> Self {
        Self {
            store,
            clock,
            handlers,
            naam: settings.naam.clone(),
            lease: settings.claim_seconds.max(1),
            jitter: Arc::clone(&settings.jitter),
            turn: AtomicUsize::new(0),
            in_hand: Mutex::default(),
        }
    }

    /// Does every job whose turn it is and returns how many turns that took.
    pub fn run_due(&self) -> Result<usize> {
        let mut turns = 0;
        while self.step()?.is_some() {
            turns += 1;
        }
        Ok(turns)
    }

    /// Does one job; `None` when there is nothing to do.
    pub fn step(&self) -> Result<Option<Uitkomst>> {
        let Some(claim) = self.claim()? else { return Ok(None) };
        let Some(handler) = self.handlers.iter().find(|handler| handler.soort == claim.soort) else { return Ok(None) };
        self.hand().insert(claim.id, claim.versie);
        let started = Instant::now();
        let result = self.attempt(handler, &claim);
        metrics::histogram!("jobs_run_seconds", "soort" => handler.soort).record(started.elapsed().as_secs_f64());
        let outcome = self.settle(handler, &claim, result);
        self.hand().remove(&claim.id);
        let outcome = outcome?;
        metrics::counter!("jobs_total", "soort" => handler.soort, "uitkomst" => outcome.naam()).increment(1);
        Ok(Some(outcome))
    }

    fn hand(&self) -> std::sync::MutexGuard<'_, BTreeMap<TaakId, i64>> {
        self.in_hand.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Kinds take turns, so that a thousand letters to a mail server that is down do not keep other work waiting.
    fn claim(&self) -> Result<Option<Claim>> {
        let mut kinds = self.kinds();
        if kinds.is_empty() {
            return Ok(None);
        }
        let first = self.turn.fetch_add(1, Ordering::Relaxed) % kinds.len();
        kinds.rotate_left(first);
        let (now, naam) = (self.clock.now(), self.naam.clone());
        let until = now.plus_seconds(self.lease);
        self.store.write_blocking(move |tx| queue::claim(tx, &kinds, now, &naam, until))
    }

    fn attempt(&self, handler: &Handler, claim: &Claim) -> std::result::Result<(), TaakFout> {
        // A job that takes its process down with it leaves no failure behind: only its claim runs out, time and again.
        if claim.poging > 1 && self.clock.now() > claim.uiterlijk {
            return Err(TaakFout::Blijvend("te_laat"));
        }
        catch_unwind(AssertUnwindSafe(|| (handler.run)(&claim.inhoud, claim.poging, &claim.sleutel)))
            .unwrap_or(Err(TaakFout::Tijdelijk("paniek")))
    }

    fn settle(&self, handler: &Handler, claim: &Claim, result: std::result::Result<(), TaakFout>) -> Result<Uitkomst> {
        let now = self.clock.now();
        let (afloop, outcome) = match result {
            Ok(()) => (Afloop::Klaar { op: now }, Uitkomst::Klaar),
            Err(TaakFout::Tijdelijk(fout)) if now < claim.uiterlijk => {
                let wait = handler.backoff.seconds(claim.poging, (self.jitter)());
                // The last attempt falls on the last moment, so that a job gets the whole time it was promised.
                (Afloop::Opnieuw { op: now.plus_seconds(wait).min(claim.uiterlijk), fout }, Uitkomst::Opnieuw)
            }
            Err(fout) => (Afloop::Gestopt { op: now, fout: fout.code() }, Uitkomst::Gestopt),
        };
        report(claim, afloop);
        let ours = self.write_down(claim, afloop)?;
        Ok(if ours { outcome } else { Uitkomst::Verloren })
    }

    /// The work has been done; losing the receipt to a hiccup of the database would mean doing it again.
    fn write_down(&self, claim: &Claim, afloop: Afloop) -> Result<bool> {
        let (id, versie) = (claim.id, claim.versie);
        let (attempts, pause) = SETTLE;
        for _ in 1..attempts {
            match self.store.write_blocking(move |tx| queue::settle(tx, id, versie, afloop)) {
                Err(error) if error.is_temporary() => std::thread::sleep(pause),
                settled => return settled,
            }
        }
        self.store.write_blocking(move |tx| queue::settle(tx, id, versie, afloop))
    }

    /// Makes the claims in hand last longer; called by the worker while handlers run.
    pub(crate) fn renew(&self) -> Result<()> {
        let claims: Vec<_> = self.hand().iter().map(|(id, versie)| (*id, *versie)).collect();
        if claims.is_empty() {
            return Ok(());
        }
        let until = self.clock.now().plus_seconds(self.lease);
        self.store.write_blocking(move |tx| {
            for (id, versie) in claims {
                if !queue::renew(tx, id, versie, until)? {
                    tracing::warn!(taak = id.0, "the claim on a running job was lost");
                }
            }
            Ok(())
        })
    }

    /// True when a job of ours is due: a read, so that an idle server writes nothing.
    pub(crate) fn is_due(&self) -> Result<bool> {
        let (kinds, now) = (self.kinds(), self.clock.now());
        let next: Option<Moment> = self.store.read_blocking(move |tx| queue::next_turn(tx, &kinds))?;
        Ok(next.is_some_and(|next| next <= now))
    }

    fn kinds(&self) -> Vec<&'static str> {
        self.handlers.iter().map(|handler| handler.soort).collect()
    }
}

fn report(claim: &Claim, afloop: Afloop) {
    let (taak, soort, poging) = (claim.id.0, claim.soort.as_str(), claim.poging);
    match afloop {
        Afloop::Klaar { .. } => tracing::debug!(taak, soort, poging, "job done"),
        Afloop::Opnieuw { fout, .. } => tracing::warn!(taak, soort, poging, fout, "job failed, will be tried again"),
        Afloop::Gestopt { fout, .. } => tracing::error!(taak, soort, poging, fout, "job given up"),
    }
}
