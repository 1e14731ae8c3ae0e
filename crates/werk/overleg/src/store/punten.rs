//! Every query of the points on a list: each is shown only to whoever is in its kring.

use super::{ding, load};
use crate::model::{Herkomst, Overleg, Punt, Status};
use access::{Access, Action, Mislukt};
use audit::{Ding, Gebeurtenis};
use kern::{GebruikerId, Kring, Moment, OverlegId, Weigering};
use store::{Result, Row, StoreError, Tx, args};

/// Kind of thing of a point that somebody put on the list: it has no page of its own, so it is decided in the meeting.
pub const EIGEN_PUNT: &str = "overlegpunt";

store::sql! {
    PUNTEN = "SELECT id, ding_soort, ding, kring, kenmerk, href, titel, aanleiding, herkomst, besluit, motivering, door,
        besloten, versie FROM agendapunt WHERE overleg = $1 ORDER BY volgorde, id LIMIT 500";
    PUNT_ERBIJ = "INSERT INTO agendapunt (overleg, ding_soort, ding, kring, kenmerk, href, titel, aanleiding, volgorde,
        besluit) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '')
        ON CONFLICT (overleg, ding_soort, ding) DO UPDATE SET kring = excluded.kring, titel = excluded.titel,
        aanleiding = excluded.aanleiding, volgorde = excluded.volgorde WHERE agendapunt.besloten IS NULL";
    PUNT_ERAF = "DELETE FROM agendapunt WHERE id = $1 AND besloten IS NULL AND herkomst = 'regel'";
    HAND_NUMMER = "SELECT COALESCE(MAX(ding), 0) + 1 FROM agendapunt WHERE ding_soort = $1";
    HAND_ERBIJ = "INSERT INTO agendapunt (overleg, ding_soort, ding, kring, kenmerk, href, titel, aanleiding, volgorde,
        besluit, herkomst) VALUES ($1, $2, $3, $4, 'Eigen punt', '', $5, 'Zelf op de lijst gezet', 1000, '', 'hand')";
    BESLOTEN = "UPDATE agendapunt SET besluit = $2, door = $3, besloten = $4, versie = versie + 1 WHERE id = $1";
    BESLUIT_HIER = "UPDATE agendapunt SET besluit = $3, motivering = $4, door = $5, besloten = $6, versie = versie + 1
        WHERE id = $1 AND versie = $2";
    DOORSCHUIVEN = "UPDATE agendapunt SET besluit = 'Naar de volgende keer', motivering = $2, door = $3, besloten = $4,
        doorgeschoven = 1, versie = versie + 1 WHERE overleg = $1 AND besloten IS NULL";
    /// What the last closed meeting of a table did not get to stands on top of the next list.
    OVERNEMEN = "INSERT INTO agendapunt (overleg, ding_soort, ding, kring, kenmerk, href, titel, aanleiding, volgorde,
        besluit, herkomst) SELECT CAST($1 AS BIGINT), p.ding_soort, p.ding, p.kring, p.kenmerk, p.href, p.titel,
        'Doorgeschoven van de vorige keer', 0, '', 'door' FROM agendapunt p
        WHERE p.doorgeschoven = 1 AND p.overleg = (SELECT MAX(id) FROM overleg
            WHERE soort = $2 AND status = 'gesloten' AND datum = (SELECT MAX(datum) FROM overleg
                WHERE soort = $2 AND status = 'gesloten'))
        ON CONFLICT (overleg, ding_soort, ding) DO NOTHING";
    BEGIN = "UPDATE overleg SET status = 'bezig', voorzitter = COALESCE(voorzitter, $2), versie = versie + 1
        WHERE id = $1 AND status = 'gepland'";
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
    /// Page on which the decision is taken; empty for a point that is decided in the meeting.
    pub href: String,
    /// Short name.
    pub titel: String,
    /// Why it is here.
    pub aanleiding: String,
    /// How it came here.
    pub herkomst: Herkomst,
    /// What was decided; empty while it is open.
    pub besluit: String,
    /// Why; empty when the decision itself says so.
    pub motivering: String,
    /// Who recorded it.
    pub door: Option<GebruikerId>,
    /// When.
    pub besloten: Option<Moment>,
    /// Expected by the next decision on it.
    pub versie: i64,
}

fn read(row: Row) -> Result<Agendapunt> {
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
        herkomst: c.code()?,
        besluit: c.take()?,
        motivering: c.take()?,
        door: c.take()?,
        besloten: c.take()?,
        versie: c.take()?,
    })
}

/// The points whose kring is one of these: a partner's list is his part of it.
pub fn punten(tx: &mut Tx<'_>, kringen: &[Kring], id: OverlegId) -> Result<Vec<Agendapunt>> {
    let mut points = tx.list(PUNTEN, args![id], read)?;
    points.retain(|point| kringen.contains(&point.kring));
    Ok(points)
}

