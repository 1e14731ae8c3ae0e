//! Signals: from what somebody tells us to what he hears back.

pub mod aannemen;
pub mod access;
pub mod api;
mod belofte;
mod bewaren;
pub mod categorie;
pub mod code;
pub mod delen;
pub mod handeling;
pub mod inrichting;
pub mod invoer;
pub mod model;
pub mod nazien;
pub mod opzetten;
pub mod overzicht;
pub mod post;
#[cfg(test)]
mod proef;
pub mod publiek;
mod sleutels;
pub mod store;
pub mod veilig;
pub mod vergadering;
pub mod weging;
pub mod woordenlijst;
pub mod zoeken;

use crate::inrichting::Inrichting;
use ::module::Module;
use ::store::{Migratie, Sql};
use jobs::Handler;
use jobs::bewaren::Bewaarregel;
use mail::Verzender;
use web::{App, Routes};

/// The tables of this domain.
pub const MIGRATIES: &[Migratie] = &[
    Migratie {
        module: "signalen",
        nummer: 1,
        naam: "signalen, melders, brievenbus, weging en besluit",
        sql: include_str!("../migrations/0001_signaal.sql"),
    },
    Migratie {
        module: "signalen",
        nummer: 2,
        naam: "bestanden bij een melding die nog niet is verstuurd",
        sql: include_str!("../migrations/0002_concept_bestand.sql"),
    },
    Migratie {
        module: "signalen",
        nummer: 3,
        naam: "bewaarde filters, en indexen voor cijfers",
        sql: include_str!("../migrations/0003_filter_en_cijfers.sql"),
    },
    Migratie {
        module: "signalen",
        nummer: 4,
        naam: "indexen voor een miljoen signalen",
        sql: include_str!("../migrations/0004_snelle_lijst.sql"),
    },
    Migratie {
        module: "signalen",
        nummer: 5,
        naam: "indexen voor wat wacht en wat dichtbij is",
        sql: include_str!("../migrations/0005_indexen.sql"),
    },
];

/// Every statement, for the test that prepares each on both databases.
const SQL: &[&[Sql]] = &[
    api::SQL,
    belofte::SQL,
    bewaren::SQL,
    publiek::SQL_CONCEPT,
    publiek::SQL_OPRUIMEN,
    publiek::SQL_STATUS,
    inrichting::SQL,
    invoer::SQL_GEBIEDEN,
    invoer::SQL_OPSLAAN,
    overzicht::SQL,
    overzicht::SQL_CIJFERS,
    store::brievenbus::SQL,
    store::lijst::SQL,
    store::lijst::VANDAAG,
    store::lijst::VERWANT,
    store::plekken::SQL,
    store::rij::SQL,
    store::schrijven::SQL,
    vergadering::SQL,
    weging::SQL,
    weging::SQL_FILTERS,
    woordenlijst::SQL,
];

/// Everything that this domain brings.
pub fn module() -> Module {
    Module {
        naam: "signalen",
        migraties: MIGRATIES,
        sql: SQL,
        acties: access::ACTIES,
        periodiek: &[publiek::PERIODIEK],
        routes,
        api: api::api,
        taken,
        bewaren: bewaarregels,
    }
}

/// How long everything of this domain is kept.
fn bewaarregels() -> Vec<Bewaarregel> {
    [bewaren::regels(), vec![publiek::bewaren(), weging::bewaren()]].concat()
}

fn routes() -> Routes {
    Routes::new()
        .merge(publiek::routes())
        .merge(weging::routes())
        .merge(overzicht::routes())
        .merge(vergadering::routes())
}

/// Mail to reporters and to the police, and the end of drafts and files. Without a mail server mail waits: nothing is
/// lost, and it leaves when there is one.
fn taken(app: &App) -> Vec<Handler> {
    let (store, clock) = (app.store().clone(), app.clock());
    let concepten = Handler::new(publiek::Concepten { store: store.clone(), clock: clock.clone() });
    let Some(inrichting) = app.ext::<Inrichting>() else { return vec![concepten] };
    let wissen = Handler::new(bewaren::BestandWissen { inrichting: inrichting.clone() });
    let Some(verzender) = app.ext::<Verzender>() else { return vec![concepten, wissen] };
    vec![
        concepten,
        wissen,
        Handler::new(post::MelderPost {
            store: store.clone(),
            inrichting: inrichting.clone(),
            verzender: verzender.clone(),
            clock: clock.clone(),
        }),
        Handler::new(post::Politiebericht { store, inrichting, verzender, clock }),
    ]
}
