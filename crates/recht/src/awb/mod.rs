//! Algemene wet bestuursrecht (BWBR0005537, version of 1 January 2026).
//!
//! | File | Question |
//! |---|---|
//! | [`art_02_10_kennisgeving`] | R44: when must somebody hear that a message is waiting? |
//! | [`art_02_21_storing`] | R45: is a message after an outage still in time? |
//! | [`art_04_13_beslistermijn`] | R07: when must a decision on an application be there? |
//! | [`art_04_15_opschorting`] | R08: and when the application had to be completed? |
//! | [`art_04_17_dwangsom`] | R11, R12: over which days is a penalty due, and how much? |
//! | [`art_04_18_dwangsombeschikking`] | R13: when must the penalty be fixed? |
//! | [`art_05_31a_vier_weken`] | R43: when must a request to execute or collect be decided? |
//! | [`art_05_32a_last_onder_dwangsom`] | What must an order under penalty say? |
//! | [`art_05_33_verbeurde_dwangsom`] | R42: when must a forfeited penalty be paid? |
//! | [`art_06_07_bezwaartermijn`] | R05: until when can somebody object? |
//! | [`art_06_09_bezwaar_op_tijd`] | R06: did the objection come in time? |
//! | [`art_07_10_beslissen_op_bezwaar`] | R09, R10: when must a decision on the objection be there? |
//! | [`opschorting`] | no article: how suspensions move a last day |

pub mod art_02_10_kennisgeving;
pub mod art_02_21_storing;
pub mod art_04_13_beslistermijn;
pub mod art_04_15_opschorting;
pub mod art_04_17_dwangsom;
pub mod art_04_18_dwangsombeschikking;
pub mod art_05_31a_vier_weken;
pub mod art_05_32a_last_onder_dwangsom;
pub mod art_05_33_verbeurde_dwangsom;
pub mod art_06_07_bezwaartermijn;
pub mod art_06_09_bezwaar_op_tijd;
pub mod art_07_10_beslissen_op_bezwaar;
pub mod opschorting;

use kern::Bron;

/// An article of the act, as checked against the version of 1 January 2026.
const fn artikel(artikel: &'static str, url: &'static str) -> Bron {
    Bron { regeling: "Algemene wet bestuursrecht", artikel, geldig_vanaf: "2026-01-01", url, bevestigd: true }
}
