//! The program itself as actor: for jobs, imports and commands, never for a request.

use crate::{Access, Action, Actor};
use kern::Moment;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use store::{Result, Tx};

static TAKEN: AtomicBool = AtomicBool::new(false);

/// The right of the program to act by itself. There is one per process and `main` takes it before anything is served,
/// so that no handler can; it is lent to jobs and commands from there.
#[derive(Debug)]
pub struct Systeem(());

impl Systeem {
    /// Takes it; `None` when it was taken before.
    pub fn neem() -> Option<Self> {
        (!TAKEN.swap(true, Ordering::SeqCst)).then_some(Self(()))
    }

    #[cfg(any(test, feature = "testen"))]
    pub(crate) const fn voor_test() -> Self {
        Self(())
    }

    /// The key for work of the program: in every kring, recorded as done by nobody.
    pub fn access<A: Action>(&self, tx: &mut Tx<'_>, now: Moment) -> Result<Access<A>> {
        Ok(Access::new(Arc::new(Actor::programma(tx)?), now))
    }
}
