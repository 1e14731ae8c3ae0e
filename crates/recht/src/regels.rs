//! Every rule of the rulebook that can be asked, by code. A new rule is one line here.

use crate::{Regel, atw, awb};

/// The rules, sorted by code.
pub fn regels() -> &'static [&'static Regel] {
    const REGELS: &[&Regel] = &[
        &atw::regels::R01,
        &atw::regels::R02,
        &atw::regels::R03,
        &atw::regels::R04,
        &awb::art_06_07_bezwaartermijn::REGEL,
        &awb::art_06_09_bezwaar_op_tijd::REGEL,
        &awb::art_04_13_beslistermijn::REGEL,
    ];
    REGELS
}
