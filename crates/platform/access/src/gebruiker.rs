//! People with an account.

use crate::kring::{self, Bron};
use crate::organisatie::{Organisatiesoort, organisatie};
use crate::{Mislukt, sessie};
use audit::{Ding, Gebeurtenis, Wie, record};
use kern::{GebruikerId, Moment, OrganisatieId, Persoonsgegeven, Rol, Secret, Weigering};
use store::{Result, StoreError, Tx, args};

store::sql! {
    INSERT = "INSERT INTO gebruiker (inlognaam, naam, organisatie, gemaakt) VALUES ($1, $2, $3, $4) RETURNING id";
    MET_ID = "SELECT id, inlognaam, naam, organisatie, actief, totp IS NOT NULL, versie FROM gebruiker WHERE id = $1";
    LIJST = "SELECT id, inlognaam, naam, organisatie, actief, totp IS NOT NULL, versie FROM gebruiker
        ORDER BY naam, id LIMIT 2000";
    ROLLEN = "SELECT rol FROM gebruiker_rol WHERE gebruiker = $1";
    ALLE_ROLLEN = "SELECT gebruiker, rol FROM gebruiker_rol ORDER BY gebruiker LIMIT 20000";
    ROL_ERBIJ = "INSERT INTO gebruiker_rol (gebruiker, rol) VALUES ($1, $2)";
    ROLLEN_ERAF = "DELETE FROM gebruiker_rol WHERE gebruiker = $1";
    VERSIE = "UPDATE gebruiker SET versie = versie + 1 WHERE id = $1";
    ZET_ACTIEF = "UPDATE gebruiker SET actief = $2, uitgezet = $3, versie = versie + 1 WHERE id = $1 AND actief <> $2";
    ANDERE_BEHEERDERS = "SELECT COUNT(*) FROM gebruiker g JOIN gebruiker_rol r ON r.gebruiker = g.id
        WHERE r.rol = 'beheerder' AND g.actief = 1 AND g.id <> $1";
    ZET_WACHTWOORD = "UPDATE gebruiker SET wachtwoord = $2, moet_wijzigen = $3, versie = versie + 1 WHERE id = $1";
    WIS_TOTP = "UPDATE gebruiker SET totp = NULL, totp_stap = NULL, versie = versie + 1 WHERE id = $1";
    ORGANISATIE_LID = "SELECT 1 FROM kring_lid WHERE gebruiker = $1 AND bron = 'organisatie' AND tot IS NULL";
    EINDE_ALLES = "UPDATE kring_lid SET tot = $2 WHERE gebruiker = $1 AND (tot > $2 OR tot IS NULL)";
}

/// Somebody with an account, as the administrator sees him.
#[derive(Debug, Clone)]
pub struct Gebruiker {
    /// Which.
    pub id: GebruikerId,
    /// E-mail address with which he signs in.
    pub inlognaam: Persoonsgegeven<String>,
    /// Name that colleagues read.
    pub naam: Persoonsgegeven<String>,
    /// For whom he works.
    pub organisatie: OrganisatieId,
    /// False when he may not come in.
    pub actief: bool,
    /// Whether he has an app that gives codes.
    pub heeft_totp: bool,
    /// Counts changes.
    pub versie: i64,
    /// His roles, in the order of [`Rol::ALL`].
    pub rollen: Vec<Rol>,
}

/// What is asked for a new account.
#[derive(Debug, Clone)]
pub struct NieuweGebruiker {
    /// E-mail address.
    pub inlognaam: Persoonsgegeven<String>,
    /// Name.
    pub naam: Persoonsgegeven<String>,
    /// For whom he works.
    pub organisatie: OrganisatieId,
    /// His roles; at least one.
    pub rollen: Vec<Rol>,
}

/// Who must choose a new password at the next sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wissel {
    /// Nobody: he chose it himself.
    Nee,
    /// He must: somebody else chose it.
    Moet,
}

/// The address as it is stored and compared: trimmed, lower case.
pub(crate) fn inlognaam(typed: &str) -> String {
    typed.trim().to_lowercase()
}

fn ding(id: GebruikerId) -> Ding {
    Ding::new("gebruiker", id.0)
}

fn read(row: store::Row) -> Result<Gebruiker> {
    let mut cols = row.cols();
    Ok(Gebruiker {
        id: cols.take()?,
        inlognaam: cols.take()?,
        naam: cols.take()?,
        organisatie: cols.take()?,
        actief: cols.take()?,
        heeft_totp: cols.take()?,
        versie: cols.take()?,
        rollen: Vec::new(),
    })
}

