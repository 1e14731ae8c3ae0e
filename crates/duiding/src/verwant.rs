//! What may belong together, with the reason why. Reasons for a person to look at; never a score, and never about persons.

use crate::geo::{Punt, afstand_m};
use kern::Moment;

/// What is compared of a signal: where, when and in which words.
#[derive(Debug, Clone, PartialEq)]
pub struct Beeld {
    /// Match key of the address ([`crate::adres::Adres::sleutel`]).
    pub adres: Option<String>,
    /// Where.
    pub punt: Option<Punt>,
    /// When it happened, or came in.
    pub moment: Moment,
    /// What it is about ([`crate::taal::kenwoorden`]): sorted, each once.
    pub kenwoorden: Vec<String>,
}

/// Why two signals may belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reden {
    /// The same address, at any time.
    ZelfdeAdres,
    /// Near in place and near in time.
    DichtbijEnKort {
        /// Metres between the two, rounded up.
        meters: u32,
        /// Whole days between the two.
        dagen: u32,
    },
    /// The same uncommon words, at any place, near in time.
    GelijkeWoorden(Vec<String>),
}

/// How near is near. Municipal policy, so configuration of the caller.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grenzen {
    /// Metres for [`Reden::DichtbijEnKort`].
    pub meters: f64,
    /// Days for [`Reden::DichtbijEnKort`].
    pub dagen: u32,
    /// Days for [`Reden::GelijkeWoorden`].
    pub dagen_woorden: u32,
    /// Equal words needed.
    pub minstens_woorden: usize,
    /// Equal words needed as percentage of the words of the shorter text.
    pub minstens_procent: usize,
}

impl Default for Grenzen {
    /// 250 m within 14 days; three equal words, a quarter of the shorter text, within 90 days.
    fn default() -> Self {
        Self { meters: 250.0, dagen: 14, dagen_woorden: 90, minstens_woorden: 3, minstens_procent: 25 }
    }
}

/// The reasons why two signals may belong together, surest first; empty when there is none. `is_gewoon` says which terms are
/// too common in the municipality to mean anything (police, street); the caller counts them.
pub fn redenen(a: &Beeld, b: &Beeld, grenzen: Grenzen, is_gewoon: impl Fn(&str) -> bool) -> Vec<Reden> {
    let mut redenen = Vec::new();
    if a.adres.is_some() && a.adres == b.adres {
        redenen.push(Reden::ZelfdeAdres);
    }
    let dagen = hele_dagen(a.moment, b.moment);
    if let (Some(hier), Some(daar)) = (a.punt, b.punt) {
        let meters = afstand_m(hier, daar);
        if meters <= grenzen.meters && dagen <= grenzen.dagen {
            redenen.push(Reden::DichtbijEnKort { meters: naar_boven(meters), dagen });
        }
    }
    if dagen <= grenzen.dagen_woorden {
        redenen.extend(gelijke_woorden(a, b, grenzen, is_gewoon).map(Reden::GelijkeWoorden));
    }
    redenen
}

fn hele_dagen(a: Moment, b: Moment) -> u32 {
    const DAG: u64 = 86_400_000_000;
    u32::try_from(a.0.abs_diff(b.0) / DAG).unwrap_or(u32::MAX)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "half the earth's circumference fits in u32, and distance is not negative"
)]
fn naar_boven(meters: f64) -> u32 {
    meters.ceil() as u32
}

