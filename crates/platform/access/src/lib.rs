//! Who may do what, and who may know what.
//!
//! A handler takes a [`Gate<A>`](Gate) as argument: somebody is signed in, and his role may do action `A`. Through the
//! gate he lists, opens, submits and creates; the gate checks the *kring* (the circle of people who may know a thing),
//! logs the look and hands the store functions an [`Access<A>`](Access), the only key they accept.

// The macro `actions!` names this crate, also when it is used here.
extern crate self as access;

pub mod abonnement;
mod actie;
pub mod acties;
mod actor;
mod bewaren;
pub mod client;
pub mod deling;
pub mod drempel;
mod extract;
mod gate;
pub mod gebruiker;
mod geheim;
mod inloggen;
pub mod kring;
mod mislukt;
pub mod noodtoegang;
pub mod organisatie;
mod page;
pub mod sessie;
mod systeem;
#[cfg(any(test, feature = "testen"))]
pub mod testen;
mod toegang;
mod totp;
pub mod wachtwoord;
mod werkplek;
mod willekeur;

pub use abonnement::FeedGate;
pub use actie::{Actie, Action};
pub use actor::Actor;
pub use bewaren::bewaren;
pub use extract::{ApiGate, COOKIE, Ingelogd, LIVE};
pub use gate::{Gate, Getoond, Lijst};
pub use mislukt::Mislukt;
pub use page::{Bewaarplan, Noemer, Scopes, Taaknamen, Wijzer, Wijzers, nooit_bewaren, routes};
pub use sessie::Token;
pub use systeem::Systeem;
pub use toegang::{Access, Scope};
pub use werkplek::{Ingang, Navigatie, Werkplek};

use store::{Migratie, Sql};

/// Every action of this crate, for the matrix of roles and actions.
pub use acties::ACTIES;

/// The tables of this crate.
pub const MIGRATIES: &[Migratie] = &[
    Migratie {
        module: "access",
        nummer: 1,
        naam: "gebruikers, kringen, delingen en sessies",
        sql: include_str!("../migrations/0001_toegang.sql"),
    },
    Migratie {
        module: "access",
        nummer: 2,
        naam: "adressen met een sleutel",
        sql: include_str!("../migrations/0002_abonnement.sql"),
    },
];

/// The statements of this crate, for the test that prepares every statement of the program on both databases.
pub const SQL: &[&[Sql]] = &[
    abonnement::SQL,
    actor::SQL,
    bewaren::SQL,
    client::SQL,
    deling::SQL,
    drempel::SQL,
    gebruiker::SQL,
    inloggen::SQL,
    kring::SQL,
    noodtoegang::SQL,
    organisatie::SQL,
    page::SIGN_IN_SQL,
    sessie::SQL,
    totp::SQL,
];

#[cfg(test)]
mod tests;
