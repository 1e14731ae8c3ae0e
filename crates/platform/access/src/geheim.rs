//! The secret of somebody's app lies sealed in the database, under the master key of the municipality: whoever takes a
//! copy of the database has no second step.

use crate::Mislukt;
use bestand::{Eigenaar, Kluis};
use kern::{GebruikerId, Secret};
use std::sync::Arc;
use web::App;

/// Part of every seal: a secret that is moved to another column does not open there.
const VELD: &str = "totp";

/// Seals and opens secrets of apps.
#[derive(Debug, Clone)]
pub(crate) struct Kast(Arc<Kluis>);

impl Kast {
    /// With the vault that the program puts in [`App::ext`] at the start.
    pub fn van(app: &App) -> Result<Self, Mislukt> {
        app.ext().map(Self).ok_or(Mislukt::Machine("de kluis van de gemeente is niet geopend"))
    }

    /// The secret, sealed for this person: a key of its own, wrapped, with what it closes behind it.
    pub fn sluit(&self, id: GebruikerId, secret: &[u8]) -> Result<Vec<u8>, Mislukt> {
        let failed = |_| Mislukt::Machine("het geheim van de app is niet te verzegelen");
        let (bos, wrapped) = self.0.nieuwe_sleutelbos(Eigenaar::rij("gebruiker", id.0)).map_err(failed)?;
        let letters = data_encoding::BASE32_NOPAD.encode(secret);
        let sealed = bos.versleutel_tekst(VELD, &letters).map_err(failed)?;
        let length = u16::try_from(wrapped.len()).map_err(|_| Mislukt::Machine("de sleutel past niet"))?;
        Ok([length.to_be_bytes().as_slice(), &wrapped, &sealed].concat())
    }

    /// The secret of this person. A seal of somebody else does not open.
    pub fn open(&self, id: GebruikerId, stored: &[u8]) -> Result<Secret<Vec<u8>>, Mislukt> {
        self.try_open(id, stored).ok_or(Mislukt::Machine("het geheim van de app is niet te openen"))
    }

    fn try_open(&self, id: GebruikerId, stored: &[u8]) -> Option<Secret<Vec<u8>>> {
        let (length, rest) = stored.split_first_chunk::<2>()?;
        let (wrapped, sealed) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        let bos = self.0.open_sleutelbos(Eigenaar::rij("gebruiker", id.0), wrapped).ok()?;
        let letters = bos.ontsleutel_tekst(VELD, sealed).ok()?;
        data_encoding::BASE32_NOPAD.decode(letters.expose().as_bytes()).ok().map(Secret::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bestand::Hoofdsleutel;

    #[test]
    fn een_geheim_opent_alleen_voor_wie_het_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let key = Hoofdsleutel::maak(&folder.path().join("sleutel")).expect("a key");
        let kast = Kast(Arc::new(Kluis::open(&folder.path().join("kluis"), &key).expect("a vault")));
        let sealed = kast.sluit(GebruikerId(1), b"12345678901234567890").expect("it seals");
        assert!(!sealed.windows(8).any(|part| part == b"12345678" || part == b"GEZDGNBV"));
        assert_eq!(kast.open(GebruikerId(1), &sealed), Ok(Secret::new(b"12345678901234567890".to_vec())));
        assert!(kast.open(GebruikerId(2), &sealed).is_err());
        for damaged in [&[][..], &sealed[..1], &sealed[..40], &[9; 200]] {
            assert!(kast.open(GebruikerId(1), damaged).is_err());
        }
    }
}
