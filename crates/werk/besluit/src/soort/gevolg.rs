//! What follows from a decision: when it holds, until when, and what must be done by when.

use super::{Rekening, Zaak};
use crate::handeling::RECHTSMIDDEL;
use jiff::civil::Date;
use kern::{Bron, Moment, Weigering, dag_van, moment_van};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// What follows, or why that cannot be told.
pub type Keten = Result<Gevolg, Weigering>;

/// What follows from a decision.
#[derive(Debug, Clone, Default)]
pub struct Gevolg {
    /// From when the order holds, when the decision sets that.
    pub begin: Option<Moment>,
    /// Until when, when the decision sets that.
    pub einde: Option<Einde>,
    /// The last end that extending can reach.
    pub uiterste: Option<Moment>,
    /// Whether the order is over with this decision.
    pub beeindigt: Option<Moment>,
    /// Codes of open terms that are no longer needed.
    pub vervangt: &'static [&'static str],
    /// Terms, notices and steps.
    pub termijnen: Vec<NieuweTermijn>,
}

/// Until when an order holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Einde {
    /// Until this moment.
    Op(Moment),
    /// Until somebody lifts it.
    Open,
}

impl Einde {
    /// Through the whole of this day.
    pub fn na(dag: Date) -> Self {
        Self::Op(einde_van(dag))
    }
}

kern::code_enum! {
    /// What kind of term it is.
    pub Termijnsoort {
        /// Somebody must be told.
        Melding = "melding", "Melding";
        /// Something must be done or decided.
        Stap = "stap", "Stap";
        /// Something runs for somebody else: objecting, a court.
        Loopt = "loopt", "Loopt"
    }
}

/// A term to be kept.
#[derive(Debug, Clone)]
pub struct NieuweTermijn {
    /// Stored word.
    pub code: &'static str,
    /// What must be done, in Dutch.
    pub wat: String,
    /// Who must do it, or who may.
    pub wie: &'static str,
    /// What kind.
    pub soort: Termijnsoort,
    /// By when.
    pub uiterlijk: Moment,
    /// Whether only the day counts.
    pub hele_dag: bool,
    /// The article.
    pub bron: Bron,
    /// How it was computed; `None` for a notice at once, or for a moment that the decision itself sets.
    pub rekening: Option<Rekening>,
}

impl NieuweTermijn {
    /// Something to be done at once: its term is the moment itself.
    pub fn direct(code: &'static str, wat: impl Into<String>, wie: &'static str, op: Moment, bron: Bron) -> Self {
        Self {
            code,
            wat: wat.into(),
            wie,
            soort: Termijnsoort::Melding,
            uiterlijk: op,
            hele_dag: false,
            bron,
            rekening: None,
        }
    }

    /// A moment that the decision itself sets.
    pub fn gezet(
        (code, wat, wie): (&'static str, &str, &'static str),
        soort: Termijnsoort,
        bron: Bron,
        op: Moment,
    ) -> Self {
        Self { soort, ..Self::direct(code, wat, wie, op, bron) }
    }

    /// A day that the decision itself sets.
    pub fn gezette_dag(
        (code, wat, wie): (&'static str, &str, &'static str),
        soort: Termijnsoort,
        bron: Bron,
        dag: Date,
    ) -> Self {
        Self { soort, hele_dag: true, ..Self::direct(code, wat, wie, einde_van(dag), bron) }
    }

    /// A moment that a rule computed.
    pub fn moment(
        (code, wat, wie): (&'static str, &str, &'static str),
        soort: Termijnsoort,
        bron: Bron,
        rekening: Rekening,
        veld: &str,
    ) -> Result<Self, Weigering> {
        let uiterlijk = rekening.moment(veld)?;
        let wat = wat.to_owned();
        Ok(Self { code, wat, wie, soort, uiterlijk, hele_dag: false, bron, rekening: Some(rekening) })
    }

    /// A day that a rule computed.
    pub fn dag(
        (code, wat, wie): (&'static str, &str, &'static str),
        soort: Termijnsoort,
        bron: Bron,
        rekening: Rekening,
        veld: &str,
    ) -> Result<Self, Weigering> {
        let uiterlijk = einde_van(rekening.dag(veld)?);
        let wat = wat.to_owned();
        Ok(Self { code, wat, wie, soort, uiterlijk, hele_dag: true, bron, rekening: Some(rekening) })
    }
}

impl Gevolg {
    /// The remedy against a decision that was made known: six weeks (R05), and nothing else follows.
    pub fn rechtsmiddel(zaak: &Zaak<'_>, wat: &str, wie: &'static str, bron: Bron) -> Keten {
        let known = dag_van(zaak.bekendgemaakt.unwrap_or(zaak.op));
        let count = Rekening::vraag("R05", json!({ "bekendgemaakt": known }))?;
        let term = NieuweTermijn::dag((RECHTSMIDDEL, wat, wie), Termijnsoort::Loopt, bron, count, "uiterlijk")?;
        Ok(Self { termijnen: vec![term], ..Self::default() })
    }
}

/// The last second of a day on the wall clock.
pub(crate) fn einde_van(dag: Date) -> Moment {
    moment_van(dag.at(23, 59, 59, 0))
}
