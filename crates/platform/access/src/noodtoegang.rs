//! Break-glass: somebody who must know at once lets himself into a kring, says why, and is seen doing it.

use crate::kring::{Bron, NieuwLid, lid_toevoegen};
use crate::{Access, Action, Mislukt};
use audit::{Ding, Gebeurtenis};
use kern::{GebruikerId, Kring, Moment, Persoonsgegeven, Weigering};
use store::{Result, Tx, args};

store::sql! {
    INSERT = "INSERT INTO noodtoegang (kring, gebruiker, reden, van, tot) VALUES ($1, $2, $3, $4, $5) RETURNING id";
    LIJST = "SELECT n.id, n.kring, k.naam, n.gebruiker, COALESCE(g.naam, 'Verwijderde gebruiker'), n.reden, n.van, n.tot, n.gezien_op FROM noodtoegang n
        JOIN kring k ON k.id = n.kring LEFT JOIN gebruiker g ON g.id = n.gebruiker ORDER BY n.id DESC LIMIT $1";
    GEZIEN = "UPDATE noodtoegang SET gezien_door = $2, gezien_op = $3 WHERE id = $1 AND gezien_op IS NULL
        AND gebruiker <> $2";
    ONGEZIEN = "SELECT COUNT(*) FROM noodtoegang WHERE gezien_op IS NULL";
}

/// How long it lasts.
pub const UREN: i64 = 24;
/// Fewest characters of a reason.
const REDEN_MINSTENS: usize = 20;

/// One use of break-glass, as the FG sees it.
#[derive(Debug, Clone)]
pub struct Noodtoegang {
    /// Its number.
    pub id: i64,
    /// Into which kring.
    pub kring: Kring,
    /// Its name.
    pub kring_naam: String,
    /// Who.
    pub gebruiker: GebruikerId,
    /// His name.
    pub naam: Persoonsgegeven<String>,
    /// Why, in his own words.
    pub reden: Persoonsgegeven<String>,
    /// From when.
    pub van: Moment,
    /// Until when.
    pub tot: Moment,
    /// When the FG looked at it.
    pub gezien_op: Option<Moment>,
}

/// Lets the actor into a kring for 24 hours. The event is the witness: the FG sees it until he has dealt with it.
/// Refused without a reason that says something, or when the actor is in the kring already.
pub fn noodtoegang<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    kring: Kring,
    reden: &str,
) -> std::result::Result<i64, Mislukt> {
    let gebruiker = access.gebruiker()?;
    let reden = reden.trim();
    if reden.chars().count() < REDEN_MINSTENS {
        return Err(Weigering::new("noodtoegang-reden", "Schrijf in een zin waarom u dit nu moet zien.").into());
    }
    if access.actor().is_in(kring) {
        return Err(Weigering::new("noodtoegang-niet-nodig", "U hebt al toegang tot deze kring.").into());
    }
    let (van, tot) = (access.now(), access.now().plus_seconds(UREN * 3600));
    let grondslag = "noodtoegang, met reden vastgelegd".to_owned();
    let lid = NieuwLid { gebruiker, bron: Bron::Noodtoegang, grondslag, van, tot: Some(tot) };
    lid_toevoegen(tx, van, access.wie(), kring, &lid)?;
    let id: i64 = tx.row(INSERT, args![kring, gebruiker, reden, van, tot])?.get(0)?;
    let told = Gebeurtenis::new("kring.noodtoegang", Ding::new("kring", kring.0)).kring(kring);
    access.record(tx, told.met("noodtoegang", id).met("tot", tot.0))?;
    Ok(id)
}

/// The last uses, newest first.
pub fn noodtoegangen(tx: &mut Tx<'_>, limiet: u32) -> Result<Vec<Noodtoegang>> {
    tx.list(LIJST, args![limiet], |row| {
        let mut cols = row.cols();
        Ok(Noodtoegang {
            id: cols.take()?,
            kring: cols.take()?,
            kring_naam: cols.take()?,
            gebruiker: cols.take()?,
            naam: cols.take()?,
            reden: cols.take()?,
            van: cols.take()?,
            tot: cols.take()?,
            gezien_op: cols.take()?,
        })
    })
}

/// How many uses nobody has looked at yet.
pub fn ongezien(tx: &mut Tx<'_>) -> Result<i64> {
    tx.row(ONGEZIEN, &[])?.get(0)
}

/// The FG has looked at it. Not his own, and once: else [`store::StoreError::Conflict`].
pub fn gezien<A: Action>(tx: &mut Tx<'_>, access: &Access<A>, id: i64) -> std::result::Result<(), Mislukt> {
    let fg = access.gebruiker()?;
    tx.exec_one(GEZIEN, args![id, fg, access.now()])?;
    access.record(tx, Gebeurtenis::new("noodtoegang.gezien", Ding::new("noodtoegang", id)))?;
    Ok(())
}
