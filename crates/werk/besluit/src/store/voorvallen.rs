//! What happens while an order lasts: breaches, penalties, payments, remedies, exemptions.

use crate::kist::Kist;
use crate::model::Maatregel;
use access::Mislukt;
use jiff::civil::Date;
use kern::{BesluitId, Code as _, GebruikerId, MaatregelId, Moment, code_enum};
use store::{Tx, args};

store::sql! {
    INSERT = "INSERT INTO maatregel_voorval (maatregel, besluit, soort, dag, bedrag, uitkomst, inhoud, door, moment)
        VALUES ($1, $2, $3, $4, $5, '', $6, $7, $8) RETURNING id";
    VAN = "SELECT id, besluit, soort, dag, bedrag, uitkomst, inhoud, door, moment FROM maatregel_voorval
        WHERE maatregel = $1 ORDER BY dag, id LIMIT 500";
    UITKOMST = "UPDATE maatregel_voorval SET uitkomst = $3 WHERE id = $1 AND maatregel = $2 AND uitkomst = ''";
}

code_enum! {
    /// What happened.
    pub Voorvalsoort {
        /// Somebody did what the order forbids.
        Overtreding = "overtreding", "Overtreding";
        /// A penalty was forfeited.
        Verbeurte = "verbeurte", "Dwangsom verbeurd";
        /// Something was paid.
        Betaling = "betaling", "Betaald";
        /// An objection came in.
        Bezwaar = "bezwaar", "Bezwaar";
        /// An appeal was lodged.
        Beroep = "beroep", "Beroep";
        /// The court was asked for provisional relief.
        Voorziening = "voorziening", "Voorlopige voorziening gevraagd";
        /// An exemption was asked for.
        Ontheffing = "ontheffing", "Ontheffing gevraagd";
        /// Costs were made.
        Kosten = "kosten", "Kosten gemaakt";
        /// What somebody said before or after the decision.
        Zienswijze = "zienswijze", "Zienswijze"
    }
}

impl Voorvalsoort {
    /// Whether an outcome is awaited.
    pub const fn loopt(self) -> bool {
        matches!(self, Self::Bezwaar | Self::Beroep | Self::Voorziening | Self::Ontheffing)
    }

    /// Whether it carries an amount.
    pub const fn heeft_bedrag(self) -> bool {
        matches!(self, Self::Verbeurte | Self::Betaling | Self::Kosten)
    }
}

/// Something that happened.
#[derive(Debug, Clone)]
pub struct Voorval {
    /// Its number.
    pub id: i64,
    /// About which decision.
    pub besluit: BesluitId,
    /// What.
    pub soort: Voorvalsoort,
    /// When.
    pub dag: Date,
    /// Cents.
    pub bedrag: i64,
    /// How it ended; empty while it is awaited.
    pub uitkomst: String,
    /// In words.
    pub tekst: String,
    /// Who wrote it down.
    pub door: GebruikerId,
    /// When it was written down.
    pub moment: Moment,
}

/// Something to be written down.
#[derive(Debug, Clone)]
pub struct NieuwVoorval {
    /// What.
    pub soort: Voorvalsoort,
    /// When it happened.
    pub dag: Date,
    /// Cents.
    pub bedrag: i64,
    /// In words.
    pub tekst: String,
    /// About which decision; `None` for the last one that counts.
    pub over: Option<BesluitId>,
}

/// Writes it down.
pub(crate) fn erbij(
    tx: &mut Tx<'_>,
    kist: &Kist,
    maatregel: &Maatregel,
    besluit: BesluitId,
    nieuw: &NieuwVoorval,
    (door, nu): (GebruikerId, Moment),
) -> Result<i64, Mislukt> {
    let inhoud = kist.sluit("voorval.inhoud", &nieuw.tekst)?;
    let NieuwVoorval { soort, dag, bedrag, .. } = *nieuw;
    Ok(tx.row(INSERT, args![maatregel.id, besluit, soort.code(), dag, bedrag, inhoud, door, nu])?.get(0)?)
}

/// Everything that happened, oldest first.
pub(crate) fn van(tx: &mut Tx<'_>, kist: &Kist, maatregel: MaatregelId) -> Result<Vec<Voorval>, Mislukt> {
    let mut found = Vec::new();
    for row in tx.rows(VAN, args![maatregel])? {
        let mut c = row.cols();
        let (id, besluit, soort, dag, bedrag) = (c.take()?, c.take()?, c.code()?, c.take()?, c.take()?);
        let (uitkomst, inhoud) = (c.take()?, c.take::<Vec<u8>>()?);
        let tekst = kist.lees("voorval.inhoud", &inhoud)?;
        found.push(Voorval { id, besluit, soort, dag, bedrag, uitkomst, tekst, door: c.take()?, moment: c.take()? });
    }
    Ok(found)
}

/// Writes down how it ended. [`store::StoreError::Conflict`] when that was written down before.
pub(crate) fn uitkomst(tx: &mut Tx<'_>, maatregel: MaatregelId, id: i64, uitkomst: &str) -> store::Result<()> {
    tx.exec_one(UITKOMST, args![id, maatregel, uitkomst])
}
