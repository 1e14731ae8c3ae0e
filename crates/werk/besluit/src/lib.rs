//! Orders of the mayor and the decisions in their life: what all kinds of order share. A kind describes itself
//! ([`soort::Soort`]); the domains huisverbod, gebiedsverbod, woonoverlast and sluiting each bring one.

pub mod access;
mod bewaren;
pub mod brief;
mod gegevens;
pub mod handeling;
pub mod inrichting;
mod kist;
pub mod model;
mod page;
pub mod soort;
pub mod store;
#[cfg(feature = "testen")]
pub mod testen;
mod uitwerking;
mod volledig;

pub use gegevens::{Gegevens, wandklok};
pub use inrichting::Inrichting;
pub use uitwerking::Uitwerking;
pub use volledig::Volledig;

use ::module::Module;
use ::store::{Migratie, Sql};

/// The tables of this crate.
pub const MIGRATIES: &[Migratie] = &[
    Migratie {
        module: "besluit",
        nummer: 1,
        naam: "maatregelen, besluiten, gronden, termijnen, brieven en mandaten",
        sql: include_str!("../migrations/0001_maatregel.sql"),
    },
    Migratie {
        module: "besluit",
        nummer: 2,
        naam: "waardoor een termijn ontstaat en vervalt",
        sql: include_str!("../migrations/0002_vervallen.sql"),
    },
    Migratie {
        module: "besluit",
        nummer: 3,
        naam: "beleid van de gemeente",
        sql: include_str!("../migrations/0003_beleid.sql"),
    },
    Migratie {
        module: "besluit",
        nummer: 4,
        naam: "stukken bij feiten",
        sql: include_str!("../migrations/0004_stuk.sql"),
    },
    Migratie {
        module: "besluit",
        nummer: 5,
        naam: "een besluit houdt zijn datums",
        sql: include_str!("../migrations/0005_uitwerking.sql"),
    },
];

/// Everything that this crate brings.
pub fn module() -> Module {
    Module {
        naam: "besluit",
        migraties: MIGRATIES,
        sql: sql(),
        acties: access::ACTIES,
        routes: page::routes,
        bewaren: bewaren::regels,
        ..Module::LEEG
    }
}

/// Every statement, for the test that prepares each on both databases.
const fn sql() -> &'static [&'static [Sql]] {
    &[
        bewaren::SQL,
        inrichting::SQL,
        store::beleid::SQL,
        store::besluiten::SQL,
        store::brieven::SQL,
        store::gronden::SQL,
        store::lijst::SQL,
        store::mandaten::SQL,
        store::rij::SQL,
        store::straat::SQL,
        store::stukken::SQL,
        store::termijnen::SQL,
        store::voorvallen::SQL,
        page::SQL,
    ]
}