/// Makes an account without password: nobody comes in with it until [`zet_wachtwoord`].
/// An address that has an account already is refused.
pub fn maak_gebruiker(
    tx: &mut Tx<'_>,
    now: Moment,
    door: Wie,
    nieuw: &NieuweGebruiker,
) -> std::result::Result<GebruikerId, Mislukt> {
    let adres = inlognaam(nieuw.inlognaam.expose());
    let naam = nieuw.naam.expose().trim();
    if !is_address(&adres) {
        return Err(Weigering::new("inlognaam-ongeldig", "Vul een e-mailadres in, zoals naam@gemeente.nl.").into());
    }
    if naam.is_empty() || naam.chars().count() > 200 {
        return Err(Weigering::new("naam-ongeldig", "Vul een naam in van ten hoogste 200 tekens.").into());
    }
    let id = tx.row(INSERT, args![adres, naam, nieuw.organisatie, now]).map_err(taken)?.get(0)?;
    record(tx, now, &Gebeurtenis::new("gebruiker.gemaakt", ding(id)).door(door))?;
    assign(tx, now, door, id, nieuw.organisatie, &nieuw.rollen)?;
    Ok(id)
}

fn taken(error: StoreError) -> Mislukt {
    match error {
        StoreError::Duplicate(_) => {
            Weigering::new("inlognaam-bezet", "Met dit e-mailadres is er al een gebruiker.").into()
        }
        other => other.into(),
    }
}

fn is_address(text: &str) -> bool {
    let one_at = text.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty() && domain.contains('.') && !domain.contains('@') && !domain.starts_with('.')
    });
    one_at && text.len() <= 254 && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// Sets somebody's roles; the kringen of the roles follow at once.
pub fn zet_rollen(
    tx: &mut Tx<'_>,
    now: Moment,
    door: Wie,
    id: GebruikerId,
    rollen: &[Rol],
) -> std::result::Result<(), Mislukt> {
    if door.gebruiker() == Some(id) {
        return Err(Weigering::new(
            "eigen-rollen",
            "U kunt uw eigen rollen niet wijzigen. Vraag een andere beheerder.",
        )
        .into());
    }
    let current = gebruiker(tx, id)?;
    if current.rollen.contains(&Rol::Beheerder) && !rollen.contains(&Rol::Beheerder) {
        another_administrator(tx, id)?;
    }
    tx.exec_one(VERSIE, args![id])?;
    assign(tx, now, door, id, current.organisatie, rollen)
}

fn assign(
    tx: &mut Tx<'_>,
    now: Moment,
    door: Wie,
    id: GebruikerId,
    werkgever: OrganisatieId,
    rollen: &[Rol],
) -> std::result::Result<(), Mislukt> {
    let werkgever = organisatie(tx, werkgever)?;
    fits(rollen, werkgever.soort)?;
    tx.exec(ROLLEN_ERAF, args![id])?;
    let sorted: Vec<Rol> = Rol::ALL.into_iter().filter(|rol| rollen.contains(rol)).collect();
    for rol in &sorted {
        tx.exec(ROL_ERBIJ, args![id, rol.code()])?;
    }
    if sorted.contains(&Rol::Beheerder) {
        tx.exec(EINDE_ALLES, args![id, now])?;
    } else {
        kring::volg_rollen(tx, now, id)?;
        if tx.maybe(ORGANISATIE_LID, args![id])?.is_none() {
            let grondslag = "werkt bij deze organisatie".to_owned();
            let lid = kring::NieuwLid { gebruiker: id, bron: Bron::Organisatie, grondslag, van: now, tot: None };
            kring::lid_toevoegen(tx, now, door, werkgever.kring, &lid)?;
        }
    }
    let codes: Vec<_> = sorted.iter().map(|rol| rol.code()).collect();
    record(tx, now, &Gebeurtenis::new("gebruiker.rollen", ding(id)).door(door).met("rollen", codes))?;
    Ok(())
}

