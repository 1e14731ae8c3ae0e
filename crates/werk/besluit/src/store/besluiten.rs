//! The decisions of an order.

use crate::kist::Kist;
use crate::model::{Besluit, Stadium, Wijze};
use crate::{Gegevens, Uitwerking};
use access::Mislukt;
use kern::{BesluitId, Code as _, GebruikerId, MaatregelId, Moment};
use recht::Door;
use store::{Result, Row, StoreError, Tx, args};

store::sql! {
    INSERT = "INSERT INTO maatregel_besluit (maatregel, soort, stadium, inhoud, opsteller, opgesteld)
        VALUES ($1, $2, 'concept', $3, $4, $5) RETURNING id";
    VAN = "SELECT id, soort, stadium, inhoud, opsteller, opgesteld, voorgelegd, genomen, ondertekenaar, hoedanigheid,
            zelfde_hand, bekendgemaakt, wijze, afgelopen, uitwerking, versie FROM maatregel_besluit WHERE maatregel = $1 ORDER BY id LIMIT 100";
    INHOUD = "UPDATE maatregel_besluit SET inhoud = $3, versie = versie + 1 WHERE id = $1 AND versie = $2
        AND stadium = 'concept'";
    GERAAKT = "UPDATE maatregel_besluit SET versie = versie + 1 WHERE id = $1 AND stadium = 'concept'";
    LEG_VOOR = "UPDATE maatregel_besluit SET stadium = 'voorgelegd', voorgelegd = $3, versie = versie + 1
        WHERE id = $1 AND versie = $2 AND stadium = 'concept'";
    LEG_TERUG = "UPDATE maatregel_besluit SET stadium = 'concept', voorgelegd = NULL, versie = versie + 1
        WHERE id = $1 AND versie = $2 AND stadium = 'voorgelegd'";
    NEEM = "UPDATE maatregel_besluit SET stadium = 'genomen', genomen = $3, ondertekenaar = $4, hoedanigheid = $5,
            zelfde_hand = $6, uitwerking = $7, versie = versie + 1
        WHERE id = $1 AND versie = $2 AND stadium = 'voorgelegd'";
    WERKT_UIT = "UPDATE maatregel_besluit SET uitwerking = $2 WHERE id = $1 AND genomen IS NOT NULL";
    MAAK_BEKEND = "UPDATE maatregel_besluit SET stadium = 'bekendgemaakt', bekendgemaakt = $3, wijze = $4,
            versie = versie + 1 WHERE id = $1 AND versie = $2 AND stadium = 'genomen'";
    ROND_AF = "UPDATE maatregel_besluit SET stadium = $3, afgelopen = $4, versie = versie + 1 WHERE id = $1 AND versie = $2";
    LEEF_OP = "UPDATE maatregel_besluit SET stadium = CASE WHEN bekendgemaakt IS NULL THEN 'genomen' ELSE 'bekendgemaakt' END,
            afgelopen = NULL, versie = versie + 1 WHERE id = $1 AND versie = $2 AND stadium = 'ingetrokken'";
}

/// Starts a decision.
pub(crate) fn begin(
    tx: &mut Tx<'_>,
    kist: &Kist,
    maatregel: MaatregelId,
    soort: &str,
    gegevens: &Gegevens,
    opsteller: GebruikerId,
    nu: Moment,
) -> std::result::Result<BesluitId, Mislukt> {
    let inhoud = kist.sluit("besluit.inhoud", gegevens)?;
    Ok(tx.row(INSERT, args![maatregel, soort, inhoud, opsteller, nu])?.get(0)?)
}

/// Every decision of an order, oldest first.
pub(crate) fn van(tx: &mut Tx<'_>, kist: &Kist, maatregel: MaatregelId) -> std::result::Result<Vec<Besluit>, Mislukt> {
    tx.rows(VAN, args![maatregel])?.into_iter().map(|row| read(kist, row)).collect()
}

fn read(kist: &Kist, row: Row) -> std::result::Result<Besluit, Mislukt> {
    let mut c = row.cols();
    let (id, soort, stadium) = (c.take()?, c.take()?, c.code()?);
    let inhoud: Vec<u8> = c.take()?;
    let (opsteller, opgesteld, voorgelegd, genomen) = (c.take()?, c.take()?, c.take()?, c.take()?);
    let (ondertekenaar, hoedanigheid, zelfde) = (c.take()?, c.take::<Option<String>>()?, c.take::<Option<Vec<u8>>>()?);
    let (bekendgemaakt, wijze) = (c.take()?, c.take::<Option<String>>()?);
    Ok(Besluit {
        id,
        soort,
        stadium,
        gegevens: kist.lees("besluit.inhoud", &inhoud)?,
        opsteller,
        opgesteld,
        voorgelegd,
        genomen,
        ondertekenaar,
        hoedanigheid: hoedanigheid.as_deref().and_then(Door::from_code),
        zelfde_hand: zelfde.map(|sealed| kist.lees("besluit.zelfde_hand", &sealed)).transpose()?,
        bekendgemaakt,
        wijze: wijze.as_deref().and_then(Wijze::from_code),
        afgelopen: c.take()?,
        uitwerking: uitwerking(&c.take::<String>()?)?,
        versie: c.take()?,
    })
}

