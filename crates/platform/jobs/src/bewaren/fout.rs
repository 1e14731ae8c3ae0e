//! What can go wrong when something is to be erased.

use crate::TaakFout;
use kern::Weigering;
use store::StoreError;

/// A refusal, or a failure. Carries names of rules, never what was to be erased.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fout {
    /// Policy says no; shown to the user.
    #[error(transparent)]
    Geweigerd(#[from] Weigering),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The rule is not known to this program, or cannot be applied this way.
    #[error("bewaarregel {0} is onbekend of niet van deze soort")]
    Regel(String),
    /// The rule said it erased a thing that is still there: a defect of the rule, and nothing was kept of the batch.
    #[error("bewaarregel {0} wiste niet wat zij moest wissen")]
    NietGewist(&'static str),
}

impl Fout {
    /// True when the same call may succeed later without anybody changing anything.
    pub const fn is_temporary(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_temporary())
    }

    /// A refusal of the product itself.
    pub(crate) fn weiger(code: &'static str, reden: &str) -> Self {
        Self::Geweigerd(Weigering::new(code, reden))
    }
}

impl From<Fout> for TaakFout {
    fn from(fout: Fout) -> Self {
        match fout {
            Fout::Store(error) => error.into(),
            Fout::Geweigerd(weigering) => Self::Blijvend(weigering.code),
            Fout::Regel(_) => Self::Blijvend("bewaarregel_onbekend"),
            Fout::NietGewist(_) => Self::Blijvend("niet_gewist"),
        }
    }
}
