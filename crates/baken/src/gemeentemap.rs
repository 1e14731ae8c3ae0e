//! The folder of a municipality: configuration, key, encrypted files, and the database when it is SQLite.

use crate::config::{BESTAND, Config, ConfigFout};
use crate::geheel;
use bestand::{Hoofdsleutel, Kluis, SleutelFout};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{Store, StoreError, Synchronous};

/// File that marks a folder as a practice environment; only such a folder may be emptied by `baken demo`.
pub const DEMO_MERK: &str = "DEMO.txt";
/// The master key.
pub const SLEUTEL: &str = "sleutel";
/// The encrypted files.
pub const BESTANDEN: &str = "bestanden";
/// The database, when it is SQLite.
pub const DATABASE: &str = "baken.db";

/// Real work, or a practice environment with sign-in cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Omgeving {
    /// A municipality.
    Echt,
    /// Invented persons and events.
    Demo,
}

/// Why a municipality cannot be opened or made.
#[derive(Debug, thiserror::Error)]
pub enum MapFout {
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigFout),
    /// The key or the vault.
    #[error(transparent)]
    Sleutel(#[from] SleutelFout),
    /// The database.
    #[error("{0}; kijk of er schijfruimte is en of de database bereikbaar is")]
    Store(#[from] StoreError),
    /// The folder, or a file in it.
    #[error("{0} kan niet worden gelezen of gemaakt: {1}")]
    Map(String, std::io::Error),
    /// There is a municipality already.
    #[error("in {0} staat al een gemeente; kies een andere map met --map")]
    BestaatAl(String),
}

/// An opened folder.
#[derive(Debug)]
pub struct Gemeentemap {
    /// Where it is.
    pub map: PathBuf,
    /// What it is for.
    pub omgeving: Omgeving,
    /// Its configuration.
    pub config: Config,
    /// Its database, migrated.
    pub store: Store,
    /// Its vault.
    pub kluis: Arc<Kluis>,
}

impl Gemeentemap {
    /// Opens a municipality and brings its database up to date. `env` gives what overrules the configuration.
    pub fn open(map: &Path, env: impl Fn(&str) -> Option<String>) -> Result<Self, MapFout> {
        Self::open_met(map, env, Synchronous::Full)
    }

    fn open_met(map: &Path, env: impl Fn(&str) -> Option<String>, synchronous: Synchronous) -> Result<Self, MapFout> {
        let opened = Self::open_ongewijzigd(map, env, synchronous)?;
        store::migrate(&opened.store, &geheel().migraties())?;
        Ok(opened)
    }

    /// Opens without bringing the database up to date: to look whether all is well.
    pub fn open_ongewijzigd(
        map: &Path,
        env: impl Fn(&str) -> Option<String>,
        synchronous: Synchronous,
    ) -> Result<Self, MapFout> {
        let config = Config::load(map, env)?;
        let sleutel = Hoofdsleutel::laad(&map.join(SLEUTEL))?;
        let kluis = Arc::new(Kluis::open(&map.join(BESTANDEN), &sleutel)?);
        let store = Store::open(database(map, &config, synchronous))?;
        let omgeving = if map.join(DEMO_MERK).exists() { Omgeving::Demo } else { Omgeving::Echt };
        Ok(Self { map: map.to_owned(), omgeving, config, store, kluis })
    }

    /// Makes the folder of a new municipality, with this configuration text, and opens it. What is only for practice
    /// need not reach the disk at every write.
    pub fn maak(
        map: &Path,
        toml: &str,
        env: impl Fn(&str) -> Option<String>,
        synchronous: Synchronous,
    ) -> Result<Self, MapFout> {
        let io = |error| MapFout::Map(map.display().to_string(), error);
        std::fs::create_dir_all(map).map_err(io)?;
        let path = map.join(BESTAND);
        if path.exists() {
            return Err(MapFout::BestaatAl(map.display().to_string()));
        }
        Hoofdsleutel::maak(&map.join(SLEUTEL))?;
        std::fs::write(&path, toml).map_err(io)?;
        Self::open_met(map, env, synchronous)
    }

    /// The text of a file that the configuration names, seen from the folder.
    pub fn lees(&self, path: &Path) -> Result<String, MapFout> {
        let path = self.map.join(path);
        std::fs::read_to_string(&path).map_err(|error| MapFout::Map(path.display().to_string(), error))
    }
}

/// The environment of the process.
pub fn env(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Where the database of this municipality is.
pub fn database(map: &Path, config: &Config, synchronous: Synchronous) -> store::Config {
    match &config.database.postgres {
        Some(url) => store::Config::Postgres { url: url.clone(), readers: 8 },
        None => store::Config::Sqlite { path: map.join(DATABASE), synchronous, readers: 4 },
    }
}
