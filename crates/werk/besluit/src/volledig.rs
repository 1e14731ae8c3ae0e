//! An order with everything that belongs to it, opened.

use crate::Gegevens;
use crate::inrichting::Inrichting;
use crate::kist::Kist;
use crate::model::{Besluit, Maatregel};
use crate::soort::{Besluitsoort, Eerder, Soort};
use crate::store::gronden::{Afwijking, Feitregel, Oordeelregel};
use crate::store::{besluiten, gronden, rij};
use access::Mislukt;
use kern::{BesluitId, MaatregelId};
use store::{StoreError, Tx};

/// An order with its decisions and their grounds.
#[derive(Debug)]
pub struct Volledig {
    /// The order.
    pub maatregel: Maatregel,
    /// Its kind.
    pub soort: &'static Soort,
    /// Its decisions, oldest first.
    pub besluiten: Vec<Besluit>,
    /// Facts of all decisions.
    pub feiten: Vec<Feitregel>,
    /// Judgements of all decisions.
    pub oordelen: Vec<Oordeelregel>,
    /// Reasons to go on without something.
    pub afwijkingen: Vec<Afwijking>,
    pub(crate) kist: Kist,
}

impl Volledig {
    /// Reads and opens it. A kind that this version does not know is a failure, never a guess.
    pub fn laad(tx: &mut Tx<'_>, inrichting: &Inrichting, id: MaatregelId) -> Result<Self, Mislukt> {
        let maatregel = rij::load(tx, id)?;
        let soort = inrichting.soort(&maatregel.soort).ok_or(Mislukt::Machine("deze soort maatregel bestaat niet"))?;
        let kist = Kist::open(&inrichting.kluis, id, &maatregel.sleutel)?;
        Ok(Self {
            besluiten: besluiten::van(tx, &kist, id)?,
            feiten: gronden::feiten(tx, &kist, id)?,
            oordelen: gronden::oordelen(tx, &kist, id)?,
            afwijkingen: gronden::afwijkingen(tx, &kist, id)?,
            maatregel,
            soort,
            kist,
        })
    }

    /// The decision with this number.
    pub fn besluit(&self, id: BesluitId) -> Result<&Besluit, StoreError> {
        self.besluiten.iter().find(|besluit| besluit.id == id).ok_or(StoreError::NotFound)
    }

    /// Its kind.
    pub fn besluitsoort(&self, besluit: &Besluit) -> Result<&'static Besluitsoort, Mislukt> {
        self.soort.besluit(&besluit.soort).ok_or(Mislukt::Machine("deze soort besluit bestaat niet"))
    }

    /// The decision that somebody works on, when there is one.
    pub fn open_besluit(&self) -> Option<&Besluit> {
        self.besluiten.iter().rev().find(|besluit| besluit.stadium.is_open())
    }

    /// The last decision that was signed and counts.
    pub fn laatste(&self) -> Option<&Besluit> {
        self.besluiten.iter().rev().find(|besluit| besluit.stadium.telt())
    }

    /// What holds, or held until the end: the answers of the first decision with those of every later one that took
    /// effect over them.
    pub fn gegevens(&self) -> Gegevens {
        let mut all = self.besluiten.first().map(|eerste| eerste.gegevens.clone()).unwrap_or_default();
        for besluit in self.besluiten.iter().skip(1).filter(|besluit| besluit.stadium.werkte()) {
            all = all.met(&besluit.gegevens);
        }
        all
    }

    /// What held when this decision was taken, with its own answers over it.
    pub(crate) fn gegevens_tot(&self, besluit: &Besluit) -> Gegevens {
        let before = self.besluiten.iter().filter(|een| een.id < besluit.id && een.stadium.werkte());
        before.fold(Gegevens::default(), |all, een| all.met(&een.gegevens)).met(&besluit.gegevens)
    }

    /// The same with the answers of this decision over it.
    pub fn gegevens_met(&self, besluit: &Besluit) -> Gegevens {
        self.gegevens().met(&besluit.gegevens)
    }

    /// Facts of this decision.
    pub fn feiten_van(&self, besluit: BesluitId) -> impl Iterator<Item = &Feitregel> {
        self.feiten.iter().filter(move |feit| feit.besluit == besluit)
    }

    /// The judgement on this question in this decision.
    pub fn oordeel_van(&self, besluit: BesluitId, vraag: &str) -> Option<&Oordeelregel> {
        self.oordelen.iter().find(|oordeel| oordeel.besluit == besluit && oordeel.vraag == vraag)
    }

    /// The reason to go on without this.
    pub fn afwijking_van(&self, besluit: BesluitId, code: &str) -> Option<&Afwijking> {
        self.afwijkingen.iter().find(|afwijking| afwijking.besluit == besluit && afwijking.code == code)
    }

    /// Decisions before this one, as a check sees them.
    pub(crate) fn eerder(&self, besluit: &Besluit) -> Vec<Eerder> {
        let before = self.besluiten.iter().filter(|andere| andere.id < besluit.id);
        let told = before.map(|andere| Eerder {
            code: andere.soort.clone(),
            gegevens: andere.gegevens.clone(),
            stadium: andere.stadium,
            genomen: andere.genomen.filter(|_| andere.stadium.werkte()),
        });
        told.collect()
    }
}
