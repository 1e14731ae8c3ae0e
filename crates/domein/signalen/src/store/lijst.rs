//! The list of signals: newest first, only from the kringen of who looks, a page at a time and never counted in full.
//!
//! Each kring is read on its own through an index that ends in (ontvangen, id), and the few answers are merged. So a
//! page costs the same for somebody in one kring as for somebody in all, and the same at a million signals as at ten.

use crate::categorie::Thema;
use crate::model::{Bron, Kenmerk, Risico, Status};
use kern::{GebruikerId, Kring, Moment, SignaalId};
use std::collections::BTreeMap;
use store::{Result, Row, Sql, Tx, Val, args};

/// What a list shows of a signal.
macro_rules! columns {
    () => {
        "s.id, s.jaar, s.volgnummer, s.kring, s.thema, s.categorie, s.titel, s.plek, s.gebied, s.lat, s.lon, s.bron, \
         s.ontvangen, s.status, s.spoed, s.gevolg, s.kans, s.politie_op, s.politie_afgewogen, s.antwoord_voor, \
         s.beantwoord_op, s.volgen_tot, s.behandelaar"
    };
}

/// The conditions of the filter. A typed comparison comes before its `IS NULL`: PostgreSQL needs the type first.
macro_rules! filter {
    () => {
        " AND (s.ontvangen, s.id) < ($2, $3) AND s.ontvangen >= $4 AND (s.status = $5 OR $5 IS NULL)
          AND (s.gebied = $6 OR $6 IS NULL) AND (s.bron = $7 OR $7 IS NULL) AND s.gevolg * s.kans >= $8
          AND (s.behandelaar = $9 OR $9 IS NULL) AND (s.spoed = $10 OR $10 IS NULL)
          AND (s.categorie = $11 OR $11 IS NULL)
          AND ($12 = 0 OR ($12 = 1 AND s.politie_op IS NOT NULL) OR ($12 = 2 AND s.politie_op IS NULL))
          ORDER BY s.ontvangen DESC, s.id DESC LIMIT $13"
    };
}

