//! Signals: from what somebody tells us to what he hears back.

pub mod aannemen;
pub mod access;
pub mod api;
pub mod categorie;
pub mod code;
pub mod delen;
pub mod handeling;
pub mod inrichting;
pub mod invoer;
pub mod model;
pub mod opzetten;
pub mod overzicht;
pub mod post;
pub mod publiek;
mod sleutels;
pub mod store;
pub mod veilig;
pub mod vergadering;
pub mod weging;
pub mod woordenlijst;

use ::store::{Migratie, Sql};

/// The tables of this domain.
pub const MIGRATIES: &[Migratie] = &[Migratie {
    module: "signalen",
    nummer: 1,
    naam: "signalen, melders, brievenbus, weging en besluit",
    sql: include_str!("../migrations/0001_signaal.sql"),
}];

/// Every statement, for the test that prepares each on both databases.
pub const SQL: &[&[&[Sql]]] = &[store::SQL, &[api::SQL, inrichting::SQL, woordenlijst::SQL]];

use crate::inrichting::Inrichting;
use jobs::Handler;
use kern::Clock;
use mail::Verzender;
use std::sync::Arc;
use web::Routes;

/// The pages of this domain.
pub fn routes() -> Routes {
    Routes::new()
        .merge(publiek::routes())
        .merge(weging::routes())
        .merge(overzicht::routes())
        .merge(vergadering::routes())
}

/// The work in the background: mail to reporters and to the police.
pub fn handlers(
    store: &::store::Store,
    inrichting: &Arc<Inrichting>,
    verzender: &Arc<Verzender>,
    clock: &Arc<dyn Clock>,
) -> Vec<Handler> {
    let (store, inrichting) = (store.clone(), Arc::clone(inrichting));
    let (verzender, clock) = (Arc::clone(verzender), Arc::clone(clock));
    vec![
        Handler::new(post::MelderPost {
            store: store.clone(),
            inrichting: Arc::clone(&inrichting),
            verzender: Arc::clone(&verzender),
            clock: Arc::clone(&clock),
        }),
        Handler::new(post::Politiebericht { store, inrichting, verzender, clock }),
    ]
}
