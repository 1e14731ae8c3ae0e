//! The list of signals: newest first, only from the kringen of who looks, a page at a time and never counted in full.
//!
//! Each kring is read on its own through an index that ends in (ontvangen, id), and the few answers are merged. So a
//! page costs the same for somebody in one kring as for somebody in all, and the same at a million signals as at ten.

use crate::categorie::Thema;
use crate::model::{Bron, Kenmerk, Risico, Status};
use kern::{GebruikerId, Kring, Moment, SignaalId};
use store::{Cols, Result, Row, Sql, Tx, Val, args};

/// What a list shows of a signal.
macro_rules! columns {
    () => {
        "s.id, s.jaar, s.volgnummer, s.kring, s.thema, s.categorie, s.titel, s.plek, s.gebied, s.lat, s.lon, s.bron, \
         s.ontvangen, s.status, s.spoed, s.gevolg, s.kans, s.politie_op, s.politie_afgewogen, s.antwoord_voor, \
         s.beantwoord_op, s.volgen_tot, s.behandelaar"
    };
}

/// The conditions of the filter. A typed comparison comes before its `IS NULL`: PostgreSQL needs the type first. The period
/// is a `BETWEEN`, with which SQLite takes the index that each statement leads with; a test holds that.
macro_rules! filter {
    () => {
        " AND s.ontvangen BETWEEN $4 AND $2 AND (s.ontvangen < $2 OR s.id < $3) AND (s.status = $5 OR $5 IS NULL)
          AND (s.gebied = $6 OR $6 IS NULL) AND (s.bron = $7 OR $7 IS NULL) AND s.gevolg * s.kans >= $8
          AND (s.behandelaar = $9 OR $9 IS NULL) AND (s.spoed = $10 OR $10 IS NULL)
          AND (s.categorie = $11 OR $11 IS NULL)
          AND ($12 = 0 OR ($12 = 1 AND s.politie_op IS NOT NULL) OR ($12 = 2 AND s.politie_op IS NULL)
            OR ($12 = 3 AND s.spoed = 1 AND s.politie_op IS NULL AND s.politie_afgewogen IS NULL
              AND s.status <> 'afgesloten'))
          AND ((s.antwoord_voor < $14 AND s.beantwoord_op IS NULL) OR $14 IS NULL)
          ORDER BY s.ontvangen DESC, s.id DESC LIMIT $13"
    };
}

mod vandaag;
mod verwant;

pub use vandaag::SQL as VANDAAG;
pub use vandaag::{
    gewogen_sinds, in_dossier, ingebracht, te_beantwoorden, tel, tel_tussen, volgen_tot, wacht_op_politie,
};
pub use verwant::SQL as VERWANT;
pub use verwant::{Vergelijkbaar, in_cellen, op_adres, vele, vergelijkbaar};

