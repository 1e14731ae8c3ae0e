//! The master key of the municipality: one small file, to be kept apart from the database and its backups.

use crate::{
    SleutelFout,
    schijf::{leg_vast, schrijf_nieuw},
    sleutel::{Context, Sleutel, toeval},
};
use data_encoding::HEXLOWER;
use std::{
    fmt, fs, io,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// First word of the file, so that another file is recognised as no key.
const MERK: &str = "baken-hoofdsleutel-1";
/// Rights of the group and of others, all of which must be off.
const ANDEREN: u32 = 0o077;

/// The key that wraps all other keys.
#[derive(Clone)]
pub struct Hoofdsleutel(Sleutel);

impl fmt::Debug for Hoofdsleutel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<hoofdsleutel>")
    }
}

impl Hoofdsleutel {
    /// Reads the key file. Never makes one: a lost key that is quietly replaced makes everything unreadable.
    pub fn laad(pad: &Path) -> Result<Self, SleutelFout> {
        let fout = |oorzaak: io::Error| match oorzaak.kind() {
            io::ErrorKind::NotFound => SleutelFout::Ontbreekt(pad.to_owned()),
            _ => SleutelFout::Io { pad: pad.to_owned(), oorzaak },
        };
        let rechten = fs::metadata(pad).map_err(fout)?.permissions().mode();
        if rechten & ANDEREN != 0 {
            return Err(SleutelFout::TeOpen(pad.to_owned()));
        }
        let inhoud = Zeroizing::new(fs::read(pad).map_err(fout)?);
        ontleed(&inhoud).ok_or_else(|| SleutelFout::GeenSleutel(pad.to_owned()))
    }

    /// Makes a new key file that only its owner can read. Refuses where a file already lies. When two programs do this at
    /// once, one wins and the other hears that the file exists.
    pub fn maak(pad: &Path) -> Result<Self, SleutelFout> {
        let sleutel = Sleutel::nieuw().map_err(|_| SleutelFout::GeenToeval)?;
        let tekst = Zeroizing::new(format!("{MERK} {}\n", &*Zeroizing::new(HEXLOWER.encode(sleutel.bytes()))));
        let tijdelijk = tijdelijke_buur(pad)?;
        let geschreven = plaats(&tijdelijk, pad, tekst.as_bytes());
        // The temporary name goes whatever happened; if it was never made there is nothing to remove.
        let opgeruimd = fs::remove_file(&tijdelijk);
        match geschreven.and(opgeruimd) {
            Ok(()) => Ok(Self(sleutel)),
            Err(oorzaak) if oorzaak.kind() == io::ErrorKind::AlreadyExists => {
                Err(SleutelFout::BestaatAl(pad.to_owned()))
            }
            Err(oorzaak) => Err(SleutelFout::Io { pad: pad.to_owned(), oorzaak }),
        }
    }

    /// A short mark by which a database can tell that this is its key, without saying anything about the key.
    pub fn vingerafdruk(&self) -> String {
        let hash = self.0.hash(&Context::voor("vingerafdruk"));
        HEXLOWER.encode(hash.first_chunk::<8>().unwrap_or(&[0; 8]))
    }

    /// A key for one purpose.
    pub(crate) fn voor(&self, doel: &'static str) -> Sleutel {
        self.0.afgeleid(doel)
    }
}

/// Writes beside the target and links: the target appears whole, and never replaces another.
fn plaats(tijdelijk: &Path, pad: &Path, inhoud: &[u8]) -> io::Result<()> {
    schrijf_nieuw(tijdelijk, inhoud)?;
    fs::hard_link(tijdelijk, pad)?;
    leg_vast(map_van(pad))
}

fn map_van(pad: &Path) -> &Path {
    pad.parent().filter(|map| !map.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn tijdelijke_buur(pad: &Path) -> Result<PathBuf, SleutelFout> {
    let toevallig = toeval::<8>().map_err(|_| SleutelFout::GeenToeval)?;
    Ok(map_van(pad).join(format!(".sleutel-{}.deel", HEXLOWER.encode(&toevallig))))
}

fn ontleed(inhoud: &[u8]) -> Option<Hoofdsleutel> {
    let (merk, hex) = str::from_utf8(inhoud).ok()?.trim_end().split_once(' ')?;
    let bytes = Zeroizing::new(HEXLOWER.decode(hex.as_bytes()).ok()?);
    if merk == MERK { Sleutel::uit(&bytes).map(Hoofdsleutel) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_nieuwe_sleutel_is_alleen_voor_de_eigenaar_en_komt_terug() {
        let map = tempfile::tempdir().unwrap();
        let pad = map.path().join("sleutel");
        let nieuw = Hoofdsleutel::maak(&pad).unwrap();
        assert_eq!(fs::metadata(&pad).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(Hoofdsleutel::laad(&pad).unwrap().vingerafdruk(), nieuw.vingerafdruk());
        assert_eq!(fs::read_dir(map.path()).unwrap().count(), 1, "geen tijdelijk bestand blijft liggen");
    }

    #[test]
    fn een_bestaande_sleutel_wordt_nooit_overschreven() {
        let map = tempfile::tempdir().unwrap();
        let pad = map.path().join("sleutel");
        let eerste = Hoofdsleutel::maak(&pad).unwrap();
        assert!(matches!(Hoofdsleutel::maak(&pad), Err(SleutelFout::BestaatAl(_))));
        assert_eq!(Hoofdsleutel::laad(&pad).unwrap().vingerafdruk(), eerste.vingerafdruk());
        assert_eq!(fs::read_dir(map.path()).unwrap().count(), 1);
    }

    #[test]
    fn elke_fout_zegt_wat_te_doen() {
        let map = tempfile::tempdir().unwrap();
        let weg = map.path().join("weg");
        assert!(Hoofdsleutel::laad(&weg).unwrap_err().to_string().contains("reservekopie"));
        let zonder_map = map.path().join("geen/map/sleutel");
        assert!(Hoofdsleutel::maak(&zonder_map).unwrap_err().to_string().contains("Controleer de map"));

        let open = map.path().join("open");
        Hoofdsleutel::maak(&open).unwrap();
        fs::set_permissions(&open, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(Hoofdsleutel::laad(&open).unwrap_err().to_string().contains("chmod 600"));
    }

    #[test]
    fn een_ander_bestand_is_geen_sleutel() {
        let map = tempfile::tempdir().unwrap();
        for (naam, inhoud) in [("leeg", ""), ("tekst", "hallo wereld"), ("kort", "baken-hoofdsleutel-1 00ff")] {
            let pad = map.path().join(naam);
            schrijf_nieuw(&pad, inhoud.as_bytes()).unwrap();
            assert!(matches!(Hoofdsleutel::laad(&pad), Err(SleutelFout::GeenSleutel(_))), "{naam}");
        }
    }

    #[test]
    fn debug_toont_geen_sleutel() {
        let map = tempfile::tempdir().unwrap();
        let sleutel = Hoofdsleutel::maak(&map.path().join("sleutel")).unwrap();
        assert_eq!(format!("{sleutel:?}"), "<hoofdsleutel>");
    }
}
