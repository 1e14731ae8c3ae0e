//! One signal, whole.

use crate::model::{Kenmerk, Risico, Signaal};
use kern::SignaalId;
use store::{Result, Row, Tx, args};

/// The columns of a whole signal, in the order in which `read` takes them.
macro_rules! columns {
    () => {
        "id, jaar, volgnummer, kring, thema, categorie, titel, tekst, plek, adressleutel, lat, lon, gebied, gaande, \
         gebeurd_op, bron, organisatie, ingevoerd_door, ontvangen, status, spoed, gevolg, kans, behandelaar, \
         volgen_tot, dossier, politie_op, politie_afgewogen, wil_antwoord, antwoord_voor, beantwoord_op, versie"
    };
}

store::sql! {
    /// Finds a signal and its kring by reference: the scope of every page about one signal.
    pub SCOPE = "SELECT id, kring FROM signaal WHERE jaar = $1 AND volgnummer = $2";
    /// Finds a signal and its kring by internal number.
    pub SCOPE_ID = "SELECT id, kring FROM signaal WHERE id = $1";
    KENMERK = "SELECT jaar, volgnummer FROM signaal WHERE id = $1";
    SELECT = concat!("SELECT ", columns!(), " FROM signaal WHERE id = $1");
    SLEUTEL = "SELECT sleutel FROM signaal WHERE id = $1";
    MELDER = "SELECT kring, gegevens FROM melder WHERE signaal = $1";
    BIJLAGEN = "SELECT id, naam, soort, bytes, bestand FROM bijlage WHERE signaal = $1 ORDER BY id";
    WEGINGEN = "SELECT gevolg, kans, reden, door, moment FROM weging WHERE signaal = $1 ORDER BY id DESC LIMIT 100";
    BESLUITEN = "SELECT soort, doel, tot, motivering, door, overleg, moment FROM besluit WHERE signaal = $1
        ORDER BY id DESC LIMIT 100";
    POLITIE = "SELECT wijze, contact, notitie, door, moment, minuten, bevestigd FROM politiemelding
        WHERE signaal = $1 ORDER BY id DESC LIMIT 100";
}

/// The reference of a signal, for who works with references alone; `None` when it is gone.
pub fn kenmerk(tx: &mut Tx<'_>, id: SignaalId) -> Result<Option<Kenmerk>> {
    let found = tx.maybe(KENMERK, args![id])?;
    found.map(|row| Ok(Kenmerk { jaar: row.get(0)?, volgnummer: row.get(1)? })).transpose()
}

/// The signal. The caller has come through `Gate::open` or `Gate::submit`, which checked the kring of this very row.
pub fn load(tx: &mut Tx<'_>, id: SignaalId) -> Result<Signaal> {
    read(tx.row(SELECT, args![id])?)
}

fn read(row: Row) -> Result<Signaal> {
    let mut c = row.cols();
    Ok(Signaal {
        id: c.take()?,
        kenmerk: Kenmerk { jaar: c.take()?, volgnummer: c.take()? },
        kring: c.take()?,
        thema: c.code()?,
        categorie: c.take()?,
        titel: c.take()?,
        tekst: c.take()?,
        plek: c.take()?,
        adressleutel: c.take()?,
        punt: punt(c.take()?, c.take()?),
        gebied: c.take()?,
        gaande: c.code()?,
        gebeurd_op: c.take()?,
        bron: c.code()?,
        organisatie: c.take()?,
        ingevoerd_door: c.take()?,
        ontvangen: c.take()?,
        status: c.code()?,
        spoed: c.take()?,
        risico: Risico::new(c.take()?, c.take()?),
        behandelaar: c.take()?,
        volgen_tot: c.take()?,
        dossier: c.take()?,
        politie_op: c.take()?,
        politie_afgewogen: c.take()?,
        wil_antwoord: c.take()?,
        antwoord_voor: c.take()?,
        beantwoord_op: c.take()?,
        versie: c.take()?,
    })
}

/// A stored point; a half one cannot be stored, and one off the earth is not a point.
pub(crate) fn punt(lat: Option<f64>, lon: Option<f64>) -> Option<duiding::geo::Punt> {
    duiding::geo::Punt::new(lat?, lon?)
}

