//! Every query of meetings; those of the points on their lists stand beside it.

pub mod punten;

use crate::model::{Overleg, Reeks, Status};
use access::{Access, Action, Mislukt};
use audit::{Ding, Gebeurtenis};
use jiff::civil::Date;
use kern::{GebruikerId, OverlegId, Weigering, dag_van};
use recht::atw::Kalender;
use store::{Result, Row, Tx, args};

store::sql! {
    INSERT = "INSERT INTO overleg (soort, titel, datum, begin, status) VALUES ($1, $2, $3, $4, 'gepland')
        ON CONFLICT (soort, datum) DO NOTHING";
    /// The meeting of a table that is open and due first.
    EERSTE_OPEN = "SELECT id, soort, titel, datum, begin, voorzitter, status, gesloten, versie FROM overleg
        WHERE soort = $1 AND status <> 'gesloten' ORDER BY datum, id LIMIT 1";
    OP_DATUM = "SELECT status FROM overleg WHERE soort = $1 AND datum = $2";
    SELECT = "SELECT id, soort, titel, datum, begin, voorzitter, status, gesloten, versie FROM overleg WHERE id = $1";
    KOMEND = "SELECT id, soort, titel, datum, begin, voorzitter, status, gesloten, versie FROM overleg
        WHERE status <> 'gesloten' ORDER BY datum, id LIMIT 20";
    VOORBIJ = "SELECT id, soort, titel, datum, begin, voorzitter, status, gesloten, versie FROM overleg
        WHERE status = 'gesloten' ORDER BY datum DESC, id DESC LIMIT 50";
    SLUIT = "UPDATE overleg SET status = 'gesloten', gesloten = $3, versie = versie + 1
        WHERE id = $1 AND versie = $2 AND status <> 'gesloten'";
    AANWEZIG = "INSERT INTO overleg_aanwezig (overleg, gebruiker, moment) VALUES ($1, $2, $3)
        ON CONFLICT (overleg, gebruiker) DO NOTHING";
    AANWEZIGEN = "SELECT g.naam FROM overleg_aanwezig a JOIN gebruiker g ON g.id = a.gebruiker WHERE a.overleg = $1
        ORDER BY g.naam LIMIT 200";
    IS_AANWEZIG = "SELECT 1 FROM overleg_aanwezig WHERE overleg = $1 AND gebruiker = $2";
    NAAM = "SELECT naam FROM gebruiker WHERE id = $1";
}

fn read(row: Row) -> Result<Overleg> {
    let mut c = row.cols();
    Ok(Overleg {
        id: c.take()?,
        soort: c.take()?,
        titel: c.take()?,
        datum: c.take()?,
        begin: c.take()?,
        voorzitter: c.take()?,
        status: c.code()?,
        gesloten: c.take()?,
        versie: c.take()?,
    })
}

fn ding(id: OverlegId) -> Ding {
    Ding::new("overleg", id.0)
}

/// The meeting of this table that is next or running. When there is none yet it is made: a series needs nobody to plan it.
pub fn huidige<A: Action>(tx: &mut Tx<'_>, access: &Access<A>, kalender: &Kalender, reeks: &Reeks) -> Result<Overleg> {
    if let Some(row) = tx.maybe(EERSTE_OPEN, args![reeks.soort])? {
        return read(row);
    }
    let mut day = reeks.eerstvolgende(kalender, dag_van(access.now()));
    // Closed this morning: the next one is next week.
    while tx.maybe(OP_DATUM, args![reeks.soort, day])?.is_some() {
        day = reeks.eerstvolgende(kalender, day.saturating_add(jiff::Span::new().days(1)));
    }
    plan(tx, reeks, day)?;
    let made = read(tx.row(EERSTE_OPEN, args![reeks.soort])?)?;
    punten::overnemen(tx, &made)?;
    access.record(tx, Gebeurtenis::new("overleg.gepland", ding(made.id)).met("datum", day.to_string()))?;
    Ok(made)
}

/// Plans a meeting on a day; the second time changes nothing.
pub fn plan(tx: &mut Tx<'_>, reeks: &Reeks, datum: Date) -> Result<()> {
    tx.exec(INSERT, args![reeks.soort, reeks.titel, datum, reeks.begin]).map(drop)
}

/// One meeting.
pub fn load(tx: &mut Tx<'_>, id: OverlegId) -> Result<Overleg> {
    read(tx.row(SELECT, args![id])?)
}

/// Meetings to come and running, the first on top.
pub fn komende(tx: &mut Tx<'_>) -> Result<Vec<Overleg>> {
    tx.list(KOMEND, &[], read)
}

/// Closed meetings, the newest on top.
pub fn voorbij(tx: &mut Tx<'_>) -> Result<Vec<Overleg>> {
    tx.list(VOORBIJ, &[], read)
}

/// Notes that the actor is there and knows that what is said stays here.
pub fn aanwezig<A: Action>(tx: &mut Tx<'_>, access: &Access<A>, id: OverlegId) -> std::result::Result<(), Mislukt> {
    let door = access.gebruiker()?;
    if load(tx, id)?.status == Status::Gesloten {
        return Err(Weigering::new("overleg-gesloten", "Dit overleg is al afgerond.").into());
    }
    if tx.exec(AANWEZIG, args![id, door, access.now()])? > 0 {
        access.record(tx, Gebeurtenis::new("overleg.aanwezig", ding(id)))?;
    }
    Ok(())
}

/// The names of those present, and whether the actor is among them.
pub fn aanwezigen<A: Action>(tx: &mut Tx<'_>, access: &Access<A>, id: OverlegId) -> Result<(Vec<String>, bool)> {
    let names = tx.list(AANWEZIGEN, args![id], |row| row.get(0))?;
    let me = access.actor().gebruiker().map(|wie| tx.maybe(IS_AANWEZIG, args![id, wie])).transpose()?;
    Ok((names, me.flatten().is_some()))
}

/// Closes a meeting. Points without decision need a reason and stand on top of the next list. What lies outside the
/// kringen of who closes goes along without being counted to him.
pub fn sluit<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    id: OverlegId,
    versie: i64,
    reden: &str,
) -> std::result::Result<(), Mislukt> {
    let visible = punten::punten(tx, access.kringen(), id)?;
    let open = visible.iter().filter(|point| point.besloten.is_none()).count();
    let reden = reden.trim();
    if open > 0 && reden.is_empty() {
        let what = if open == 1 { "is nog 1 punt" } else { "zijn nog punten" };
        let zin = format!("Er {what} zonder besluit ({open}). Schrijf op waarom dit naar de volgende keer gaat.");
        return Err(Weigering::new("reden", zin).into());
    }
    let reden = if reden.is_empty() { "Niet besproken" } else { reden };
    tx.exec_one(SLUIT, args![id, versie, access.now()])?;
    let moved = punten::doorschuiven(tx, id, reden, access.gebruiker()?, access.now())?;
    access.record(tx, Gebeurtenis::new("overleg.gesloten", ding(id)).met("doorgeschoven", moved))?;
    Ok(())
}

/// The name of a colleague; a fixed word once his account has been erased.
pub fn naam(tx: &mut Tx<'_>, wie: GebruikerId) -> Result<String> {
    tx.maybe(NAAM, args![wie])?.map_or_else(|| Ok("Oud-medewerker".to_owned()), |row| row.get(0))
}
