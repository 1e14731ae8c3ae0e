//! A retention rule: what happens to the rows of the tables that name it.

use super::Termijn;
use kern::{Bron, Moment};
use store::{Result, Sql, Tx};

/// One rule. A municipality may set the term and the ground itself: the fields are open for that.
#[derive(Debug, Clone, Copy)]
pub struct Bewaarregel {
    /// The name that migrations use.
    pub naam: &'static str,
    /// What it is about, in Dutch at B1.
    pub wat: &'static str,
    /// Why it is kept this long, in Dutch at B1.
    pub grondslag: &'static str,
    /// Where that can be looked up; `None` for a choice of the product or the municipality.
    pub bron: Option<Bron>,
    /// True when the term has not been checked against its source or set by the municipality.
    pub te_bevestigen: bool,
    /// What happens in the end.
    pub lot: Lot,
}

impl Bewaarregel {
    /// How it erases, when it does.
    pub const fn wissen(&self) -> Option<&Wissen> {
        if let Lot::Wissen(wissen) = &self.lot { Some(wissen) } else { None }
    }

    /// How it erases thing by thing, when it does.
    pub const fn per_ding(&self) -> Option<(&PerDing, Termijn)> {
        match &self.lot {
            Lot::Wissen(Wissen { termijn, wijze: Wijze::PerDing(per_ding), .. }) => Some((per_ding, *termijn)),
            _ => None,
        }
    }
}

/// What happens in the end to the rows of a table.
#[derive(Debug, Clone, Copy)]
pub enum Lot {
    /// They stay as long as the municipality uses Baken. Such a table holds no words about persons.
    Altijd,
    /// They come and go with the work itself. Such a table holds nothing about persons at all.
    Technisch,
    /// They are erased after a term.
    Wissen(Wissen),
}

/// Erasing after a term.
#[derive(Debug, Clone, Copy)]
pub struct Wissen {
    /// How long after the anchor.
    pub termijn: Termijn,
    /// What the anchor is, in Dutch: "na het sluiten".
    pub na: &'static str,
    /// How it is done.
    pub wijze: Wijze,
}

/// Thing by thing, or a series from its oldest end.
#[derive(Debug, Clone, Copy)]
pub enum Wijze {
    /// Each thing is weighed by itself and can be held.
    PerDing(PerDing),
    /// Rows that nobody knows one by one, such as sessions; goes by itself.
    Reeks(Reeks),
}

/// Who must agree before a thing is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Akkoord {
    /// Nobody: it goes by itself.
    Vanzelf,
    /// One proposes, another approves.
    TweePersonen,
}

/// What the anchor column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anker {
    /// A moment in microseconds; its civil day in Amsterdam counts.
    Moment,
    /// A civil date as ISO text.
    Datum,
}

/// How things are found and erased one by one.
#[derive(Debug, Clone, Copy)]
pub struct PerDing {
    /// Kind of thing, as a hold names it: "signaal".
    pub ding: &'static str,
    /// Who must agree.
    pub akkoord: Akkoord,
    /// What the second column of `kandidaten` holds.
    pub anker: Anker,
    /// `SELECT id, anchor, description ... WHERE anchor < $1 AND id > $2 ORDER BY id LIMIT $3`. Each id at most once.
    /// The description holds no personal data; the anchor is checked again in Rust.
    pub kandidaten: Sql,
    /// Other things whose hold keeps this one too: `SELECT ding_soort, ding` for the thing `$1`, such as its file.
    pub verwant: Option<Sql>,
    /// Erases one thing: its rows and its entries in the search index, and enqueues the removal of its files.
    pub wis: fn(&mut Tx<'_>, Moment, i64) -> Result<()>,
}

/// How a series is counted and erased.
#[derive(Debug, Clone, Copy)]
pub struct Reeks {
    /// How many rows lie before this moment.
    pub tel: fn(&mut Tx<'_>, Moment) -> Result<i64>,
    /// Erases at most so many rows from before this moment (now, bound, limit), and tells how many it erased.
    pub wis: fn(&mut Tx<'_>, Moment, Moment, u32) -> Result<u64>,
}
