//! Every rule of the rulebook that can be asked, by code. A new rule is one line here.

use crate::{Regel, atw, avg, awb, gemeentewet as gw, praktijk, wbk, wgs, woo, wth};

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
        &gw::art_151d_woonoverlast::REGEL,
        &gw::art_172a_gebiedsverbod::REGEL,
        &gw::art_172a_losse_dagen::REGEL,
        &gw::art_172a_samenloop::REGEL,
        &gw::art_172b_ouders::REGEL,
        &gw::art_154a_174b_twaalf_uur::REGEL,
        &awb::art_05_33_verbeurde_dwangsom::REGEL,
        &awb::art_05_31a_vier_weken::REGEL,
        &awb::art_02_10_kennisgeving::REGEL,
        &awb::art_02_21_storing::REGEL,
        &woo::art_04_04_verzoek::REGEL,
        &avg::art_12_verzoek::REGEL,
        &avg::art_33_datalek::REGEL,
        &wbk::art_02_melding::REGEL,
        &gw::art_191_stukken_naar_gs::REGEL,
        &gw::art_176_noodverordening::REGEL,
        &praktijk::slachtofferhulp::REGEL,
        &praktijk::halt::REGEL,
        &praktijk::vergaderreeks::REGEL,
        &wgs::art_02_23_signaal::REGEL,
        &gw::art_151d_trede::REGEL,
    ];
    REGELS
}
