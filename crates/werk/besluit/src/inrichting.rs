//! What orders of this municipality are set up with.

use crate::soort::{Beleidsvraag, Besluitsoort, Soort, Veldsoort};
use access::{Mislukt, kring};
use audit::Wie;
use bestand::Kluis;
use kern::{Kring, Moment, Rol};
use std::sync::Arc;
use store::{Tx, args};

/// The kring of what is shown on the street.
pub const STRAAT: (&str, &str) = ("maatregel:straat", "Toezicht op straat");

store::sql! {
    /// Which kring a kind of order lies in.
    KRING = "SELECT id FROM kring WHERE code = $1 AND actief = 1";
}

/// The kinds of order, the vault of their keys, and who signs.
#[derive(Debug, Clone)]
pub struct Inrichting {
    /// Kinds, in the order in which pages show them.
    pub soorten: Vec<&'static Soort>,
    /// The vault.
    pub kluis: Arc<Kluis>,
    /// Name of the municipality, without "Gemeente".
    pub gemeente: String,
    /// Lines under the name of the municipality in a letter.
    pub afzender: Vec<String>,
    /// Where an address is, as far as the municipality knows its streets.
    pub zoek_plek: Zoekplek,
}

/// Finds latitude and longitude of an address; `None` when it is not known.
pub type Zoekplek = fn(&mut Tx<'_>, &str) -> store::Result<Option<(f64, f64)>>;

impl Inrichting {
    /// The kind with this code.
    pub fn soort(&self, code: &str) -> Option<&'static Soort> {
        self.soorten.iter().copied().find(|soort| soort.code == code)
    }

    /// What the kinds of order take from the policy of the municipality, each once.
    pub fn beleidsvragen(&self) -> Vec<&'static Beleidsvraag> {
        let mut all: Vec<&'static Beleidsvraag> = Vec::new();
        for veld in self.soorten.iter().flat_map(|soort| soort.besluiten).flat_map(Besluitsoort::velden) {
            if let Veldsoort::Beleid(vraag) = veld.soort
                && !all.iter().any(|known| known.code == vraag.code)
            {
                all.push(vraag);
            }
        }
        all
    }
}

/// The kring with this code, or a failure of the set-up.
pub(crate) fn kring_van(tx: &mut Tx<'_>, code: &str) -> Result<Kring, Mislukt> {
    let found = tx.maybe(KRING, args![code])?.map(|row| row.get(0)).transpose()?;
    found.ok_or(Mislukt::Machine("de kring van een soort maatregel ontbreekt"))
}

/// Makes the kringen that are not there yet. Whoever changed since which role brings which kring keeps that choice.
pub fn kringen(tx: &mut Tx<'_>, now: Moment, soorten: &[&'static Soort]) -> Result<(), Mislukt> {
    const STRAAT_ROLLEN: &[Rol] = &[Rol::Boa, Rol::Hulpofficier, Rol::Adviseur];
    let wanted = soorten.iter().map(|soort| (soort.kring, soort.rollen)).chain([(STRAAT, STRAAT_ROLLEN)]);
    let mut made: Vec<(Kring, &[Rol])> = Vec::new();
    for ((code, naam), rollen) in wanted {
        if kring::kring_met_code(tx, code)?.is_none() {
            made.push((kring::maak_kring(tx, now, Wie::Niemand, code, naam, kring::Kringsoort::Thema)?, rollen));
        }
    }
    for rol in Rol::ALL {
        let mut all = kring::kringen_van_rol(tx, rol)?;
        let before = all.len();
        all.extend(made.iter().filter(|(_, rollen)| rollen.contains(&rol)).map(|(kring, _)| *kring));
        if all.len() > before {
            kring::rol_kringen(tx, now, Wie::Niemand, rol, &all)?;
        }
    }
    Ok(())
}
