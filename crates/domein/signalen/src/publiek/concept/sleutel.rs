//! The key of a draft: it travels in the cookie and lies nowhere else.

use bestand::{Eigenaar, Kluis, KluisFout, Sleutelbos};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use kern::Persoonsgegeven;
use web::{Cookie, Fout};

/// Name of the cookie.
pub(in crate::publiek) const COOKIE: &str = "concept";
/// Length of the mark under which the draft is found.
const MERK: usize = 16;
/// Longest cookie that is looked at.
const LANGST: usize = 200;

/// The open key of one draft. Cannot be printed.
pub(in crate::publiek) struct Sleutel {
    merk: [u8; MERK],
    verpakt: Vec<u8>,
    hash: Vec<u8>,
    bos: Sleutelbos,
}

fn eigenaar(merk: [u8; MERK]) -> Eigenaar {
    Eigenaar::kenmerk("concept", merk)
}

fn hash(kluis: &Kluis, merk: [u8; MERK]) -> Vec<u8> {
    kluis.sleutelhash("concept", &merk).to_vec()
}

impl Sleutel {
    /// A fresh key.
    pub(in crate::publiek) fn nieuw(kluis: &Kluis) -> Result<Self, Fout> {
        let mut merk = [0; MERK];
        getrandom::fill(&mut merk).map_err(|_| Fout::tijdelijk("concept beginnen", "geen willekeurige getallen"))?;
        let (bos, verpakt) = kluis.nieuwe_sleutelbos(eigenaar(merk)).map_err(|fout| storing(&fout))?;
        Ok(Self { merk, verpakt, hash: hash(kluis, merk), bos })
    }

    /// The key in a cookie; `None` when it is not one of ours.
    pub(in crate::publiek) fn lees(kluis: &Kluis, cookie: &str) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(cookie.get(..cookie.len().min(LANGST))?.as_bytes()).ok()?;
        let (merk, verpakt) = bytes.split_first_chunk::<MERK>()?;
        let bos = kluis.open_sleutelbos(eigenaar(*merk), verpakt).ok()?;
        Some(Self { merk: *merk, verpakt: verpakt.to_vec(), hash: hash(kluis, *merk), bos })
    }

    /// The cookie to set: it goes when the browser closes.
    pub(in crate::publiek) fn cookie(&self) -> Cookie {
        Cookie::new(COOKIE, BASE64URL_NOPAD.encode(&[self.merk.as_slice(), &self.verpakt].concat()))
    }

    /// Under which the draft is found.
    pub(in crate::publiek) fn hash(&self) -> &[u8] {
        &self.hash
    }

    /// Seals the answers.
    pub(super) fn verzegel(&self, json: &str) -> Result<Vec<u8>, KluisFout> {
        self.bos.versleutel_tekst("melding_concept.inhoud", json)
    }

    /// Opens the answers.
    pub(super) fn open(&self, verzegeld: &[u8]) -> Result<Persoonsgegeven<String>, KluisFout> {
        self.bos.ontsleutel_tekst("melding_concept.inhoud", verzegeld)
    }

    /// Seals a file.
    pub(in crate::publiek) fn verzegel_bestand(&self, inhoud: &[u8]) -> Result<Vec<u8>, Fout> {
        let sealed = self.bos.versleutel_tekst("concept_bestand.inhoud", &BASE64.encode(inhoud));
        sealed.map_err(|fout| storing(&fout))
    }

    /// Opens a file.
    pub(in crate::publiek) fn open_bestand(&self, verzegeld: &[u8]) -> Result<Vec<u8>, Fout> {
        let text = self.bos.ontsleutel_tekst("concept_bestand.inhoud", verzegeld).map_err(|fout| storing(&fout))?;
        BASE64.decode(text.expose().as_bytes()).map_err(|_| storing(&KluisFout::Beschadigd))
    }
}

/// The vault refused; what it says names no person.
pub(in crate::publiek) fn storing(fout: &KluisFout) -> Fout {
    match fout {
        KluisFout::SchijfVol | KluisFout::GeenToeval | KluisFout::Io { .. } => Fout::tijdelijk("kluis", fout),
        KluisFout::Ontbreekt | KluisFout::Beschadigd => Fout::storing("kluis", fout),
    }
}
