//! Every query of meetings.

use crate::model::{Overleg, Punt, Reeks, Status};
use access::{Access, Action, Mislukt};
use audit::{Ding, Gebeurtenis};
use jiff::civil::Date;
use kern::{GebruikerId, Kring, Moment, OverlegId, Weigering, dag_van};
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
    PUNTEN = "SELECT id, ding_soort, ding, kring, kenmerk, href, titel, aanleiding, besluit, door, besloten
        FROM agendapunt WHERE overleg = $1 ORDER BY volgorde, id LIMIT 500";
    PUNT_ERBIJ = "INSERT INTO agendapunt (overleg, ding_soort, ding, kring, kenmerk, href, titel, aanleiding, volgorde,
        besluit) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '')
        ON CONFLICT (overleg, ding_soort, ding) DO UPDATE SET kring = excluded.kring, titel = excluded.titel,
        aanleiding = excluded.aanleiding, volgorde = excluded.volgorde WHERE agendapunt.besloten IS NULL";
    PUNT_ERAF = "DELETE FROM agendapunt WHERE id = $1 AND besloten IS NULL";
    BESLOTEN = "UPDATE agendapunt SET besluit = $4, door = $5, besloten = $6
        WHERE overleg = $1 AND ding_soort = $2 AND ding = $3";
    DOORGESCHOVEN = "UPDATE agendapunt SET besluit = $2, door = $3, besloten = $4 WHERE overleg = $1 AND besloten IS NULL";
    BEGIN = "UPDATE overleg SET status = 'bezig', voorzitter = COALESCE(voorzitter, $2), versie = versie + 1
        WHERE id = $1 AND status = 'gepland'";
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

/// A point as it stands on the list.
#[derive(Debug, Clone)]
pub struct Agendapunt {
    /// Number.
    pub id: i64,
    /// Kind of thing.
    pub ding_soort: String,
    /// The thing.
    pub ding: i64,
    /// Who may know.
    pub kring: Kring,
    /// Reference.
    pub kenmerk: String,
    /// Page on which the decision is taken.
    pub href: String,
    /// Short name.
    pub titel: String,
    /// Why it is here.
    pub aanleiding: String,
    /// What was decided; empty while it is open.
    pub besluit: String,
    /// Who recorded it.
    pub door: Option<GebruikerId>,
    /// When.
    pub besloten: Option<Moment>,
}

fn alle_punten(tx: &mut Tx<'_>, id: OverlegId) -> Result<Vec<Agendapunt>> {
    tx.list(PUNTEN, args![id], |row| {
        let mut c = row.cols();
        Ok(Agendapunt {
            id: c.take()?,
            ding_soort: c.take()?,
            ding: c.take()?,
            kring: c.take()?,
            kenmerk: c.take()?,
            href: c.take()?,
            titel: c.take()?,
            aanleiding: c.take()?,
            besluit: c.take()?,
            door: c.take()?,
            besloten: c.take()?,
        })
    })
}

/// The points whose kring is one of these: a partner's list is his part of it.
pub fn punten(tx: &mut Tx<'_>, kringen: &[Kring], id: OverlegId) -> Result<Vec<Agendapunt>> {
    let mut points = alle_punten(tx, id)?;
    points.retain(|point| kringen.contains(&point.kring));
    Ok(points)
}

/// Makes the list what it should be now: new points come in, undecided ones that no longer belong go, decided ones stay.
/// `kringen` are those the field of work looked in; points of other kringen are left alone.
pub fn agenda_bijwerken(tx: &mut Tx<'_>, kringen: &[Kring], id: OverlegId, wanted: &[Punt]) -> Result<()> {
    for point in punten(tx, kringen, id)? {
        let belongs = wanted.iter().any(|punt| punt.ding.id == point.ding && punt.ding.soort == point.ding_soort);
        if !belongs {
            tx.exec(PUNT_ERAF, args![point.id])?;
        }
    }
    for (place, punt) in (1_i64..).zip(wanted) {
        let Punt { ding, kring, kenmerk, href, titel, aanleiding } = punt;
        tx.exec(PUNT_ERBIJ, args![id, ding.soort, ding.id, *kring, kenmerk, href, titel, *aanleiding, place])?;
    }
    Ok(())
}

/// Notes that this meeting decided about a thing. Deciding anew replaces the text; the thing itself keeps both.
pub fn besloten<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    id: OverlegId,
    thing: Ding,
    besluit: &str,
) -> std::result::Result<(), Mislukt> {
    let overleg = load(tx, id)?;
    if overleg.status == Status::Gesloten {
        return Err(Weigering::new(
            "overleg-gesloten",
            "Dit overleg is al afgerond. Leg het besluit vast buiten het overleg.",
        )
        .into());
    }
    let door = access.gebruiker()?;
    tx.exec(BEGIN, args![id, door])?;
    tx.exec_one(BESLOTEN, args![id, thing.soort, thing.id, besluit, door, access.now()])?;
    let told = Gebeurtenis::new("overleg.besloten", ding(id)).met("ding_soort", thing.soort).met("ding", thing.id);
    access.record(tx, told)?;
    Ok(())
}

/// Notes that the actor is there and knows that what is said stays here.
pub fn aanwezig<A: Action>(tx: &mut Tx<'_>, access: &Access<A>, id: OverlegId) -> std::result::Result<(), Mislukt> {
    let door = access.gebruiker()?;
    load(tx, id)?;
    tx.exec(AANWEZIG, args![id, door, access.now()])?;
    access.record(tx, Gebeurtenis::new("overleg.aanwezig", ding(id)))?;
    Ok(())
}

/// The names of those present, and whether the actor is among them.
pub fn aanwezigen<A: Action>(tx: &mut Tx<'_>, access: &Access<A>, id: OverlegId) -> Result<(Vec<String>, bool)> {
    let names = tx.list(AANWEZIGEN, args![id], |row| row.get(0))?;
    let me = access.actor().gebruiker().map(|wie| tx.maybe(IS_AANWEZIG, args![id, wie])).transpose()?;
    Ok((names, me.flatten().is_some()))
}

/// Closes a meeting. Points without decision need a reason and come back on the next list by themselves.
pub fn sluit<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    id: OverlegId,
    versie: i64,
    reden: &str,
) -> std::result::Result<(), Mislukt> {
    let open = alle_punten(tx, id)?.iter().filter(|point| point.besloten.is_none()).count();
    let reden = reden.trim();
    if open > 0 && reden.is_empty() {
        let zin = format!("Er zijn nog {open} punten zonder besluit. Schrijf op waarom ze naar de volgende keer gaan.");
        return Err(Weigering::new("reden", zin).into());
    }
    if open > 0 {
        let text = format!("Naar de volgende keer: {reden}");
        tx.exec(DOORGESCHOVEN, args![id, text, access.gebruiker()?, access.now()])?;
    }
    tx.exec_one(SLUIT, args![id, versie, access.now()])?;
    access.record(tx, Gebeurtenis::new("overleg.gesloten", ding(id)).met("doorgeschoven", open))?;
    Ok(())
}

/// The name of a colleague; a fixed word once his account has been erased.
pub fn naam(tx: &mut Tx<'_>, wie: GebruikerId) -> Result<String> {
    tx.maybe(NAAM, args![wie])?.map_or_else(|| Ok("Oud-medewerker".to_owned()), |row| row.get(0))
}
