//! Kept filters in the database. Every statement names the user: nobody reads or changes the filter of another.

use super::keuzes::{Keuzes, Mogelijk};
use crate::access::FiltersBewaren;
use crate::inrichting::Inrichting;
use ::access::{Access, Mislukt};
use ::store::{Result, Row, Tx, args};
use audit::{Ding, Gebeurtenis};
use jobs::bewaren::{Bewaarregel, Lot, Reeks, Termijn, Wijze, Wissen};
use kern::{GebruikerId, Moment, Weigering};

/// Most filters of one person.
pub(super) const MEEST: usize = 20;
/// Longest name, in characters.
pub(super) const LANGST: usize = 60;

::store::sql! {
    VAN = "SELECT id, naam, keuzes, opent FROM signaalfilter WHERE gebruiker = $1 ORDER BY id LIMIT 50";
    NIEUW = "INSERT INTO signaalfilter (gebruiker, naam, keuzes, opent, gebruikt) VALUES ($1, $2, $3, 0, $4)
        RETURNING id";
    VERVANG = "UPDATE signaalfilter SET naam = $3, keuzes = $4, gebruikt = $5 WHERE gebruiker = $1 AND id = $2";
    GEEN_OPENING = "UPDATE signaalfilter SET opent = 0 WHERE gebruiker = $1 AND opent = 1";
    OPENING = "UPDATE signaalfilter SET opent = 1 WHERE gebruiker = $1 AND id = $2";
    GEBRUIKT = "UPDATE signaalfilter SET gebruikt = $3 WHERE gebruiker = $1 AND id = $2";
    WEG = "DELETE FROM signaalfilter WHERE gebruiker = $1 AND id = $2";
    /// Unused for a year, or of somebody whose account is gone.
    OUD_TEL = "SELECT COUNT(*) FROM signaalfilter f WHERE f.gebruikt < $1
        OR NOT EXISTS (SELECT 1 FROM gebruiker g WHERE g.id = f.gebruiker)";
    OUD_WIS = "DELETE FROM signaalfilter WHERE id IN (SELECT f.id FROM signaalfilter f WHERE f.gebruikt < $1
        OR NOT EXISTS (SELECT 1 FROM gebruiker g WHERE g.id = f.gebruiker) ORDER BY f.id LIMIT $2)";
}

/// How long a kept filter stays.
pub(crate) fn bewaren() -> Bewaarregel {
    let reeks = Reeks {
        tel: |tx, grens| tx.row(OUD_TEL, args![grens])?.get(0),
        wis: |tx, _, grens, limiet| tx.exec(OUD_WIS, args![grens, limiet]),
    };
    let wissen = Wissen { termijn: Termijn::Jaren(1), na: "na het laatste gebruik", wijze: Wijze::Reeks(reeks) };
    Bewaarregel {
        naam: "signaalfilter",
        wat: "Filters die iemand voor zichzelf bewaarde",
        grondslag: "Zolang iemand ze gebruikt; met een account dat weg is gaan zij mee.",
        bron: None,
        te_bevestigen: true,
        lot: Lot::Wissen(wissen),
    }
}

/// Which filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::weging) struct FilterId(pub(super) i64);

/// A filter that somebody keeps.
#[derive(Debug, Clone)]
pub(in crate::weging) struct Mijn {
    /// Which.
    pub(in crate::weging) id: FilterId,
    /// What he calls it.
    pub(super) naam: String,
    /// What it chooses, as far as that still exists.
    pub(super) keuzes: Keuzes,
    /// Kinds of what it chose that does not exist any more.
    pub(super) weggelaten: Vec<&'static str>,
    /// Whether the list opens with it.
    pub(in crate::weging) opent: bool,
}

/// The filters of this person, by name. Nobody in particular has none.
pub(in crate::weging) fn van(tx: &mut Tx<'_>, domain: &Inrichting, wie: Option<GebruikerId>) -> Result<Vec<Mijn>> {
    let Some(wie) = wie else { return Ok(Vec::new()) };
    let rows = tx.rows(VAN, args![wie])?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mogelijk = Mogelijk::van(domain);
    let mut found = rows.into_iter().map(|row| read(row, &mogelijk)).collect::<Result<Vec<_>>>()?;
    found.sort_by_key(|filter| filter.naam.to_lowercase());
    Ok(found)
}

fn read(row: Row, mogelijk: &Mogelijk) -> Result<Mijn> {
    let mut cols = row.cols();
    let (id, naam, kept, opent) = (cols.take()?, cols.take()?, cols.take::<String>()?, cols.take()?);
    let (keuzes, weggelaten) = Keuzes::uit_json(mogelijk, &kept)?;
    Ok(Mijn { id: FilterId(id), naam, keuzes, weggelaten, opent })
}