fn gelijke_woorden(a: &Beeld, b: &Beeld, grenzen: Grenzen, is_gewoon: impl Fn(&str) -> bool) -> Option<Vec<String>> {
    let bijzonder =
        |beeld: &Beeld| -> Vec<String> { beeld.kenwoorden.iter().filter(|term| !is_gewoon(term)).cloned().collect() };
    let (ene, andere) = (bijzonder(a), bijzonder(b));
    let gelijk: Vec<String> = ene.iter().filter(|term| andere.binary_search(term).is_ok()).cloned().collect();
    let kortste = ene.len().min(andere.len());
    (gelijk.len() >= grenzen.minstens_woorden && gelijk.len() * 100 >= kortste * grenzen.minstens_procent)
        .then_some(gelijk)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::taal::kenwoorden;
    use proptest::prelude::*;

    const DAG: i64 = 86_400_000_000;

    fn beeld(adres: Option<&str>, plek: Option<(f64, f64)>, dag: i64, tekst: &str) -> Beeld {
        Beeld {
            adres: adres.map(str::to_owned),
            punt: plek.and_then(|(lat, lon)| Punt::new(lat, lon)),
            moment: Moment(dag * DAG),
            kenwoorden: kenwoorden(tekst),
        }
    }

    fn redenen_van(a: &Beeld, b: &Beeld) -> Vec<Reden> {
        redenen(a, b, Grenzen::default(), |_| false)
    }

    #[test]
    fn elke_reden_op_haar_grens() {
        let hier = (52.17, 5.29);
        // 0.002 degrees of latitude are 222 metres, 0.003 are 334.
        let a = beeld(Some("lindeveld 22"), Some(hier), 0, "");
        for (b, verwacht) in [
            (beeld(Some("lindeveld 22"), None, 900, ""), vec![Reden::ZelfdeAdres]),
            (beeld(Some("lindeveld 22a"), None, 0, ""), vec![]),
            (beeld(None, Some((52.172, 5.29)), 14, ""), vec![Reden::DichtbijEnKort { meters: 223, dagen: 14 }]),
            (beeld(None, Some((52.172, 5.29)), -14, ""), vec![Reden::DichtbijEnKort { meters: 223, dagen: 14 }]),
            (beeld(None, Some((52.172, 5.29)), 15, ""), vec![]),
            (beeld(None, Some((52.173, 5.29)), 0, ""), vec![]),
            (beeld(None, None, 0, ""), vec![]),
        ] {
            assert_eq!(redenen_van(&a, &b), verwacht, "{b:?}");
        }
    }

    #[test]
    fn twee_keer_geen_adres_is_geen_zelfde_adres() {
        assert_eq!(redenen_van(&beeld(None, None, 0, ""), &beeld(None, None, 0, "")), []);
    }

    #[test]
    fn gelijke_woorden_en_de_woorden_die_niet_tellen() {
        let a = beeld(None, None, 0, "poging tot inbraak in de schuur, slot geforceerd");
        let b = beeld(None, None, 1, "schuur: ze wilden inbreken, het slot is kapot");
        let [Reden::GelijkeWoorden(woorden)] = &redenen_van(&a, &b)[..] else { panic!("een reden") };
        for woord in ["inbraak", "schuur", "slot"] {
            assert!(woorden.contains(&crate::taal::stam(woord).into_owned()), "{woord} in {woorden:?}");
        }
        assert_eq!(redenen(&a, &b, Grenzen::default(), |term| woorden.iter().any(|woord| woord == term)), []);
        assert_eq!(redenen_van(&a, &Beeld { moment: Moment(91 * DAG), ..b }), []);
    }

    proptest! {
        #[test]
        fn verwant_is_wederzijds(ene in "[a-d ]{0,20}", andere in "[a-d ]{0,20}", dag in -200_i64..200, lat in 52.0..52.01_f64) {
            let a = beeld(Some(&ene), Some((52.0, 5.0)), 0, &ene);
            let b = beeld(Some(&andere), Some((lat, 5.0)), dag, &andere);
            prop_assert_eq!(redenen_van(&a, &b), redenen_van(&b, &a));
        }

        #[test]
        fn ook_de_uiterste_momenten_hebben_een_afstand(a in any::<i64>(), b in any::<i64>()) {
            let _ = hele_dagen(Moment(a), Moment(b));
        }
    }
}
