//! The grounds of a decision: facts, judgements, and reasons to go on without.

use crate::kist::Kist;
use access::Mislukt;
use kern::{BesluitId, GebruikerId, MaatregelId, Moment, Oordeel};
use serde::{Deserialize, Serialize};
use store::{Tx, args};

store::sql! {
    FEIT = "INSERT INTO maatregel_feit (maatregel, besluit, onderdeel, inhoud, door, moment)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
    FEITEN = "SELECT id, besluit, onderdeel, inhoud, door, moment FROM maatregel_feit WHERE maatregel = $1 ORDER BY id LIMIT 500";
    FEIT_WEG = "DELETE FROM maatregel_feit WHERE id = $1 AND besluit = $2";
    OORDEEL_WEG = "DELETE FROM maatregel_oordeel WHERE maatregel = $1 AND besluit = $2 AND vraag = $3";
    OORDEEL = "INSERT INTO maatregel_oordeel (maatregel, besluit, vraag, inhoud, door, moment)
        VALUES ($1, $2, $3, $4, $5, $6)";
    OORDELEN = "SELECT besluit, vraag, inhoud, door, moment FROM maatregel_oordeel WHERE maatregel = $1 ORDER BY id LIMIT 200";
    AFWIJKING_WEG = "DELETE FROM maatregel_afwijking WHERE maatregel = $1 AND besluit = $2 AND code = $3";
    AFWIJKING = "INSERT INTO maatregel_afwijking (maatregel, besluit, code, inhoud, door, moment)
        VALUES ($1, $2, $3, $4, $5, $6)";
    AFWIJKINGEN = "SELECT besluit, code, inhoud, door, moment FROM maatregel_afwijking WHERE maatregel = $1 ORDER BY id LIMIT 200";
}

/// What happened, who saw it, and where that is written.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feit {
    /// What happened, with day and time.
    pub feit: String,
    /// Who saw it or told it.
    pub bron: String,
    /// Where it is written: a report, a letter.
    #[serde(default)]
    pub document: String,
}

impl Feit {
    /// Who saw it and where it is written, in one line.
    pub fn herkomst(&self) -> String {
        if self.document.is_empty() {
            format!("Bron: {}", self.bron)
        } else {
            format!("Bron: {}, {}", self.bron, self.document)
        }
    }
}

impl std::fmt::Debug for Feit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<feit>")
    }
}

/// A fact in its place.
#[derive(Debug, Clone)]
pub struct Feitregel {
    /// Its number.
    pub id: i64,
    /// Of which decision.
    pub besluit: BesluitId,
    /// Which element it carries.
    pub onderdeel: String,
    /// What it says.
    pub feit: Feit,
    /// Who wrote it down.
    pub door: GebruikerId,
    /// When.
    pub moment: Moment,
}

/// A judgement in its place: in words, never a mark.
#[derive(Debug, Clone)]
pub struct Oordeelregel {
    /// Of which decision.
    pub besluit: BesluitId,
    /// Which question.
    pub vraag: String,
    /// What was judged.
    pub oordeel: Oordeel<()>,
}

/// Why somebody goes on without something.
#[derive(Debug, Clone)]
pub struct Afwijking {
    /// Of which decision.
    pub besluit: BesluitId,
    /// Which finding.
    pub code: String,
    /// Why.
    pub reden: String,
    /// Who.
    pub door: GebruikerId,
    /// When.
    pub moment: Moment,
}

type Klaar<T = ()> = Result<T, Mislukt>;

/// Where a line belongs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plek {
    pub maatregel: MaatregelId,
    pub besluit: BesluitId,
    pub door: GebruikerId,
    pub nu: Moment,
}

/// Writes a fact down; gives its number.
pub(crate) fn feit(tx: &mut Tx<'_>, kist: &Kist, plek: Plek, onderdeel: &str, feit: &Feit) -> Klaar<i64> {
    let inhoud = kist.sluit("feit.inhoud", feit)?;
    Ok(tx.row(FEIT, args![plek.maatregel, plek.besluit, onderdeel, inhoud, plek.door, plek.nu])?.get(0)?)
}

/// Takes a fact of a draft away.
pub(crate) fn feit_weg(tx: &mut Tx<'_>, besluit: BesluitId, id: i64) -> Klaar {
    Ok(tx.exec_one(FEIT_WEG, args![id, besluit])?)
}

/// Every fact of an order, oldest first.
pub(crate) fn feiten(tx: &mut Tx<'_>, kist: &Kist, maatregel: MaatregelId) -> Klaar<Vec<Feitregel>> {
    let mut found = Vec::new();
    for row in tx.rows(FEITEN, args![maatregel])? {
        let mut c = row.cols();
        let (id, besluit, onderdeel, inhoud) = (c.take()?, c.take()?, c.take()?, c.take::<Vec<u8>>()?);
        let feit = kist.lees("feit.inhoud", &inhoud)?;
        found.push(Feitregel { id, besluit, onderdeel, feit, door: c.take()?, moment: c.take()? });
    }
    Ok(found)
}

/// Writes a judgement down; it takes the place of an earlier one on the same question.
pub(crate) fn oordeel(tx: &mut Tx<'_>, kist: &Kist, plek: Plek, vraag: &str, motivering: &str) -> Klaar {
    let inhoud = kist.sluit("oordeel.inhoud", &motivering)?;
    tx.exec(OORDEEL_WEG, args![plek.maatregel, plek.besluit, vraag])?;
    tx.exec(OORDEEL, args![plek.maatregel, plek.besluit, vraag, inhoud, plek.door, plek.nu])?;
    Ok(())
}

/// Every judgement of an order.
pub(crate) fn oordelen(tx: &mut Tx<'_>, kist: &Kist, maatregel: MaatregelId) -> Klaar<Vec<Oordeelregel>> {
    let mut found = Vec::new();
    for row in tx.rows(OORDELEN, args![maatregel])? {
        let mut c = row.cols();
        let (besluit, vraag, inhoud) = (c.take()?, c.take()?, c.take::<Vec<u8>>()?);
        let motivering = kist.lees("oordeel.inhoud", &inhoud)?;
        let oordeel = Oordeel { waarde: (), door: c.take()?, moment: c.take()?, motivering };
        found.push(Oordeelregel { besluit, vraag, oordeel });
    }
    Ok(found)
}

/// Writes down why somebody goes on.
pub(crate) fn afwijking(tx: &mut Tx<'_>, kist: &Kist, plek: Plek, code: &str, reden: &str) -> Klaar {
    let inhoud = kist.sluit("afwijking.inhoud", &reden)?;
    tx.exec(AFWIJKING_WEG, args![plek.maatregel, plek.besluit, code])?;
    tx.exec(AFWIJKING, args![plek.maatregel, plek.besluit, code, inhoud, plek.door, plek.nu])?;
    Ok(())
}

/// Every reason to go on.
pub(crate) fn afwijkingen(tx: &mut Tx<'_>, kist: &Kist, maatregel: MaatregelId) -> Klaar<Vec<Afwijking>> {
    let mut found = Vec::new();
    for row in tx.rows(AFWIJKINGEN, args![maatregel])? {
        let mut c = row.cols();
        let (besluit, code, inhoud) = (c.take()?, c.take()?, c.take::<Vec<u8>>()?);
        let reden = kist.lees("afwijking.inhoud", &inhoud)?;
        found.push(Afwijking { besluit, code, reden, door: c.take()?, moment: c.take()? });
    }
    Ok(found)
}