store::sql! {
    BY_KRING = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1", filter!());
    BY_STATUS = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.status = $5", filter!());
    BY_GEBIED = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.gebied = $6", filter!());
    BY_CATEGORIE = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.categorie = $11", filter!());
    BY_BRON = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.bron = $7", filter!());
    /// What is rare has a partial index, here and below: its condition stands in the query as it stands in the index.
    BY_BEHANDELAAR = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.behandelaar = $9
        AND s.behandelaar IS NOT NULL", filter!());
    BY_SPOED = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.spoed = 1", filter!());
    BY_POLITIE = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.politie_op IS NOT NULL", filter!());
    BY_WACHT = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.spoed = 1
        AND s.politie_op IS NULL AND s.politie_afgewogen IS NULL AND s.status <> 'afgesloten'", filter!());
    BY_TE_LAAT = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.beantwoord_op IS NULL
        AND s.antwoord_voor IS NOT NULL AND s.antwoord_voor < $14", filter!());
    BY_HOOG = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.gevolg * s.kans >= 9", filter!());
    BY_MIDDEL = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.gevolg * s.kans >= 4", filter!());
    /// Signals of other kringen that were shared with this one, while the sharing runs ($15 is now), of one theme or of all.
    GEDEELD = concat!("SELECT ", columns!(), " FROM deling d JOIN signaal s ON s.id = d.ding
        WHERE d.ding_soort = 'signaal' AND d.kring = $1 AND d.van <= $15 AND d.tot > $15 AND (s.thema = $16 OR $16 IS NULL)", filter!());
    ONE = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.id = $1");
}

/// A signal as a list shows it.
#[derive(Debug, Clone)]
pub struct Kaartje {
    /// Internal number.
    pub id: SignaalId,
    /// Reference.
    pub kenmerk: Kenmerk,
    /// Who may know.
    pub kring: Kring,
    /// Line of the programme.
    pub thema: Thema,
    /// Code of the category.
    pub categorie: String,
    /// Short name.
    pub titel: String,
    /// Place as given.
    pub plek: String,
    /// Code of the neighbourhood.
    pub gebied: String,
    /// WGS84, when known.
    pub punt: Option<duiding::geo::Punt>,
    /// Along which way.
    pub bron: Bron,
    /// When it came in.
    pub ontvangen: Moment,
    /// Where it stands.
    pub status: Status,
    /// Somebody sees direct danger.
    pub spoed: bool,
    /// The risk as last weighed.
    pub risico: Option<Risico>,
    /// When the police knew.
    pub politie_op: Option<Moment>,
    /// When was written down why the police need not know.
    pub politie_afgewogen: Option<Moment>,
    /// Day by which the answer is promised.
    pub antwoord_voor: Option<jiff::civil::Date>,
    /// When it was answered.
    pub beantwoord_op: Option<Moment>,
    /// Day on which it returns to the list.
    pub volgen_tot: Option<jiff::civil::Date>,
    /// Who takes it up.
    pub behandelaar: Option<GebruikerId>,
}

impl Kaartje {
    /// Urgent, and the police neither told nor reasoned away.
    pub const fn wacht_op_politie(&self) -> bool {
        self.spoed && self.politie_op.is_none() && self.politie_afgewogen.is_none()
    }
}

fn read(c: &mut Cols) -> Result<Kaartje> {
    Ok(Kaartje {
        id: c.take()?,
        kenmerk: Kenmerk { jaar: c.take()?, volgnummer: c.take()? },
        kring: c.take()?,
        thema: c.code()?,
        categorie: c.take()?,
        titel: c.take()?,
        plek: c.take()?,
        gebied: c.take()?,
        punt: super::rij::punt(c.take()?, c.take()?),
        bron: c.code()?,
        ontvangen: c.take()?,
        status: c.code()?,
        spoed: c.take()?,
        risico: Risico::new(c.take()?, c.take()?),
        politie_op: c.take()?,
        politie_afgewogen: c.take()?,
        antwoord_voor: c.take()?,
        beantwoord_op: c.take()?,
        volgen_tot: c.take()?,
        behandelaar: c.take()?,
    })
}

fn whole(row: Row) -> Result<Kaartje> {
    read(&mut row.cols())
}

/// Told to the police or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Politie {
    /// Both.
    #[default]
    Alle,
    /// Told.
    Wel,
    /// Not told.
    Niet,
    /// Urgent and not closed, and neither told nor reasoned away.
    Wacht,
}

/// What a list is narrowed to. The theme is not here: it is a kring, so it narrows the kringen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this line of the programme.
    pub thema: Option<Thema>,
    /// Only what stands here.
    pub status: Option<Status>,
    /// Only this neighbourhood.
    pub gebied: Option<String>,
    /// Only this category.
    pub categorie: Option<String>,
    /// Only along this way.
    pub bron: Option<Bron>,
    /// Only from this risk value up; 0 is all.
    pub risico_vanaf: i64,
    /// Only this person's.
    pub behandelaar: Option<GebruikerId>,
    /// Only urgent ones, or only others.
    pub spoed: Option<bool>,
    /// Told to the police or not.
    pub politie: Politie,
    /// Only those promised an answer before this day that have none.
    pub te_laat: Option<jiff::civil::Date>,
    /// From this moment.
    pub vanaf: Option<Moment>,
    /// Up to, not including, this moment.
    pub voor: Option<Moment>,
}

/// Where a page ends: the next one begins below it.
pub type Grens = (Moment, SignaalId);

