//! The program: one binary, one folder per municipality. Here the modules are put together; rules and statements live
//! in the crates below.

pub mod aanroep;
pub mod config;
pub mod controle;
pub mod demo;
pub mod gemeentemap;
pub mod kopie;
pub mod navigatie;
pub mod opbouw;
pub mod opdracht;
pub mod willekeurig;

use module::{Assembled, Module, assemble};

/// Every module, from the ground up: the order in which tables may refer to each other.
pub fn modules() -> Vec<Module> {
    vec![
        audit(),
        access(),
        jobs(),
        web(),
        dossier::module(),
        overleg::module(),
        besluit::module(),
        signalen::module(),
        termijnen::module(),
    ]
}

/// Every kind of order, in the order in which pages show them.
pub fn soorten() -> Vec<&'static besluit::soort::Soort> {
    vec![&huisverbod::SOORT, &gebiedsverbod::SOORT, &woonoverlast::SOORT, &sluiting::SOORT]
}

/// All of them as one whole.
pub fn geheel() -> Assembled {
    assemble(&modules())
}

const fn audit() -> Module {
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
    Module { naam: "jobs", migraties: jobs::MIGRATIES, sql: jobs::SQL, bewaren: jobs::bewaren::regels, ..Module::LEEG }
}

const fn web() -> Module {
    Module { naam: "web", sql: web::SQL, ..Module::LEEG }
}
