//! Walks both chains, a batch at a time, and names the first link that does not fit.

use crate::encoding::{Hash, Link, anker, to_hash};
use crate::{Gebeurtenisregel, Inzageregel, Keten};
use kern::Moment;
use store::{Result, Row, Sql, Tx, args};

store::sql! {
    GEBEURTENISSEN = "SELECT id, moment, soort, ding_soort, ding, kring, actor, client, gegevens, vorige, hash
        FROM gebeurtenis WHERE id > $1 ORDER BY id LIMIT $2";
    INZAGEN = "SELECT id, moment, actor, client, doel, actie, ding_soort, ding, kring, aantal, vorige, hash
        FROM inzage WHERE id > $1 ORDER BY id LIMIT $2";
    OPGERUIMD = "SELECT gegevens FROM gebeurtenis WHERE ding_soort = 'keten' AND ding = 0 ORDER BY id DESC LIMIT 1";
}

/// Lines held in memory at a time.
const BATCH: i64 = 2_000;

/// The end of a chain as somebody noted it outside the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zegel {
    /// Of which chain.
    pub keten: Keten,
    /// Number of the line.
    pub id: i64,
    /// Its hash.
    pub hash: [u8; 32],
}

/// How a link was broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breuksoort {
    /// The line does not have the hash of what it says.
    Gewijzigd,
    /// Lines before this one are missing.
    Verwijderd,
    /// The line is whole in itself, but does not follow from the one before it.
    Ingevoegd,
    /// The start of the kept part is not where the last clean-up said it was.
    AnkerVerzet,
    /// The line that was sealed outside the database is gone or another.
    ZegelVerbroken,
}

impl Breuksoort {
    /// What happened, in a sentence for the reader of the report.
    pub const fn uitleg(self) -> &'static str {
        match self {
            Self::Gewijzigd => "deze regel is gewijzigd nadat hij was geschreven",
            Self::Verwijderd => "voor deze regel zijn regels weggehaald",
            Self::Ingevoegd => "deze regel hoort niet op deze plek: hij is ingevoegd of vervangen",
            Self::AnkerVerzet => {
                "het begin van de keten is verzet: er zijn oude regels weggehaald buiten de opruiming om"
            }
            Self::ZegelVerbroken => "de regel die eerder is verzegeld is weg of anders",
        }
    }
}

/// The first link that does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Breuk {
    /// Number of the line.
    pub id: i64,
    /// When it says it was written; `None` when there is no line to ask.
    pub moment: Option<Moment>,
    /// What is wrong.
    pub soort: Breuksoort,
}

/// What the walk over one chain found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ketenstand {
    /// Which chain.
    pub keten: Keten,
    /// Lines that fit, up to the break if there is one.
    pub aantal: u64,
    /// The end of the chain: note it outside the database and give it to the next check.
    pub zegel: Zegel,
    /// The first broken link.
    pub breuk: Option<Breuk>,
}

/// What the walk over both chains found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ketenrapport {
    /// Each chain.
    pub ketens: Vec<Ketenstand>,
}

impl Ketenrapport {
    /// True when no link is broken.
    pub fn is_heel(&self) -> bool {
        self.ketens.iter().all(|stand| stand.breuk.is_none())
    }
}

/// Walks both chains within one snapshot. `zegels` are ends of chains noted at earlier checks; may be empty.
/// Runs a few seconds per million lines: not within a request.
pub fn controle(tx: &mut Tx<'_>, zegels: &[Zegel]) -> Result<Ketenrapport> {
    let mut ketens = Vec::with_capacity(Keten::ALL.len());
    for keten in Keten::ALL {
        let start = anker(tx, keten)?;
        let stand = if anker_is_accounted_for(tx, keten, start)? {
            walk(tx, keten, start, zegels)?
        } else {
            stand(keten, 0, start, Some(Breuk { id: start.id, moment: None, soort: Breuksoort::AnkerVerzet }))
        };
        ketens.push(stand);
    }
    Ok(Ketenrapport { ketens })
}

