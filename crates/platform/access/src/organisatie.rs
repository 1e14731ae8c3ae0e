//! The municipality and its partners.

use crate::Mislukt;
use crate::kring::{Kringsoort, maak_kring};
use audit::{Ding, Gebeurtenis, Wie, record};
use kern::{Kring, Moment, OrganisatieId, Weigering};
use store::{Result, Tx, args};

store::sql! {
    INSERT = "INSERT INTO organisatie (naam, soort, kring) VALUES ($1, $2, $3) RETURNING id";
    ZET_ACTIEF = "UPDATE organisatie SET actief = $2 WHERE id = $1 AND actief <> $2";
    LIJST = "SELECT id, naam, soort, kring, actief FROM organisatie ORDER BY soort, naam LIMIT 500";
    MET_ID = "SELECT id, naam, soort, kring, actief FROM organisatie WHERE id = $1";
}

/// Whether it is the municipality or a partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Organisatiesoort {
    /// The municipality itself.
    Gemeente,
    /// Somebody at the table: police, housing corporation, youth work.
    Partner,
}

impl Organisatiesoort {
    /// The name under which it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gemeente => "gemeente",
            Self::Partner => "partner",
        }
    }
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisatie {
    /// Which.
    pub id: OrganisatieId,
    /// Its name.
    pub naam: String,
    /// What it is.
    pub soort: Organisatiesoort,
    /// Its own kring: everybody who works there is in it.
    pub kring: Kring,
    /// False when nobody of it may come in.
    pub actief: bool,
}

fn read(row: store::Row) -> Result<Organisatie> {
    let mut cols = row.cols();
    let (id, naam, soort): (_, _, String) = (cols.take()?, cols.take()?, cols.take()?);
    let soort = if soort == "gemeente" { Organisatiesoort::Gemeente } else { Organisatiesoort::Partner };
    Ok(Organisatie { id, naam, soort, kring: cols.take()?, actief: cols.take()? })
}

/// Makes an organisation with its kring. `code` names the kring, e.g. "organisatie-woongoed".
pub fn maak_organisatie(
    tx: &mut Tx<'_>,
    now: Moment,
    door: Wie,
    code: &str,
    naam: &str,
    soort: Organisatiesoort,
) -> std::result::Result<Organisatie, Mislukt> {
    let naam = naam.trim();
    if naam.is_empty() {
        return Err(Weigering::new("organisatie-zonder-naam", "Vul de naam van de organisatie in.").into());
    }
    let kring = maak_kring(tx, now, door, code, naam, Kringsoort::Organisatie)?;
    let id: OrganisatieId = tx.row(INSERT, args![naam, soort.code(), kring])?.get(0)?;
    record(tx, now, &Gebeurtenis::new("organisatie.gemaakt", Ding::new("organisatie", id.0)).door(door))?;
    Ok(Organisatie { id, naam: naam.to_owned(), soort, kring, actief: true })
}

/// Shuts an organisation out: none of its people and systems come in from the next request.
pub fn organisatie_uitzetten(tx: &mut Tx<'_>, now: Moment, door: Wie, id: OrganisatieId) -> Result<()> {
    tx.exec_one(ZET_ACTIEF, args![id, false])?;
    record(tx, now, &Gebeurtenis::new("organisatie.uitgezet", Ding::new("organisatie", id.0)).door(door)).map(drop)
}

/// Lets an organisation in again.
pub fn organisatie_aanzetten(tx: &mut Tx<'_>, now: Moment, door: Wie, id: OrganisatieId) -> Result<()> {
    tx.exec_one(ZET_ACTIEF, args![id, true])?;
    record(tx, now, &Gebeurtenis::new("organisatie.aangezet", Ding::new("organisatie", id.0)).door(door)).map(drop)
}

/// All organisations, the municipality first.
pub fn organisaties(tx: &mut Tx<'_>) -> Result<Vec<Organisatie>> {
    tx.list(LIJST, &[], read)
}

/// One organisation.
pub fn organisatie(tx: &mut Tx<'_>, id: OrganisatieId) -> Result<Organisatie> {
    read(tx.row(MET_ID, args![id])?)
}
