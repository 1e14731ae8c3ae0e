//! The end of a chain as it is noted outside the database: in a report, and in the manifest of a copy.

use audit::{Keten, Zegel};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// One end, written out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zegelregel {
    keten: String,
    regel: i64,
    hash: String,
}

/// Why a file with ends cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ZegelFout {
    /// It is not there.
    #[error("{0} kan niet worden gelezen: {1}")]
    Lezen(String, std::io::Error),
    /// It holds something else.
    #[error("{0} is geen verslag van `baken controle --json` en geen manifest van een reservekopie")]
    Inhoud(String),
}

#[derive(Deserialize)]
struct Bestand {
    zegels: Vec<Zegelregel>,
}

impl Zegelregel {
    /// Written out.
    pub fn van(zegel: &Zegel) -> Self {
        Self { keten: zegel.keten.naam().to_owned(), regel: zegel.id, hash: HEXLOWER.encode(&zegel.hash) }
    }

    fn zegel(&self) -> Option<Zegel> {
        let keten = Keten::ALL.into_iter().find(|keten| keten.naam() == self.keten)?;
        let hash = HEXLOWER.decode(self.hash.as_bytes()).ok()?.try_into().ok()?;
        Some(Zegel { keten, id: self.regel, hash })
    }
}

impl std::fmt::Display for Zegelregel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.keten, self.regel, self.hash)
    }
}

/// The ends in an earlier report, or in the manifest of a copy.
pub fn lees_zegels(path: &Path) -> Result<Vec<Zegel>, ZegelFout> {
    let shown = path.display().to_string();
    let text = std::fs::read(path).map_err(|error| ZegelFout::Lezen(shown.clone(), error))?;
    let read: Option<Bestand> = serde_json::from_slice(&text).ok();
    let zegels = read.and_then(|read| read.zegels.iter().map(Zegelregel::zegel).collect());
    zegels.ok_or(ZegelFout::Inhoud(shown))
}
