//! What the program is made of: the platform and every field of work, one line each.

use module::{Assembled, Module, assemble};

/// All of it, from the ground up: the order in which migrations run.
pub(crate) fn modules() -> Assembled {
    assemble(&[audit(), access(), jobs(), dossier::module(), overleg::module(), signalen::module()])
}

fn audit() -> Module {
    Module { naam: "audit", migraties: audit::MIGRATIES, sql: audit::SQL, ..Module::LEEG }
}

fn access() -> Module {
    Module {
        naam: "access",
        migraties: access::MIGRATIES,
        sql: access::SQL,
        acties: access::ACTIES,
        bewaren: access::bewaren,
        routes: access::routes,
        ..Module::LEEG
    }
}

/// Its handlers need the rules of all modules, so the program adds those when it starts.
fn jobs() -> Module {
    Module {
        naam: "jobs",
        migraties: jobs::MIGRATIES,
        sql: jobs::SQL,
        bewaren: jobs::bewaren::regels,
        ..Module::LEEG
    }
}
