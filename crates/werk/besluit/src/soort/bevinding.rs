//! What a check found.

use kern::{Bron, Code};

kern::code_enum! {
    /// What a finding means for the decision.
    pub Ernst {
        /// The decision cannot be taken.
        Blokkeert = "blokkeert", "Kan niet";
        /// The law leaves room: somebody may go on, with a reason and his name.
        Afwijkbaar = "afwijkbaar", "Kan alleen met reden";
        /// To think about.
        LetOp = "let_op", "Let op"
    }
}

/// Something that is not as the law or the municipality asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bevinding {
    /// Stable word, for tests and for a reason to go on.
    pub code: String,
    /// What is wrong and what to do, in Dutch at B1.
    pub zin: String,
    /// The article.
    pub bron: Option<Bron>,
    /// What it means.
    pub ernst: Ernst,
    /// The field or part that it is about; empty for the whole.
    pub plek: &'static str,
}

impl Bevinding {
    /// The decision cannot be taken.
    pub fn blokkeert(code: impl Into<String>, zin: impl Into<String>, bron: Bron) -> Self {
        Self { code: code.into(), zin: zin.into(), bron: Some(bron), ernst: Ernst::Blokkeert, plek: "" }
    }

    /// Somebody may go on with a reason.
    pub fn afwijkbaar(code: impl Into<String>, zin: impl Into<String>, bron: Bron) -> Self {
        Self { ernst: Ernst::Afwijkbaar, ..Self::blokkeert(code, zin, bron) }
    }

    /// To think about.
    pub fn let_op(code: impl Into<String>, zin: impl Into<String>, bron: Bron) -> Self {
        Self { ernst: Ernst::LetOp, ..Self::blokkeert(code, zin, bron) }
    }

    /// A refusal of a rule of the law: its word and its sentence.
    pub fn van<W: Code>(weigering: W, bron: Bron) -> Self {
        Self::blokkeert(weigering.code(), weigering.naam(), bron)
    }

    /// About this field or part.
    #[must_use]
    pub const fn bij(mut self, plek: &'static str) -> Self {
        self.plek = plek;
        self
    }
}
