//! Art. 3 lid 3 Atw: days that the Crown equates with a holiday.
//!
//! This is a maintained table, not a rule: a new decree is a new row here, and [`VOLLEDIG`] grows with it. The decrees
//! themselves have not been read, only lists that cite them: all rows are to be confirmed against the Staatscourant.

use super::artikel;
use jiff::civil::{Date, date};
use kern::Bron;
use std::ops::RangeInclusive;

/// The article under which the days are equated; the decrees behind the table are to be confirmed.
pub const BRON: Bron =
    Bron { bevestigd: false, ..artikel("art. 3 lid 3", "https://wetten.overheid.nl/BWBR0002448/2010-10-10#Artikel3") };

/// Years of which every equated day is known. Outside them a weekday may still turn out to be one.
pub const VOLLEDIG: RangeInclusive<i16> = 2023..=2028;

/// The equated days that are known. 2022 holds one row and is not complete.
pub const TABEL: [Date; 11] = [
    date(2022, 5, 27),
    date(2023, 4, 28),
    date(2023, 5, 19),
    date(2024, 5, 10),
    date(2024, 12, 27),
    date(2025, 5, 30),
    date(2026, 1, 2),
    date(2026, 5, 15),
    date(2027, 5, 7),
    date(2028, 4, 28),
    date(2028, 5, 26),
];
