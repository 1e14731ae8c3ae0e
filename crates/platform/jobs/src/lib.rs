//! Work that must happen after a change, and the end of everything that is kept.
//!
//! [`enqueue`] writes a job in the caller's own transaction (an outbox): the change and its consequence stand or fall
//! together. A [`Worker`] on every server takes jobs, one server per job, and tries each for seven days. A job runs at
//! least once: when a process is killed after the work and before the receipt, it runs again with the same `sleutel`,
//! which the handler uses to be idempotent (a Message-ID, the name of a file).
//!
//! [`bewaren`] holds the retention rules: what is erased when, what stops it, and the register of what was destroyed.
//! [`Onderhoud`] is the night work that keeps the database fast.

mod backoff;
mod bel;
pub mod bewaren;
mod keeper;
mod onderhoud;
mod openstaand;
mod periodiek;
mod queue;
mod runner;
mod taak;
mod worker;

pub use backoff::Backoff;
pub use onderhoud::Onderhoud;
pub use openstaand::{Openstaand, Soorttaken, Taakstand, openstaand, try_all_now, try_now};
pub use periodiek::{Elke, Periodiek};
pub use queue::{Gestopt, Nieuw, Stand, dismiss, enqueue, retry, stand, stopped};
pub use runner::{Runner, Uitkomst};
pub use taak::{Handler, Taak, TaakFout};
pub use worker::{Instellingen, Jitter, Worker};

use store::{Migratie, Sql};

/// The tables of this crate.
pub const MIGRATIES: &[Migratie] = &[
    Migratie { module: "jobs", nummer: 1, naam: "taken", sql: include_str!("../migrations/0001_taak.sql") },
    Migratie { module: "jobs", nummer: 2, naam: "bewaren", sql: include_str!("../migrations/0002_bewaren.sql") },
    Migratie {
        module: "jobs",
        nummer: 3,
        naam: "reden van opheffen",
        sql: include_str!("../migrations/0003_opheffen.sql"),
    },
];

/// The statements of this crate, for the test that prepares every statement of the program on both databases.
pub const SQL: &[&[Sql]] =
    &[queue::SQL, openstaand::SQL, periodiek::SQL, bewaren::stop::SQL, bewaren::register::SQL, bewaren::regels::SQL];
