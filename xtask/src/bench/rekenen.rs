//! How many terms of law are computed a second, on one core.

use std::path::Path;
use std::process::Command;

use crate::bench::ask;
use crate::bench::figures::count;
use crate::failure::{Failure, Outcome};

/// In one round.
pub const TERMS: u64 = 1_000_000;
/// The middle one counts: a machine is busy with other things now and then.
const ROUNDS: usize = 5;
/// A second, at the slowest.
pub const TARGET: f64 = 1_000_000.0;

/// Terms per second, in the middle one of some rounds.
pub fn per_second(program: &Path) -> Outcome<f64> {
    let mut rounds = (0..ROUNDS).map(|_| round(program)).collect::<Outcome<Vec<_>>>()?;
    rounds.sort_unstable_by(f64::total_cmp);
    Ok(rounds[ROUNDS / 2])
}

fn round(program: &Path) -> Outcome<f64> {
    let said = ask(Command::new(program).args(["meten", "termijnen", "--aantal", &TERMS.to_string()]))?;
    rate(&said).ok_or_else(|| Failure::new(format!("baken meten termijnen gaf geen uitkomst.\n{said}")))
}

/// From "1000000 termijnen in 400000 microseconden, 300000 geschoven".
fn rate(said: &str) -> Option<f64> {
    let numbers: Vec<u64> = said.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [terms, micros, _] = numbers[..] else { return None };
    Some(count(terms) * 1_000_000.0 / count(micros.max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_program_says_becomes_a_rate() {
        assert_eq!(rate("1000000 termijnen in 400000 microseconden, 312345 geschoven\n"), Some(2_500_000.0));
        assert_eq!(rate("baken: dat kan niet"), None);
    }
}