/// The newest of one cell of the grid in a window of time. One statement looks in nine: a kring costs one round trip.
/// SQLite takes the index on the cell for `BETWEEN`, and the one on the kring for the same in two comparisons.
macro_rules! cel {
    ($number:literal) => {
        concat!(
            "SELECT * FROM (SELECT ",
            columns!(),
            " FROM signaal s WHERE s.cel = $",
            $number,
            " AND s.cel <> 0
            AND s.kring = $1 AND s.ontvangen BETWEEN $2 AND $3
            ORDER BY s.ontvangen DESC, s.id DESC LIMIT 20) AS cel_",
            $number
        )
    };
}

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
    BY_HOOG = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.gevolg * s.kans >= 9", filter!());
    BY_MIDDEL = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.gevolg * s.kans >= 4", filter!());
    /// Signals of other kringen that were shared with this one, while the sharing runs ($14 is now).
    GEDEELD = concat!("SELECT ", columns!(), " FROM deling d JOIN signaal s ON s.id = d.ding
        WHERE d.ding_soort = 'signaal' AND d.kring = $1 AND d.van <= $14 AND d.tot > $14", filter!());
    ONE = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.id = $1");
    /// Urgent signals of which nobody has told the police, nor why not.
    WACHT_OP_POLITIE = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.spoed = 1 AND s.kring = $1
        AND s.politie_op IS NULL AND s.politie_afgewogen IS NULL AND s.status <> 'afgesloten'
        ORDER BY s.id DESC LIMIT 50");
    /// Promises to answer that are due up to a day.
    TE_BEANTWOORDEN = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.beantwoord_op IS NULL
        AND s.antwoord_voor IS NOT NULL AND s.antwoord_voor <= $2 ORDER BY s.antwoord_voor, s.id LIMIT 50");
    /// Signals followed until a day that has come.
    VOLGEN_TOT = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.status = 'volgen'
        AND s.volgen_tot <= $2 ORDER BY s.volgen_tot, s.id LIMIT 50");
    /// Signals whose risk was weighed since a moment and that are not closed.
    GEWOGEN_SINDS = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.status <> 'afgesloten'
        AND s.id IN (SELECT w.signaal FROM weging w WHERE w.moment >= $2) ORDER BY s.id DESC LIMIT 50");
    /// SQLite uses a partial index only when its condition stands in the query, here and below.
    OP_ADRES = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.adressleutel = $2 AND s.adressleutel <> ''
        AND s.kring = $1
        ORDER BY s.id DESC LIMIT 20");
    IN_CELLEN = concat!(cel!(4), " UNION ALL ", cel!(5), " UNION ALL ", cel!(6), " UNION ALL ", cel!(7), " UNION ALL ",
        cel!(8), " UNION ALL ", cel!(9), " UNION ALL ", cel!(10), " UNION ALL ", cel!(11), " UNION ALL ", cel!(12));
    /// Many at once; a number that is not there, such as 0, gives nothing.
    VELE = store::many!(concat!("SELECT ", columns!(), " FROM signaal s WHERE s.id IN ("), "?", VEEL, ")");
    TEKSTEN = store::many!("SELECT id, tekst, adressleutel, dossier FROM signaal WHERE id IN (", "?", VEEL, ")");
    IN_DOSSIER = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.dossier = $2 AND s.kring = $1
        ORDER BY s.id DESC LIMIT 100");
    /// Signals that an organisation brought, as long as they are shared with this kring ($3 is now).
    INGEBRACHT = concat!("SELECT ", columns!(), " FROM deling d JOIN signaal s ON s.id = d.ding
        WHERE d.ding_soort = 'signaal' AND d.kring = $1 AND s.organisatie = $2 AND d.van <= $3 AND d.tot > $3
        ORDER BY s.ontvangen DESC, s.id DESC LIMIT 200");
    TEL_STATUS = "SELECT COUNT(*) FROM (SELECT id FROM signaal WHERE kring = $1 AND status = $2 LIMIT $3) AS t";
    PER_DAG = "SELECT ontvangen FROM signaal WHERE kring = $1 AND ontvangen >= $2 ORDER BY ontvangen DESC LIMIT 20000";
}

/// Signals that are fetched by one statement.
const VEEL: usize = 48;
/// Cells that are looked in by one statement: a circle of the size of a cell touches at most nine.
const CELLEN: usize = 9;

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

fn read(row: Row) -> Result<Kaartje> {
    let mut c = row.cols();
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
    for kring in kringen {
        let mut args = arguments(*kring, filter, onder, limiet);
        found.extend(tx.list(sql, &args, read)?);
        args.push(Val::from(nu));
        found.extend(tx.list(GEDEELD, &args, read)?);
    }
    if let Some(thema) = filter.thema {
        found.retain(|kaartje| kaartje.thema == thema);
    }
    newest_first(&mut found);
    found.truncate(limiet);
    Ok(found)
}

/// The statement that leads with the choice that is likely to be the rarest: what it reads is bounded by how often that
/// occurs in the kring, also when nothing matches the rest.
const fn leidend(filter: &Filter) -> Sql {
    match filter {
        Filter { behandelaar: Some(_), .. } => BY_BEHANDELAAR,
        Filter { spoed: Some(true), .. } => BY_SPOED,
        Filter { politie: Politie::Wel, .. } => BY_POLITIE,
        Filter { risico_vanaf: 9.., .. } => BY_HOOG,
        Filter { gebied: Some(_), .. } => BY_GEBIED,
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
    ]
    .to_vec()
}

/// A signal can come along two ways, its own kring and a shared one: it is shown once.
fn newest_first(found: &mut Vec<Kaartje>) {
    found.sort_by_key(|kaartje| std::cmp::Reverse((kaartje.ontvangen, kaartje.id)));
    found.dedup_by_key(|kaartje| kaartje.id);
}

fn each_kring(tx: &mut Tx<'_>, kringen: &[Kring], sql: Sql, rest: &[Val]) -> Result<Vec<Kaartje>> {
    let mut found = Vec::new();
    for kring in kringen {
        let args: Vec<Val> = std::iter::once(Val::from(*kring)).chain(rest.iter().cloned()).collect();
        found.extend(tx.list(sql, &args, read)?);
    }
    newest_first(&mut found);
    Ok(found)
}

/// Urgent signals of which nobody has told the police yet.
pub fn wacht_op_politie(tx: &mut Tx<'_>, kringen: &[Kring]) -> Result<Vec<Kaartje>> {
    each_kring(tx, kringen, WACHT_OP_POLITIE, &[])
}

/// Promised answers that are due up to and including this day, the first due on top.
pub fn te_beantwoorden(tx: &mut Tx<'_>, kringen: &[Kring], tot: jiff::civil::Date) -> Result<Vec<Kaartje>> {
    let mut found = each_kring(tx, kringen, TE_BEANTWOORDEN, args![tot])?;
    found.sort_by_key(|kaartje| (kaartje.antwoord_voor, kaartje.id));
    Ok(found)
}

/// Signals that were followed until this day or an earlier one.
pub fn volgen_tot(tx: &mut Tx<'_>, kringen: &[Kring], dag: jiff::civil::Date) -> Result<Vec<Kaartje>> {
    each_kring(tx, kringen, VOLGEN_TOT, args![dag])
}

/// Signals that are not closed and whose risk was weighed since this moment.
pub fn gewogen_sinds(tx: &mut Tx<'_>, kringen: &[Kring], vanaf: Moment) -> Result<Vec<Kaartje>> {
    each_kring(tx, kringen, GEWOGEN_SINDS, args![vanaf])
}

/// Signals at the same address.
pub fn op_adres(tx: &mut Tx<'_>, kringen: &[Kring], adressleutel: &str) -> Result<Vec<Kaartje>> {
    each_kring(tx, kringen, OP_ADRES, args![adressleutel])
}

/// Signals in these cells of the grid between two moments, both included: the newest twenty per cell and kring.
pub fn in_cellen(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    cellen: &[i64],
    (vanaf, tot): (Moment, Moment),
) -> Result<Vec<Kaartje>> {
    let mut found = Vec::new();
    for nine in cellen.chunks(CELLEN) {
        let cells = nine.iter().copied().chain(std::iter::repeat(0)).take(CELLEN);
        let rest: Vec<Val> = [Val::from(vanaf), Val::from(tot)].into_iter().chain(cells.map(Val::from)).collect();
        found.extend(each_kring(tx, kringen, IN_CELLEN, &rest)?);
    }
    Ok(found)
}

/// These signals as a list shows them, in the order asked; what is not there is left out. The caller looks at the kring.
pub fn vele(tx: &mut Tx<'_>, ids: &[SignaalId]) -> Result<Vec<Kaartje>> {
    let mut found = BTreeMap::new();
    for portion in ids.chunks(VEEL) {
        for kaartje in tx.list(VELE, &padded(portion), read)? {
            found.insert(kaartje.id, kaartje);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// What signals are compared by, beside what a list shows.
#[derive(Debug, Clone)]
pub struct Vergelijkbaar {
    /// The words.
    pub tekst: String,
    /// The address as it is compared; empty for none.
    pub adressleutel: String,
    /// The file it belongs to.
    pub dossier: Option<kern::DossierId>,
}

/// The words of these signals; the caller has checked the kring.
pub fn teksten(tx: &mut Tx<'_>, ids: &[SignaalId]) -> Result<BTreeMap<SignaalId, Vergelijkbaar>> {
    let mut found = BTreeMap::new();
    for portion in ids.chunks(VEEL) {
        let rows = tx.list(TEKSTEN, &padded(portion), |row| {
            let mut cols = row.cols();
            let id = cols.take()?;
            Ok((id, Vergelijkbaar { tekst: cols.take()?, adressleutel: cols.take()?, dossier: cols.take()? }))
        })?;
        found.extend(rows);
    }
    Ok(found)
}

fn padded(ids: &[SignaalId]) -> Vec<Val> {
    let filling = std::iter::repeat(SignaalId(0));
    ids.iter().copied().chain(filling).take(VEEL).map(Val::from).collect()
}

/// Signals that belong to a file.
pub fn in_dossier(tx: &mut Tx<'_>, kringen: &[Kring], dossier: kern::DossierId) -> Result<Vec<Kaartje>> {
    each_kring(tx, kringen, IN_DOSSIER, args![dossier])
}

/// Signals that this organisation brought and may still follow, newest first.
pub fn ingebracht(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    organisatie: kern::OrganisatieId,
    nu: Moment,
) -> Result<Vec<Kaartje>> {
    each_kring(tx, kringen, INGEBRACHT, args![organisatie, nu])
}

/// One signal as a list shows it; the caller has checked the kring.
pub fn kaartje(tx: &mut Tx<'_>, id: SignaalId) -> Result<Kaartje> {
    read(tx.row(ONE, args![id])?)
}

/// How many signals stand here, counted up to a bound: a count on a busy page must not read a million rows.
pub fn tel(tx: &mut Tx<'_>, kringen: &[Kring], status: Status, hoogstens: i64) -> Result<i64> {
    let mut total = 0;
    for kring in kringen {
        let row = tx.row(TEL_STATUS, args![*kring, kern::Code::code(status), hoogstens])?;
        total += row.get::<i64>(0)?;
    }
    Ok(total.min(hoogstens))
}

/// When signals came in since a moment, newest first: for the figure per week.
pub fn ontvangen_sinds(tx: &mut Tx<'_>, kringen: &[Kring], vanaf: Moment) -> Result<Vec<Moment>> {
    let mut moments = Vec::new();
    for kring in kringen {
        moments.extend(tx.list(PER_DAG, args![*kring, vanaf], |row| row.get::<Moment>(0))?);
    }
    Ok(moments)
}

#[cfg(test)]
mod tests;
