//! Terms, notices and steps, each with the explanation that held when it was made.

use crate::model::{Kenmerk, Maatregel, Termijnstand};
use crate::soort::{NieuweTermijn, Termijnsoort};
use access::Mislukt;
use kern::{BesluitId, Bron, Code as _, GebruikerId, Kring, MaatregelId, Moment};
use recht::korte_vindplaats;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{Result, Row, Tx, args};

store::sql! {
    INSERT = "INSERT INTO maatregel_termijn (maatregel, besluit, kring, code, wat, wie, soort, uiterlijk, hele_dag, bron,
            regel, invoer, antwoord, voorval, stand)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'open')";
    VAN = "SELECT id, besluit, code, wat, wie, soort, uiterlijk, hele_dag, bron, regel, invoer, antwoord, stand, gedaan,
            hoe, door FROM maatregel_termijn WHERE maatregel = $1 ORDER BY uiterlijk, id LIMIT 500";
    GEDAAN = "UPDATE maatregel_termijn SET stand = 'gedaan', gedaan = $3, hoe = $4, door = $5
        WHERE id = $1 AND maatregel = $2 AND stand = 'open'";
    HEROPEN = "UPDATE maatregel_termijn SET stand = 'open', gedaan = NULL, hoe = '', door = NULL
        WHERE id = $1 AND maatregel = $2 AND stand = 'gedaan' AND door = $3";
    VERVANG = "UPDATE maatregel_termijn SET stand = 'vervallen', vervallen_door = $3
        WHERE maatregel = $1 AND code = $2 AND besluit < $3 AND stand = 'open' AND voorval IS NULL";
    VERVAL_STAPPEN = "UPDATE maatregel_termijn SET stand = 'vervallen', vervallen_door = $2
        WHERE besluit = $1 AND soort = 'stap' AND stand = 'open' AND voorval IS NULL";
    VERVAL_VAN_BESLUIT = "UPDATE maatregel_termijn SET stand = 'vervallen', vervallen_door = $1
        WHERE besluit = $1 AND stand = 'open' AND voorval IS NULL";
    VERVAL_ALLES = "UPDATE maatregel_termijn SET stand = 'vervallen', vervallen_door = $2
        WHERE maatregel = $1 AND soort = 'stap' AND stand = 'open'";
    VERVAL_EEN = "UPDATE maatregel_termijn SET stand = 'vervallen', vervallen_door = $2 WHERE id = $1 AND stand = 'open'";
    HERLEEF = "UPDATE maatregel_termijn SET stand = 'open', vervallen_door = NULL
        WHERE maatregel = $1 AND vervallen_door = $2 AND besluit <> $2 AND stand = 'vervallen'
        AND besluit IN (SELECT id FROM maatregel_besluit WHERE maatregel = $1 AND stadium <> 'vernietigd')";
    VERVAL_VAN_VOORVAL = "UPDATE maatregel_termijn SET stand = 'vervallen'
        WHERE maatregel = $1 AND voorval = $2 AND code = $3 AND stand = 'open'";
    GEDAAN_DOOR_UITKOMST = "UPDATE maatregel_termijn SET stand = 'gedaan', gedaan = $4, hoe = $5, door = $6
        WHERE maatregel = $1 AND voorval = $2 AND code = $3 AND stand = 'open'";
    LOPEND = "SELECT t.id, t.wat, t.wie, t.soort, t.uiterlijk, t.hele_dag, m.jaar, m.volgnummer, m.titel, m.soort
        FROM (SELECT id, maatregel, wat, wie, soort, uiterlijk, hele_dag FROM maatregel_termijn
            WHERE kring = $1 AND stand = 'open' AND soort = $2 AND uiterlijk >= $3 AND uiterlijk < $4
            ORDER BY uiterlijk, id LIMIT $5) AS t
        JOIN maatregel m ON m.id = t.maatregel ORDER BY t.uiterlijk, t.id";
    TE_LAAT = "SELECT t.id, t.wat, t.wie, t.soort, t.uiterlijk, t.hele_dag, m.jaar, m.volgnummer, m.titel, m.soort
        FROM (SELECT id, maatregel, wat, wie, soort, uiterlijk, hele_dag FROM maatregel_termijn
            WHERE kring = $1 AND stand = 'open' AND soort = $2 AND uiterlijk < $3 AND code <> 'einde'
            ORDER BY uiterlijk DESC, id DESC LIMIT $4) AS t
        JOIN maatregel m ON m.id = t.maatregel ORDER BY t.uiterlijk DESC, t.id DESC";
    MET_REGEL = "SELECT t.id, m.jaar, m.volgnummer, t.wat, t.regel, t.invoer, t.antwoord FROM maatregel_termijn t
        JOIN maatregel m ON m.id = t.maatregel WHERE t.id > $1 AND t.regel <> '' ORDER BY t.id LIMIT 500";
}