/// Makes the list what it should be now: new points come in, undecided ones that no longer belong go. What is decided,
/// carried over or put on by hand stays. `kringen` are those the field of work looked in; points of other kringen are
/// left alone.
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

fn open(tx: &mut Tx<'_>, id: OverlegId) -> std::result::Result<Overleg, Mislukt> {
    let overleg = load(tx, id)?;
    if overleg.status == Status::Gesloten {
        let zin = "Dit overleg is al afgerond. Leg het besluit vast buiten het overleg.";
        return Err(Weigering::new("overleg-gesloten", zin).into());
    }
    Ok(overleg)
}

/// Puts a point on the list that no rule knows.
pub fn punt_toevoegen<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    id: OverlegId,
    kring: Kring,
    titel: &str,
) -> std::result::Result<(), Mislukt> {
    open(tx, id)?;
    let titel = titel.trim();
    if titel.is_empty() || titel.chars().count() > 200 {
        return Err(Weigering::new("titel", "Schrijf op waar het over gaat, in hoogstens 200 tekens.").into());
    }
    if !access.kringen().contains(&kring) {
        return Err(Weigering::new("kring", "Kies wie dit punt mag zien.").into());
    }
    let number: i64 = tx.row(HAND_NUMMER, args![EIGEN_PUNT])?.get(0)?;
    tx.exec(HAND_ERBIJ, args![id, EIGEN_PUNT, number, kring, titel])?;
    access.record(tx, Gebeurtenis::new("overleg.punt", ding(id)).kring(kring).met("punt", number))?;
    Ok(())
}

/// Notes that this meeting decided about a thing. Deciding anew replaces the text; the thing itself keeps both, and its
/// own version decides who was first.
pub fn besloten<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    id: OverlegId,
    thing: Ding,
    besluit: &str,
) -> std::result::Result<(), Mislukt> {
    open(tx, id)?;
    let visible = punten(tx, access.kringen(), id)?;
    let Some(point) = visible.iter().find(|point| point.ding == thing.id && point.ding_soort == thing.soort) else {
        return Err(Weigering::new("overleg", "Dit punt staat niet op de lijst van dit overleg.").into());
    };
    let door = access.gebruiker()?;
    tx.exec(BEGIN, args![id, door])?;
    tx.exec_one(BESLOTEN, args![point.id, besluit, door, access.now()])?;
    onthoud(tx, access, id, point)
}

/// Decides about a point that has no page of its own.
/// Error: [`StoreError::Conflict`] when somebody else decided in the meantime.
pub fn besluit_hier<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    id: OverlegId,
    punt: i64,
    versie: i64,
    besluit: &str,
    motivering: &str,
) -> std::result::Result<(), Mislukt> {
    open(tx, id)?;
    let visible = punten(tx, access.kringen(), id)?;
    let own = |point: &&Agendapunt| point.id == punt && point.ding_soort == EIGEN_PUNT;
    let point = visible.iter().find(own).ok_or(StoreError::NotFound)?;
    let (besluit, motivering) = (besluit.trim(), motivering.trim());
    if besluit.is_empty() || besluit.chars().count() > 2_000 {
        return Err(Weigering::new("besluit", "Schrijf op wat is besloten, in hoogstens 2.000 tekens.").into());
    }
    if motivering.chars().count() > 2_000 {
        return Err(Weigering::new("motivering", "Gebruik hoogstens 2.000 tekens.").into());
    }
    let door = access.gebruiker()?;
    tx.exec_one(BESLUIT_HIER, args![punt, versie, besluit, motivering, door, access.now()])?;
    tx.exec(BEGIN, args![id, door])?;
    onthoud(tx, access, id, point)
}

fn onthoud<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    id: OverlegId,
    point: &Agendapunt,
) -> std::result::Result<(), Mislukt> {
    let told = Gebeurtenis::new("overleg.besloten", ding(id)).kring(point.kring);
    access.record(tx, told.met("ding_soort", point.ding_soort.clone()).met("ding", point.ding))?;
    Ok(())
}

/// Moves what is undecided to the next meeting; returns how many points.
pub(super) fn doorschuiven(tx: &mut Tx<'_>, id: OverlegId, reden: &str, door: GebruikerId, nu: Moment) -> Result<u64> {
    tx.exec(DOORSCHUIVEN, args![id, reden, door, nu])
}

/// Takes over what the last closed meeting of this table did not get to.
pub(super) fn overnemen(tx: &mut Tx<'_>, overleg: &Overleg) -> Result<()> {
    tx.exec(OVERNEMEN, args![overleg.id, overleg.soort.as_str()]).map(drop)
}

impl Agendapunt {
    /// Whether the decision is taken in the meeting itself.
    pub fn is_eigen(&self) -> bool {
        self.ding_soort == EIGEN_PUNT
    }
}
