//! Every query of files.

use crate::model::{Dossier, Kenmerk, Koppeling, NieuwDossier, Status};
use access::{Access, Action, Mislukt};
use audit::{Ding, Gebeurtenis};
use jiff::civil::Date;
use kern::{Code, DossierId, GebruikerId, Kring, Moment, Weigering, dag_van};
use store::zoek::{self, Document};
use store::{Result, Row, StoreError, Tx, args};

store::sql! {
    /// Finds a file and its kring by reference.
    pub SCOPE = "SELECT id, kring FROM dossier WHERE jaar = $1 AND volgnummer = $2";
    KENMERK = "SELECT jaar, volgnummer FROM dossier WHERE id = $1";
    VOLGENDE = "INSERT INTO dossier_teller (jaar, waarde) VALUES ($1, 1)
        ON CONFLICT (jaar) DO UPDATE SET waarde = dossier_teller.waarde + 1 RETURNING waarde";
    INSERT = "INSERT INTO dossier (jaar, volgnummer, kring, titel, regisseur, status, reden, geopend)
        VALUES ($1, $2, $3, $4, $5, 'open', '', $6) RETURNING id";
    SELECT = "SELECT id, jaar, volgnummer, kring, titel, regisseur, status, reden, geopend, gesloten, versie
        FROM dossier WHERE id = $1";
    LIJST = "SELECT id, jaar, volgnummer, kring, titel, regisseur, status, reden, geopend, gesloten, versie
        FROM dossier WHERE kring = $1 AND status = $2 AND (geopend, id) < ($3, $4)
        ORDER BY geopend DESC, id DESC LIMIT $5";
    KOPPEL = "INSERT INTO dossier_ding (dossier, ding_soort, ding, kring, kenmerk, href, aanleiding, door, moment)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (dossier, ding_soort, ding) DO NOTHING";
    DINGEN = "SELECT kring, kenmerk, href, aanleiding, moment FROM dossier_ding WHERE dossier = $1
        ORDER BY id DESC LIMIT 200";
    NOTITIE = "INSERT INTO dossier_notitie (dossier, kring, tekst, door, moment) VALUES ($1, $2, $3, $4, $5)";
    NOTITIES = "SELECT kring, tekst, door, moment FROM dossier_notitie WHERE dossier = $1 ORDER BY id DESC LIMIT 200";
    ACTIE = "INSERT INTO dossier_actie (dossier, wat, wie, voor) VALUES ($1, $2, $3, $4)";
    ACTIES = "SELECT id, wat, wie, voor, klaar FROM dossier_actie WHERE dossier = $1 ORDER BY id DESC LIMIT 200";
    ACTIE_KLAAR = "UPDATE dossier_actie SET klaar = $3 WHERE id = $1 AND dossier = $2 AND klaar IS NULL";
    MIJN_ACTIES = "SELECT d.kring, d.jaar, d.volgnummer, a.wat, a.voor FROM dossier_actie a
        JOIN dossier d ON d.id = a.dossier WHERE a.wie = $1 AND a.klaar IS NULL ORDER BY a.voor, a.id LIMIT 50";
    MIJN_CASUSSEN = "SELECT d.kring, d.jaar, d.volgnummer, d.titel, (SELECT MAX(g.moment) FROM gebeurtenis g
            WHERE g.ding_soort = 'dossier' AND g.ding = d.id) AS gewijzigd
        FROM dossier d WHERE d.regisseur = $1 AND d.status = 'open' ORDER BY gewijzigd DESC, d.id DESC LIMIT 50";
    WIJZIG = "UPDATE dossier SET titel = $3, regisseur = $4, versie = versie + 1 WHERE id = $1 AND versie = $2";
    SLUIT = "UPDATE dossier SET status = $3, reden = $4, gesloten = $5, versie = versie + 1
        WHERE id = $1 AND versie = $2 AND status <> $3";
    NAAM = "SELECT naam FROM gebruiker WHERE id = $1";
    COLLEGAS = "SELECT DISTINCT g.id, g.naam FROM gebruiker g JOIN kring_lid l ON l.gebruiker = g.id
        WHERE l.kring = $1 AND l.van <= $2 AND (l.tot > $2 OR l.tot IS NULL) AND g.actief = 1 ORDER BY g.naam LIMIT 200";
}

fn read(row: Row) -> Result<Dossier> {
    let mut c = row.cols();
    Ok(Dossier {
        id: c.take()?,
        kenmerk: Kenmerk { jaar: c.take()?, volgnummer: c.take()? },
        kring: c.take()?,
        titel: c.take()?,
        regisseur: c.take()?,
        status: c.code()?,
        reden: c.take()?,
        geopend: c.take()?,
        gesloten: c.take()?,
        versie: c.take()?,
    })
}