/// An article, kept with what rests on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vindplaats {
    /// In short: "Wth 2 lid 1".
    pub artikel: String,
    /// Where it can be read.
    pub url: String,
    /// First day of the text that was used.
    pub geldig_vanaf: String,
    /// False: "te bevestigen".
    pub bevestigd: bool,
}

impl From<&Bron> for Vindplaats {
    fn from(bron: &Bron) -> Self {
        Self {
            artikel: korte_vindplaats(bron),
            url: bron.url.to_owned(),
            geldig_vanaf: bron.geldig_vanaf.to_owned(),
            bevestigd: bron.bevestigd,
        }
    }
}

/// How a term was computed, as it was told then.
#[derive(Debug, Clone, PartialEq)]
pub struct Uitleg {
    /// The rule of the law.
    pub regel: String,
    /// What was asked.
    pub invoer: Value,
    /// What it said.
    pub uitkomst: Value,
    /// The way there.
    pub stappen: Vec<String>,
    /// The articles.
    pub bronnen: Vec<Vindplaats>,
}

/// A term of an order.
#[derive(Debug, Clone)]
pub struct Termijn {
    /// Its number.
    pub id: i64,
    /// Of which decision.
    pub besluit: BesluitId,
    /// Which term.
    pub code: String,
    /// What must be done.
    pub wat: String,
    /// By whom.
    pub wie: String,
    /// What kind.
    pub soort: Termijnsoort,
    /// By when.
    pub uiterlijk: Moment,
    /// Whether only the day counts.
    pub hele_dag: bool,
    /// The article.
    pub bron: Vindplaats,
    /// How it was computed; `None` for a notice at once, or for a moment that the decision itself set.
    pub uitleg: Option<Uitleg>,
    /// Whether it is kept.
    pub stand: Termijnstand,
    /// When it was done.
    pub gedaan: Option<Moment>,
    /// How.
    pub hoe: String,
    /// Who ticked it off.
    pub door: Option<GebruikerId>,
}

impl Termijn {
    /// Whether it must be done at once: a notice that no date was computed for.
    pub fn is_meteen(&self) -> bool {
        self.uitleg.is_none() && self.soort == Termijnsoort::Melding
    }
}

/// Writes a term of a decision down.
pub(crate) fn maak(
    tx: &mut Tx<'_>,
    maatregel: &Maatregel,
    besluit: BesluitId,
    nieuw: &NieuweTermijn,
) -> std::result::Result<(), Mislukt> {
    maak_uit(tx, maatregel, (besluit, None), nieuw)
}

/// Writes a term down that follows from an event.
pub(crate) fn maak_uit(
    tx: &mut Tx<'_>,
    maatregel: &Maatregel,
    (besluit, voorval): (BesluitId, Option<i64>),
    nieuw: &NieuweTermijn,
) -> std::result::Result<(), Mislukt> {
    let unwritten = |_| Mislukt::Machine("een termijn is niet op te schrijven");
    let bron = serde_json::to_string(&Vindplaats::from(&nieuw.bron)).map_err(unwritten)?;
    let (regel, invoer, antwoord) = match &nieuw.rekening {
        Some(rekening) => {
            let antwoord = serde_json::to_string(&rekening.antwoord).map_err(unwritten)?;
            (rekening.antwoord.regel.clone(), rekening.invoer.to_string(), antwoord)
        }
        None => (String::new(), String::new(), String::new()),
    };
    let NieuweTermijn { code, ref wat, wie, soort, uiterlijk, hele_dag, .. } = *nieuw;
    let Maatregel { id, kring, .. } = *maatregel;
    let soort = soort.code();
    tx.exec(
        INSERT,
        args![id, besluit, kring, code, wat, wie, soort, uiterlijk, hele_dag, bron, regel, invoer, antwoord, voorval],
    )?;
    Ok(())
}

/// Every term of an order, the next one first.
pub fn van(tx: &mut Tx<'_>, maatregel: MaatregelId) -> std::result::Result<Vec<Termijn>, Mislukt> {
    tx.rows(VAN, args![maatregel])?.into_iter().map(read).collect()
}

