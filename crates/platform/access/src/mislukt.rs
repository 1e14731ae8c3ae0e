//! Why an act of managing access did not happen.

use kern::Weigering;
use store::StoreError;

/// Refused by policy, or failed below.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Mislukt {
    /// Policy says no; part of the page.
    #[error(transparent)]
    Weigering(#[from] Weigering),
    /// The database failed, or the row is not there.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The machine gave no randomness or could not compute a hash: nothing may go on without.
    #[error("{0}")]
    Machine(&'static str),
}

impl From<jobs::bewaren::Fout> for Mislukt {
    fn from(fout: jobs::bewaren::Fout) -> Self {
        match fout {
            jobs::bewaren::Fout::Geweigerd(weigering) => Self::Weigering(weigering),
            jobs::bewaren::Fout::Store(error) => Self::Store(error),
            jobs::bewaren::Fout::Regel(_) => Self::Machine("een bewaarregel is onbekend of niet van deze soort"),
            jobs::bewaren::Fout::NietGewist(_) => Self::Machine("een bewaarregel wiste niet wat zij moest wissen"),
        }
    }
}
