//! What a municipality has set up for its signals, read once at start and shared by every request.

use crate::categorie::{Categorieen, MELDER_KRING, Thema};
use bestand::Kluis;
use duiding::geo::{Gebieden, Punt};
use jiff::civil::Date;
use kern::{Code, Kring};
use std::sync::{Arc, PoisonError, RwLock};
use store::{Result, StoreError, Tx, args};

store::sql! {
    KRING = "SELECT id FROM kring WHERE code = $1";
}

/// The kringen of this domain, by what they hold.
#[derive(Debug, Clone)]
pub struct Kringen {
    themas: Vec<(Thema, Kring)>,
    /// Who may know who reported.
    pub melder: Kring,
}

impl Kringen {
    /// Reads them from the database. Error: [`StoreError::NotFound`] when the municipality was not set up.
    pub fn load(tx: &mut Tx<'_>) -> Result<Self> {
        let mut find = |code: &str| tx.row(KRING, args![code])?.get::<Kring>(0);
        let themas = Thema::ALL.iter().map(|thema| Ok((*thema, find(thema.kring_code())?))).collect::<Result<_>>()?;
        Ok(Self { themas, melder: find(MELDER_KRING)? })
    }

    /// The kring of a theme.
    pub fn van(&self, thema: Thema) -> Result<Kring> {
        let found = self.themas.iter().find(|(other, _)| *other == thema);
        found.map(|(_, kring)| *kring).ok_or(StoreError::NotFound)
    }

    /// The theme of a kring; `None` for other kringen.
    pub fn thema(&self, kring: Kring) -> Option<Thema> {
        self.themas.iter().find(|(_, other)| *other == kring).map(|(thema, _)| *thema)
    }
}

/// Where the police want to be told, as agreed with them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Politieafspraak {
    /// Mail address for the minimum set; `None` means that only the telephone is agreed.
    pub adres: Option<String>,
    /// Telephone number of the desk.
    pub telefoon: Option<String>,
}

/// Everything that handling a signal needs besides the database.
#[derive(Debug)]
pub struct Inrichting {
    /// The choices of the form and their promises.
    pub categorieen: Categorieen,
    /// The kringen.
    pub kringen: Kringen,
    /// The vault for files and identities.
    pub kluis: Arc<Kluis>,
    /// Public holidays and days equated with them.
    pub kalender: recht::atw::Kalender,
    /// How the police are told.
    pub politie: Politieafspraak,
    /// Name of the municipality, for mail.
    pub gemeente: String,
    /// Address of the site, for links in mail; without a slash at the end.
    pub basis_url: String,
    gebieden: RwLock<Arc<Gebieden>>,
    /// Words that are known to stand in the vocabulary.
    pub(crate) woorden: crate::woordenlijst::Bekend,
    /// What the public pages keep in memory.
    pub(crate) publiek: crate::publiek::Toestand,
}

impl Inrichting {
    /// Puts the parts together and reads the neighbourhoods.
    pub fn load(
        tx: &mut Tx<'_>,
        categorieen: Categorieen,
        kluis: Arc<Kluis>,
        politie: Politieafspraak,
        gemeente: String,
        basis_url: String,
    ) -> Result<Self> {
        let inrichting = Self {
            categorieen,
            kringen: Kringen::load(tx)?,
            kluis,
            kalender: recht::atw::Kalender::wettelijk(),
            politie,
            gemeente,
            basis_url,
            gebieden: RwLock::default(),
            woorden: crate::woordenlijst::Bekend::default(),
            publiek: crate::publiek::Toestand::default(),
        };
        inrichting.herlaad_gebieden(tx)?;
        Ok(inrichting)
    }

    /// Reads the neighbourhoods again, after an import.
    pub fn herlaad_gebieden(&self, tx: &mut Tx<'_>) -> Result<()> {
        let rows = crate::store::plekken::gebieden(tx)?;
        // A point belongs to the smallest kind of area that was imported.
        let kind = ["buurt", "wijk", "postcode", "gemeente"]
            .into_iter()
            .find(|kind| rows.iter().any(|row| row.soort == *kind));
        let chosen = rows.iter().filter(|row| Some(row.soort.as_str()) == kind);
        let read = chosen.map(|row| {
            duiding::geo::Gebied::lees(&row.code, &row.naam, &row.grens)
                .map_err(|_| StoreError::Type { column: 3, expected: "een grens in GeoJSON" })
        });
        let fresh = Arc::new(Gebieden::new(read.collect::<Result<_>>()?));
        *self.gebieden.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    /// The neighbourhoods.
    pub fn gebieden(&self) -> Arc<Gebieden> {
        Arc::clone(&self.gebieden.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Code of the neighbourhood of a point; empty when it lies in none.
    pub fn gebied_van(&self, punt: Option<Punt>) -> String {
        let gebieden = self.gebieden();
        punt.and_then(|punt| gebieden.zoek(punt)).map_or_else(String::new, |gebied| gebied.code().to_owned())
    }

    /// Name of a neighbourhood, or its code when it is not known any more.
    pub fn gebiednaam(&self, code: &str) -> String {
        self.gebieden().met_code(code).map_or_else(|| code.to_owned(), |gebied| gebied.naam().to_owned())
    }

    /// The day by which an answer is promised that is asked today. `None` only at the edge of the calendar.
    pub fn belofte(&self, categorie: &crate::categorie::Categorie, vandaag: Date) -> Option<recht::Termijn> {
        let aantal = u16::try_from(categorie.antwoord_werkdagen).ok()?;
        recht::atw::werkdagen_na(&self.kalender, vandaag, aantal).ok()
    }
}