/// A line with its two hashes, whichever chain it is from.
struct Line {
    id: i64,
    moment: Moment,
    vorige: Vec<u8>,
    stored: Vec<u8>,
    computed: Hash,
}

fn read(keten: Keten, row: Row) -> Result<Line> {
    let hashes_at = match keten {
        Keten::Gebeurtenis => 9,
        Keten::Inzage => 10,
    };
    let (vorige, stored): (Vec<u8>, Vec<u8>) = (row.get(hashes_at)?, row.get(hashes_at + 1)?);
    let (id, moment, computed) = match keten {
        Keten::Gebeurtenis => {
            let line = Gebeurtenisregel::read(row)?;
            (line.id.0, line.moment, line.hash(&vorige))
        }
        Keten::Inzage => {
            let line = Inzageregel::read(row)?;
            (line.id, line.moment, line.hash(&vorige))
        }
    };
    Ok(Line { id, moment, vorige, stored, computed })
}

fn walk(tx: &mut Tx<'_>, keten: Keten, start: Link, zegels: &[Zegel]) -> Result<Ketenstand> {
    let sql: Sql = match keten {
        Keten::Gebeurtenis => GEBEURTENISSEN,
        Keten::Inzage => INZAGEN,
    };
    let (mut link, mut aantal) = (start, 0);
    // Lines before the start are looked for too: they can only have been put there by hand.
    let mut after = i64::MIN;
    loop {
        let lines = tx.list(sql, args![after, BATCH], |row| read(keten, row))?;
        let Some(newest) = lines.last().map(|line| line.id) else { break };
        for line in lines {
            match fits(link, &line, zegels.iter().filter(|zegel| zegel.keten == keten)) {
                Ok(next) => (link, aantal) = (next, aantal + 1),
                Err(soort) => {
                    let breuk = Breuk { id: line.id, moment: Some(line.moment), soort };
                    return Ok(stand(keten, aantal, link, Some(breuk)));
                }
            }
        }
        after = newest;
    }
    let cut_off = zegels.iter().find(|zegel| zegel.keten == keten && zegel.id > link.id);
    let breuk = cut_off.map(|zegel| Breuk { id: zegel.id, moment: None, soort: Breuksoort::ZegelVerbroken });
    Ok(stand(keten, aantal, link, breuk))
}

fn stand(keten: Keten, aantal: u64, link: Link, breuk: Option<Breuk>) -> Ketenstand {
    Ketenstand { keten, aantal, zegel: Zegel { keten, id: link.id, hash: link.hash }, breuk }
}

/// The next link, or what is wrong with it.
fn fits<'a>(
    before: Link,
    line: &Line,
    mut zegels: impl Iterator<Item = &'a Zegel>,
) -> std::result::Result<Link, Breuksoort> {
    if to_hash(&line.stored) != Some(line.computed) {
        return Err(Breuksoort::Gewijzigd);
    }
    if line.id > before.id + 1 {
        return Err(Breuksoort::Verwijderd);
    }
    if line.id <= before.id || to_hash(&line.vorige) != Some(before.hash) {
        return Err(Breuksoort::Ingevoegd);
    }
    if zegels.any(|zegel| zegel.id == line.id && zegel.hash != line.computed) {
        return Err(Breuksoort::ZegelVerbroken);
    }
    Ok(Link { id: line.id, hash: line.computed })
}

/// The clean-up of old looks tells the other chain where the kept part starts; the two must agree.
fn anker_is_accounted_for(tx: &mut Tx<'_>, keten: Keten, start: Link) -> Result<bool> {
    let told = match (keten, tx.maybe(OPGERUIMD, &[])?) {
        (Keten::Inzage, Some(row)) => crate::opruimen::told_anker(&row.get::<String>(0)?),
        _ => None,
    };
    Ok(told.unwrap_or_else(|| crate::opruimen::hex(&Link::START.hash)) == crate::opruimen::hex(&start.hash))
}
