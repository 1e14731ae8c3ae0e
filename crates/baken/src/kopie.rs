//! A copy of a whole municipality: database, encrypted files and configuration, never the key. And the way back.

mod herstellen;
mod maken;
mod manifest;

pub use herstellen::{Hersteld, herstel};
pub use maken::{Gemaakt, reservekopie};
pub use manifest::{Database, Manifest};

use crate::gemeentemap::MapFout;
use std::io;
use std::path::{Path, PathBuf};
use store::StoreError;
use store::kopie::KopieFout as StoreKopieFout;

/// Name of the copied database when it is a file of SQLite.
const DATABASE: &str = "database.db";
/// Name of the copied database when it is lines of JSON.
const REGELS: &str = "database.jsonl";

/// Why a copy could not be made or put back: one sentence.
#[derive(Debug, thiserror::Error)]
pub enum KopieFout {
    /// Something is there already.
    #[error("{0} bestaat al en is niet leeg; kies een andere map")]
    NietLeeg(String),
    /// The database to restore into holds something.
    #[error("in de database staat al een gemeente; herstellen kan alleen in een lege database")]
    DatabaseNietLeeg,
    /// There is no manifest.
    #[error("in {0} staat geen reservekopie van Baken (manifest.json ontbreekt)")]
    GeenKopie(String),
    /// The manifest cannot be read.
    #[error("het manifest van de reservekopie is niet te lezen; deze kopie is niet bruikbaar")]
    Manifest,
    /// A file is not what it was.
    #[error("{0} ontbreekt in de reservekopie of is gewijzigd; er is niets hersteld")]
    Beschadigd(String),
    /// A newer version made it.
    #[error("deze reservekopie is van een nieuwere versie van Baken ({0}); werk eerst het programma bij")]
    Nieuwer(String),
    /// The key is not there.
    #[error(
        "de sleutel zit niet in een reservekopie: geef het bestand met --sleutel, of zet het als `sleutel` in de map"
    )]
    GeenSleutel,
    /// The key is another one.
    #[error("dit is niet de sleutel waarmee deze gemeente is versleuteld; er is niets hersteld")]
    AndereSleutel,
    /// The folder, its configuration or its key.
    #[error(transparent)]
    Map(#[from] MapFout),
    /// The copy of the database.
    #[error("de database: {0}")]
    Database(#[from] StoreKopieFout),
    /// A file or folder.
    #[error("{0}: {1}")]
    Io(String, io::Error),
}

impl From<StoreError> for KopieFout {
    fn from(error: StoreError) -> Self {
        Self::Database(error.into())
    }
}

/// Names the file in the error.
fn at(path: &Path) -> impl Fn(io::Error) -> KopieFout + '_ {
    move |error| KopieFout::Io(path.display().to_string(), error)
}

/// True when nothing is there, or an empty folder.
fn is_free(path: &Path) -> Result<bool, KopieFout> {
    match std::fs::read_dir(path) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(at(path)(error)),
    }
}

/// A folder beside its target in which something is put together. It becomes the target in one move, or goes.
struct Werkmap {
    pad: PathBuf,
    doel: PathBuf,
}

impl Werkmap {
    fn naast(doel: &Path) -> Result<Self, KopieFout> {
        let doel = std::path::absolute(doel).map_err(at(doel))?;
        let naam = doel.file_name().map_or_else(String::new, |naam| naam.to_string_lossy().into_owned());
        let pad = doel.with_file_name(format!(".{naam}.deel"));
        if let Some(ouder) = doel.parent() {
            std::fs::create_dir_all(ouder).map_err(at(ouder))?;
        }
        // What a killed program left is worth nothing: whatever is whole has its own name.
        if pad.exists() {
            std::fs::remove_dir_all(&pad).map_err(at(&pad))?;
        }
        private_dir(&pad)?;
        Ok(Self { pad, doel })
    }

    fn plaats(self) -> Result<(), KopieFout> {
        if self.doel.exists() {
            std::fs::remove_dir(&self.doel).map_err(at(&self.doel))?;
        }
        std::fs::rename(&self.pad, &self.doel).map_err(at(&self.doel))
    }
}

impl Drop for Werkmap {
    fn drop(&mut self) {
        // After the move it is not there any more; then there is nothing to remove.
        let _ = std::fs::remove_dir_all(&self.pad);
    }
}

/// A folder that only its owner can open.
fn private_dir(path: &Path) -> Result<(), KopieFout> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(at(path))
}

/// Every file below a folder, as paths from it, in order.
fn files(root: &Path) -> Result<Vec<PathBuf>, KopieFout> {
    let (mut found, mut open) = (Vec::new(), vec![PathBuf::new()]);
    while let Some(folder) = open.pop() {
        let path = root.join(&folder);
        for entry in std::fs::read_dir(&path).map_err(at(&path))? {
            let entry = entry.map_err(at(&path))?;
            let relative = folder.join(entry.file_name());
            if entry.file_type().map_err(at(&path))?.is_dir() { open.push(relative) } else { found.push(relative) }
        }
    }
    found.sort();
    Ok(found)
}
