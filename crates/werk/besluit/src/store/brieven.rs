//! Letters as they were signed, and the municipality's own texts.

use crate::kist::Kist;
use access::Mislukt;
use kern::{BesluitId, GebruikerId, MaatregelId, Moment};
use store::{Result, StoreError, Tx, args};

store::sql! {
    INSERT = "INSERT INTO maatregel_brief (maatregel, besluit, sjabloon, tekstversie, vingerafdruk, tekst, html, pdf, moment)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    LIJST = "SELECT id, besluit, sjabloon, tekstversie, vingerafdruk, moment FROM maatregel_brief WHERE maatregel = $1
        ORDER BY id LIMIT 100";
    EEN = "SELECT tekst, html, pdf FROM maatregel_brief WHERE maatregel = $1 AND id = $2";
    SJABLOON = "SELECT versie, tekst, door, moment FROM briefsjabloon WHERE code = $1 ORDER BY versie DESC LIMIT 1";
    SJABLONEN = "SELECT versie, tekst, door, moment FROM briefsjabloon WHERE code = $1 ORDER BY versie DESC LIMIT 50";
    SJABLOON_ERBIJ = "INSERT INTO briefsjabloon (code, versie, tekst, door, moment) VALUES ($1, $2, $3, $4, $5)";
}

/// A letter that was signed.
#[derive(Debug, Clone)]
pub struct Briefregel {
    /// Its number.
    pub id: i64,
    /// Of which decision.
    pub besluit: BesluitId,
    /// Which text was used.
    pub sjabloon: String,
    /// The version of that text; 0 for ours.
    pub tekstversie: i64,
    /// SHA-256 of the text, in hexadecimals.
    pub vingerafdruk: String,
    /// When it was made.
    pub moment: Moment,
}

/// A letter with everything that must be kept of it.
#[derive(Clone)]
pub(crate) struct Getekend {
    pub sjabloon: String,
    pub tekstversie: i64,
    pub vingerafdruk: String,
    pub tekst: String,
    pub html: String,
    pub pdf: Vec<u8>,
}

/// Keeps a letter.
pub(crate) fn bewaar(
    tx: &mut Tx<'_>,
    kist: &Kist,
    (maatregel, besluit): (MaatregelId, BesluitId),
    brief: &Getekend,
    nu: Moment,
) -> std::result::Result<(), Mislukt> {
    let tekst = kist.sluit_bytes("brief.tekst", brief.tekst.as_bytes())?;
    let html = kist.sluit_bytes("brief.html", brief.html.as_bytes())?;
    let pdf = kist.sluit_bytes("brief.pdf", &brief.pdf)?;
    let Getekend { sjabloon, tekstversie, vingerafdruk, .. } = brief;
    tx.exec(INSERT, args![maatregel, besluit, sjabloon, *tekstversie, vingerafdruk, tekst, html, pdf, nu])?;
    Ok(())
}

/// The letters of an order, oldest first.
pub(crate) fn van(tx: &mut Tx<'_>, maatregel: MaatregelId) -> Result<Vec<Briefregel>> {
    tx.list(LIJST, args![maatregel], |row| {
        let mut c = row.cols();
        Ok(Briefregel {
            id: c.take()?,
            besluit: c.take()?,
            sjabloon: c.take()?,
            tekstversie: c.take()?,
            vingerafdruk: c.take()?,
            moment: c.take()?,
        })
    })
}

/// A letter as it was kept: page and PDF.
pub(crate) struct Bewaard {
    pub html: String,
    pub pdf: Vec<u8>,
}

/// One letter.
pub(crate) fn een(
    tx: &mut Tx<'_>,
    kist: &Kist,
    maatregel: MaatregelId,
    id: i64,
) -> std::result::Result<Bewaard, Mislukt> {
    let row = tx.maybe(EEN, args![maatregel, id])?.ok_or(StoreError::NotFound)?;
    let html = kist.lees_bytes("brief.html", &row.get::<Vec<u8>>(1)?)?;
    let html = String::from_utf8(html).map_err(|_| Mislukt::Machine("een brief is niet te lezen"))?;
    Ok(Bewaard { html, pdf: kist.lees_bytes("brief.pdf", &row.get::<Vec<u8>>(2)?)? })
}

/// A version of the municipality's own text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eigentekst {
    /// From 1.
    pub versie: i64,
    /// What it says; empty means: ours again.
    pub tekst: String,
    /// Who wrote it.
    pub door: GebruikerId,
    /// When.
    pub moment: Moment,
}

impl Eigentekst {
    /// What an empty text stands for.
    pub fn soort(&self) -> &'static str {
        if self.tekst.is_empty() { " (terug naar de tekst van Baken)" } else { "" }
    }
}

fn eigen(row: store::Row) -> Result<Eigentekst> {
    let mut c = row.cols();
    Ok(Eigentekst { versie: c.take()?, tekst: c.take()?, door: c.take()?, moment: c.take()? })
}

/// The municipality's own text that is in use.
pub(crate) fn sjabloon(tx: &mut Tx<'_>, code: &str) -> Result<Option<Eigentekst>> {
    tx.maybe(SJABLOON, args![code])?.map(eigen).transpose()
}

/// Every version, newest first.
pub(crate) fn sjablonen(tx: &mut Tx<'_>, code: &str) -> Result<Vec<Eigentekst>> {
    tx.list(SJABLONEN, args![code], eigen)
}

/// Keeps a new version after this one. [`StoreError::Duplicate`] when somebody was first.
pub(crate) fn sjabloon_erbij(
    tx: &mut Tx<'_>,
    code: &str,
    na: i64,
    tekst: &str,
    door: GebruikerId,
    nu: Moment,
) -> Result<()> {
    tx.exec(SJABLOON_ERBIJ, args![code, na + 1, tekst, door, nu]).map(drop)
}
