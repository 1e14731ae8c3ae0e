//! How fast the law computes: terms in days that may not end on a free day, on one core, without a word of explanation.

use super::super::Uitkomst;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use recht::atw::{Kalender, dagentermijn};
use std::time::Instant;

/// The years of which every equated day is known.
const EERSTE: Date = date(2023, 1, 1);
const LAATSTE: Date = date(2028, 12, 31);
/// The longest term in days that still moves.
const LANGSTE: u32 = 90;

/// Computes so many terms, from every day and of every length in turn, and says how long it took.
pub(super) fn run(aantal: u64) -> Uitkomst {
    let kalender = Kalender::wettelijk();
    let dagen: Vec<Date> = EERSTE.series(1.day()).take_while(|dag| *dag <= LAATSTE).collect();
    let mut vragen = dagen.iter().cycle().zip((1..=LANGSTE).cycle());
    let (started, mut geschoven) = (Instant::now(), 0_u64);
    for _ in 0..aantal {
        let Some((dag, lengte)) = vragen.next() else { break };
        let einde = dagentermijn(&kalender, *dag, lengte).map_err(|_| "een termijn valt buiten de kalender")?;
        // Used below, so that no compiler leaves the work out.
        geschoven += u64::from(einde.uiterlijk != einde.kaal);
    }
    let took = started.elapsed();
    println!("{aantal} termijnen in {} microseconden, {geschoven} geschoven", took.as_micros());
    Ok(())
}