fn read(row: Row) -> std::result::Result<Termijn, Mislukt> {
    let unread = |_| Mislukt::Machine("een termijn is niet te lezen");
    let mut c = row.cols();
    let (id, besluit, code, wat, wie) = (c.take()?, c.take()?, c.take()?, c.take()?, c.take()?);
    let (soort, uiterlijk, hele_dag) = (c.code()?, c.take()?, c.take()?);
    let bron: String = c.take()?;
    let (regel, invoer, antwoord) = (c.take::<String>()?, c.take::<String>()?, c.take::<String>()?);
    let uitleg = if regel.is_empty() { None } else { Some(uitleg(regel, &invoer, &antwoord)?) };
    let (stand, gedaan, hoe, door) = (c.code()?, c.take()?, c.take()?, c.take()?);
    let bron = serde_json::from_str(&bron).map_err(unread)?;
    Ok(Termijn { id, besluit, code, wat, wie, soort, uiterlijk, hele_dag, bron, uitleg, stand, gedaan, hoe, door })
}

#[derive(Deserialize)]
struct Bewaard {
    uitkomst: Value,
    stappen: Vec<String>,
    bronnen: Vec<Vindplaats>,
}

fn uitleg(regel: String, invoer: &str, antwoord: &str) -> std::result::Result<Uitleg, Mislukt> {
    let unread = |_| Mislukt::Machine("de uitleg van een termijn is niet te lezen");
    let invoer = serde_json::from_str(invoer).map_err(unread)?;
    let Bewaard { uitkomst, stappen, bronnen } = serde_json::from_str(antwoord).map_err(unread)?;
    Ok(Uitleg { regel, invoer, uitkomst, stappen, bronnen })
}

/// Ticks a term off. [`store::StoreError::Conflict`] when somebody was first.
pub(crate) fn gedaan(
    tx: &mut Tx<'_>,
    maatregel: MaatregelId,
    id: i64,
    op: Moment,
    hoe: &str,
    door: GebruikerId,
) -> Result<()> {
    tx.exec_one(GEDAAN, args![id, maatregel, op, hoe, door])
}

/// Takes back a tick that somebody set by mistake: only who set it can.
pub(crate) fn heropen(tx: &mut Tx<'_>, maatregel: MaatregelId, id: i64, door: GebruikerId) -> Result<()> {
    tx.exec_one(HEROPEN, args![id, maatregel, door])
}

/// Open terms with this code of earlier decisions are no longer needed: this decision has its own.
pub(crate) fn vervang(tx: &mut Tx<'_>, maatregel: MaatregelId, code: &str, door: BesluitId) -> Result<()> {
    tx.exec(VERVANG, args![maatregel, code, door]).map(drop)
}

/// Open steps of a decision that another one ended are no longer needed. Notices and remedies go on, and so does what came
/// from an event: a forfeited penalty is still to be collected.
pub(crate) fn verval_stappen(tx: &mut Tx<'_>, besluit: BesluitId, door: BesluitId) -> Result<()> {
    tx.exec(VERVAL_STAPPEN, args![besluit, door]).map(drop)
}

/// Everything open of a decision that was annulled.
pub(crate) fn verval_van_besluit(tx: &mut Tx<'_>, besluit: BesluitId) -> Result<()> {
    tx.exec(VERVAL_VAN_BESLUIT, args![besluit]).map(drop)
}

/// Every open step of an order of which the first decision was annulled: nothing of it is left to be done.
pub(crate) fn verval_alles(tx: &mut Tx<'_>, maatregel: MaatregelId, door: BesluitId) -> Result<()> {
    tx.exec(VERVAL_ALLES, args![maatregel, door]).map(drop)
}

/// What this decision had made superfluous is needed again, as far as its own decision still stands.
pub(crate) fn herleef(tx: &mut Tx<'_>, maatregel: MaatregelId, besluit: BesluitId) -> Result<()> {
    tx.exec(HERLEEF, args![maatregel, besluit]).map(drop)
}

/// Gives a decision the term that it has now, where another date was open: the old one stays to be seen, as lapsed by `door`.
pub(crate) fn herzie(
    tx: &mut Tx<'_>,
    maatregel: &Maatregel,
    (besluit, door): (BesluitId, BesluitId),
    nieuw: &NieuweTermijn,
) -> std::result::Result<(), Mislukt> {
    let kept = van(tx, maatregel.id)?;
    let other = kept.iter().find(|een| {
        een.besluit == besluit
            && een.code == nieuw.code
            && een.stand == Termijnstand::Open
            && een.uiterlijk != nieuw.uiterlijk
    });
    let Some(other) = other else { return Ok(()) };
    tx.exec_one(VERVAL_EEN, args![other.id, door])?;
    maak(tx, maatregel, besluit, nieuw)
}

