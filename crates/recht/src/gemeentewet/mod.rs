//! Gemeentewet (BWBR0005416, version of 1 October 2026; articles 172-176 are the same on 4 June 2026). These are measures:
//! the Atw moves none of their days.
//!
//! | File | Question |
//! |---|---|
//! | [`art_151d_trede`] | R56: may this step against nuisance be taken yet? |
//! | [`art_151d_woonoverlast`] | R21: may somebody be banned from his home for serious nuisance, or the ban extended? |
//! | [`art_154a_174b_twaalf_uur`] | R26: when has a measure of twelve hours ended? |
//! | [`art_172a_gebiedsverbod`] | R22: does an area ban with its extensions fit? |
//! | [`art_172a_losse_dagen`] | R23: does an area ban on separate days fit? |
//! | [`art_172a_samenloop`] | R24: does an order of the public prosecutor stand in the way? |
//! | [`art_172b_ouders`] | R25: may the parents of a child be given an order? |
//! | [`art_176_noodverordening`] | R51: until when can be appealed when the council does not ratify? |
//! | [`art_191_stukken_naar_gs`] | R50: when must the budget and the accounts have been sent? |

pub mod art_151d_trede;
pub mod art_151d_woonoverlast;
pub mod art_154a_174b_twaalf_uur;
pub mod art_172a_gebiedsverbod;
pub mod art_172a_losse_dagen;
pub mod art_172a_samenloop;
pub mod art_172b_ouders;
pub mod art_176_noodverordening;
pub mod art_191_stukken_naar_gs;

use kern::Bron;

/// An article of the act, as checked against the version of 1 October 2026.
const fn artikel(artikel: &'static str, url: &'static str) -> Bron {
    Bron { regeling: "Gemeentewet", artikel, geldig_vanaf: "2026-10-01", url, bevestigd: true }
}