/// What is not there was not kept; what cannot be read is a failure, never a guess.
fn uitwerking(kept: &str) -> std::result::Result<Option<Uitwerking>, Mislukt> {
    let unread = |_| Mislukt::Machine("de uitwerking van een besluit is niet te lezen");
    if kept.is_empty() { Ok(None) } else { serde_json::from_str(kept).map(Some).map_err(unread) }
}

fn opgeschreven(uitwerking: &Uitwerking) -> std::result::Result<String, Mislukt> {
    serde_json::to_string(uitwerking)
        .map_err(|_| Mislukt::Machine("de uitwerking van een besluit is niet op te schrijven"))
}

/// Changes the answers of a draft. [`StoreError::Conflict`] when somebody was first, or it is no draft any more.
pub(crate) fn wijzig(
    tx: &mut Tx<'_>,
    kist: &Kist,
    id: BesluitId,
    versie: i64,
    gegevens: &Gegevens,
) -> std::result::Result<(), Mislukt> {
    let inhoud = kist.sluit("besluit.inhoud", gegevens)?;
    Ok(tx.exec_one(INHOUD, args![id, versie, inhoud])?)
}

/// Tells that something of a draft changed, so that nobody signs what he did not see.
pub(crate) fn geraakt(tx: &mut Tx<'_>, id: BesluitId) -> Result<()> {
    tx.exec_one(GERAAKT, args![id])
}

/// Puts it before who may sign.
pub(crate) fn leg_voor(tx: &mut Tx<'_>, id: BesluitId, versie: i64, nu: Moment) -> Result<()> {
    tx.exec_one(LEG_VOOR, args![id, versie, nu])
}

/// Gives it back to who drafts it.
pub(crate) fn leg_terug(tx: &mut Tx<'_>, id: BesluitId, versie: i64) -> Result<()> {
    tx.exec_one(LEG_TERUG, args![id, versie])
}

/// Who signs, as what and when.
#[derive(Debug, Clone)]
pub(crate) struct Handtekening {
    pub wie: GebruikerId,
    pub als: Door,
    pub op: Moment,
    /// Why one person drafted and signed.
    pub zelfde_hand: Option<String>,
}

/// Signs it, with what it makes of the run.
pub(crate) fn neem(
    tx: &mut Tx<'_>,
    kist: &Kist,
    (id, versie): (BesluitId, i64),
    hand: &Handtekening,
    uitwerking: &Uitwerking,
) -> std::result::Result<(), Mislukt> {
    let why = hand.zelfde_hand.as_ref().map(|why| kist.sluit("besluit.zelfde_hand", why)).transpose()?;
    let kept = opgeschreven(uitwerking)?;
    Ok(tx.exec_one(NEEM, args![id, versie, hand.op, hand.wie, hand.als.code(), why, kept])?)
}

/// Keeps what a decision makes of the run now that an earlier one was annulled.
pub(crate) fn werkt_uit(tx: &mut Tx<'_>, id: BesluitId, uitwerking: &Uitwerking) -> std::result::Result<(), Mislukt> {
    Ok(tx.exec_one(WERKT_UIT, args![id, opgeschreven(uitwerking)?])?)
}

/// Writes down that it was made known.
pub(crate) fn maak_bekend(tx: &mut Tx<'_>, id: BesluitId, versie: i64, op: Moment, wijze: Wijze) -> Result<()> {
    tx.exec_one(MAAK_BEKEND, args![id, versie, op, wijze.code()])
}

/// A decision that was withdrawn stands again, as far as it was: the one that withdrew it was annulled.
pub(crate) fn leef_op(tx: &mut Tx<'_>, besluit: &Besluit) -> Result<()> {
    tx.exec_one(LEEF_OP, args![besluit.id, besluit.versie])
}

/// Brings it to its last stage, from a stage that leads there.
pub(crate) fn rond_af(tx: &mut Tx<'_>, besluit: &Besluit, naar: Stadium, op: Moment) -> Result<()> {
    if !besluit.stadium.kan_naar(naar) {
        return Err(StoreError::Conflict);
    }
    tx.exec_one(ROND_AF, args![besluit.id, besluit.versie, naar.code(), op])
}