fn ding(id: DossierId) -> Ding {
    Ding::new("dossier", id.0)
}

/// Makes a file, led by who makes it when that is a person.
pub fn maak<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    nieuw: &NieuwDossier,
) -> std::result::Result<(DossierId, Kenmerk), Mislukt> {
    let titel = nieuw.titel.trim();
    if titel.is_empty() || titel.chars().count() > 200 {
        return Err(Weigering::new("titel", "Geef de casus een naam van hoogstens 200 tekens.").into());
    }
    if !access.kringen().contains(&nieuw.kring) {
        return Err(Weigering::new("kring", "Kies een kring waar u zelf in zit.").into());
    }
    let jaar = i64::from(dag_van(access.now()).year());
    let volgnummer: i64 = tx.row(VOLGENDE, args![jaar])?.get(0)?;
    let kenmerk = Kenmerk { jaar, volgnummer };
    let values = args![jaar, volgnummer, nieuw.kring, titel, access.actor().gebruiker(), access.now()];
    let id: DossierId = tx.row(INSERT, values)?.get(0)?;
    indexeer(tx, id, nieuw.kring, titel)?;
    access.record(tx, Gebeurtenis::new("dossier.geopend", ding(id)).kring(nieuw.kring))?;
    Ok((id, kenmerk))
}

fn indexeer(tx: &mut Tx<'_>, id: DossierId, kring: Kring, titel: &str) -> Result<()> {
    let (analyse, termen) = (duiding::taal::ANALYSE_VERSIE, duiding::taal::stammen(titel));
    zoek::index(tx, &Document { soort: "dossier", ding: id.0, kring, gedeeld: &[], analyse, termen: &termen })
}

/// Lets a thing belong to a file that the actor may know; the second time changes nothing.
pub fn koppel<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    id: DossierId,
    koppeling: &Koppeling,
) -> std::result::Result<(), Mislukt> {
    if !access.kringen().contains(&load(tx, id)?.kring) {
        return Err(StoreError::NotFound.into());
    }
    let dossier = beschrijfbaar(tx, id)?;
    let Koppeling { ding: what, kring, kenmerk, href, aanleiding } = koppeling;
    let door = access.actor().gebruiker();
    tx.exec(KOPPEL, args![id, what.soort, what.id, *kring, kenmerk, href, aanleiding, door, access.now()])?;
    let told = Gebeurtenis::new("dossier.gekoppeld", ding(id)).kring(dossier.kring).met("ding_soort", what.soort);
    access.record(tx, told.met("ding", what.id))?;
    Ok(())
}

/// The reference of a file, for who works with references alone; `None` when it is gone.
pub fn kenmerk(tx: &mut Tx<'_>, id: DossierId) -> Result<Option<Kenmerk>> {
    let found = tx.maybe(KENMERK, args![id])?;
    found.map(|row| Ok(Kenmerk { jaar: row.get(0)?, volgnummer: row.get(1)? })).transpose()
}

/// The file. The caller has come through `Gate::open` or `Gate::submit`, or checks the kring himself.
pub fn load(tx: &mut Tx<'_>, id: DossierId) -> Result<Dossier> {
    read(tx.row(SELECT, args![id])?)
}

/// The file, when something may still be written in it: a closed file changes only by opening it again. Every change of
/// a file but that one begins here.
fn beschrijfbaar(tx: &mut Tx<'_>, id: DossierId) -> std::result::Result<Dossier, Mislukt> {
    let dossier = load(tx, id)?;
    if dossier.status == Status::Gesloten {
        return Err(Weigering::new("dossier-gesloten", "Deze casus is gesloten. Open hem eerst opnieuw.").into());
    }
    Ok(dossier)
}

/// Where a page of the list ends.
pub type Grens = (Moment, DossierId);

/// A page of files of these kringen, newest first.
pub fn kaartjes(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    status: Status,
    onder: Option<Grens>,
    limiet: usize,
) -> Result<Vec<Dossier>> {
    let (geopend, id) = onder.unwrap_or((Moment(i64::MAX), DossierId(i64::MAX)));
    let most = i64::try_from(limiet).unwrap_or(i64::MAX);
    let mut found = Vec::new();
    for kring in kringen {
        found.extend(tx.list(LIJST, args![*kring, status.code(), geopend, id, most], read)?);
    }
    found.sort_by_key(|dossier| std::cmp::Reverse((dossier.geopend, dossier.id)));
    found.truncate(limiet);
    Ok(found)
}

