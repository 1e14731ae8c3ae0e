//! The ways in which a question cannot be answered.

use serde::Serialize;
use serde_json::Value;

/// The question lies outside the years for which the rules are known, or outside the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Baken kan met dit jaar niet rekenen. Controleer de datum.")]
pub struct BuitenGeldigheid;

kern::code_enum! {
    /// What is wrong with a question.
    pub Foutcode {
        /// A key that the rule does not know.
        OnbekendVeld = "onbekend_veld", "De regel kent dit veld niet";
        /// A required field is absent or null.
        Ontbreekt = "ontbreekt", "Dit veld moet ingevuld zijn";
        /// Wrong type or form, not in the closed list, outside bounds, or impossible against another field.
        Ongeldig = "ongeldig", "De waarde van dit veld klopt niet";
        /// Before the law version that the rule knows, or outside the years it computes.
        BuitenGeldigheid = "buiten_geldigheid", "De regel kent de wet niet voor deze datum"
    }
}

/// Why a question cannot be answered, and at which field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {veld}.", kern::Code::naam(*.code))]
pub struct Vraagfout {
    /// What is wrong.
    pub code: Foutcode,
    /// The field, as the caller wrote it. Empty only inside this crate: the rule then fills in its first date.
    pub veld: String,
}

impl Vraagfout {
    /// A key that the rule does not know.
    pub fn onbekend(veld: impl Into<String>) -> Self {
        Self { code: Foutcode::OnbekendVeld, veld: veld.into() }
    }

    /// A required field is absent.
    pub fn ontbreekt(veld: impl Into<String>) -> Self {
        Self { code: Foutcode::Ontbreekt, veld: veld.into() }
    }

    /// A value that cannot be.
    pub fn ongeldig(veld: impl Into<String>) -> Self {
        Self { code: Foutcode::Ongeldig, veld: veld.into() }
    }

    /// A date for which the rule does not know the law.
    pub fn buiten_geldigheid(veld: impl Into<String>) -> Self {
        Self { code: Foutcode::BuitenGeldigheid, veld: veld.into() }
    }

    /// The form in which the contract gives it: `{"fout","veld"}`.
    pub fn uitkomst(&self) -> Value {
        serde_json::json!({ "fout": kern::Code::code(self.code), "veld": self.veld })
    }
}

impl Serialize for Vraagfout {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.uitkomst().serialize(serializer)
    }
}

impl From<BuitenGeldigheid> for Vraagfout {
    fn from(_: BuitenGeldigheid) -> Self {
        Self::buiten_geldigheid("")
    }
}
