//! Documents that carry facts: sealed with the key of the order.

use super::gronden::Plek;
use crate::kist::Kist;
use access::Mislukt;
use bestand::Document;
use kern::{BesluitId, MaatregelId};
use sha2::{Digest as _, Sha256};
use store::{StoreError, Tx, args};

store::sql! {
    INSERT = "INSERT INTO maatregel_stuk (maatregel, besluit, feit, soort, grootte, vingerafdruk, naam, inhoud, door, moment)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    VAN = "SELECT id, feit, soort, grootte, naam FROM maatregel_stuk WHERE maatregel = $1 ORDER BY id LIMIT 500";
    TEL = "SELECT COUNT(*) FROM maatregel_stuk WHERE maatregel = $1 AND besluit = $2";
    EEN = "SELECT soort, naam, inhoud FROM maatregel_stuk WHERE id = $1 AND maatregel = $2";
    WEG_MET_FEIT = "DELETE FROM maatregel_stuk WHERE feit = $1 AND besluit = $2";
}

/// A document as the page of the order names it.
#[derive(Debug, Clone)]
pub struct Stuk {
    /// Its number.
    pub id: i64,
    /// Of which fact.
    pub feit: i64,
    /// Its media type.
    pub soort: String,
    /// In bytes.
    pub grootte: i64,
    /// Its name.
    pub naam: String,
}

/// Adds a document to a fact.
pub(crate) fn erbij(tx: &mut Tx<'_>, kist: &Kist, plek: Plek, feit: i64, document: &Document) -> Result<(), Mislukt> {
    let naam = kist.sluit("stuk.naam", &document.naam)?;
    let inhoud = kist.sluit_bytes("stuk.inhoud", &document.bytes)?;
    let print = data_encoding::HEXLOWER.encode(&Sha256::digest(&document.bytes));
    let size = i64::try_from(document.bytes.len()).unwrap_or(i64::MAX);
    let Plek { maatregel, besluit, door, nu } = plek;
    tx.exec(INSERT, args![maatregel, besluit, feit, document.mediatype, size, print, naam, inhoud, door, nu])?;
    Ok(())
}

/// How many documents a decision has.
pub(crate) fn aantal(tx: &mut Tx<'_>, maatregel: MaatregelId, besluit: BesluitId) -> store::Result<i64> {
    tx.row(TEL, args![maatregel, besluit])?.get(0)
}

/// Every document of an order, without its content.
pub(crate) fn van(tx: &mut Tx<'_>, kist: &Kist, maatregel: MaatregelId) -> Result<Vec<Stuk>, Mislukt> {
    let mut found = Vec::new();
    for row in tx.rows(VAN, args![maatregel])? {
        let mut c = row.cols();
        let (id, feit, soort, grootte) = (c.take()?, c.take()?, c.take()?, c.take()?);
        found.push(Stuk { id, feit, soort, grootte, naam: kist.lees("stuk.naam", &c.take::<Vec<u8>>()?)? });
    }
    Ok(found)
}

/// One document: its media type, as this version knows it, its name and its content.
pub(crate) fn inhoud(
    tx: &mut Tx<'_>,
    kist: &Kist,
    maatregel: MaatregelId,
    id: i64,
) -> Result<(&'static str, String, Vec<u8>), Mislukt> {
    let mut c = tx.row(EEN, args![id, maatregel])?.cols();
    let soort: String = c.take()?;
    let soort = bestand::DOCUMENTEN.into_iter().find(|known| *known == soort).ok_or(StoreError::NotFound)?;
    let naam = kist.lees("stuk.naam", &c.take::<Vec<u8>>()?)?;
    Ok((soort, naam, kist.lees_bytes("stuk.inhoud", &c.take::<Vec<u8>>()?)?))
}

/// The documents of a fact go with it.
pub(crate) fn weg_met_feit(tx: &mut Tx<'_>, besluit: BesluitId, feit: i64) -> store::Result<()> {
    tx.exec(WEG_MET_FEIT, args![feit, besluit]).map(drop)
}
