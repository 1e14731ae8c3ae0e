//! Every rule of the rulebook that can be asked, by code. A new rule is one line here.

use crate::{Regel, atw, awb, bib, wth};

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
        &awb::art_04_15_opschorting::REGEL,
        &awb::art_07_10_beslissen_op_bezwaar::REGEL,
        &awb::art_07_10_beslissen_op_bezwaar::REGEL_OPSCHORTING,
        &awb::art_04_17_dwangsom::REGEL,
        &awb::art_04_17_dwangsom::REGEL_BEDRAG,
        &awb::art_04_18_dwangsombeschikking::REGEL,
        &wth::art_02_duur::REGEL,
        &wth::art_09_verlengen::REGEL,
        &wth::art_02_duur::REGEL_LENGTE,
        &wth::art_02_bereikbaarheid::REGEL,
        &wth::art_06_zitting::REGEL,
        &wth::art_02_volledig::REGEL,
        &wth::art_10_vernietigen::REGEL,
        &bib::art_15_adviestermijn::REGEL,
        &bib::art_31_opschorting::REGEL,
        &bib::art_29_gebruik_advies::REGEL,
        &bib::art_03_uitkomst::REGEL,
    ];
    REGELS
}
