//! Where a rule or a figure comes from.

/// A place in the law or in policy that anybody can look up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Bron {
    /// Statute or policy by its Dutch name.
    pub regeling: &'static str,
    /// Article and paragraph, e.g. "art. 1 lid 1".
    pub artikel: &'static str,
    /// Version: first day on which this text holds, ISO.
    pub geldig_vanaf: &'static str,
    /// Canonical address of the text.
    pub url: &'static str,
    /// False when the text has not been checked against its source; pages then say "te bevestigen".
    pub bevestigd: bool,
}
