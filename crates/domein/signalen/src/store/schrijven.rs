//! Every change of a signal. Each update expects the `versie` that its maker saw, and touches exactly one row.

use crate::model::{Besluitsoort, Bron, Gaande, Kenmerk, Politiewijze, Risico, Status};
use jiff::civil::Date;
use kern::{Code, DossierId, GebruikerId, Kring, Moment, OrganisatieId, OverlegId, SignaalId};
use store::{Result, Tx, args};

store::sql! {
    VOLGENDE = "INSERT INTO teller (naam, waarde) VALUES ($1, 1)
        ON CONFLICT (naam) DO UPDATE SET waarde = teller.waarde + 1 RETURNING waarde";
    INSERT = "INSERT INTO signaal (jaar, volgnummer, kring, thema, categorie, titel, tekst, plek, adressleutel, lat, lon,
        cel, gebied, gaande, gebeurd_op, bron, organisatie, ingevoerd_door, ontvangen, status, spoed, gevolg, kans,
        wil_antwoord, antwoord_voor, sleutel, herkomst)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 'nieuw', $20, 0, 0,
        $21, $22, $23, $24) RETURNING id";
    INSERT_MELDER = "INSERT INTO melder (signaal, kring, gegevens) VALUES ($1, $2, $3)";
    INSERT_BIJLAGE = "INSERT INTO bijlage (signaal, naam, soort, bytes, bestand) VALUES ($1, $2, $3, $4, $5)";
    INSERT_WEGING = "INSERT INTO weging (signaal, gevolg, kans, reden, door, moment) VALUES ($1, $2, $3, $4, $5, $6)";
    UPDATE_WEGING = "UPDATE signaal SET gevolg = $3, kans = $4, versie = versie + 1 WHERE id = $1 AND versie = $2";
    INSERT_BESLUIT = "INSERT INTO besluit (signaal, soort, doel, tot, motivering, door, overleg, moment)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    UPDATE_BESLUIT = "UPDATE signaal SET status = $3, volgen_tot = $4, dossier = COALESCE($5, dossier), behandelaar = $6,
        versie = versie + 1 WHERE id = $1 AND versie = $2";
    INSERT_POLITIE = "INSERT INTO politiemelding (signaal, wijze, contact, notitie, door, moment, minuten)
        VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
    UPDATE_POLITIE = "UPDATE signaal SET politie_op = COALESCE(politie_op, $3),
        politie_afgewogen = COALESCE($4, politie_afgewogen), versie = versie + 1 WHERE id = $1 AND versie = $2";
    BEVESTIG_POLITIE = "UPDATE politiemelding SET bevestigd = $2 WHERE id = $1 AND bevestigd IS NULL";
    SPOED = "UPDATE signaal SET spoed = $3, versie = versie + 1 WHERE id = $1 AND versie = $2";
    BEANTWOORD = "UPDATE signaal SET beantwoord_op = COALESCE(beantwoord_op, $3), versie = versie + 1
        WHERE id = $1 AND versie = $2";
    HEROPEN = "UPDATE signaal SET status = 'nieuw', beantwoord_op = NULL, antwoord_voor = $2, wil_antwoord = 1,
        versie = versie + 1 WHERE id = $1 AND status = 'afgesloten'";
    HERINDEEL = "UPDATE signaal SET kring = $3, thema = $4, categorie = $5, titel = $6, versie = versie + 1
        WHERE id = $1 AND versie = $2";
}

/// A signal that comes in.
#[derive(Debug, Clone)]
pub struct Nieuw {
    /// Who may know.
    pub kring: Kring,
    /// Line of the programme.
    pub thema: crate::categorie::Thema,
    /// Code of the category.
    pub categorie: String,
    /// Short name.
    pub titel: String,
    /// The reporter's words.
    pub tekst: String,
    /// Place as given.
    pub plek: String,
    /// Normalised address, empty when unknown.
    pub adressleutel: String,
    /// WGS84, when known.
    pub punt: Option<duiding::geo::Punt>,
    /// Code of the neighbourhood, empty when unknown.
    pub gebied: String,
    /// Whether it goes on.
    pub gaande: Gaande,
    /// Day on which it last happened.
    pub gebeurd_op: Option<Date>,
    /// Along which way.
    pub bron: Bron,
    /// Partner that brought it.
    pub organisatie: Option<OrganisatieId>,
    /// Who typed it in.
    pub ingevoerd_door: Option<GebruikerId>,
    /// When it came in.
    pub ontvangen: Moment,
    /// Somebody sees direct danger.
    pub spoed: bool,
    /// The reporter wants to hear.
    pub wil_antwoord: bool,
    /// Day by which the answer is promised.
    pub antwoord_voor: Option<Date>,
    /// Wrapped key of reporter and files.
    pub sleutel: Option<Vec<u8>>,
    /// Reference at the source, so that an import does not count twice.
    pub herkomst: Option<String>,
}

/// Stores a signal and gives it its reference.
pub fn insert(tx: &mut Tx<'_>, nieuw: &Nieuw) -> Result<(SignaalId, Kenmerk)> {
    let jaar = i64::from(kern::dag_van(nieuw.ontvangen).year());
    let volgnummer: i64 = tx.row(VOLGENDE, args![format!("signaal-{jaar}")])?.get(0)?;
    let cel = nieuw.punt.map_or(0, duiding::geo::cel);
    let row = tx.row(
        INSERT,
        args![
            jaar,
            volgnummer,
            nieuw.kring,
            nieuw.thema.code(),
            &nieuw.categorie,
            &nieuw.titel,
            &nieuw.tekst,
            &nieuw.plek,
            &nieuw.adressleutel,
            nieuw.punt.map(duiding::geo::Punt::lat),
            nieuw.punt.map(duiding::geo::Punt::lon),
            cel,
            &nieuw.gebied,
            nieuw.gaande.code(),
            nieuw.gebeurd_op,
            nieuw.bron.code(),
            nieuw.organisatie,
            nieuw.ingevoerd_door,
            nieuw.ontvangen,
            nieuw.spoed,
            nieuw.wil_antwoord,
            nieuw.antwoord_voor,
            nieuw.sleutel.clone(),
            nieuw.herkomst.clone(),
        ],
    )?;
    Ok((row.get(0)?, Kenmerk { jaar, volgnummer }))
}

