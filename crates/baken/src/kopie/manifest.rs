//! What a copy holds, with the hash of every file.

use super::{KopieFout, at, files};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path};

/// Name of the file.
const BESTAND: &str = "manifest.json";
/// The form of copies that this version makes and reads.
const VORM: u32 = 1;

/// How the database was copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Database {
    /// As a file of SQLite.
    Sqlite,
    /// As lines of JSON.
    Regels,
}

/// What a copy holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Form of the copy.
    vorm: u32,
    /// Version of the program that made it.
    pub baken: String,
    /// Name of the municipality.
    pub gemeente: String,
    /// When it was made, on the clock of Amsterdam.
    pub gemaakt: String,
    /// How the database was copied.
    pub database: Database,
    /// The migrations that had run.
    pub migraties: Vec<(String, i64)>,
    /// Mark of the master key, which is not in the copy.
    pub sleutel: String,
    /// The ends of the chains when the copy was made, for a later check.
    pub zegels: Vec<crate::controle::Zegelregel>,
    bestanden: Vec<Deel>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Deel {
    pad: String,
    bytes: u64,
    sha256: String,
}

impl Manifest {
    /// A manifest without files.
    pub(super) fn new(gemeente: &str, gemaakt: String, database: Database, sleutel: &str) -> Self {
        Self {
            vorm: VORM,
            baken: env!("CARGO_PKG_VERSION").to_owned(),
            gemeente: gemeente.to_owned(),
            gemaakt,
            database,
            migraties: Vec::new(),
            sleutel: sleutel.to_owned(),
            zegels: Vec::new(),
            bestanden: Vec::new(),
        }
    }

    /// Hashes everything in the folder and writes the manifest beside it.
    pub(super) fn sluit(mut self, map: &Path) -> Result<Self, KopieFout> {
        for relative in files(map)? {
            let path = map.join(&relative);
            let (bytes, sha256) = hash(&path).map_err(at(&path))?;
            self.bestanden.push(Deel { pad: relative.to_string_lossy().into_owned(), bytes, sha256 });
        }
        let path = map.join(BESTAND);
        let text = serde_json::to_vec_pretty(&self).map_err(|error| at(&path)(error.into()))?;
        std::fs::write(&path, text).and_then(|()| File::open(&path)?.sync_all()).map_err(at(&path))?;
        Ok(self)
    }

    /// Reads the manifest of a copy and compares every file with it.
    pub(super) fn controleer(map: &Path) -> Result<Self, KopieFout> {
        let path = map.join(BESTAND);
        let text = std::fs::read(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => KopieFout::GeenKopie(map.display().to_string()),
            _ => at(&path)(error),
        })?;
        let manifest: Self = serde_json::from_slice(&text).map_err(|_| KopieFout::Manifest)?;
        if manifest.vorm > VORM {
            return Err(KopieFout::Nieuwer(manifest.baken));
        }
        for deel in &manifest.bestanden {
            let damaged = || KopieFout::Beschadigd(deel.pad.clone());
            let inside = Path::new(&deel.pad).components().all(|part| matches!(part, Component::Normal(_)));
            let found = if inside { hash(&map.join(&deel.pad)).map_err(|_| damaged())? } else { return Err(damaged()) };
            if found != (deel.bytes, deel.sha256.clone()) {
                return Err(damaged());
            }
        }
        Ok(manifest)
    }

    /// The files of the copy, as paths from its folder.
    pub fn bestanden(&self) -> impl ExactSizeIterator<Item = &str> {
        self.bestanden.iter().map(|deel| deel.pad.as_str())
    }

    /// Bytes of all files together.
    pub fn bytes(&self) -> u64 {
        self.bestanden.iter().map(|deel| deel.bytes).sum()
    }
}

fn hash(path: &Path) -> io::Result<(u64, String)> {
    let (mut file, mut hasher, mut total) = (File::open(path)?, Sha256::new(), 0);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok((total, HEXLOWER.encode(&hasher.finalize())));
        }
        total += read as u64;
        hasher.update(buffer.get(..read).unwrap_or_default());
    }
}
