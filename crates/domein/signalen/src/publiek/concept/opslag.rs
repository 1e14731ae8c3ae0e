//! Drafts in the database. Once a draft has become a report it never changes again: sending twice gives one report.

use super::{Bijlage, Concept, LEVENSDUUR, Sleutel};
use kern::{Moment, SignaalId};
use store::{Result, StoreError, Tx, args};

store::sql! {
    LAAD = "SELECT inhoud, melding FROM melding_concept WHERE tokenhash = $1 AND verloopt > $2";
    BEWAAR = "INSERT INTO melding_concept (tokenhash, inhoud, verloopt) VALUES ($1, $2, $3)
        ON CONFLICT (tokenhash) DO UPDATE SET inhoud = excluded.inhoud, verloopt = excluded.verloopt
        WHERE melding_concept.melding IS NULL";
    VERZONDEN = "UPDATE melding_concept SET inhoud = $2, melding = $3, verloopt = $4
        WHERE tokenhash = $1 AND melding IS NULL";
    WIS = "DELETE FROM melding_concept WHERE tokenhash = $1";
    BEWAAR_BESTAND = "INSERT INTO concept_bestand (tokenhash, nummer, inhoud) VALUES ($1, $2, $3)
        ON CONFLICT (tokenhash, nummer) DO NOTHING";
    BESTANDEN = "SELECT nummer, inhoud FROM concept_bestand WHERE tokenhash = $1 ORDER BY nummer LIMIT 5";
    WIS_BESTAND = "DELETE FROM concept_bestand WHERE tokenhash = $1 AND nummer = $2";
    WIS_BESTANDEN = "DELETE FROM concept_bestand WHERE tokenhash = $1";
}

/// What lies under a cookie.
pub(in crate::publiek) enum Stand {
    /// Nothing: expired, erased, or never there.
    Weg,
    /// Answers that have not been sent.
    Loopt(Concept),
    /// The receipt of what was sent.
    Verzonden(Concept),
}

/// Reads what lies under this hash. What the key does not open is not there.
pub(in crate::publiek) fn laad(tx: &mut Tx<'_>, sleutel: &Sleutel, nu: Moment) -> Result<Stand> {
    let Some(row) = tx.maybe(LAAD, args![sleutel.hash(), nu])? else { return Ok(Stand::Weg) };
    let (inhoud, melding): (Vec<u8>, Option<SignaalId>) = (row.get(0)?, row.get(1)?);
    let text = sleutel.open(&inhoud).map_err(|_| broken())?;
    let concept = serde_json::from_str(text.expose()).map_err(|_| broken())?;
    Ok(if melding.is_some() { Stand::Verzonden(concept) } else { Stand::Loopt(concept) })
}

const fn broken() -> StoreError {
    StoreError::Type { column: 0, expected: "een concept dat te openen is" }
}

fn sealed(sleutel: &Sleutel, concept: &Concept) -> Result<Vec<u8>> {
    let json = serde_json::to_string(concept).map_err(|_| broken())?;
    sleutel.verzegel(&json).map_err(|_| broken())
}

/// Keeps the answers for another two hours.
pub(in crate::publiek) fn bewaar(tx: &mut Tx<'_>, sleutel: &Sleutel, concept: &Concept, nu: Moment) -> Result<()> {
    tx.exec(BEWAAR, args![sleutel.hash(), sealed(sleutel, concept)?, nu.plus_seconds(LEVENSDUUR)]).map(drop)
}

/// Puts the receipt in the place of the answers, and erases the files: those of the report are sealed with its own key.
/// Error: [`StoreError::Conflict`] when the draft was sent already, or is gone.
pub(in crate::publiek) fn verzonden(
    tx: &mut Tx<'_>,
    sleutel: &Sleutel,
    concept: &Concept,
    melding: SignaalId,
    nu: Moment,
) -> Result<()> {
    tx.exec_one(VERZONDEN, args![sleutel.hash(), sealed(sleutel, concept)?, melding, nu.plus_seconds(LEVENSDUUR)])?;
    tx.exec(WIS_BESTANDEN, args![sleutel.hash()]).map(drop)
}

/// Erases a draft with everything in it.
pub(in crate::publiek) fn wis(tx: &mut Tx<'_>, hash: &[u8]) -> Result<()> {
    tx.exec(WIS, args![hash])?;
    tx.exec(WIS_BESTANDEN, args![hash]).map(drop)
}

/// Keeps a sealed file.
pub(in crate::publiek) fn bewaar_bestand(tx: &mut Tx<'_>, hash: &[u8], nummer: i64, inhoud: Vec<u8>) -> Result<()> {
    tx.exec(BEWAAR_BESTAND, args![hash, nummer, inhoud]).map(drop)
}

/// Erases one file.
pub(in crate::publiek) fn wis_bestand(tx: &mut Tx<'_>, hash: &[u8], nummer: i64) -> Result<()> {
    tx.exec(WIS_BESTAND, args![hash, nummer]).map(drop)
}

/// The sealed files that the answers name, with their names.
pub(in crate::publiek) fn bestanden(
    tx: &mut Tx<'_>,
    hash: &[u8],
    bijlagen: &[Bijlage],
) -> Result<Vec<(String, Vec<u8>)>> {
    let rows: Vec<(i64, Vec<u8>)> = tx.list(BESTANDEN, args![hash], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let named = rows.into_iter().filter_map(|(nummer, inhoud)| {
        let bijlage = bijlagen.iter().find(|bijlage| bijlage.nummer == nummer)?;
        Some((bijlage.naam.clone(), inhoud))
    });
    Ok(named.collect())
}