/// Open files to choose from, newest first.
pub fn keuzes<A: Action>(tx: &mut Tx<'_>, access: &Access<A>) -> Result<Vec<Dossier>> {
    kaartjes(tx, access.kringen(), Status::Open, None, 100)
}

/// A thing of a file, as far as the actor may know it.
#[derive(Debug, Clone)]
pub struct Gekoppeld {
    /// Its reference.
    pub kenmerk: String,
    /// Its page.
    pub href: String,
    /// Why it belongs here.
    pub aanleiding: String,
    /// Since when.
    pub moment: Moment,
}

/// The things of a file whose kring is one of these.
pub fn dingen(tx: &mut Tx<'_>, kringen: &[Kring], id: DossierId) -> Result<Vec<Gekoppeld>> {
    let mut visible = Vec::new();
    for row in tx.rows(DINGEN, args![id])? {
        let mut c = row.cols();
        let kring: Kring = c.take()?;
        if kringen.contains(&kring) {
            let (kenmerk, href) = (c.take()?, c.take()?);
            visible.push(Gekoppeld { kenmerk, href, aanleiding: c.take()?, moment: c.take()? });
        }
    }
    Ok(visible)
}

/// A note.
#[derive(Debug, Clone)]
pub struct Notitie {
    /// What it says.
    pub tekst: String,
    /// Who wrote it.
    pub door: GebruikerId,
    /// When.
    pub moment: Moment,
}

/// Adds a note in the kring of the file.
pub fn notitie<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    id: DossierId,
    tekst: &str,
) -> std::result::Result<(), Mislukt> {
    let tekst = tekst.trim();
    if tekst.is_empty() || tekst.chars().count() > 8_000 {
        return Err(Weigering::new("tekst", "Schrijf een notitie van hoogstens 8.000 tekens.").into());
    }
    let dossier = beschrijfbaar(tx, id)?;
    tx.exec(NOTITIE, args![id, dossier.kring, tekst, access.gebruiker()?, access.now()])?;
    access.record(tx, Gebeurtenis::new("dossier.notitie", ding(id)).kring(dossier.kring))?;
    Ok(())
}

/// The notes of a file whose kring is one of these, newest first.
pub fn notities(tx: &mut Tx<'_>, kringen: &[Kring], id: DossierId) -> Result<Vec<Notitie>> {
    let mut visible = Vec::new();
    for row in tx.rows(NOTITIES, args![id])? {
        let mut c = row.cols();
        let kring: Kring = c.take()?;
        if kringen.contains(&kring) {
            visible.push(Notitie { tekst: c.take()?, door: c.take()?, moment: c.take()? });
        }
    }
    Ok(visible)
}

/// Something that somebody is going to do.
#[derive(Debug, Clone)]
pub struct Actie {
    /// Its number.
    pub id: i64,
    /// What.
    pub wat: String,
    /// Who.
    pub wie: GebruikerId,
    /// By when.
    pub voor: Date,
    /// When it was done.
    pub klaar: Option<Moment>,
}

/// Adds an action for somebody in the kring of the file.
pub fn actie<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    id: DossierId,
    wat: &str,
    wie: GebruikerId,
    voor: Date,
) -> std::result::Result<(), Mislukt> {
    let wat = wat.trim();
    if wat.is_empty() || wat.chars().count() > 200 {
        return Err(Weigering::new("wat", "Schrijf op wat er gaat gebeuren, in hoogstens 200 tekens.").into());
    }
    let dossier = beschrijfbaar(tx, id)?;
    if !collegas(tx, dossier.kring, access.now())?.iter().any(|(collega, _)| *collega == wie) {
        return Err(Weigering::new("wie", "Kies iemand die deze casus mag zien.").into());
    }
    tx.exec(ACTIE, args![id, wat, wie, voor])?;
    access
        .record(tx, Gebeurtenis::new("dossier.actie", ding(id)).kring(dossier.kring).met("voor", voor.to_string()))?;
    Ok(())
}

/// Every action of a file, newest first.
pub fn acties(tx: &mut Tx<'_>, id: DossierId) -> Result<Vec<Actie>> {
    tx.list(ACTIES, args![id], |row| {
        let mut c = row.cols();
        Ok(Actie { id: c.take()?, wat: c.take()?, wie: c.take()?, voor: c.take()?, klaar: c.take()? })
    })
}

/// Ticks an action off. [`StoreError::Conflict`] when that was done already.
pub fn actie_klaar<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    id: DossierId,
    actie: i64,
) -> std::result::Result<(), Mislukt> {
    let kring = beschrijfbaar(tx, id)?.kring;
    tx.exec_one(ACTIE_KLAAR, args![actie, id, access.now()])?;
    access.record(tx, Gebeurtenis::new("dossier.actie_klaar", ding(id)).kring(kring))?;
    Ok(())
}

