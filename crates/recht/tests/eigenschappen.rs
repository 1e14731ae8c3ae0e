//! What holds for every date, not only for the examples.

use jiff::{ToSpan, civil::Date};
use proptest::prelude::*;
use recht::atw::{Herkomst, Kalender, Rekenvraag, atw_verschuif, dagentermijn, einde, werkdagen_na};
use recht::{Duur, Eenheid, Richting};

fn datum() -> impl Strategy<Value = Date> {
    (0_i64..33_000).prop_map(|dagen| Date::constant(2010, 1, 1).saturating_add(dagen.days()))
}

fn duur() -> impl Strategy<Value = Duur> {
    let eenheid = prop_oneof![Just(Eenheid::Dagen), Just(Eenheid::Weken), Just(Eenheid::Maanden)];
    (1_u32..100, eenheid).prop_map(|(aantal, eenheid)| Duur { aantal, eenheid })
}

proptest! {
    #[test]
    fn verschuiven_eindigt_nooit_op_een_vrije_dag(dag in datum()) {
        let kalender = Kalender::wettelijk();
        let termijn = atw_verschuif(&kalender, dag).unwrap();
        prop_assert_ne!(kalender.is_vrije_dag(termijn.uiterlijk), Some(true));
        prop_assert!(termijn.uiterlijk >= dag && termijn.uiterlijk <= dag.saturating_add(7.days()));
    }

    #[test]
    fn verschuiven_slaat_alleen_vrije_dagen_over(dag in datum()) {
        let kalender = Kalender::wettelijk();
        let tot = atw_verschuif(&kalender, dag).unwrap().uiterlijk;
        let overgeslagen = std::iter::successors(Some(dag), |dag| dag.tomorrow().ok()).take_while(|dag| *dag < tot);
        for vrij in overgeslagen {
            prop_assert_eq!(kalender.is_vrije_dag(vrij), Some(true));
        }
    }

    #[test]
    fn twee_keer_verschuiven_is_een_keer(dag in datum()) {
        let kalender = Kalender::wettelijk();
        let eens = atw_verschuif(&kalender, dag).unwrap().uiterlijk;
        prop_assert_eq!(atw_verschuif(&kalender, eens).unwrap().uiterlijk, eens);
    }

    #[test]
    fn later_beginnen_is_nooit_eerder_klaar(dag in datum(), duur in duur(), werkdagen in 0_u16..60) {
        let kalender = Kalender::wettelijk();
        let vraag = Rekenvraag::wettelijk(duur);
        let klaar = |dag| einde(&kalender, dag, &vraag).unwrap().unwrap().uiterlijk;
        let morgen = dag.tomorrow().unwrap();
        prop_assert!(klaar(dag) <= klaar(morgen));
        let beloofd = |dag| werkdagen_na(&kalender, dag, werkdagen).unwrap().uitkomst;
        prop_assert!(beloofd(dag) <= beloofd(morgen));
    }

    #[test]
    fn een_werkdag_meer_is_altijd_later(dag in datum(), werkdagen in 1_u16..60) {
        let kalender = Kalender::wettelijk();
        let tot = |aantal| werkdagen_na(&kalender, dag, aantal).unwrap().uitkomst;
        prop_assert!(tot(werkdagen) < tot(werkdagen + 1));
        prop_assert_ne!(kalender.is_vrije_dag(tot(werkdagen)), Some(true));
    }

    #[test]
    fn precies_zoveel_werkdagen_liggen_ertussen(dag in datum(), werkdagen in 1_u16..60) {
        let kalender = Kalender::wettelijk();
        let tot = werkdagen_na(&kalender, dag, werkdagen).unwrap().uitkomst;
        let geteld = std::iter::successors(dag.tomorrow().ok(), |dag| dag.tomorrow().ok())
            .take_while(|dag| *dag <= tot)
            .filter(|dag| kalender.is_vrije_dag(*dag) != Some(true))
            .count();
        prop_assert_eq!(geteld, usize::from(werkdagen));
    }

    #[test]
    fn een_termijn_van_drie_dagen_of_meer_heeft_twee_werkdagen(dag in datum(), dagen in 3_u32..=90) {
        let kalender = Kalender::wettelijk();
        let tot = dagentermijn(&kalender, dag, dagen).unwrap().uiterlijk;
        let geteld = std::iter::successors(dag.tomorrow().ok(), |dag| dag.tomorrow().ok())
            .take_while(|dag| *dag <= tot)
            .filter(|dag| kalender.is_vrije_dag(*dag) != Some(true))
            .count();
        prop_assert!(geteld >= 2);
    }

    #[test]
    fn buiten_de_wet_is_de_kale_dag_de_laatste(dag in datum(), duur in duur()) {
        let vraag = Rekenvraag { herkomst: Herkomst::Besluit, ..Rekenvraag::wettelijk(duur) };
        let terug = Rekenvraag { richting: Richting::Terug, ..Rekenvraag::wettelijk(duur) };
        let kalender = Kalender::wettelijk();
        let kaal = einde(&kalender, dag, &vraag).unwrap().unwrap();
        prop_assert!(kaal.uiterlijk > dag && !kaal.is_voorlopig());
        let geschoven = einde(&kalender, dag, &Rekenvraag::wettelijk(duur)).unwrap().unwrap();
        prop_assert!(geschoven.uiterlijk >= kaal.uiterlijk);
        prop_assert!(einde(&kalender, dag, &terug).unwrap().unwrap().uiterlijk < dag);
    }
}
