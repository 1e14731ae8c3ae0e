//! A practice municipality.

use super::Uitkomst;

/// What is asked.
#[derive(Debug, clap::Args)]
pub struct Keuzes {}

/// x
pub fn run(_keuzes: &Keuzes) -> Uitkomst {
    Ok(())
}
