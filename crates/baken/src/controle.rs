//! Whether all is well with a municipality: what `baken controle` reports. It looks and changes nothing.

mod bestanden;
mod database;
mod werk;
mod zegel;

pub use zegel::{ZegelFout, Zegelregel, lees_zegels};

use crate::gemeentemap::Gemeentemap;
use audit::Zegel;
use kern::Moment;
use serde::Serialize;
use store::StoreError;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ernst {
    /// Somebody should know.
    LetOp,
    /// Something is wrong.
    Fout,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bevinding {
    /// How bad.
    pub ernst: Ernst,
    /// What, in one sentence without personal data.
    pub wat: String,
}

/// One thing that was looked at.
#[derive(Debug, Clone, Serialize)]
pub struct Onderdeel {
    /// Its name.
    pub naam: &'static str,
    /// What was looked at, in a few words.
    pub gekeken: String,
    /// What was found; empty when all is well.
    pub bevindingen: Vec<Bevinding>,
}

impl Onderdeel {
    const fn new(naam: &'static str, gekeken: String) -> Self {
        Self { naam, gekeken, bevindingen: Vec::new() }
    }

    fn fout(&mut self, wat: impl Into<String>) {
        self.bevindingen.push(Bevinding { ernst: Ernst::Fout, wat: wat.into() });
    }

    fn let_op(&mut self, wat: impl Into<String>) {
        self.bevindingen.push(Bevinding { ernst: Ernst::LetOp, wat: wat.into() });
    }

    /// True when nothing is wrong.
    pub fn is_in_orde(&self) -> bool {
        self.bevindingen.iter().all(|bevinding| bevinding.ernst < Ernst::Fout)
    }
}

/// The whole report.
#[derive(Debug, Clone, Serialize)]
pub struct Rapport {
    /// Name of the municipality.
    pub gemeente: String,
    /// When, on the clock of Amsterdam.
    pub moment: String,
    /// True when nothing is wrong.
    pub in_orde: bool,
    /// Everything that was looked at.
    pub onderdelen: Vec<Onderdeel>,
    /// The ends of the chains: keep them outside the database and give them to the next check.
    pub zegels: Vec<Zegelregel>,
}

/// Looks at everything. `zegels` are ends of chains from an earlier report or copy; may be empty.
pub fn controleer(gemeente: &Gemeentemap, zegels: Vec<Zegel>, nu: Moment) -> Result<Rapport, StoreError> {
    let store = &gemeente.store;
    let mut onderdelen = vec![database::opbouw()];
    let migraties = database::migraties(store)?;
    let is_current = migraties.is_in_orde();
    onderdelen.push(migraties);
    let mut ends = Vec::new();
    // On tables of another version the statements below would fail for that reason alone.
    if is_current {
        onderdelen.push(database::opdrachten(store));
        let (ketens, seen) = database::ketens(store, zegels)?;
        onderdelen.push(ketens);
        ends = seen;
        onderdelen.push(bestanden::bestanden(store, &gemeente.kluis)?);
        onderdelen.push(bestanden::sleutels(store, &gemeente.kluis)?);
        onderdelen.push(werk::bewaartermijnen(store, nu)?);
        onderdelen.push(werk::taken(store, nu)?);
        onderdelen.push(werk::termijnen(store)?);
    }
    Ok(Rapport {
        gemeente: gemeente.config.gemeente.naam.clone(),
        moment: ui::datum_tijd_lang(nu),
        in_orde: onderdelen.iter().all(Onderdeel::is_in_orde),
        onderdelen,
        zegels: ends,
    })
}

impl std::fmt::Display for Rapport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "Controle van gemeente {}, {}\n", self.gemeente, self.moment)?;
        for onderdeel in &self.onderdelen {
            let word = if onderdeel.is_in_orde() { "goed" } else { "FOUT" };
            writeln!(f, "  {word}  {}: {}", onderdeel.naam, onderdeel.gekeken)?;
            for bevinding in &onderdeel.bevindingen {
                let mark = if bevinding.ernst == Ernst::Fout { "!" } else { "-" };
                writeln!(f, "        {mark} {}", bevinding.wat)?;
            }
        }
        if !self.zegels.is_empty() {
            writeln!(f, "\nBewaar dit buiten de database; een volgende controle toetst eraan (--zegels):")?;
            for zegel in &self.zegels {
                writeln!(f, "  {zegel}")?;
            }
        }
        write!(f, "\n{}", if self.in_orde { "Alles is in orde." } else { "Er is iets mis." })
    }
}