/// A stored file of a signal.
#[derive(Debug, Clone)]
pub struct Bijlage {
    /// Internal number.
    pub id: i64,
    /// Name as shown.
    pub naam: String,
    /// Type by content.
    pub soort: String,
    /// Size.
    pub bytes: i64,
    /// Name on disk.
    pub bestand: String,
}

/// The files of a signal.
pub fn bijlagen(tx: &mut Tx<'_>, id: SignaalId) -> Result<Vec<Bijlage>> {
    tx.list(BIJLAGEN, args![id], |row| {
        let mut c = row.cols();
        Ok(Bijlage { id: c.take()?, naam: c.take()?, soort: c.take()?, bytes: c.take()?, bestand: c.take()? })
    })
}

/// A risk judgement that was made about a signal; the newest counts.
#[derive(Debug, Clone)]
pub struct Weging {
    /// The judgement.
    pub risico: Option<Risico>,
    /// Why.
    pub reden: String,
    /// By whom.
    pub door: kern::GebruikerId,
    /// When.
    pub moment: kern::Moment,
}

/// Every judgement, newest first.
pub fn wegingen(tx: &mut Tx<'_>, id: SignaalId) -> Result<Vec<Weging>> {
    tx.list(WEGINGEN, args![id], |row| {
        let mut c = row.cols();
        let risico = Risico::new(c.take()?, c.take()?);
        Ok(Weging { risico, reden: c.take()?, door: c.take()?, moment: c.take()? })
    })
}

/// A decision that was taken about a signal.
#[derive(Debug, Clone)]
pub struct Besluit {
    /// What was decided.
    pub soort: crate::model::Besluitsoort,
    /// File, kring or meeting it went to.
    pub doel: Option<i64>,
    /// Followed until.
    pub tot: Option<jiff::civil::Date>,
    /// Why.
    pub motivering: String,
    /// By whom.
    pub door: kern::GebruikerId,
    /// The meeting in which it was taken.
    pub overleg: Option<kern::OverlegId>,
    /// When.
    pub moment: kern::Moment,
}

/// Every decision, newest first.
pub fn besluiten(tx: &mut Tx<'_>, id: SignaalId) -> Result<Vec<Besluit>> {
    tx.list(BESLUITEN, args![id], |row| {
        let mut c = row.cols();
        Ok(Besluit {
            soort: c.code()?,
            doel: c.take()?,
            tot: c.take()?,
            motivering: c.take()?,
            door: c.take()?,
            overleg: c.take()?,
            moment: c.take()?,
        })
    })
}

/// One time that the police were told, or that was written down why not.
#[derive(Debug, Clone)]
pub struct Politiemelding {
    /// How.
    pub wijze: crate::model::Politiewijze,
    /// With whom.
    pub contact: String,
    /// What was said, or why it was not needed.
    pub notitie: String,
    /// By whom.
    pub door: kern::GebruikerId,
    /// When.
    pub moment: kern::Moment,
    /// Minutes after the signal came in.
    pub minuten: i64,
    /// When the message was delivered.
    pub bevestigd: Option<kern::Moment>,
}

/// Every contact with the police about this signal, newest first.
pub fn politiemeldingen(tx: &mut Tx<'_>, id: SignaalId) -> Result<Vec<Politiemelding>> {
    tx.list(POLITIE, args![id], |row| {
        let mut c = row.cols();
        Ok(Politiemelding {
            wijze: c.code()?,
            contact: c.take()?,
            notitie: c.take()?,
            door: c.take()?,
            moment: c.take()?,
            minuten: c.take()?,
            bevestigd: c.take()?,
        })
    })
}

/// The wrapped key of a signal's reporter and files; `None` when it has neither, or when they were erased.
pub fn sleutel(tx: &mut Tx<'_>, id: SignaalId) -> Result<Option<Vec<u8>>> {
    tx.row(SLEUTEL, args![id])?.get(0)
}

/// The encrypted identity of the reporter with the kring that may know it.
pub fn melder(tx: &mut Tx<'_>, id: SignaalId) -> Result<Option<(kern::Kring, Vec<u8>)>> {
    let row = tx.maybe(MELDER, args![id])?;
    row.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}
