//! A report that has not been sent yet. What was typed lies in the database sealed with a key that only the cookie of
//! the reporter holds, itself wrapped under the key of the municipality: whoever has the database and the key file still
//! cannot read a draft, and whoever has a cookie cannot either. Two hours after the last step it is gone.

mod opslag;
mod sleutel;

pub(crate) use opslag::SQL;
pub(super) use opslag::{Stand, bestanden, laad, verzonden, wis};
pub(super) use opslag::{bewaar, bewaar_bestand, wis_bestand};
pub(super) use sleutel::{COOKIE, Sleutel, storing};

use super::waar::Waar;
use super::wat::Wat;
use super::wie::Wie;
use crate::inrichting::Inrichting;
use jiff::civil::Date;
use kern::Moment;
use serde::{Deserialize, Serialize};

/// Seconds that a draft lives after its last step.
pub(super) const LEVENSDUUR: i64 = 2 * 3600;

/// The answers so far, as they were typed; each step judges its own.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Concept {
    pub(super) wat: Wat,
    pub(super) waar: Waar,
    pub(super) wie: Wie,
    pub(super) bijlagen: Vec<Bijlage>,
    /// What the reporter got; only after sending.
    pub(super) bewijs: Option<Bewijs>,
}

/// A file that goes along; its content lies apart.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Bijlage {
    /// Number within the draft.
    pub(super) nummer: i64,
    /// Name that is safe to show.
    pub(super) naam: String,
    /// Size.
    pub(super) bytes: usize,
}

impl Bijlage {
    /// Text of the button that takes it away.
    pub(super) fn weg_tekst(&self) -> String {
        format!("Verwijder {}", self.naam)
    }

    /// Size as people read it.
    pub(super) fn grootte(&self) -> String {
        let kilobytes = self.bytes.div_ceil(1024);
        if kilobytes < 1024 {
            return format!("{kilobytes} kB");
        }
        let tenths = self.bytes * 10 / (1024 * 1024);
        format!("{},{} MB", tenths / 10, tenths % 10)
    }
}

/// The receipt with a copy of what was sent.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Bewijs {
    pub(super) kenmerk: String,
    pub(super) code: String,
    pub(super) ontvangen: Moment,
    pub(super) antwoord_voor: Option<Date>,
    /// How the day was found, in sentences.
    pub(super) waarom: Vec<String>,
    pub(super) per_mail: bool,
}

/// The steps, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stap {
    Wat,
    Waar,
    Wie,
}

impl Stap {
    /// Where the step is.
    pub(super) const fn pad(self) -> &'static str {
        match self {
            Self::Wat => "/melden/wat",
            Self::Waar => "/melden/waar",
            Self::Wie => "/melden/wie",
        }
    }
}

impl Concept {
    /// The first step that is not in order; `None` when the report can be sent.
    pub(super) fn onvolledig(&self, inrichting: &Inrichting, vandaag: Date) -> Option<Stap> {
        if !self.wat.controleer(inrichting).is_empty() {
            return Some(Stap::Wat);
        }
        if !self.waar.controleer(self.wat.plek_hoeft_niet(inrichting), vandaag).is_empty() {
            return Some(Stap::Waar);
        }
        (!self.wie.controleer().is_empty()).then_some(Stap::Wie)
    }
}
