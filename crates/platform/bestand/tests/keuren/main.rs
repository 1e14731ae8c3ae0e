//! Vetting through its public door, on samples of every kind.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod beeld;
mod geluid;
mod grenzen;
mod monster;
