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
            regel, invoer, antwoord, stand) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'open')";
    VAN = "SELECT id, besluit, code, wat, wie, soort, uiterlijk, hele_dag, bron, regel, invoer, antwoord, stand, gedaan,
            hoe, door FROM maatregel_termijn WHERE maatregel = $1 ORDER BY uiterlijk, id LIMIT 500";
    GEDAAN = "UPDATE maatregel_termijn SET stand = 'gedaan', gedaan = $3, hoe = $4, door = $5
        WHERE id = $1 AND maatregel = $2 AND stand = 'open'";
    HEROPEN = "UPDATE maatregel_termijn SET stand = 'open', gedaan = NULL, hoe = '', door = NULL
        WHERE id = $1 AND maatregel = $2 AND stand = 'gedaan' AND door = $3";
    VERVAL = "UPDATE maatregel_termijn SET stand = 'vervallen' WHERE maatregel = $1 AND code = $2 AND stand = 'open'";
    VERVAL_STAPPEN = "UPDATE maatregel_termijn SET stand = 'vervallen'
        WHERE maatregel = $1 AND soort = 'stap' AND stand = 'open'";
    OPEN = "SELECT t.id, t.wat, t.wie, t.soort, t.uiterlijk, t.hele_dag, m.jaar, m.volgnummer, m.titel, m.soort
        FROM (SELECT id, maatregel, wat, wie, soort, uiterlijk, hele_dag FROM maatregel_termijn
            WHERE kring = $1 AND stand = 'open' AND soort = $2 AND uiterlijk < $3 AND (code <> 'einde' OR uiterlijk > $4)
            ORDER BY uiterlijk, id LIMIT $5) AS t
        JOIN maatregel m ON m.id = t.maatregel ORDER BY t.uiterlijk, t.id";
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

/// Writes a term down.
pub(crate) fn maak(
    tx: &mut Tx<'_>,
    maatregel: &Maatregel,
    besluit: BesluitId,
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
        args![id, besluit, kring, code, wat, wie, soort, uiterlijk, hele_dag, bron, regel, invoer, antwoord],
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

/// Open terms with this code are no longer needed.
pub(crate) fn verval(tx: &mut Tx<'_>, maatregel: MaatregelId, code: &str) -> Result<()> {
    tx.exec(VERVAL, args![maatregel, code]).map(drop)
}

/// Open steps of an order that ended are no longer needed; notices and remedies go on.
pub(crate) fn verval_stappen(tx: &mut Tx<'_>, maatregel: MaatregelId) -> Result<()> {
    tx.exec(VERVAL_STAPPEN, args![maatregel]).map(drop)
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

/// Open terms of this kind in these kringen that end before this moment, the next one first. The end of an order that has
/// passed asks for nothing any more.
pub fn lopend(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    soort: Termijnsoort,
    (nu, tot): (Moment, Moment),
    limiet: u32,
) -> Result<Vec<Klokregel>> {
    let mut found = Vec::new();
    for kring in kringen {
        found.extend(tx.list(OPEN, args![*kring, soort.code(), tot, nu, limiet], |row| {
            let mut c = row.cols();
            let (id, wat, wie, soort) = (c.take()?, c.take()?, c.take()?, c.code()?);
            let (uiterlijk, hele_dag) = (c.take()?, c.take()?);
            let kenmerk = Kenmerk { jaar: c.take()?, volgnummer: c.take()? };
            Ok(Klokregel { id, wat, wie, soort, uiterlijk, hele_dag, kenmerk, titel: c.take()?, maatregel: c.take()? })
        })?);
    }
    found.sort_by_key(|regel| regel.uiterlijk);
    found.truncate(usize::try_from(limiet).unwrap_or(usize::MAX));
    Ok(found)
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
