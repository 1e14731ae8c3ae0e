//! What a job is to the one who carries it out.

use crate::Backoff;
use std::sync::Arc;
use store::StoreError;

/// Why a job failed. The code is a constant, so that no value can end up in the table or in a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TaakFout {
    /// It may succeed later: the receiver is down, busy or out of reach.
    #[error("tijdelijk: {0}")]
    Tijdelijk(&'static str),
    /// It will never succeed as it stands: a person must look at it.
    #[error("blijvend: {0}")]
    Blijvend(&'static str),
}

impl TaakFout {
    /// The code of the failure.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tijdelijk(code) | Self::Blijvend(code) => code,
        }
    }
}

/// A failing database is temporary; a row that is gone or has another shape is not.
impl From<StoreError> for TaakFout {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::Blijvend("niet_gevonden"),
            StoreError::Type { .. } => Self::Blijvend("kolomtype"),
            StoreError::Migration(_) => Self::Blijvend("migratie"),
            StoreError::Conflict => Self::Tijdelijk("intussen_gewijzigd"),
            _ => Self::Tijdelijk("database"),
        }
    }
}

/// A kind of work. It runs in a thread of its own, outside any transaction, and may block.
pub trait Taak: Send + Sync + 'static {
    /// The kind, as it is enqueued.
    const SOORT: &'static str;

    /// Does the work. `poging` counts from 1; `sleutel` is the same at every attempt. A job can run again after it
    /// succeeded (its process was killed before the receipt), so doing it twice must be the same as doing it once.
    fn run(&self, inhoud: &[u8], poging: u32, sleutel: &str) -> Result<(), TaakFout>;

    /// How long to wait after a failure.
    fn backoff(&self) -> Backoff {
        Backoff::STANDAARD
    }
}

type Run = dyn Fn(&[u8], u32, &str) -> Result<(), TaakFout> + Send + Sync;

/// A [`Taak`] whose type has been forgotten, so that different kinds fit in one list.
#[derive(Clone)]
pub struct Handler {
    pub(crate) soort: &'static str,
    pub(crate) backoff: Backoff,
    pub(crate) run: Arc<Run>,
}

impl Handler {
    /// The handler of this kind of work.
    pub fn new<T: Taak>(taak: T) -> Self {
        let backoff = taak.backoff();
        Self {
            soort: T::SOORT,
            backoff,
            run: Arc::new(move |inhoud, poging, sleutel| taak.run(inhoud, poging, sleutel)),
        }
    }

    /// The kind of work it does.
    pub fn soort(&self) -> &'static str {
        self.soort
    }
}

impl std::fmt::Debug for Handler {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Handler").field("soort", &self.soort).finish_non_exhaustive()
    }
}
