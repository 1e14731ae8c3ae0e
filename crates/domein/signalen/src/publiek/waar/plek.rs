//! From a typed place to a point: only with known places, never with what others reported.

use super::{Velden, Waar};
use crate::inrichting::Inrichting;
use crate::store::plekken::{self, Plek};
use duiding::adres::Adres;
use duiding::taal;
use serde::{Deserialize, Serialize};
use store::{Result, Tx};
use ui::{Datumvelden, Keuze};

/// Where the point of a draft came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(in crate::publiek) enum Herkomst {
    /// There is none.
    #[default]
    Geen,
    /// It belongs to the place as typed, and goes when that changes.
    Tekst,
    /// Chosen on the map.
    Kaart,
}

impl Waar {
    /// Takes over what was typed. A point that belonged to another text goes.
    pub(super) fn neem_over(&mut self, velden: &Velden) {
        let plek = velden.plek.trim();
        if self.herkomst == Herkomst::Tekst && self.plek != plek {
            self.punt = None;
            self.herkomst = Herkomst::Geen;
        }
        plek.clone_into(&mut self.plek);
        self.gaande.clone_from(&velden.gaande);
        self.datum = Datumvelden::new(&velden.datum_dag, &velden.datum_maand, &velden.datum_jaar);
    }

    /// Settles on one of the places found, when it is clear which. Otherwise returns them, to ask.
    pub(super) fn kies(&mut self, gevonden: Vec<Plek>, suggestie: &str, gevraagd: bool) -> Vec<Plek> {
        let chosen = gevonden.iter().find(|plek| waarde(plek) == suggestie);
        let exact: Vec<&Plek> = gevonden.iter().filter(|plek| begint_met(&self.plek, &plek.naam)).collect();
        let settled = chosen.or_else(|| if exact.len() == 1 { exact.first().copied() } else { None }).cloned();
        let Some(plek) = settled else {
            let asked_already = gevraagd || self.herkomst == Herkomst::Tekst;
            return if asked_already { Vec::new() } else { gevonden };
        };
        if !begint_met(&self.plek, &plek.naam) {
            self.plek.clone_from(&plek.naam);
        }
        self.punt = plek.punt;
        self.herkomst = Herkomst::Tekst;
        Vec::new()
    }

    /// What was chosen on the map, in words; empty when nothing was.
    pub(in crate::publiek) fn op_de_kaart(&self, inrichting: &Inrichting) -> String {
        let gebied = if self.gebied.is_empty() { inrichting.gebied_van(self.punt) } else { self.gebied.clone() };
        let naam = inrichting.gebiednaam(&gebied);
        match (self.herkomst, self.punt.is_some()) {
            (Herkomst::Kaart, true) if naam.is_empty() => "een punt op de kaart".to_owned(),
            (Herkomst::Kaart, true) => format!("een punt op de kaart, in {naam}"),
            _ if !self.gebied.is_empty() => naam,
            _ => String::new(),
        }
    }
}

/// Whether the text is this name, or this name with something behind it, such as a house number.
fn begint_met(tekst: &str, naam: &str) -> bool {
    let (text, name) = (taal::woorden(tekst), taal::woorden(naam));
    !name.is_empty() && text.starts_with(&name)
}

/// Known places that may be meant: by the text as it stands, or else by the street in it.
pub(in crate::publiek) fn zoek(tx: &mut Tx<'_>, tekst: &str) -> Result<Vec<Plek>> {
    let found = plekken::suggesties(tx, tekst)?;
    if !found.is_empty() {
        return Ok(found);
    }
    let street = Adres::ontleed(tekst).and_then(|adres| adres.straat);
    street.map_or_else(|| Ok(Vec::new()), |street| plekken::suggesties(tx, &street))
}

/// What a choice sends: the name alone is not enough, for a street can lie in two neighbourhoods.
pub(in crate::publiek) fn waarde(plek: &Plek) -> String {
    format!("{}/{}", plek.gebied, plek.naam)
}

/// The places as radio buttons.
pub(in crate::publiek) fn keuzes(inrichting: &Inrichting, gevonden: &[Plek]) -> Vec<Keuze> {
    let keuze = |plek: &Plek| {
        let naam = inrichting.gebiednaam(&plek.gebied);
        let label = if naam.is_empty() { plek.naam.clone() } else { format!("{}, {naam}", plek.naam) };
        Keuze::new(waarde(plek), label)
    };
    gevonden.iter().map(keuze).collect()
}