/// What came from an event is no longer needed, now that it ended.
pub(crate) fn verval_van_voorval(tx: &mut Tx<'_>, maatregel: MaatregelId, voorval: i64, code: &str) -> Result<()> {
    tx.exec(VERVAL_VAN_VOORVAL, args![maatregel, voorval, code]).map(drop)
}

/// What came from an event is done with its outcome.
pub(crate) fn gedaan_door_uitkomst(
    tx: &mut Tx<'_>,
    maatregel: MaatregelId,
    (voorval, code): (i64, &str),
    (op, hoe, door): (Moment, &str, GebruikerId),
) -> Result<()> {
    tx.exec(GEDAAN_DOOR_UITKOMST, args![maatregel, voorval, code, op, hoe, door]).map(drop)
}

/// An open term as a line of somebody's day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Klokregel {
    /// Number of the term.
    pub id: i64,
    /// What must be done.
    pub wat: String,
    /// By whom.
    pub wie: String,
    /// What kind of term.
    pub soort: Termijnsoort,
    /// By when.
    pub uiterlijk: Moment,
    /// Whether only the day counts.
    pub hele_dag: bool,
    /// Of which order.
    pub kenmerk: Kenmerk,
    /// Its name.
    pub titel: String,
    /// Code of its kind.
    pub maatregel: String,
}

/// Open terms of this kind in these kringen that end from now until this moment, the next one first. What is late is not
/// among them, however much there is of it: it must not push out what ends tonight.
pub fn lopend(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    soort: Termijnsoort,
    (nu, tot): (Moment, Moment),
    limiet: u32,
) -> Result<Vec<Klokregel>> {
    let mut found = Vec::new();
    for kring in kringen {
        found.extend(tx.list(LOPEND, args![*kring, soort.code(), nu, tot, limiet], klokregel)?);
    }
    found.sort_by_key(|regel| regel.uiterlijk);
    found.truncate(usize::try_from(limiet).unwrap_or(usize::MAX));
    Ok(found)
}

/// Open terms of this kind in these kringen of which the moment has passed, the newest first. The end of an order that has
/// passed asks for nothing any more.
pub fn te_laat(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    soort: Termijnsoort,
    nu: Moment,
    limiet: u32,
) -> Result<Vec<Klokregel>> {
    let mut found = Vec::new();
    for kring in kringen {
        found.extend(tx.list(TE_LAAT, args![*kring, soort.code(), nu, limiet], klokregel)?);
    }
    found.sort_by_key(|regel| std::cmp::Reverse(regel.uiterlijk));
    found.truncate(usize::try_from(limiet).unwrap_or(usize::MAX));
    Ok(found)
}

fn klokregel(row: Row) -> Result<Klokregel> {
    let mut c = row.cols();
    let (id, wat, wie, soort) = (c.take()?, c.take()?, c.take()?, c.code()?);
    let (uiterlijk, hele_dag) = (c.take()?, c.take()?);
    let kenmerk = Kenmerk { jaar: c.take()?, volgnummer: c.take()? };
    Ok(Klokregel { id, wat, wie, soort, uiterlijk, hele_dag, kenmerk, titel: c.take()?, maatregel: c.take()? })
}

/// A term that a rule would answer otherwise today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verschil {
    /// Of which order.
    pub kenmerk: Kenmerk,
    /// Which term.
    pub wat: String,
    /// The rule.
    pub regel: String,
}

/// Terms that the law of today would count otherwise: what a new version touches. Nothing is changed: an old decision
/// keeps its dates.
pub fn verschillen(tx: &mut Tx<'_>) -> std::result::Result<Vec<Verschil>, Mislukt> {
    let (mut found, mut after) = (Vec::new(), 0_i64);
    loop {
        let page = tx.rows(MET_REGEL, args![after])?;
        if page.is_empty() {
            return Ok(found);
        }
        for row in page {
            let mut c = row.cols();
            after = c.take()?;
            let kenmerk = Kenmerk { jaar: c.take()?, volgnummer: c.take()? };
            let (wat, regel) = (c.take()?, c.take::<String>()?);
            let kept = uitleg(regel, &c.take::<String>()?, &c.take::<String>()?)?;
            let now = recht::beantwoord(&kept.regel, &kept.invoer).map(|antwoord| Value::Object(antwoord.uitkomst));
            if now.ok().as_ref() != Some(&kept.uitkomst) {
                found.push(Verschil { kenmerk, wat, regel: kept.regel });
            }
        }
    }
}
