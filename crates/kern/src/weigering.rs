//! What the law or policy refuses, and what only a person may judge.

use crate::{Bron, GebruikerId, Moment};

/// The law or policy says no: shown to the user as part of the page, never logged as a failure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reden}")]
pub struct Weigering {
    /// Stable code, for the API and for tests.
    pub code: &'static str,
    /// One sentence in Dutch at B1: what is refused and what to do.
    pub reden: String,
    /// The article, when there is one.
    pub bron: Option<Bron>,
}

impl Weigering {
    /// A refusal without an article: policy of the product itself.
    pub fn new(code: &'static str, reden: impl Into<String>) -> Self {
        Self { code, reden: reden.into(), bron: None }
    }
}

/// A judgement: made by a person, with a reason. No function ever returns one of its own making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oordeel<T> {
    /// What was judged.
    pub waarde: T,
    /// By whom.
    pub door: GebruikerId,
    /// When.
    pub moment: Moment,
    /// Why, in the person's own words; never empty.
    pub motivering: String,
}
