//! The mailbox of a signal: found by the hash of its code, never by anything else.

use kern::{GebruikerId, Moment, SignaalId, code_enum};
use store::{Result, Tx, args};

store::sql! {
    INSERT = "INSERT INTO brievenbus (signaal, codehash, oordeel) VALUES ($1, $2, '')";
    BY_HASH = "SELECT signaal FROM brievenbus WHERE codehash = $1";
    GEOPEND = "UPDATE brievenbus SET geopend = $2 WHERE signaal = $1";
    OORDEEL = "UPDATE brievenbus SET oordeel = $2 WHERE signaal = $1";
    SELECT_OORDEEL = "SELECT oordeel FROM brievenbus WHERE signaal = $1";
    INSERT_BERICHT = "INSERT INTO bericht (signaal, van, soort, tekst, door, moment) VALUES ($1, $2, $3, $4, $5, $6)";
    BERICHTEN = "SELECT id, van, soort, tekst, door, moment, gelezen FROM bericht WHERE signaal = $1 ORDER BY id LIMIT 200";
    GELEZEN = "UPDATE bericht SET gelezen = $3 WHERE signaal = $1 AND van = $2 AND gelezen IS NULL";
}

code_enum! {
    /// Who wrote.
    pub Van {
        /// The person who reported.
        Melder = "melder", "Melder";
        /// The municipality.
        Gemeente = "gemeente", "Gemeente"
    }
}

code_enum! {
    /// What a message is.
    pub Berichtsoort {
        /// The municipality asks.
        Vraag = "vraag", "Vraag";
        /// The reporter adds.
        Aanvulling = "aanvulling", "Aanvulling";
        /// The municipality tells what was done.
        Antwoord = "antwoord", "Antwoord";
        /// The reporter says whether it helped.
        Oordeel = "oordeel", "Oordeel van de melder"
    }
}

/// One message.
#[derive(Debug, Clone)]
pub struct Bericht {
    /// Number.
    pub id: i64,
    /// Who wrote.
    pub van: Van,
    /// What it is.
    pub soort: Berichtsoort,
    /// What it says.
    pub tekst: String,
    /// The employee who wrote; never shown to the reporter.
    pub door: Option<GebruikerId>,
    /// When.
    pub moment: Moment,
    /// When the other read it.
    pub gelezen: Option<Moment>,
}

/// Opens a mailbox for a signal under the hash of its code.
pub fn insert(tx: &mut Tx<'_>, signaal: SignaalId, codehash: &[u8]) -> Result<()> {
    tx.exec(INSERT, args![signaal, codehash]).map(drop)
}

/// The signal behind a code; whoever has the code may see its status page.
pub fn zoek(tx: &mut Tx<'_>, codehash: &[u8]) -> Result<Option<SignaalId>> {
    tx.maybe(BY_HASH, args![codehash])?.map(|row| row.get(0)).transpose()
}

/// Notes that the reporter looked, and that he has read what the municipality wrote.
pub fn geopend(tx: &mut Tx<'_>, signaal: SignaalId, moment: Moment) -> Result<()> {
    tx.exec(GEOPEND, args![signaal, moment])?;
    gelezen(tx, signaal, Van::Gemeente, moment)
}

/// Notes that what `van` wrote has been read by the other side.
pub fn gelezen(tx: &mut Tx<'_>, signaal: SignaalId, van: Van, moment: Moment) -> Result<()> {
    tx.exec(GELEZEN, args![signaal, kern::Code::code(van), moment]).map(drop)
}

/// Adds a message.
pub fn schrijf(
    tx: &mut Tx<'_>,
    signaal: SignaalId,
    van: Van,
    soort: Berichtsoort,
    tekst: &str,
    door: Option<GebruikerId>,
    moment: Moment,
) -> Result<()> {
    let (van, soort) = (kern::Code::code(van), kern::Code::code(soort));
    tx.exec(INSERT_BERICHT, args![signaal, van, soort, tekst, door, moment]).map(drop)
}

/// Every message, oldest first.
pub fn berichten(tx: &mut Tx<'_>, signaal: SignaalId) -> Result<Vec<Bericht>> {
    tx.list(BERICHTEN, args![signaal], |row| {
        let mut c = row.cols();
        Ok(Bericht {
            id: c.take()?,
            van: c.code()?,
            soort: c.code()?,
            tekst: c.take()?,
            door: c.take()?,
            moment: c.take()?,
            gelezen: c.take()?,
        })
    })
}

/// Keeps whether it helped, in the reporter's judgement: "ja" or "nee".
pub fn zet_oordeel(tx: &mut Tx<'_>, signaal: SignaalId, hielp: bool) -> Result<()> {
    tx.exec(OORDEEL, args![signaal, if hielp { "ja" } else { "nee" }]).map(drop)
}

/// Whether it helped; `None` when the reporter has not said, or when the signal has no mailbox.
pub fn oordeel(tx: &mut Tx<'_>, signaal: SignaalId) -> Result<Option<bool>> {
    let word: Option<String> = tx.maybe(SELECT_OORDEEL, args![signaal])?.map(|row| row.get(0)).transpose()?;
    Ok(word.and_then(|word| match word.as_str() {
        "ja" => Some(true),
        "nee" => Some(false),
        _ => None,
    }))
}
