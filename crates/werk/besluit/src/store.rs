//! Every query of orders.

pub mod beleid;
pub mod besluiten;
pub mod brieven;
pub mod gronden;
pub mod lijst;
pub mod mandaten;
pub mod rij;
pub mod straat;
pub mod stukken;
pub mod termijnen;
pub mod voorvallen;