/// One page of the list, newest first, at most `limiet` rows.
pub fn lijst(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    filter: &Filter,
    onder: Option<Grens>,
    limiet: usize,
    nu: Moment,
) -> Result<Vec<Kaartje>> {
    let sql = leidend(filter);
    let mut found = Vec::new();
    let mut filter = filter.clone();
    for kring in kringen {
        let mut args = arguments(*kring, &filter, onder, limiet);
        found.extend(tx.list(sql, &args, whole)?);
        args.extend([Val::from(nu), Val::from(filter.thema.map(kern::Code::code))]);
        found.extend(tx.list(GEDEELD, &args, whole)?);
        found.retain(|kaartje| filter.thema.is_none_or(|thema| kaartje.thema == thema));
        newest_first(&mut found);
        found.truncate(limiet);
        // Of the next kring only what is newer than the end of a full page can still come on it.
        if let Some(last) = found.last().filter(|_| found.len() == limiet) {
            filter.vanaf = filter.vanaf.max(Some(last.ontvangen));
        }
    }
    Ok(found)
}

/// The statement that leads with the choice that is likely to be the rarest: what it reads is bounded by how often that
/// occurs in the kring, also when nothing matches the rest. What is still open is rare; what is closed is nearly all.
const fn leidend(filter: &Filter) -> Sql {
    match filter {
        Filter { politie: Politie::Wacht, .. } => BY_WACHT,
        Filter { behandelaar: Some(_), .. } => BY_BEHANDELAAR,
        Filter { te_laat: Some(_), .. } => BY_TE_LAAT,
        Filter { spoed: Some(true), .. } => BY_SPOED,
        Filter { status: Some(Status::Nieuw | Status::Volgen | Status::Doorgezet), .. } => BY_STATUS,
        Filter { politie: Politie::Wel, .. } => BY_POLITIE,
        Filter { gebied: Some(_), .. } => BY_GEBIED,
        Filter { risico_vanaf: 9.., .. } => BY_HOOG,
        Filter { categorie: Some(_), .. } => BY_CATEGORIE,
        Filter { risico_vanaf: 4.., .. } => BY_MIDDEL,
        Filter { status: Some(_), .. } => BY_STATUS,
        Filter { bron: Some(_), .. } => BY_BRON,
        _ => BY_KRING,
    }
}

fn arguments(kring: Kring, filter: &Filter, onder: Option<Grens>, limiet: usize) -> Vec<Val> {
    use kern::Code;
    let top = filter.voor.map_or((Moment(i64::MAX), SignaalId(i64::MAX)), |voor| (voor, SignaalId(0)));
    let (ontvangen, id) = onder.map_or(top, |onder| onder.min(top));
    let politie = match filter.politie {
        Politie::Alle => 0_i64,
        Politie::Wel => 1,
        Politie::Niet => 2,
        Politie::Wacht => 3,
    };
    args![
        kring,
        ontvangen,
        id,
        filter.vanaf.unwrap_or(Moment(i64::MIN)),
        filter.status.map(Code::code),
        filter.gebied.clone(),
        filter.bron.map(Code::code),
        filter.risico_vanaf,
        filter.behandelaar,
        filter.spoed,
        filter.categorie.clone(),
        politie,
        i64::try_from(limiet).unwrap_or(i64::MAX),
        filter.te_laat,
    ]
    .to_vec()
}

/// A signal can come along two ways, its own kring and a shared one: it is shown once.
fn newest_first(found: &mut Vec<Kaartje>) {
    found.sort_by_key(|kaartje| std::cmp::Reverse((kaartje.ontvangen, kaartje.id)));
    found.dedup_by_key(|kaartje| kaartje.id);
}

/// One signal as a list shows it; the caller has checked the kring.
pub fn kaartje(tx: &mut Tx<'_>, id: SignaalId) -> Result<Kaartje> {
    whole(tx.row(ONE, args![id])?)
}

fn each_kring(tx: &mut Tx<'_>, kringen: &[Kring], sql: Sql, rest: &[Val]) -> Result<Vec<Kaartje>> {
    let mut found = Vec::new();
    for kring in kringen {
        let args: Vec<Val> = std::iter::once(Val::from(*kring)).chain(rest.iter().cloned()).collect();
        found.extend(tx.list(sql, &args, whole)?);
    }
    newest_first(&mut found);
    Ok(found)
}

#[cfg(test)]
mod tests;
