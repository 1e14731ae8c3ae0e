//! Who looked at what, and why (AVG art. 5 lid 2; a person may ask who saw his data).

use crate::encoding::{Encoder, Hash, last};
use crate::{Ding, Keten, Wie};
use kern::{Doel, GebruikerId, Kring, Moment};
use store::{Result, Row, Tx, args};

store::sql! {
    INSERT = "INSERT INTO inzage
        (id, moment, actor, client, doel, actie, ding_soort, ding, kring, aantal, vorige, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    VAN_DING = "SELECT id, moment, actor, client, doel, actie, ding_soort, ding, kring, aantal FROM inzage
        WHERE ding_soort = $1 AND ding = $2 AND id < $3 ORDER BY id DESC LIMIT $4";
    LIJST = "SELECT id, moment, actor, client, doel, actie, ding_soort, ding, kring, aantal FROM inzage
        WHERE id > $1 AND moment >= $2 AND moment < $3 AND (actor = $4 OR $4 IS NULL) ORDER BY id LIMIT $5";
}

/// One look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inzage {
    /// Who looked.
    pub wie: Wie,
    /// Why.
    pub doel: Doel,
    /// The name of the action, e.g. "signaal.lezen".
    pub actie: &'static str,
    /// Kind of thing.
    pub soort: &'static str,
    /// The thing; `None` for a list.
    pub ding: Option<i64>,
    /// Its kring; `None` for a list.
    pub kring: Option<Kring>,
    /// How many things were shown.
    pub aantal: u32,
}

/// Writes the look at the end of the chain. What was looked at may be shown only after this succeeded.
pub fn look(tx: &mut Tx<'_>, now: Moment, inzage: &Inzage) -> Result<()> {
    let before = last(tx, Keten::Inzage)?;
    let line = Inzageregel {
        id: before.id + 1,
        moment: now,
        wie: inzage.wie,
        doel: inzage.doel.code().to_owned(),
        actie: inzage.actie.to_owned(),
        ding_soort: inzage.soort.to_owned(),
        ding: inzage.ding,
        kring: inzage.kring,
        aantal: i64::from(inzage.aantal),
    };
    let (vorige, hash) = (before.hash.to_vec(), line.hash(&before.hash).to_vec());
    let (actor, client) = (line.wie.gebruiker(), line.wie.client().map(|client| client.0));
    let Inzageregel { id, moment, doel, actie, ding_soort, ding, kring, aantal, .. } = line;
    let values = args![id, moment, actor, client, doel, actie, ding_soort, ding, kring, aantal, vorige, hash];
    tx.exec(INSERT, values).map(drop)
}

/// A line of the chain as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inzageregel {
    /// Its number.
    pub id: i64,
    /// When.
    pub moment: Moment,
    /// Who looked.
    pub wie: Wie,
    /// Code of the purpose.
    pub doel: String,
    /// The name of the action.
    pub actie: String,
    /// Kind of thing.
    pub ding_soort: String,
    /// The thing; `None` for a list.
    pub ding: Option<i64>,
    /// Its kring; `None` for a list.
    pub kring: Option<Kring>,
    /// How many things were shown.
    pub aantal: i64,
}

impl Inzageregel {
    /// From the columns id .. aantal.
    pub(crate) fn read(row: Row) -> Result<Self> {
        let mut cols = row.cols();
        Ok(Self {
            id: cols.take()?,
            moment: cols.take()?,
            wie: Wie::from_columns(cols.take()?, cols.take()?),
            doel: cols.take()?,
            actie: cols.take()?,
            ding_soort: cols.take()?,
            ding: cols.take()?,
            kring: cols.take()?,
            aantal: cols.take()?,
        })
    }

    pub(crate) fn hash(&self, vorige: &[u8]) -> Hash {
        let mut line = Encoder::after(Keten::Inzage, vorige, self.id);
        line.int(self.moment.0);
        line.wie(self.wie);
        line.text(&self.doel);
        line.text(&self.actie);
        line.text(&self.ding_soort);
        line.maybe(self.ding);
        line.maybe(self.kring.map(|kring| kring.0));
        line.int(self.aantal);
        line.finish()
    }
}

/// Who looked at this thing, newest first. `voor` is the number of the last line of the page before.
/// Lists in which the thing stood among others are not here: they are counted, not spelled out.
pub fn inzage_van(tx: &mut Tx<'_>, ding: Ding, voor: Option<i64>, limiet: u32) -> Result<Vec<Inzageregel>> {
    tx.list(VAN_DING, args![ding.soort, ding.id, voor.unwrap_or(i64::MAX), limiet], Inzageregel::read)
}

/// Which part of the look log to read.
#[derive(Debug, Clone, Copy)]
pub struct Inzagefilter {
    /// From this moment.
    pub van: Moment,
    /// Up to this moment.
    pub tot: Moment,
    /// Only of this person.
    pub gebruiker: Option<GebruikerId>,
}

/// The look log in order, a page at a time: `na` is the number of the last line of the page before, 0 for the first.
pub fn inzagen(tx: &mut Tx<'_>, filter: &Inzagefilter, na: i64, limiet: u32) -> Result<Vec<Inzageregel>> {
    tx.list(LIJST, args![na, filter.van, filter.tot, filter.gebruiker, limiet], Inzageregel::read)
}
