//! The key of one signal or dossier, and the small texts sealed with it.

use crate::{
    Eigenaar, KluisFout,
    sleutel::{Context, Sleutel},
};
use kern::Persoonsgegeven;
use std::fmt;

/// The data key of one owner, unwrapped. Lives as short as the request that needs it.
pub struct Sleutelbos {
    sleutel: Sleutel,
    eigenaar: Eigenaar,
}

impl fmt::Debug for Sleutelbos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<sleutelbos>")
    }
}

impl Sleutelbos {
    /// A fresh key for this owner.
    pub(crate) fn nieuw(eigenaar: Eigenaar) -> Result<Self, KluisFout> {
        Ok(Self { sleutel: Sleutel::nieuw()?, eigenaar })
    }

    /// The key sealed under the master key, bound to its owner.
    pub(crate) fn verpakt(&self, hoofd: &Sleutel) -> Result<Vec<u8>, KluisFout> {
        hoofd.verzegel(&self.context("sleutelbos"), self.sleutel.bytes())
    }

    /// Opens a wrapped key for the owner whose row it came from.
    pub(crate) fn uitgepakt(hoofd: &Sleutel, eigenaar: Eigenaar, verpakt: &[u8]) -> Result<Self, KluisFout> {
        let context = eigenaar.in_context(Context::voor("sleutelbos"));
        let bytes = zeroize::Zeroizing::new(hoofd.ontzegel(&context, verpakt)?);
        let sleutel = Sleutel::uit(&bytes).ok_or(KluisFout::Beschadigd)?;
        Ok(Self { sleutel, eigenaar })
    }

    /// Seals a small text for a database column. `veld` names the column: a text moved to another column does not open.
    pub fn versleutel_tekst(&self, veld: &'static str, tekst: &str) -> Result<Vec<u8>, KluisFout> {
        self.sleutel.afgeleid("tekst").verzegel(&self.context("tekst").met(veld.as_bytes()), tekst.as_bytes())
    }

    /// Opens a text that was sealed for this owner and this column.
    pub fn ontsleutel_tekst(
        &self,
        veld: &'static str,
        versleuteld: &[u8],
    ) -> Result<Persoonsgegeven<String>, KluisFout> {
        let context = self.context("tekst").met(veld.as_bytes());
        let bytes = self.sleutel.afgeleid("tekst").ontzegel(&context, versleuteld)?;
        String::from_utf8(bytes).map(Persoonsgegeven::new).map_err(|_| KluisFout::Beschadigd)
    }

    /// Seals bytes for a database column, such as a letter that must commit with its decision.
    pub fn versleutel_bytes(&self, veld: &'static str, bytes: &[u8]) -> Result<Vec<u8>, KluisFout> {
        self.sleutel.afgeleid("bytes").verzegel(&self.context("bytes").met(veld.as_bytes()), bytes)
    }

    /// Opens bytes that were sealed for this owner and this column.
    pub fn ontsleutel_bytes(&self, veld: &'static str, versleuteld: &[u8]) -> Result<Vec<u8>, KluisFout> {
        self.sleutel.afgeleid("bytes").ontzegel(&self.context("bytes").met(veld.as_bytes()), versleuteld)
    }

    /// Seals the content of a file under its name.
    pub(crate) fn versleutel_bestand(&self, naam: &[u8], inhoud: &[u8]) -> Result<Vec<u8>, KluisFout> {
        self.sleutel.afgeleid("bestand").verzegel(&self.context("bestand").met(naam), inhoud)
    }

    /// Opens the content of a file that was sealed under this name.
    pub(crate) fn ontsleutel_bestand(&self, naam: &[u8], versleuteld: &[u8]) -> Result<Vec<u8>, KluisFout> {
        self.sleutel.afgeleid("bestand").ontzegel(&self.context("bestand").met(naam), versleuteld)
    }

    fn context(&self, doel: &'static str) -> Context {
        self.eigenaar.in_context(Context::voor(doel))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bos(id: i64) -> Sleutelbos {
        Sleutelbos::nieuw(Eigenaar::rij("signaal", id)).unwrap()
    }

    #[test]
    fn een_tekst_komt_terug_voor_zijn_eigen_veld() {
        let bos = bos(1);
        let versleuteld = bos.versleutel_tekst("melder_naam", "Joke Verzonnen").unwrap();
        assert_eq!(bos.ontsleutel_tekst("melder_naam", &versleuteld).unwrap().expose(), "Joke Verzonnen");
        assert!(bos.ontsleutel_tekst("melder_adres", &versleuteld).is_err());
        assert!(!versleuteld.windows(4).any(|stuk| stuk == b"Joke"));
    }

    #[test]
    fn een_bos_opent_niet_onder_een_andere_rij_of_hoofdsleutel() {
        let (hoofd, ander) = (Sleutel::nieuw().unwrap(), Sleutel::nieuw().unwrap());
        let verpakt = bos(1).verpakt(&hoofd).unwrap();
        assert!(Sleutelbos::uitgepakt(&hoofd, Eigenaar::rij("signaal", 1), &verpakt).is_ok());
        assert!(Sleutelbos::uitgepakt(&hoofd, Eigenaar::rij("signaal", 2), &verpakt).is_err());
        assert!(Sleutelbos::uitgepakt(&hoofd, Eigenaar::rij("dossier", 1), &verpakt).is_err());
        assert!(Sleutelbos::uitgepakt(&ander, Eigenaar::rij("signaal", 1), &verpakt).is_err());
    }

    #[test]
    fn twee_bossen_openen_elkaars_tekst_niet() {
        let versleuteld = bos(1).versleutel_tekst("melder_naam", "Joke Verzonnen").unwrap();
        assert!(bos(1).ontsleutel_tekst("melder_naam", &versleuteld).is_err());
    }

    #[test]
    fn debug_toont_geen_sleutel() {
        assert_eq!(format!("{:?}", bos(1)), "<sleutelbos>");
    }
}
