//! Whose key it is.

use crate::sleutel::Context;

/// The row a key belongs to. It is part of every seal, so that a key or file copied to another row does not open there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Eigenaar {
    soort: &'static str,
    kenmerk: Vec<u8>,
}

impl Eigenaar {
    /// A row of the database: the kind of row and its number.
    pub fn rij(soort: &'static str, id: i64) -> Self {
        Self::kenmerk(soort, id.to_be_bytes())
    }

    /// A thing known by a fixed value other than a row number, for a caller that seals before the row has a number.
    pub fn kenmerk(soort: &'static str, kenmerk: impl Into<Vec<u8>>) -> Self {
        Self { soort, kenmerk: kenmerk.into() }
    }

    /// The owner inside the data that a seal is bound to.
    pub(crate) fn in_context(&self, context: Context) -> Context {
        context.met(self.soort.as_bytes()).met(&self.kenmerk)
    }
}
