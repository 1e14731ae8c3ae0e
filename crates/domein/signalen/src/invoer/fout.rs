//! Why a file is not read, or not read to its end. Each is one sentence for the person at the keyboard.

use super::KaartFout;
use ::access::Mislukt;
use duiding::geo::GeoFout;
use store::StoreError;

/// Why nothing (more) of a file is read.
#[derive(Debug, thiserror::Error)]
pub enum InvoerFout {
    /// The file cannot be opened or read.
    #[error("Het bestand kan niet worden gelezen: {0}.")]
    Bestand(#[from] std::io::Error),
    /// The file as a whole is not what it should be; nothing of it was stored.
    #[error("{0}")]
    Vorm(String),
    /// The mapping is not right.
    #[error(transparent)]
    Kaart(#[from] KaartFout),
    /// The areas are not right.
    #[error(transparent)]
    Geo(#[from] GeoFout),
    /// Another import of this very file is running.
    #[error("Dit bestand wordt op dit moment al ingelezen. Wacht tot dat klaar is.")]
    AlBezig,
    /// The database failed. What was stored before stays; the next run goes on from there.
    #[error("De database werkte niet mee: {0}. Wat al is ingelezen, blijft staan. Begin opnieuw om verder te gaan.")]
    Store(StoreError),
    /// The program itself may not.
    #[error(transparent)]
    Toegang(Mislukt),
}

impl From<StoreError> for InvoerFout {
    fn from(error: StoreError) -> Self {
        if error == StoreError::Conflict { Self::AlBezig } else { Self::Store(error) }
    }
}

impl From<Mislukt> for InvoerFout {
    fn from(error: Mislukt) -> Self {
        match error {
            Mislukt::Store(error) => error.into(),
            other => Self::Toegang(other),
        }
    }
}
