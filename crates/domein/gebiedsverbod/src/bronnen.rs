//! The articles on which these orders rest, beside those that stand with the rules of [`recht`].

use kern::Bron;
use recht::Door;
use recht::gemeentewet::{art_172a_gebiedsverbod, art_172b_ouders};

const fn orde(artikel: &'static str) -> Bron {
    Bron { artikel, ..art_172a_gebiedsverbod::BRON }
}

/// Gemeentewet 172a.
pub(crate) const ORDE: Bron = orde("art. 172a");
/// Who may be given an order, and for what.
pub(crate) const AANLEIDING: Bron = orde("art. 172a lid 1");
/// After a sanction of a private organisation.
pub(crate) const SANCTIE: Bron = orde("art. 172a lid 2");
/// Telling the mayor of the municipality where somebody must report.
pub(crate) const ANDERE_BURGEMEESTER: Bron = orde("art. 172a lid 4");
/// Worse only on new facts.
pub(crate) const VERZWAREN: Bron = orde("art. 172a lid 7");
/// A temporary exemption on request.
pub(crate) const ONTHEFFING: Bron = orde("art. 172a lid 8");
/// Easing and withdrawing.
pub(crate) const VERLICHTEN: Bron = orde("art. 172a lid 9");
/// Orders to parents, where the paragraphs on changing, exemption and withdrawing count as well.
pub(crate) const OUDERS: Bron = art_172b_ouders::BRON;

/// The municipality's own by-law: which article and which weeks it supplies itself.
pub(crate) const APV: Bron = Bron {
    regeling: "Algemene plaatselijke verordening",
    artikel: "het artikel dat in het besluit staat",
    geldig_vanaf: "2026-01-01",
    url: "https://lokaleregelgeving.overheid.nl/",
    bevestigd: false,
};

const fn awb(artikel: &'static str, url: &'static str) -> Bron {
    Bron { regeling: "Algemene wet bestuursrecht", artikel, geldig_vanaf: "2026-01-01", url, bevestigd: false }
}

/// A decision does not work before it is made known.
pub(crate) const INWERKING: Bron = awb("art. 3:40", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel3:40");
/// Making known by handing over or sending.
pub(crate) const BEKENDMAKEN: Bron = awb("art. 3:41", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel3:41");
/// Weighing interests.
pub(crate) const EVENREDIG: Bron = awb("art. 3:4", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel3:4");
/// Giving reasons.
pub(crate) const MOTIVEREN: Bron = awb("art. 3:46", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel3:46");
/// Telling police and public prosecutor is practice; no article asks it.
pub(crate) const INFORMEREN: Bron = Bron { bevestigd: false, ..ORDE };

/// Only the mayor, or the deputy who replaces him.
pub(crate) const BEVOEGD: &[(Door, Bron)] = &[(Door::Burgemeester, ORDE), (Door::Locoburgemeester, ORDE)];