fn gebeurtenis(soort: &'static str, id: FilterId) -> Gebeurtenis {
    Gebeurtenis::new(soort, Ding::new("signaalfilter", id.0))
}

/// What somebody wants to keep.
#[derive(Debug, Clone)]
pub(super) struct Nieuw {
    /// What he calls it.
    pub(super) naam: String,
    /// What it chooses.
    pub(super) keuzes: Keuzes,
    /// Whether the list opens with it from now on.
    pub(super) opent: bool,
    /// Whether it may take the place of one with the same name.
    pub(super) vervang: bool,
}

/// Keeps a filter. Refused when the person has one with this name and did not say that it may go, or has enough.
pub(super) fn bewaar(
    tx: &mut Tx<'_>,
    access: &Access<FiltersBewaren>,
    domain: &Inrichting,
    nieuw: &Nieuw,
) -> std::result::Result<(), Mislukt> {
    let wie = access.gebruiker()?;
    let known = van(tx, domain, Some(wie))?;
    let same = known.iter().find(|filter| filter.naam.to_lowercase() == nieuw.naam.to_lowercase());
    let (json, nu) = (nieuw.keuzes.json(), access.now());
    let id = match same {
        Some(_) if !nieuw.vervang => {
            return Err(Weigering::new(
                BEZET,
                "Je hebt al een filter met deze naam. Kies een \
            andere naam, of vink aan dat dit filter het oude vervangt.",
            )
            .into());
        }
        Some(old) => {
            tx.exec_one(VERVANG, args![wie, old.id.0, &nieuw.naam, json, nu])?;
            old.id
        }
        None if known.len() >= MEEST => {
            let zin = format!("Je hebt al {MEEST} filters. Verwijder er eerst een bij Mijn filters.");
            return Err(Weigering::new("te-veel-filters", zin).into());
        }
        None => FilterId(tx.row(NIEUW, args![wie, &nieuw.naam, json, nu])?.get(0)?),
    };
    if nieuw.opent {
        zet_opening(tx, wie, id)?;
    }
    access.record(tx, gebeurtenis("signaalfilter.bewaard", id))?;
    Ok(())
}

/// The code of the refusal of a name that is taken.
pub(super) const BEZET: &str = "filternaam-bezet";

fn zet_opening(tx: &mut Tx<'_>, wie: GebruikerId, id: FilterId) -> Result<()> {
    tx.exec(GEEN_OPENING, args![wie])?;
    tx.exec_one(OPENING, args![wie, id.0])
}

/// The list opens with this filter from now on, or with no filter at all.
pub(super) fn opening(
    tx: &mut Tx<'_>,
    access: &Access<FiltersBewaren>,
    domain: &Inrichting,
    id: FilterId,
    aan: Opening,
) -> std::result::Result<(), Mislukt> {
    let wie = access.gebruiker()?;
    eigen(tx, domain, wie, id)?;
    match aan {
        Opening::Aan => zet_opening(tx, wie, id)?,
        Opening::Uit => drop(tx.exec(GEEN_OPENING, args![wie])?),
    }
    access.record(tx, gebeurtenis("signaalfilter.opening", id))?;
    Ok(())
}

/// With it, or without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// The list opens with it.
    Aan,
    /// It opens with everything.
    Uit,
}

/// The filter, noted as used. Somebody else's is not there.
pub(super) fn gebruik(
    tx: &mut Tx<'_>,
    access: &Access<FiltersBewaren>,
    domain: &Inrichting,
    id: FilterId,
) -> std::result::Result<Mijn, Mislukt> {
    let wie = access.gebruiker()?;
    let nu: Moment = access.now();
    tx.exec(GEBRUIKT, args![wie, id.0, nu])?;
    Ok(eigen(tx, domain, wie, id)?)
}

fn eigen(tx: &mut Tx<'_>, domain: &Inrichting, wie: GebruikerId, id: FilterId) -> Result<Mijn> {
    let found = van(tx, domain, Some(wie))?.into_iter().find(|filter| filter.id == id);
    found.ok_or(::store::StoreError::NotFound)
}

/// Removes it.
pub(super) fn verwijder(
    tx: &mut Tx<'_>,
    access: &Access<FiltersBewaren>,
    domain: &Inrichting,
    id: FilterId,
) -> std::result::Result<(), Mislukt> {
    let wie = access.gebruiker()?;
    eigen(tx, domain, wie, id)?;
    tx.exec_one(WEG, args![wie, id.0])?;
    access.record(tx, gebeurtenis("signaalfilter.verwijderd", id))?;
    Ok(())
}
