//! The memory of Baken: what happened (`gebeurtenis`) and who looked (`inzage`).
//!
//! Both are append-only chains: every line carries the hash of the line before it, and its number follows on without a
//! gap. [`controle`] walks them and names the first link that does not fit. The store runs one write at a time (also
//! with several servers on one PostgreSQL), so the last line read inside a transaction is the last line there is.
//!
//! What the chain cannot prove by itself: somebody with the database in hand who rewrites every line after the one he
//! changed, or cuts off the newest ones. For that, keep a [`Zegel`] outside the database (the report of `baken
//! controle`, a back-up): the chain must still run through it.

mod controle;
mod encoding;
mod gebeurtenis;
mod inzage;
mod opruimen;
mod uitschieter;

pub use controle::{Breuk, Breuksoort, Ketenrapport, Ketenstand, Zegel, controle};
pub use gebeurtenis::{Gebeurtenis, Gebeurtenisregel, record, tijdlijn};
pub use inzage::{Inzage, Inzagefilter, Inzageregel, inzage_van, inzagen, look};
pub use opruimen::{Opgeruimd, opruimen, te_oud};
pub use uitschieter::{Uitschieter, uitschieters};

use kern::GebruikerId;
use store::{Migratie, Sql};

/// The tables of this crate.
pub const MIGRATIES: &[Migratie] = &[Migratie {
    module: "audit",
    nummer: 1,
    naam: "ketens van gebeurtenissen en inzage",
    sql: include_str!("../migrations/0001_ketens.sql"),
}];

/// The statements of this crate, for the test that prepares every statement of the program on both databases.
pub const SQL: &[&[Sql]] =
    &[controle::SQL, encoding::SQL, gebeurtenis::SQL, inzage::SQL, opruimen::SQL, uitschieter::SQL];

/// A thing: what kind, and which one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ding {
    /// Kind: "signaal", "dossier", "gebruiker".
    pub soort: &'static str,
    /// Its internal number.
    pub id: i64,
}

impl Ding {
    /// A thing.
    pub const fn new(soort: &'static str, id: i64) -> Self {
        Self { soort, id }
    }
}

/// A system of a partner that works through the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClientId(pub i64);

/// Who acted or looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wie {
    /// A person with an account.
    Gebruiker(GebruikerId),
    /// A system of a partner.
    Client(ClientId),
    /// Nobody with an account: the program itself, or a resident.
    Niemand,
}

impl Wie {
    /// The person with an account, when it was one.
    pub const fn gebruiker(self) -> Option<GebruikerId> {
        if let Self::Gebruiker(id) = self { Some(id) } else { None }
    }

    /// The partner's system, when it was one.
    pub const fn client(self) -> Option<ClientId> {
        if let Self::Client(id) = self { Some(id) } else { None }
    }

    /// From the two columns in which it is stored.
    fn from_columns(actor: Option<GebruikerId>, client: Option<i64>) -> Self {
        match (actor, client) {
            (Some(id), _) => Self::Gebruiker(id),
            (None, Some(id)) => Self::Client(ClientId(id)),
            (None, None) => Self::Niemand,
        }
    }
}

/// The two chains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Keten {
    /// What happened.
    Gebeurtenis,
    /// Who looked.
    Inzage,
}

impl Keten {
    /// Both, in the order in which reports show them.
    pub const ALL: [Self; 2] = [Self::Gebeurtenis, Self::Inzage];

    /// Its name: that of its table.
    pub const fn naam(self) -> &'static str {
        match self {
            Self::Gebeurtenis => "gebeurtenis",
            Self::Inzage => "inzage",
        }
    }
}

#[cfg(test)]
mod tests;
