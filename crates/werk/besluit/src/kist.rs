//! The chest of one order: everything about persons is sealed with a key of the order itself, which lies wrapped in its
//! row. Erasing the row makes it unreadable wherever a copy is.

use access::Mislukt;
use bestand::{Eigenaar, Kluis, KluisFout, Sleutelbos};
use kern::MaatregelId;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The open chest; lives as short as the request that needs it.
#[derive(Debug)]
pub struct Kist(Sleutelbos);

impl Kist {
    /// A new chest, and its wrapped key for the row of the order.
    pub(crate) fn nieuw(kluis: &Kluis, id: MaatregelId) -> Result<(Self, Vec<u8>), Mislukt> {
        let (bos, verpakt) = kluis.nieuwe_sleutelbos(eigenaar(id)).map_err(|fout| niet_te_openen(&fout))?;
        Ok((Self(bos), verpakt))
    }

    /// Opens the chest of this order.
    pub(crate) fn open(kluis: &Kluis, id: MaatregelId, verpakt: &[u8]) -> Result<Self, Mislukt> {
        kluis.open_sleutelbos(eigenaar(id), verpakt).map(Self).map_err(|fout| niet_te_openen(&fout))
    }

    /// Seals a value for this column.
    pub(crate) fn sluit<T: Serialize>(&self, veld: &'static str, waarde: &T) -> Result<Vec<u8>, Mislukt> {
        let tekst =
            serde_json::to_string(waarde).map_err(|_| Mislukt::Machine("een waarde is niet op te schrijven"))?;
        self.0.versleutel_tekst(veld, &tekst).map_err(|fout| niet_te_openen(&fout))
    }

    /// Opens a value of this column.
    pub(crate) fn lees<T: DeserializeOwned>(&self, veld: &'static str, verzegeld: &[u8]) -> Result<T, Mislukt> {
        let tekst = self.0.ontsleutel_tekst(veld, verzegeld).map_err(|fout| niet_te_openen(&fout))?;
        serde_json::from_str(tekst.expose()).map_err(|_| Mislukt::Machine("een verzegelde waarde is niet te lezen"))
    }

    /// Seals bytes for this column.
    pub(crate) fn sluit_bytes(&self, veld: &'static str, bytes: &[u8]) -> Result<Vec<u8>, Mislukt> {
        self.0.versleutel_bytes(veld, bytes).map_err(|fout| niet_te_openen(&fout))
    }

    /// Opens bytes of this column.
    pub(crate) fn lees_bytes(&self, veld: &'static str, verzegeld: &[u8]) -> Result<Vec<u8>, Mislukt> {
        self.0.ontsleutel_bytes(veld, verzegeld).map_err(|fout| niet_te_openen(&fout))
    }
}

fn eigenaar(id: MaatregelId) -> Eigenaar {
    Eigenaar::rij("maatregel", id.0)
}

/// Says that it failed, never what was in it.
const fn niet_te_openen(_: &KluisFout) -> Mislukt {
    Mislukt::Machine("de kist van een maatregel gaat niet open of dicht")
}
