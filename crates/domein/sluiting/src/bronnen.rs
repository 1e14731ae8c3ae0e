//! Articles that the rules of the law do not name themselves. What nobody compared with its text says "te bevestigen".

use kern::Bron;
use recht::awb::art_05_32a_last_onder_dwangsom::BRON_MAXIMUM;
use recht::gemeentewet::art_151d_woonoverlast::BRON_VERORDENING;

/// Closing for the public order.
pub(crate) const GEMEENTEWET: Bron = gemeentewet("art. 174a lid 1");
/// Time to take measures, unless it is urgent.
pub(crate) const TERMIJN: Bron = gemeentewet("art. 174a lid 4");
/// Which paragraph gives the extension has still to be confirmed; that there is one is not in doubt.
pub(crate) const VERLENGEN: Bron = Bron { bevestigd: false, ..gemeentewet("art. 174a") };
/// Whom to tell, and what to see to, is practice, not text of the law.
pub(crate) const INFORMEREN: Bron =
    awb("art. 3:2", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel3:2", false);
/// Lifting before the end: that it can be is not in doubt; the article has still to be confirmed.
pub(crate) const OPHEFFEN: Bron = Bron { bevestigd: false, ..gemeentewet("art. 174a") };
/// Closing for drugs.
pub(crate) const OPIUMWET: Bron = opiumwet("art. 13b lid 1");
/// Not for pharmacists, doctors and others who may have the substances.
pub(crate) const OPIUMWET_UITZONDERING: Bron = opiumwet("art. 13b lid 2");
/// Urgent: without an order before.
pub(crate) const SPOED: Bron = awb("art. 5:31", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:31", true);
/// What an order under coercion says.
pub(crate) const LAST: Bron = awb("art. 5:24", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:24", false);
/// Sealing.
pub(crate) const VERZEGELEN: Bron =
    awb("art. 5:28", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:28", true);
/// Costs are fixed within five years.
pub(crate) const KOSTEN: Bron =
    awb("art. 5:25 lid 6", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:25", true);
/// The order says whether the costs will be charged.
pub(crate) const KOSTEN_AANGEZEGD: Bron =
    awb("art. 5:25 lid 2", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:25", false);
/// Acting as the policy says, unless that would be out of proportion.
pub(crate) const BELEID: Bron =
    awb("art. 4:84", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel4:84", false);
/// What the highest court asks of a closure.
pub(crate) const EVENREDIG: Bron = Bron {
    regeling: "ABRvS 2 februari 2022",
    artikel: "ECLI:NL:RVS:2022:285",
    geldig_vanaf: "2022-02-02",
    url: "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:RVS:2022:285",
    bevestigd: false,
};
/// Entering the restriction in the land register: whether and how has still to be confirmed.
pub(crate) const KADASTER: Bron = Bron {
    regeling: "Wet kenbaarheid publiekrechtelijke beperkingen onroerende zaken",
    artikel: "te bevestigen",
    geldig_vanaf: "2026-01-01",
    url: "https://wetten.overheid.nl/",
    bevestigd: false,
};

const fn gemeentewet(artikel: &'static str) -> Bron {
    Bron { artikel, url: "https://wetten.overheid.nl/BWBR0005416/2026-10-01#Artikel174a", ..BRON_VERORDENING }
}

const fn opiumwet(artikel: &'static str) -> Bron {
    Bron {
        regeling: "Opiumwet",
        artikel,
        geldig_vanaf: "2026-07-09",
        url: "https://wetten.overheid.nl/BWBR0001941/2026-07-09#Artikel13b",
        bevestigd: true,
    }
}

const fn awb(artikel: &'static str, url: &'static str, bevestigd: bool) -> Bron {
    Bron { artikel, url, bevestigd, ..BRON_MAXIMUM }
}
