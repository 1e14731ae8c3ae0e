//! The folder of a municipality: configuration, key, encrypted files, and the database when it is SQLite.

use crate::config::{BESTAND, Config, ConfigFout};
use bestand::{Hoofdsleutel, Kluis, SleutelFout};
use kern::Secret;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{Migratie, Store, StoreError};

/// The migrations of every crate, from the ground up: the order in which tables may refer to each other.
pub(crate) fn migraties() -> Vec<Migratie> {
    [audit::MIGRATIES, access::MIGRATIES, jobs::MIGRATIES, dossier::MIGRATIES, overleg::MIGRATIES, signalen::MIGRATIES]
        .concat()
}

/// Why a municipality cannot be opened or made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum MapFout {
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigFout),
    /// The key or the vault.
    #[error(transparent)]
    Sleutel(#[from] SleutelFout),
    /// The database.
    #[error("{0}; kijk of er schijfruimte is en of de database bereikbaar is")]
    Store(#[from] StoreError),
    /// The folder.
    #[error("de map {0} kan niet worden gemaakt of beschreven: {1}")]
    Map(String, std::io::Error),
    /// There is a municipality already.
    #[error("in {0} staat al een gemeente; kies een andere map met --map")]
    BestaatAl(String),
}

/// An opened folder.
#[derive(Debug)]
pub(crate) struct Gemeentemap {
    /// Where it is.
    pub map: PathBuf,
    /// Its configuration.
    pub config: Config,
    /// Its database, migrated.
    pub store: Store,
    /// Its vault.
    pub kluis: Arc<Kluis>,
}

impl Gemeentemap {
    /// Opens a municipality and brings its database up to date.
    pub(crate) fn open(map: &Path) -> Result<Self, MapFout> {
        let config = Config::load(map, |name| std::env::var(name).ok())?;
        let sleutel = Hoofdsleutel::laad(&map.join("sleutel"))?;
        let kluis = Arc::new(Kluis::open(&map.join("bestanden"), &sleutel)?);
        let store = Store::open(database(map, &config))?;
        store::migrate(&store, &migraties())?;
        Ok(Self { map: map.to_owned(), config, store, kluis })
    }

    /// Makes the folder of a new municipality, with this configuration text, and opens it.
    pub(crate) fn maak(map: &Path, toml: &str) -> Result<Self, MapFout> {
        let io = |error| MapFout::Map(map.display().to_string(), error);
        std::fs::create_dir_all(map).map_err(io)?;
        let path = map.join(BESTAND);
        if path.exists() {
            return Err(MapFout::BestaatAl(map.display().to_string()));
        }
        Hoofdsleutel::maak(&map.join("sleutel"))?;
        std::fs::write(&path, toml).map_err(io)?;
        Self::open(map)
    }
}

fn database(map: &Path, config: &Config) -> store::Config {
    match &config.database.postgres {
        Some(url) => store::Config::Postgres { url: Secret::new(url.clone()), readers: 8 },
        None => store::Config::sqlite(map.join("baken.db")),
    }
}
