//! A municipality for tests below the pages: kringen, categories and a vault, on whichever database the test runs.

use crate::aannemen::{self, AanneemFout, Melder, Melding};
use crate::categorie::{Categorieen, Thema};
use crate::inrichting::{Inrichting, Politieafspraak};
use crate::model::{Bron, Gaande, Kenmerk};
use ::store::{Migratie, Store, testen};
use kern::{Kring, Moment, SignaalId, moment_van};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

/// Noon on a working day.
pub(crate) fn nu() -> Moment {
    moment_van(jiff::civil::date(2026, 11, 24).at(12, 0, 0, 0))
}

/// The tables that signals need.
pub(crate) fn migraties() -> Vec<Migratie> {
    [audit::MIGRATIES, ::access::MIGRATIES, jobs::MIGRATIES, dossier::MIGRATIES, crate::MIGRATIES].concat()
}

/// A set-up municipality.
pub(crate) struct Proef {
    pub(crate) store: Store,
    pub(crate) inrichting: Arc<Inrichting>,
    _folder: tempfile::TempDir,
}

/// Runs the test in a fresh municipality on each database there is.
pub(crate) fn op_beide(test: impl Fn(&Proef)) {
    testen::on_both(&migraties(), |store| test(&Proef::nieuw(store)));
}

impl Proef {
    /// Sets up a municipality in an empty, migrated database.
    pub(crate) fn nieuw(store: &Store) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = bestand::Hoofdsleutel::maak(&folder.path().join("sleutel")).unwrap();
        let kluis = Arc::new(bestand::Kluis::open(&folder.path().join("kluis"), &key).unwrap());
        let inrichting = store.write_blocking(move |tx| {
            crate::opzetten::kringen(tx, nu()).unwrap();
            let (naam, url) = ("Voorbeeld".to_owned(), "https://voorbeeld.nl".to_owned());
            Inrichting::load(tx, Categorieen::standaard().unwrap(), kluis, Politieafspraak::default(), naam, url)
        });
        Self { store: store.clone(), inrichting: Arc::new(inrichting.unwrap()), _folder: folder }
    }

    /// The kring of a theme.
    pub(crate) fn kring(&self, thema: Thema) -> Kring {
        self.inrichting.kringen.van(thema).unwrap()
    }

    /// The kringen of all themes.
    pub(crate) fn alle_kringen(&self) -> Vec<Kring> {
        <Thema as kern::Code>::ALL.iter().map(|thema| self.kring(*thema)).collect()
    }

    /// Takes in a report as an employee types it.
    pub(crate) fn meld(&self, categorie: &str, tekst: &str, plek: &str) -> (SignaalId, Kenmerk) {
        static NEXT: AtomicU8 = AtomicU8::new(0);
        let melding = Melding {
            categorie: categorie.to_owned(),
            titel: None,
            tekst: tekst.to_owned(),
            plek: plek.to_owned(),
            punt: None,
            gaande: Gaande::Voorbij,
            gebeurd_op: None,
            bron: Bron::Medewerker,
            organisatie: None,
            ingevoerd_door: None,
            ontvangen: nu(),
            spoed: false,
            melder: Melder::default(),
            wil_antwoord: false,
            bijlagen: Vec::new(),
            herkomst: None,
        };
        let willekeurig = [NEXT.fetch_add(1, Ordering::Relaxed); 26];
        let inrichting = Arc::clone(&self.inrichting);
        let ready = aannemen::bereid_voor(&inrichting, melding, willekeurig).unwrap();
        let taken = self.store.write_blocking(move |tx| {
            let got = aannemen::leg_vast(tx, &inrichting, ready, audit::Wie::Niemand, nu())?;
            Ok::<_, AanneemFout>((got.id, got.kenmerk))
        });
        taken.unwrap()
    }

    /// Runs work that only reads.
    pub(crate) fn lees<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut ::store::Tx<'_>) -> ::store::Result<T> + Send + 'static,
    ) -> T {
        self.store.read_blocking(work).unwrap()
    }
}

/// Real data that lies beside the project; `None` with a line that says what is skipped.
pub(crate) fn gegevens(pad: &str) -> Option<PathBuf> {
    let map = std::env::var_os("BAKEN_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data"), PathBuf::from);
    let found = map.join(pad);
    if found.exists() {
        return Some(found);
    }
    eprintln!("OVERGESLAGEN: {pad} ontbreekt; zet BAKEN_DATA op de map met gegevens");
    None
}
