//! A text that a municipality edits itself: Markdown with fields.
//!
//! The values never meet the Markdown parser. Where a field stands, the template engine writes a mark; when the Markdown
//! has been read, the values take the place of the marks. So what a person typed cannot become markup.

mod fout;
mod invullen;
mod opmaak;
mod taal;

use std::collections::BTreeSet;

pub use fout::Sjabloonfout;

use crate::Blok;

/// How long a template may be, in bytes.
pub const MAX_SJABLOON: usize = 64 * 1024;
/// How long what comes out of it may be, in bytes.
pub const MAX_RESULTAAT: usize = 256 * 1024;

/// A text with fields, read and found good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sjabloon {
    bron: String,
    motor: String,
    velden: BTreeSet<String>,
}

impl Sjabloon {
    /// Reads a text. All of it is checked, also what stands behind a condition.
    pub fn lees(bron: &str) -> Result<Self, Sjabloonfout> {
        if bron.len() > MAX_SJABLOON {
            return Err(Sjabloonfout::TeLang { bytes: bron.len(), max: MAX_SJABLOON });
        }
        let bron = bron.replace("\r\n", "\n").replace('\r', "\n");
        let gelezen = taal::lees(&bron)?;
        let velden = invullen::velden(&gelezen.motor)?;
        opmaak::toets(&gelezen)?;
        Ok(Self { bron, motor: gelezen.motor, velden })
    }

    /// The fields that the text asks for; a field within a field has a point in its name.
    pub fn velden(&self) -> BTreeSet<String> {
        self.velden.clone()
    }

    /// The text as it was read.
    pub fn bron(&self) -> &str {
        &self.bron
    }

    /// The text with these values in it. A line end that a person typed stays a line end, an empty line starts a paragraph.
    pub fn vul(&self, gegevens: &serde_json::Value) -> Result<Vec<Blok>, Sjabloonfout> {
        let ingevuld = invullen::vul(&self.motor, gegevens)?;
        opmaak::blokken(&ingevuld.tekst, &ingevuld.waarden)
    }
}