/// Stores the encrypted identity of the reporter in its own kring.
pub fn insert_melder(tx: &mut Tx<'_>, signaal: SignaalId, kring: Kring, gegevens: Vec<u8>) -> Result<()> {
    tx.exec(INSERT_MELDER, args![signaal, kring, gegevens]).map(drop)
}

/// Notes a stored file: shown name, type by content, size in bytes, name on disk.
pub fn insert_bijlage(
    tx: &mut Tx<'_>,
    signaal: SignaalId,
    naam: &str,
    soort: &str,
    bytes: i64,
    bestand: &str,
) -> Result<()> {
    tx.exec(INSERT_BIJLAGE, args![signaal, naam, soort, bytes, bestand]).map(drop)
}

/// Who does something, when, and on which version of the signal.
#[derive(Debug, Clone, Copy)]
pub struct Daad {
    /// The signal.
    pub signaal: SignaalId,
    /// The version that the maker saw.
    pub versie: i64,
    /// The maker.
    pub door: GebruikerId,
    /// When.
    pub moment: Moment,
}

/// Adds a risk judgement and makes it the current one.
pub fn weeg(tx: &mut Tx<'_>, daad: Daad, risico: Risico, reden: &str) -> Result<()> {
    let Daad { signaal, versie, door, moment } = daad;
    tx.exec_one(UPDATE_WEGING, args![signaal, versie, risico.gevolg, risico.kans])?;
    tx.exec(INSERT_WEGING, args![signaal, risico.gevolg, risico.kans, reden, door, moment]).map(drop)
}

/// A decision with what belongs to it.
#[derive(Debug, Clone)]
pub struct NieuwBesluit {
    /// What is decided.
    pub soort: Besluitsoort,
    /// Where the signal stands from now on.
    pub status: Status,
    /// File it is added to.
    pub dossier: Option<DossierId>,
    /// Kring or meeting it is passed on to.
    pub doel: Option<i64>,
    /// Followed until.
    pub tot: Option<Date>,
    /// Why.
    pub motivering: String,
    /// The meeting in which it is taken.
    pub overleg: Option<OverlegId>,
}

/// Records a decision and moves the signal to where it now stands.
pub fn besluit(tx: &mut Tx<'_>, daad: Daad, besluit: &NieuwBesluit) -> Result<()> {
    let Daad { signaal, versie, door, moment } = daad;
    let NieuwBesluit { soort, status, dossier, doel, tot, motivering, overleg } = besluit;
    tx.exec_one(UPDATE_BESLUIT, args![signaal, versie, status.code(), *tot, *dossier, door])?;
    let doel = doel.or(dossier.map(|dossier| dossier.0));
    tx.exec(INSERT_BESLUIT, args![signaal, soort.code(), doel, *tot, motivering, door, *overleg, moment]).map(drop)
}

/// Records that the police know, or why they need not; returns the number of the record.
pub fn politie(
    tx: &mut Tx<'_>,
    daad: Daad,
    wijze: Politiewijze,
    contact: &str,
    notitie: &str,
    ontvangen: Moment,
) -> Result<i64> {
    let Daad { signaal, versie, door, moment } = daad;
    let (verteld, afgewogen) = match wijze {
        Politiewijze::Telefoon | Politiewijze::Bericht => (Some(moment), None),
        Politiewijze::Afgewogen => (None, Some(moment)),
    };
    tx.exec_one(UPDATE_POLITIE, args![signaal, versie, verteld, afgewogen])?;
    let minuten = moment.seconds_since(ontvangen).max(0) / 60;
    tx.row(INSERT_POLITIE, args![signaal, wijze.code(), contact, notitie, door, moment, minuten])?.get(0)
}

/// Notes that the message to the police was delivered; the second time changes nothing.
pub fn politie_bevestigd(tx: &mut Tx<'_>, melding: i64, moment: Moment) -> Result<()> {
    tx.exec(BEVESTIG_POLITIE, args![melding, moment]).map(drop)
}

/// Marks a signal as urgent, or no longer.
pub fn spoed(tx: &mut Tx<'_>, daad: Daad, spoed: bool) -> Result<()> {
    tx.exec_one(SPOED, args![daad.signaal, daad.versie, spoed])
}

/// Notes that the reporter has been answered; the first answer keeps the promise.
pub fn beantwoord(tx: &mut Tx<'_>, daad: Daad) -> Result<()> {
    tx.exec_one(BEANTWOORD, args![daad.signaal, daad.versie, daad.moment])
}

/// Opens a closed signal again at the wish of the reporter, with a new promise. False when it was not closed.
pub fn heropen(tx: &mut Tx<'_>, signaal: SignaalId, antwoord_voor: Date) -> Result<bool> {
    Ok(tx.exec(HEROPEN, args![signaal, antwoord_voor])? == 1)
}

/// Gives a signal another category, and with it another theme and kring.
pub fn herindeel(
    tx: &mut Tx<'_>,
    daad: Daad,
    kring: Kring,
    categorie: &crate::categorie::Categorie,
    titel: &str,
) -> Result<()> {
    let thema = categorie.thema().code();
    tx.exec_one(HERINDEEL, args![daad.signaal, daad.versie, kring, thema, &categorie.code, titel])
}
