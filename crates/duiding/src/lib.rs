//! Analysis of what people report: language, addresses, places, drawn areas and what belongs together.
//!
//! Pure functions without IO, clock or randomness. Every parser is total: whatever a resident types or a file holds, it gives
//! an answer or a typed refusal and never panics. Nothing here scores, ranks or predicts persons; `verwant` gives reasons for
//! a human to look at.

pub mod adres;
pub mod geo;
pub mod kenmerken;
pub mod taal;
pub mod typfout;
pub mod verwant;
pub mod vlak;
