//! Articles that the rules of the law do not name themselves. What nobody compared with its text says "te bevestigen".

use kern::Bron;
use recht::awb::art_05_32a_last_onder_dwangsom::BRON_MAXIMUM;
use recht::gemeentewet::art_151d_woonoverlast::{BRON, BRON_VERORDENING};
use recht::wth::art_02_duur;

/// The duty not to cause nuisance, in the by-law of the council.
pub(crate) const ZORGPLICHT: Bron = BRON_VERORDENING;
/// By the mayor and nobody else.
pub(crate) const BEVOEGD: Bron = BRON_VERORDENING;
/// Who is told of a measure is practice, not text of the law.
pub(crate) const INFORMEREN: Bron = Bron { bevestigd: false, ..BRON_VERORDENING };
/// Of the remedies against the home ban: whether appeal goes straight to the court has still to be confirmed.
pub(crate) const RECHTSMIDDEL_HUISVERBOD: Bron = Bron { bevestigd: false, ..BRON };
/// Saying the home ban aloud before it is on paper.
pub(crate) const MONDELING: Bron =
    awb("art. 5:31 lid 2", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:31", false);
/// What an order under coercion says.
pub(crate) const BESTUURSDWANG: Bron =
    awb("art. 5:24", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:24", false);
/// The amounts of a penalty: in proportion to the interest and to what it must achieve.
pub(crate) const BEDRAG: Bron =
    awb("art. 5:32b lid 3", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:32b", false);
/// Changing or lifting because complying is impossible.
pub(crate) const ONMOGELIJK: Bron =
    awb("art. 5:34 lid 1", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:34", false);
/// Lifting after a year without forfeiture.
pub(crate) const JAAR: Bron =
    awb("art. 5:34 lid 2", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:34", true);
/// The decision that comes before dunning.
pub(crate) const INVORDEREN: Bron =
    awb("art. 5:37 lid 1", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:37", true);
/// Weighing what a decision does to people.
pub(crate) const EVENREDIG: Bron =
    awb("art. 3:4 lid 2", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel3:4", false);
/// Legal aid for who must leave: art. 151d lid 3 makes it apply.
pub(crate) const RECHTSBIJSTAND: Bron = Bron {
    artikel: "art. 5 lid 1",
    url: "https://wetten.overheid.nl/BWBR0024649/2020-07-01#Artikel5",
    ..art_02_duur::BRON
};

const fn awb(artikel: &'static str, url: &'static str, bevestigd: bool) -> Bron {
    Bron { artikel, url, bevestigd, ..BRON_MAXIMUM }
}
