//! What an officer on the street may see: a row of its own in the kring of the street, there only while the order holds.

use crate::kist::Kist;
use crate::model::{Kenmerk, Maatregel};
use access::Mislukt;
use kern::{Kring, MaatregelId, Moment};
use serde::{Deserialize, Serialize};
use store::{Tx, args};

store::sql! {
    WEG = "DELETE FROM maatregel_straat WHERE maatregel = $1";
    INSERT = "INSERT INTO maatregel_straat (maatregel, kring, adres, inhoud, van, tot) VALUES ($1, $2, $3, $4, $5, $6)";
    TOT = "UPDATE maatregel_straat SET tot = $2 WHERE maatregel = $1";
    GELDEND = "SELECT s.id, s.kring, s.inhoud, s.van, s.tot, m.id, m.jaar, m.volgnummer, m.soort, m.sleutel
        FROM maatregel_straat s JOIN maatregel m ON m.id = s.maatregel
        WHERE s.kring = $1 AND s.van <= $2 AND s.tot > $2 ORDER BY s.tot, s.id LIMIT 1000";
    /// The card of one order, for the look that is written down.
    pub SCOPE = "SELECT id, kring FROM maatregel_straat WHERE id = $1";
}

/// What the card says.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kaart {
    /// About whom.
    pub wie: String,
    /// Where.
    pub waar: String,
    /// What is forbidden.
    pub wat: String,
    /// What stays allowed.
    pub uitzonderingen: String,
}

impl std::fmt::Debug for Kaart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<kaart>")
    }
}

/// A card that was found.
#[derive(Debug, Clone)]
pub struct Gevonden {
    /// Number of the card.
    pub id: i64,
    /// Its kring.
    pub kring: Kring,
    /// What it says.
    pub kaart: Kaart,
    /// From when.
    pub van: Moment,
    /// Until when.
    pub tot: Moment,
    /// Of which order.
    pub kenmerk: Kenmerk,
    /// Code of the kind of order.
    pub soort: String,
}

/// Puts the card there, or takes it away when the order does not hold.
pub(crate) fn zet(
    tx: &mut Tx<'_>,
    kist: &Kist,
    maatregel: &Maatregel,
    kring: Kring,
    kaart: &Kaart,
) -> Result<(), Mislukt> {
    tx.exec(WEG, args![maatregel.id])?;
    let Some(begin) = maatregel.begin.filter(|_| maatregel.stand == crate::model::Stand::Geldt) else { return Ok(()) };
    let inhoud = kist.sluit("straat.inhoud", kaart)?;
    tx.exec(INSERT, args![maatregel.id, kring, &maatregel.adres, inhoud, begin, maatregel.einde])?;
    Ok(())
}

/// The order ended: the card is no longer shown.
pub(crate) fn sluit(tx: &mut Tx<'_>, maatregel: MaatregelId, op: Moment) -> store::Result<()> {
    tx.exec(TOT, args![maatregel, op]).map(drop)
}

/// Every card that holds now in one of these kringen. There are few at a time: they are opened and compared one by one,
/// so that no name stands readable in the database to be searched.
pub(crate) fn geldend(
    tx: &mut Tx<'_>,
    kluis: &bestand::Kluis,
    kringen: &[Kring],
    nu: Moment,
) -> Result<Vec<Gevonden>, Mislukt> {
    let mut found = Vec::new();
    for kring in kringen {
        for row in tx.rows(GELDEND, args![*kring, nu])? {
            let mut c = row.cols();
            let (id, kring) = (c.take()?, c.take()?);
            let inhoud: Vec<u8> = c.take()?;
            let (van, tot, maatregel) = (c.take()?, c.take()?, c.take::<MaatregelId>()?);
            let (kenmerk, soort) = (Kenmerk { jaar: c.take()?, volgnummer: c.take()? }, c.take()?);
            let kist = Kist::open(kluis, maatregel, &c.take::<Vec<u8>>()?)?;
            let kaart = kist.lees("straat.inhoud", &inhoud)?;
            found.push(Gevonden { id, kring, kaart, van, tot, kenmerk, soort });
        }
    }
    Ok(found)
}
