//! The one way in which a computation can fail.

/// The question lies outside the years for which the rules are known, or outside the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Baken kan met dit jaar niet rekenen. Controleer de datum.")]
pub struct BuitenGeldigheid;