/// Which roles go together, and with which organisation.
fn fits(rollen: &[Rol], soort: Organisatiesoort) -> std::result::Result<(), Weigering> {
    let only = |rol: Rol| rollen.iter().all(|other| *other == rol);
    if rollen.is_empty() {
        return Err(Weigering::new("geen-rol", "Kies minstens één rol."));
    }
    if rollen.contains(&Rol::Beheerder) && !only(Rol::Beheerder) {
        let reden = "Een beheerder ziet geen inhoud. Maak voor ander werk een tweede account.";
        return Err(Weigering::new("beheerder-apart", reden));
    }
    // An assistant prosecutor works for the police, and imposes in the name of the mayor: with an account of its own.
    let outside = only(Rol::Partner) || (soort == Organisatiesoort::Partner && only(Rol::Hulpofficier));
    if (soort == Organisatiesoort::Partner) != outside || (rollen.contains(&Rol::Partner) && !only(Rol::Partner)) {
        let reden = "De rol Partner is voor mensen van een partner, en zij hebben alleen die rol.";
        return Err(Weigering::new("partner-apart", reden));
    }
    Ok(())
}

fn another_administrator(tx: &mut Tx<'_>, id: GebruikerId) -> std::result::Result<(), Mislukt> {
    let others: i64 = tx.row(ANDERE_BEHEERDERS, args![id])?.get(0)?;
    if others > 0 {
        return Ok(());
    }
    Err(Weigering::new("laatste-beheerder", "Dit is de laatste beheerder. Maak eerst een andere beheerder.").into())
}

/// Shuts somebody out: his sessions end, and he is out at his next request.
pub fn gebruiker_uitzetten(
    tx: &mut Tx<'_>,
    now: Moment,
    door: Wie,
    id: GebruikerId,
) -> std::result::Result<(), Mislukt> {
    if gebruiker(tx, id)?.rollen.contains(&Rol::Beheerder) {
        another_administrator(tx, id)?;
    }
    tx.exec_one(ZET_ACTIEF, args![id, false, now])?;
    sessie::beeindig_alle(tx, id)?;
    record(tx, now, &Gebeurtenis::new("gebruiker.uitgezet", ding(id)).door(door))?;
    Ok(())
}

/// Lets somebody in again, with the roles and password he had.
pub fn gebruiker_aanzetten(tx: &mut Tx<'_>, now: Moment, door: Wie, id: GebruikerId) -> Result<()> {
    tx.exec_one(ZET_ACTIEF, args![id, true, None::<Moment>])?;
    record(tx, now, &Gebeurtenis::new("gebruiker.aangezet", ding(id)).door(door)).map(drop)
}

/// Stores a password that was made with [`crate::wachtwoord::hash`]. All sessions end: whoever knew the old one is out.
pub fn zet_wachtwoord(
    tx: &mut Tx<'_>,
    now: Moment,
    door: Wie,
    id: GebruikerId,
    hash: &Secret<String>,
    wissel: Wissel,
) -> Result<()> {
    tx.exec_one(ZET_WACHTWOORD, args![id, hash.expose(), wissel == Wissel::Moet])?;
    sessie::beeindig_alle(tx, id)?;
    record(tx, now, &Gebeurtenis::new("gebruiker.wachtwoord", ding(id)).door(door)).map(drop)
}

/// Forgets the app that gives codes, for somebody who lost his phone; he sets up a new one at his next sign-in.
pub fn wis_totp(tx: &mut Tx<'_>, now: Moment, door: Wie, id: GebruikerId) -> Result<()> {
    tx.exec_one(WIS_TOTP, args![id])?;
    sessie::beeindig_alle(tx, id)?;
    record(tx, now, &Gebeurtenis::new("gebruiker.app_gewist", ding(id)).door(door)).map(drop)
}

/// One account.
pub fn gebruiker(tx: &mut Tx<'_>, id: GebruikerId) -> Result<Gebruiker> {
    let mut gebruiker = read(tx.row(MET_ID, args![id])?)?;
    let codes: Vec<String> = tx.list(ROLLEN, args![id], |row| row.get(0))?;
    gebruiker.rollen = Rol::ALL.into_iter().filter(|rol| codes.iter().any(|code| code == rol.code())).collect();
    Ok(gebruiker)
}

/// All accounts by name, with their roles.
pub fn gebruikers(tx: &mut Tx<'_>) -> Result<Vec<Gebruiker>> {
    let mut gebruikers = tx.list(LIJST, &[], read)?;
    let rollen: Vec<(GebruikerId, String)> = tx.list(ALLE_ROLLEN, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for gebruiker in &mut gebruikers {
        let has = |rol: &Rol| rollen.iter().any(|(id, code)| *id == gebruiker.id && code == rol.code());
        gebruiker.rollen = Rol::ALL.into_iter().filter(has).collect();
    }
    Ok(gebruikers)
}
