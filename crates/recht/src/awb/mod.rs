//! Algemene wet bestuursrecht (BWBR0005537, version of 1 January 2026).
//!
//! | File | Question |
//! |---|---|
//! | [`art_04_13_beslistermijn`] | R07: when must a decision on an application be there? |
//! | [`art_06_07_bezwaartermijn`] | R05: until when can somebody object? |
//! | [`art_06_09_bezwaar_op_tijd`] | R06: did the objection come in time? |

pub mod art_04_13_beslistermijn;
pub mod art_06_07_bezwaartermijn;
pub mod art_06_09_bezwaar_op_tijd;

use kern::Bron;

/// An article of the act, as checked against the version of 1 January 2026.
const fn artikel(artikel: &'static str, url: &'static str) -> Bron {
    Bron { regeling: "Algemene wet bestuursrecht", artikel, geldig_vanaf: "2026-01-01", url, bevestigd: true }
}
