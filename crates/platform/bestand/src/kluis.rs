//! The vault: a folder of encrypted files.

use crate::{
    Eigenaar, Hoofdsleutel, KluisFout, Opslagnaam, SleutelFout, Sleutelbos,
    schijf::{leg_vast, maak_map, schrijf_nieuw},
    sleutel::{Context, Sleutel},
};
use kern::Moment;
use std::{
    fmt, fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

/// Ending of a file that is still being written.
const DEEL: &str = "deel";

/// Encrypted files in a folder, under the master key of one municipality. Cheap to clone; safe to use from two programs at once.
#[derive(Clone)]
pub struct Kluis {
    map: PathBuf,
    verpakken: Sleutel,
    hashen: Sleutel,
    vingerafdruk: String,
}

impl fmt::Debug for Kluis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kluis").field("map", &self.map).finish_non_exhaustive()
    }
}

impl Kluis {
    /// Opens the vault in this folder; makes the folder when it is not there yet. The master key is loaded or made by the
    /// caller, who knows whether this is a new municipality.
    pub fn open(map: &Path, sleutel: &Hoofdsleutel) -> Result<Self, SleutelFout> {
        maak_map(map).map_err(|oorzaak| SleutelFout::Io { pad: map.to_owned(), oorzaak })?;
        Ok(Self {
            map: map.to_owned(),
            verpakken: sleutel.voor("sleutelbos"),
            hashen: sleutel.voor("sleutelhash"),
            vingerafdruk: sleutel.vingerafdruk(),
        })
    }

    /// The mark of the master key: store it beside the data once, compare it at every start.
    pub fn vingerafdruk(&self) -> &str {
        &self.vingerafdruk
    }

    /// A fresh key for this owner, and the same key wrapped, for the owner's database row.
    pub fn nieuwe_sleutelbos(&self, eigenaar: Eigenaar) -> Result<(Sleutelbos, Vec<u8>), KluisFout> {
        let bos = Sleutelbos::nieuw(eigenaar)?;
        let verpakt = bos.verpakt(&self.verpakken)?;
        Ok((bos, verpakt))
    }

    /// The key from the owner's database row. Refuses a key that was wrapped for another row.
    pub fn open_sleutelbos(&self, eigenaar: Eigenaar, verpakt: &[u8]) -> Result<Sleutelbos, KluisFout> {
        Sleutelbos::uitgepakt(&self.verpakken, eigenaar, verpakt)
    }

    /// Wraps an open key again, for a row that moves to another master key.
    pub fn verpak(&self, bos: &Sleutelbos) -> Result<Vec<u8>, KluisFout> {
        bos.verpakt(&self.verpakken)
    }

    /// A keyed hash (HMAC-SHA256), to look something up without storing it. Hashes for different purposes cannot be compared.
    pub fn sleutelhash(&self, doel: &'static str, bytes: &[u8]) -> [u8; 32] {
        self.hashen.hash(&Context::voor("sleutelhash").met(doel.as_bytes()).met(bytes))
    }

    /// Stores content encrypted under a new random name. When this returns, it is on the disk.
    pub fn bewaar(&self, bos: &Sleutelbos, inhoud: &[u8]) -> Result<Opslagnaam, KluisFout> {
        let naam = Opslagnaam::nieuw()?;
        let versleuteld = bos.versleutel_bestand(naam.bytes(), inhoud)?;
        let pad = self.map.join(naam.pad());
        let lade = pad.parent().unwrap_or(&self.map);
        maak_map(lade).map_err(KluisFout::io("map maken"))?;
        let deel = pad.with_extension(DEEL);
        if let Err(fout) = schrijf_nieuw(&deel, &versleuteld).and_then(|()| fs::rename(&deel, &pad)) {
            return Err(opgeruimd(&deel, KluisFout::io("opslaan")(fout)));
        }
        leg_vast(lade).and_then(|()| leg_vast(&self.map)).map_err(KluisFout::io("vastleggen"))?;
        Ok(naam)
    }

    /// The content, verified: unchanged, under this name, for this owner.
    pub fn lees(&self, bos: &Sleutelbos, naam: &Opslagnaam) -> Result<Vec<u8>, KluisFout> {
        let versleuteld = fs::read(self.map.join(naam.pad())).map_err(KluisFout::io("lezen"))?;
        bos.ontsleutel_bestand(naam.bytes(), &versleuteld)
    }

    /// Removes a file. Removing one that is already gone is fine: a clean-up job may run twice.
    pub fn verwijder(&self, naam: &Opslagnaam) -> Result<(), KluisFout> {
        let pad = self.map.join(naam.pad());
        match fs::remove_file(&pad).map_err(KluisFout::io("verwijderen")) {
            Ok(()) => leg_vast(pad.parent().unwrap_or(&self.map)).map_err(KluisFout::io("vastleggen")),
            Err(KluisFout::Ontbreekt) => Ok(()),
            Err(fout) => Err(fout),
        }
    }

    /// The names of all stored files, in order, to compare with the database.
    pub fn namen(&self) -> Result<Vec<Opslagnaam>, KluisFout> {
        let paden = self.paden()?;
        let mut namen: Vec<_> = paden.iter().filter_map(|pad| Opslagnaam::lees(pad.file_name()?.to_str()?)).collect();
        namen.sort_unstable();
        Ok(namen)
    }

    /// Removes what a killed program left half-written before this moment; returns how many.
    pub fn ruim_resten_op(&self, voor: Moment) -> Result<usize, KluisFout> {
        let grens = SystemTime::UNIX_EPOCH + Duration::from_micros(voor.0.try_into().unwrap_or(0));
        let mut aantal = 0;
        for pad in self.paden()?.iter().filter(|pad| pad.extension().is_some_and(|einde| einde == DEEL)) {
            let gewijzigd = fs::metadata(pad).and_then(|gegevens| gegevens.modified());
            if gewijzigd.map_err(KluisFout::io("opruimen"))? < grens {
                fs::remove_file(pad).map_err(KluisFout::io("opruimen"))?;
                aantal += 1;
            }
        }
        Ok(aantal)
    }

    fn paden(&self) -> Result<Vec<PathBuf>, KluisFout> {
        let mut paden = Vec::new();
        for lade in fs::read_dir(&self.map).map_err(KluisFout::io("map lezen"))? {
            let lade = lade.map_err(KluisFout::io("map lezen"))?.path();
            if !lade.is_dir() {
                continue;
            }
            for bestand in fs::read_dir(lade).map_err(KluisFout::io("map lezen"))? {
                paden.push(bestand.map_err(KluisFout::io("map lezen"))?.path());
            }
        }
        Ok(paden)
    }
}

/// Takes the half-written file away and passes on why; when that fails too, [`Kluis::ruim_resten_op`] comes by later.
fn opgeruimd(deel: &Path, fout: KluisFout) -> KluisFout {
    match fs::remove_file(deel) {
        Ok(()) | Err(_) => fout,
    }
}
