//! What holds for every date: the Wet Bibob, the crisis organisation, regional bodies, the police act and partnerships.

use jiff::{ToSpan, civil::Date};
use proptest::prelude::*;
use recht::atw::Kalender;

fn datum() -> impl Strategy<Value = Date> {
    (0_i64..33_000).prop_map(|dagen| Date::constant(2010, 1, 1).saturating_add(dagen.days()))
}

mod bibob {
    use super::{Date, Kalender, ToSpan, datum};
    use proptest::prelude::*;
    use recht::atw::Herkomst;
    use recht::awb::art_04_13_beslistermijn::Beslistermijn;
    use recht::bib::art_15_adviestermijn::{Aanvulling, Verlenging, adviestermijn, kaal_maximum};
    use recht::bib::art_29_gebruik_advies::bruikbaar_tot_en_met;
    use recht::bib::art_31_opschorting::{Advies, Stand, beslistermijn_met_advies};

    const ACHT: Beslistermijn = Beslistermijn { weken: 8, herkomst: Herkomst::Wet };

    fn aanvulling(vanaf: Date, na: i64, dagen: i64) -> Aanvulling {
        let gevraagd = vanaf.saturating_add(na.days());
        Aanvulling { gevraagd, ontvangen: gevraagd.saturating_add(dagen.days()) }
    }

    proptest! {
        #[test]
        fn het_advies_eindigt_op_een_werkdag_en_elke_dag_extra_is_een_dag_later(
            dag in datum(), na in 0_i64..50, stil in 0_i64..60, langer in 0_i64..=28,
        ) {
            let kalender = Kalender::wettelijk();
            let verlenging = Verlenging::van(langer).unwrap();
            let aanvullingen = [aanvulling(dag, na, stil)];
            let kaal = kaal_maximum(dag, &aanvullingen, verlenging).unwrap();
            prop_assert_eq!((kaal - dag).get_days(), i32::try_from(56 + stil + langer).unwrap());
            let einde = adviestermijn(&kalender, dag, &aanvullingen, verlenging).unwrap();
            prop_assert_ne!(kalender.is_vrije_dag(einde.uiterlijk), Some(true));
            prop_assert!(einde.uiterlijk >= kaal);
        }

        #[test]
        fn wachten_op_advies_duurt_nooit_langer_dan_het_bureau_mag(
            dag in datum(), na in 0_i64..80, komt in 0_i64..200,
        ) {
            let kalender = Kalender::wettelijk();
            let gevraagd = dag.saturating_add(na.days());
            let maximum = gevraagd.saturating_add(56.days());
            let met = |ontvangen| {
                beslistermijn_met_advies(&kalender, dag, ACHT, &Advies { gevraagd, ontvangen, maximum }).unwrap()
            };
            let (uit, lopend) = (met(Some(gevraagd.saturating_add(komt.days()))), met(None));
            prop_assert!((0..=57).contains(&uit.dagen) && uit.dagen <= lopend.dagen);
            prop_assert!(uit.einde.uiterlijk >= uit.zonder.uiterlijk && uit.einde.uiterlijk <= lopend.einde.uiterlijk);
            prop_assert_eq!(uit.stand == Stand::TeLaatGevraagd, gevraagd > uit.zonder.uiterlijk);
            prop_assert_eq!(uit.stand == Stand::Begrensd, komt > 56 && gevraagd <= uit.zonder.uiterlijk);
        }

        #[test]
        fn een_advies_is_vijf_jaar_bruikbaar_en_nooit_langer(dag in datum()) {
            let tot = bruikbaar_tot_en_met(dag).unwrap();
            prop_assert!((1825..=1827).contains(&(tot - dag).get_days()));
            prop_assert!(tot <= bruikbaar_tot_en_met(dag.tomorrow().unwrap()).unwrap());
        }
    }
}
