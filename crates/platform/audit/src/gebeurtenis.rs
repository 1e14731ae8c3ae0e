//! What happened: the spine that timeline, statistics, notifications and the programme's figures all read.

use crate::encoding::{Encoder, Hash, last};
use crate::{Ding, Keten, Wie};
use kern::{GebeurtenisId, Kring, Moment};
use serde_json::Value;
use store::{Result, Row, Tx, args};

store::sql! {
    INSERT = "INSERT INTO gebeurtenis
        (id, moment, soort, ding_soort, ding, kring, actor, client, gegevens, vorige, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    TIJDLIJN = "SELECT id, moment, soort, ding_soort, ding, kring, actor, client, gegevens FROM gebeurtenis
        WHERE ding_soort = $1 AND ding = $2 AND id < $3 ORDER BY id DESC LIMIT $4";
}

/// Something that happened to a thing.
#[derive(Debug, Clone)]
pub struct Gebeurtenis {
    /// What: thing and act, e.g. "signaal.gewogen".
    pub soort: &'static str,
    /// To what.
    pub ding: Ding,
    /// The kring in which the thing stood at that moment; `None` for things outside every kring, such as an account.
    pub kring: Option<Kring>,
    /// By whom.
    pub wie: Wie,
    /// Particulars. Never personal data: the line outlives the thing.
    pub gegevens: Value,
}

impl Gebeurtenis {
    /// An event by nobody, without particulars.
    pub fn new(soort: &'static str, ding: Ding) -> Self {
        Self { soort, ding, kring: None, wie: Wie::Niemand, gegevens: Value::Object(serde_json::Map::new()) }
    }

    /// In this kring.
    #[must_use]
    pub const fn kring(mut self, kring: Kring) -> Self {
        self.kring = Some(kring);
        self
    }

    /// By this person or system.
    #[must_use]
    pub const fn door(mut self, wie: Wie) -> Self {
        self.wie = wie;
        self
    }

    /// With this particular: a code, a number, a date. Never personal data.
    #[must_use]
    pub fn met(mut self, sleutel: &'static str, waarde: impl Into<Value>) -> Self {
        if let Value::Object(gegevens) = &mut self.gegevens {
            gegevens.insert(sleutel.to_owned(), waarde.into());
        }
        self
    }
}

/// Writes the event at the end of the chain, within the transaction of the change it tells about.
pub fn record(tx: &mut Tx<'_>, now: Moment, gebeurtenis: &Gebeurtenis) -> Result<GebeurtenisId> {
    let Gebeurtenis { soort, ding, kring, wie, ref gegevens } = *gebeurtenis;
    let before = last(tx, Keten::Gebeurtenis)?;
    let id = before.id + 1;
    let gegevens = gegevens.to_string();
    let line = Gebeurtenisregel {
        id: GebeurtenisId(id),
        moment: now,
        soort: soort.to_owned(),
        ding_soort: ding.soort.to_owned(),
        ding: ding.id,
        kring,
        wie,
        gegevens,
    };
    let hash = line.hash(&before.hash);
    let (actor, client) = (wie.gebruiker(), wie.client().map(|client| client.0));
    let (vorige, hash) = (before.hash.to_vec(), hash.to_vec());
    tx.exec(INSERT, args![id, now, soort, ding.soort, ding.id, kring, actor, client, line.gegevens, vorige, hash])?;
    Ok(GebeurtenisId(id))
}

/// A line of the chain as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gebeurtenisregel {
    /// Its number.
    pub id: GebeurtenisId,
    /// When.
    pub moment: Moment,
    /// What: thing and act.
    pub soort: String,
    /// Kind of thing.
    pub ding_soort: String,
    /// The thing's internal number.
    pub ding: i64,
    /// The kring at that moment.
    pub kring: Option<Kring>,
    /// By whom.
    pub wie: Wie,
    /// Particulars as JSON, exactly as hashed.
    pub gegevens: String,
}

impl Gebeurtenisregel {
    /// From the columns id .. gegevens.
    pub(crate) fn read(row: Row) -> Result<Self> {
        let mut cols = row.cols();
        Ok(Self {
            id: cols.take()?,
            moment: cols.take()?,
            soort: cols.take()?,
            ding_soort: cols.take()?,
            ding: cols.take()?,
            kring: cols.take()?,
            wie: Wie::from_columns(cols.take()?, cols.take()?),
            gegevens: cols.take()?,
        })
    }

    pub(crate) fn hash(&self, vorige: &[u8]) -> Hash {
        let mut line = Encoder::after(Keten::Gebeurtenis, vorige, self.id.0);
        line.int(self.moment.0);
        line.text(&self.soort);
        line.text(&self.ding_soort);
        line.int(self.ding);
        line.maybe(self.kring.map(|kring| kring.0));
        line.wie(self.wie);
        line.text(&self.gegevens);
        line.finish()
    }
}

/// What happened to a thing, newest first. `voor` is the number of the last line of the page before.
pub fn tijdlijn(
    tx: &mut Tx<'_>,
    ding: Ding,
    voor: Option<GebeurtenisId>,
    limiet: u32,
) -> Result<Vec<Gebeurtenisregel>> {
    let before = voor.map_or(i64::MAX, |id| id.0);
    tx.list(TIJDLIJN, args![ding.soort, ding.id, before, limiet], Gebeurtenisregel::read)
}
