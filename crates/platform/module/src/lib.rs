//! A field of work as the program sees it. Each domain exports `pub fn module() -> Module`; the program lists them, one
//! line each, and [`assemble`] makes one whole of them. No registry that everybody edits.
//!
//! ```
//! use module::{Module, assemble};
//! let signalen = Module { naam: "signalen", ..Module::LEEG };
//! assert!(assemble(&[signalen]).gebreken().is_empty());
//! ```

mod assembled;
mod document;
mod gebreken;
#[cfg(feature = "testen")]
pub mod testen;

pub use assembled::{Assembled, assemble};

use access::Actie;
use jobs::bewaren::Bewaarregel;
use jobs::{Handler, Periodiek};
use store::{Migratie, Sql};
use web::{Api, App, Routes};

/// Everything that a domain or a crate of the platform brings. Fields that it does not need come from [`Module::LEEG`].
#[derive(Debug, Clone, Copy)]
pub struct Module {
    /// Name, as its migrations say it too.
    pub naam: &'static str,
    /// Its tables.
    pub migraties: &'static [Migratie],
    /// Its statements, for the test that prepares all of them on both databases.
    pub sql: &'static [&'static [Sql]],
    /// Its actions and which role may do them.
    pub acties: &'static [Actie],
    /// Its work that comes back.
    pub periodiek: &'static [Periodiek],
    /// Its retention rules.
    pub bewaren: fn() -> Vec<Bewaarregel>,
    /// Its pages.
    pub routes: fn() -> Routes,
    /// Its operations for other systems.
    pub api: fn() -> Api,
    /// Who does its jobs; what they need they find in the [`App`].
    pub taken: fn(&App) -> Vec<Handler>,
}

impl Module {
    /// A module that brings nothing, to begin from.
    pub const LEEG: Self = Self {
        naam: "",
        migraties: &[],
        sql: &[],
        acties: &[],
        periodiek: &[],
        bewaren: Vec::new,
        routes: Routes::new,
        api: Api::new,
        taken: |_| Vec::new(),
    };
}
