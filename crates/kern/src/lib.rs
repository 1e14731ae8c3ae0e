//! Words that every floor of Baken shares. No IO, no clock, no randomness of its own.

mod bron;
mod code;
mod geheim;
mod ids;
mod kenmerk;
mod kring;
mod tijd;
mod weigering;

pub use bron::Bron;
pub use code::Code;
pub use geheim::{Persoonsgegeven, Secret};
pub use ids::{
    BesluitId, BestandId, DossierId, GebeurtenisId, GebruikerId, MaatregelId, OrganisatieId, OverlegId, SignaalId,
    TaakId,
};
pub use kenmerk::Kenmerk;
pub use kring::{Doel, Kring, Rol};
pub use tijd::{Clock, FixedClock, Moment, SystemClock, dag_van, lokaal, moment_van};
pub use weigering::{Oordeel, Weigering};

/// The time zone in which the law of the Netherlands counts days.
pub const TIJDZONE: &str = "Europe/Amsterdam";