/// An open action of somebody, for his page of today.
#[derive(Debug, Clone)]
pub struct MijnActie {
    /// The file.
    pub kenmerk: Kenmerk,
    /// What.
    pub wat: String,
    /// By when.
    pub voor: Date,
}

/// The open actions of the actor in files of his kringen, the first due on top.
pub fn mijn_acties<A: Action>(tx: &mut Tx<'_>, access: &Access<A>) -> Result<Vec<MijnActie>> {
    let Some(wie) = access.actor().gebruiker() else { return Ok(Vec::new()) };
    let mut mine = Vec::new();
    for row in tx.rows(MIJN_ACTIES, args![wie])? {
        let mut c = row.cols();
        let kring: Kring = c.take()?;
        if access.kringen().contains(&kring) {
            let kenmerk = Kenmerk { jaar: c.take()?, volgnummer: c.take()? };
            mine.push(MijnActie { kenmerk, wat: c.take()?, voor: c.take()? });
        }
    }
    Ok(mine)
}

/// A file that somebody leads, for his page of today.
#[derive(Debug, Clone)]
pub struct MijnCasus {
    /// Its reference.
    pub kenmerk: Kenmerk,
    /// Its name.
    pub titel: String,
    /// When something last happened to it.
    pub gewijzigd: Moment,
}

/// The open files that the actor leads in his kringen, the last changed on top.
pub fn mijn_casussen<A: Action>(tx: &mut Tx<'_>, access: &Access<A>) -> Result<Vec<MijnCasus>> {
    let Some(wie) = access.actor().gebruiker() else { return Ok(Vec::new()) };
    let mut mine = Vec::new();
    for row in tx.rows(MIJN_CASUSSEN, args![wie])? {
        let mut c = row.cols();
        let kring: Kring = c.take()?;
        if access.kringen().contains(&kring) {
            let kenmerk = Kenmerk { jaar: c.take()?, volgnummer: c.take()? };
            mine.push(MijnCasus { kenmerk, titel: c.take()?, gewijzigd: c.take()? });
        }
    }
    Ok(mine)
}

/// Changes title and leader.
pub fn wijzig<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    id: DossierId,
    versie: i64,
    titel: &str,
    regisseur: Option<GebruikerId>,
) -> std::result::Result<(), Mislukt> {
    let titel = titel.trim();
    if titel.is_empty() || titel.chars().count() > 200 {
        return Err(Weigering::new("titel", "Geef de casus een naam van hoogstens 200 tekens.").into());
    }
    let kring = beschrijfbaar(tx, id)?.kring;
    let may_see = collegas(tx, kring, access.now())?;
    if regisseur.is_some_and(|wie| may_see.iter().all(|(collega, _)| *collega != wie)) {
        return Err(Weigering::new("regisseur", "Kies iemand die deze casus mag zien.").into());
    }
    tx.exec_one(WIJZIG, args![id, versie, titel, regisseur])?;
    indexeer(tx, id, kring, titel)?;
    access.record(tx, Gebeurtenis::new("dossier.gewijzigd", ding(id)).kring(kring))?;
    Ok(())
}

/// Closes a file with a reason, or opens it again.
pub fn zet_status<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    id: DossierId,
    versie: i64,
    status: Status,
    reden: &str,
) -> std::result::Result<(), Mislukt> {
    let reden = reden.trim();
    if reden.is_empty() {
        return Err(Weigering::new("reden", "Schrijf in een paar woorden op waarom.").into());
    }
    let gesloten = (status == Status::Gesloten).then_some(access.now());
    tx.exec_one(SLUIT, args![id, versie, status.code(), reden, gesloten])?;
    let kring = load(tx, id)?.kring;
    let soort = if status == Status::Gesloten { "dossier.gesloten" } else { "dossier.heropend" };
    access.record(tx, Gebeurtenis::new(soort, ding(id)).kring(kring))?;
    Ok(())
}

/// The name of a colleague; a fixed word once his account has been erased.
pub fn naam(tx: &mut Tx<'_>, wie: GebruikerId) -> Result<String> {
    tx.maybe(NAAM, args![wie])?.map_or_else(|| Ok("Oud-medewerker".to_owned()), |row| row.get(0))
}

/// The people in a kring at this moment.
pub fn collegas(tx: &mut Tx<'_>, kring: Kring, nu: Moment) -> Result<Vec<(GebruikerId, String)>> {
    tx.list(COLLEGAS, args![kring, nu], |row| Ok((row.get(0)?, row.get(1)?)))
}
