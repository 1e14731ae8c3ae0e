//! The Termijnwijzer: every rule of the law as a form and as an operation. No tables: it computes and forgets.

pub mod access;
mod api;
mod invulling;
mod kalender;
mod page;
mod woorden;

use ::module::Module;

/// Everything that this domain brings.
pub fn module() -> Module {
    Module { naam: "termijnen", acties: access::ACTIES, routes: page::routes, api: api::api, ..Module::LEEG }
}
