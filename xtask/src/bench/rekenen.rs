//! How many terms of law are computed a second on one core, how long the clocks of many orders take to open, and how long a
//! letter takes.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

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

/// Orders that hold while their clocks are opened.
pub const ORDERS: u64 = 10_000;
/// At most, for the block of Vandaag and for every clock there is.
pub const CLOCKS: Duration = Duration::from_millis(20);
/// At most, for a letter of one page.
pub const LETTER: Duration = Duration::from_millis(100);

/// How long the block of Vandaag takes, and opening every clock, in the middle one of many rounds.
pub fn clocks(program: &Path, folder: &Path) -> Outcome<(Duration, Duration)> {
    let count = ORDERS.to_string();
    let asked = ["meten", "klokken", "--aantal", &count, "--map"];
    let said = ask(Command::new(program).args(asked).arg(folder.join("klokken")))?;
    match micros(&said)[..] {
        [block, all] => Ok((block, all)),
        _ => Err(Failure::new(format!("baken meten klokken gaf geen uitkomst.\n{said}"))),
    }
}

/// How long a letter takes: the middle one, and the first one of a program that just started.
pub fn letter(program: &Path) -> Outcome<(Duration, Duration)> {
    let said = ask(Command::new(program).args(["meten", "brief"]))?;
    match micros(&said)[..] {
        [middle, first] => Ok((middle, first)),
        _ => Err(Failure::new(format!("baken meten brief gaf geen uitkomst.\n{said}"))),
    }
}

/// Every number of microseconds in what the program said.
fn micros(said: &str) -> Vec<Duration> {
    said.split_whitespace().filter_map(|word| word.parse().ok()).map(Duration::from_micros).collect()
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

    #[test]
    fn what_the_program_says_becomes_durations() {
        let two = vec![Duration::from_micros(412), Duration::from_millis(31)];
        assert_eq!(micros("blok 412 microseconden, alle klokken 31000 microseconden\n"), two);
        assert_eq!(micros("baken: dat kan niet"), Vec::<Duration>::new());
    }
}
