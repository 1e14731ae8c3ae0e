//! What holds for every date: the Wet Bibob, the crisis organisation, regional bodies, the police act and partnerships.

use jiff::{ToSpan, civil::Date};
use proptest::prelude::*;
use recht::atw::Kalender;

fn datum() -> impl Strategy<Value = Date> {
    (0_i64..33_000).prop_map(|dagen| Date::constant(2010, 1, 1).saturating_add(dagen.days()))
}

mod regelingen {
    use super::{Date, Kalender, ToSpan, datum};
    use kern::{Moment, moment_van};
    use proptest::prelude::*;
    use recht::atw::werkdag_op_of_voor;
    use recht::wgr::art_01_lid_3_zienswijze::zienswijze_uiterlijk;
    use recht::wgr::art_34_naar_gs::{Document, naar_gs};
    use recht::wgr::art_34b_kaders::kaders_uiterlijk;
    use recht::wgr::art_35_lid_4_reactie::reactie;
    use recht::wgr::art_35_ontwerpbegroting::naar_raden;

    fn document() -> impl Strategy<Value = Document> {
        prop::sample::select(<Document as kern::Code>::ALL)
    }

    fn op(dag: Date, minuut: i64) -> Moment {
        moment_van(dag.at(0, 0, 0, 0)).plus_seconds(minuut * 60)
    }

    proptest! {
        #[test]
        fn kaders_gaan_een_jaar_eerder_en_altijd_voor_de_genoemde_dag(jaar in 2016_i16..9998) {
            let uiterlijk = kaders_uiterlijk(jaar).unwrap();
            let voor = Date::constant(jaar - 1, 4, if jaar > 2023 { 30 } else { 15 });
            prop_assert_eq!(uiterlijk.tomorrow().unwrap(), voor);
            prop_assert!(uiterlijk < kaders_uiterlijk(jaar + 1).unwrap());
        }

        #[test]
        fn een_ontwerp_gaat_acht_of_twaalf_weken_vooruit_en_schuift_nooit(aanbieding in datum()) {
            let naar = naar_raden(aanbieding).unwrap();
            prop_assert_eq!(i64::from((aanbieding - naar.uiterlijk).get_days()), naar.weken * 7);
            let nieuw = aanbieding >= Date::constant(2022, 7, 1).saturating_add(84.days());
            prop_assert_eq!(naar.weken, if nieuw { 12 } else { 8 });
            prop_assert_eq!(naar.uiterlijk.weekday(), aanbieding.weekday());
            let later = naar_raden(aanbieding.tomorrow().unwrap()).unwrap();
            prop_assert!(naar.weken <= later.weken, "once the new act counts it stays");
            prop_assert!(naar.weken < later.weken || naar.uiterlijk < later.uiterlijk);
        }

        #[test]
        fn plannen_is_op_een_werkdag_en_slaat_alleen_vrije_dagen_over(dag in datum()) {
            let kalender = Kalender::wettelijk();
            let plan_op = werkdag_op_of_voor(&kalender, dag).unwrap();
            prop_assert!(!kalender.soort(plan_op).is_vrij() && plan_op <= dag);
            let overgeslagen = std::iter::successors(Some(dag), |dag| dag.yesterday().ok()).take_while(|dag| *dag > plan_op);
            for vrij in overgeslagen {
                prop_assert!(kalender.soort(vrij).is_vrij(), "{}", vrij);
            }
            prop_assert!(plan_op <= werkdag_op_of_voor(&kalender, dag.tomorrow().unwrap()).unwrap());
        }

        #[test]
        fn stukken_naar_gs_zijn_nooit_later_dan_twee_weken_en_nooit_later_dan_de_vaste_dag(
            stuk in document(), jaar in 2016_i16..2099, vastgesteld in datum(),
        ) {
            let gs = naar_gs(stuk, jaar, vastgesteld).unwrap();
            prop_assert_eq!(gs.na_twee_weken, vastgesteld.saturating_add(14.days()));
            prop_assert_eq!(gs.uiterlijk, gs.na_twee_weken.min(gs.uiterste_dag));
            let (van_jaar, grens) = match stuk {
                Document::Jaarrekening => (jaar + 1, Date::constant(jaar + 1, 7, 15)),
                Document::Begroting if jaar > 2023 => (jaar - 1, Date::constant(jaar - 1, 9, 15)),
                Document::Begroting => (jaar - 1, Date::constant(jaar - 1, 8, 1)),
            };
            prop_assert!(gs.uiterste_dag < grens && gs.uiterste_dag.year() == van_jaar);
            prop_assert!(gs.uiterlijk <= naar_gs(stuk, jaar, vastgesteld.tomorrow().unwrap()).unwrap().uiterlijk);
        }

        #[test]
        fn een_reactie_telt_alleen_voor_het_besluit_en_nooit_zonder_zienswijze(
            dag in datum(), zienswijzen in 0_i64..4, eerder in -3_000_i64..3_000,
        ) {
            let besluit = op(dag, 600);
            let gegeven = besluit.plus_seconds(-eerder * 60);
            let uit = reactie(zienswijzen, Some(gegeven), Some(besluit));
            prop_assert_eq!(uit.vereist, zienswijzen > 0 && dag >= Date::constant(2022, 7, 1));
            prop_assert_eq!(uit.voldaan, Some(!uit.vereist || eerder > 0));
            prop_assert_eq!(reactie(zienswijzen, None, Some(besluit)).voldaan, Some(!uit.vereist));
            prop_assert_eq!(reactie(zienswijzen, None, None).voldaan, (zienswijzen == 0).then_some(true));
        }

        #[test]
        fn de_raad_heeft_acht_weken_en_nooit_een_vrije_laatste_dag(dag in datum()) {
            let kalender = Kalender::wettelijk();
            let einde = zienswijze_uiterlijk(&kalender, dag).unwrap();
            prop_assert_eq!(einde.kaal, dag.saturating_add(56.days()));
            prop_assert!(!kalender.soort(einde.uiterlijk).is_vrij());
            prop_assert!(einde.uiterlijk >= einde.kaal && einde.uiterlijk <= einde.kaal.saturating_add(7.days()));
            prop_assert!(einde.uiterlijk <= zienswijze_uiterlijk(&kalender, dag.tomorrow().unwrap()).unwrap().uiterlijk);
        }
    }
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
