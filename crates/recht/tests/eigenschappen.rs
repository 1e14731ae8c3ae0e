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

mod bestuursrecht {
    use super::{Date, Kalender, ToSpan, datum};
    use proptest::prelude::*;
    use recht::awb::art_04_13_beslistermijn::{Beslistermijn, beslistermijn};
    use recht::awb::art_04_15_opschorting::opgeschorte_beslistermijn;
    use recht::awb::art_04_17_dwangsom::{dwangsom_cent, dwangsomdagen};
    use recht::awb::art_04_18_dwangsombeschikking::dwangsombeschikking;
    use recht::awb::art_06_07_bezwaartermijn::bezwaartermijn;
    use recht::awb::art_07_10_beslissen_op_bezwaar::{OpBezwaar, beslissen_op_bezwaar};
    use recht::awb::opschorting::Opschorting;

    const ACHT: Beslistermijn = Beslistermijn { weken: 8, herkomst: recht::atw::Herkomst::Wet };

    fn op_bezwaar(einde_bezwaartermijn: Date) -> OpBezwaar {
        OpBezwaar { einde_bezwaartermijn, adviescommissie: false, verdaagd: false }
    }

    proptest! {
        #[test]
        fn elke_termijn_eindigt_op_een_werkdag_en_nooit_eerder_bij_een_later_begin(dag in datum()) {
            let kalender = Kalender::wettelijk();
            let uiterlijk = |dag: Date| [
                bezwaartermijn(&kalender, dag).unwrap().einde,
                beslistermijn(&kalender, dag, ACHT).unwrap(),
                beslissen_op_bezwaar(&kalender, &op_bezwaar(dag), &[]).unwrap().einde,
                dwangsombeschikking(&kalender, dag).unwrap(),
            ].map(|einde| einde.uiterlijk);
            let morgen = uiterlijk(dag.tomorrow().unwrap());
            for (vandaag, morgen) in uiterlijk(dag).into_iter().zip(morgen) {
                prop_assert_ne!(kalender.is_vrije_dag(vandaag), Some(true));
                prop_assert!(vandaag <= morgen);
            }
        }

        #[test]
        fn opschorten_maakt_een_termijn_nooit_korter(dag in datum(), na in 0_i64..80, dagen in 0_i64..60) {
            let kalender = Kalender::wettelijk();
            let gevraagd = dag.saturating_add(na.days());
            let opschorting = Opschorting { gevraagd, beantwoord: gevraagd.saturating_add(dagen.days()) };
            let zonder = beslistermijn(&kalender, dag, ACHT).unwrap();
            let met = opgeschorte_beslistermijn(&kalender, dag, ACHT, &[opschorting]).unwrap();
            prop_assert!(met.einde.uiterlijk >= zonder.uiterlijk);
            prop_assert!(met.dagen() <= dagen);
            prop_assert_eq!(met.genegeerd() == 1, gevraagd > zonder.uiterlijk);
        }

        #[test]
        fn de_dwangsom_gaat_nooit_over_het_maximum(dag in datum(), later in 1_i64..100, besluit in 0_i64..400) {
            let kalender = Kalender::wettelijk();
            let ingebrekestelling = dag.saturating_add(later.days());
            let uit = dwangsomdagen(&kalender, dag, ingebrekestelling).unwrap().unwrap();
            let verbeurd = uit.verbeurd(ingebrekestelling.saturating_add(besluit.days()));
            prop_assert!((0..=42).contains(&verbeurd));
            prop_assert!(dwangsom_cent(verbeurd, ingebrekestelling) <= 144_200);
            prop_assert!(dwangsom_cent(verbeurd, dag) <= dwangsom_cent(verbeurd + 1, dag));
            prop_assert!(uit.eerste_dag > uit.respijt.uiterlijk && uit.verbeurd(uit.laatste_dag) == 41);
        }
    }
}

mod huisverbod {
    use super::datum;
    use jiff::{ToSpan, civil::Date};
    use kern::{Moment, lokaal, moment_van};
    use proptest::prelude::*;
    use recht::Door;
    use recht::atw::Kalender;
    use recht::klok::{minuten_tussen, uren_later};
    use recht::wth::art_02_duur::einde_huisverbod;
    use recht::wth::art_02_volledig::{Blokkade, Huisverbod, Taak};
    use recht::wth::art_06_zitting::zitting_uiterlijk;
    use recht::wth::art_09_verlengen::{Verlenging, uiterste_einde, verlengen};
    use recht::wth::art_10_vernietigen::bewaren_tot_en_met;

    fn door() -> impl Strategy<Value = Door> {
        prop::sample::select(<Door as kern::Code>::ALL)
    }

    /// An order with everything in it, of which only the mayor was not told.
    fn volledig(opgelegd: Moment, door: Door, mandaat_hulpofficier: bool, geboortedatum: Date) -> Huisverbod {
        Huisverbod {
            opgelegd,
            door,
            mandaat_hulpofficier,
            geboortedatum,
            plaats: true,
            duur: true,
            feiten: 1,
            contactpersonen: 1,
            kindermishandeling: false,
            veilig_thuis_overleg: None,
            mondeling: false,
            op_schrift: None,
            huisgenoot_geinformeerd: Some(opgelegd),
            veilig_thuis_geinformeerd: Some(opgelegd),
            burgemeester_geinformeerd: None,
        }
    }

    fn moment() -> impl Strategy<Value = Moment> {
        (datum(), 0_i64..1440).prop_map(|(dag, minuut)| moment_van(dag.at(0, 0, 0, 0)).plus_seconds(minuut * 60))
    }

    proptest! {
        #[test]
        fn tien_dagen_zijn_tien_kalenderdagen_en_op_een_uur_na_240_uur(opgelegd in moment()) {
            let einde = einde_huisverbod(opgelegd).unwrap().moment;
            let dagen = (lokaal(einde).date() - lokaal(opgelegd).date()).get_days();
            prop_assert_eq!(dagen, 10);
            prop_assert!((14_340..=14_460).contains(&minuten_tussen(opgelegd, einde)));
        }

        #[test]
        fn later_opleggen_eindigt_nooit_eerder_behalve_door_de_klok(opgelegd in moment()) {
            let eerder = einde_huisverbod(opgelegd).unwrap().moment;
            let later = einde_huisverbod(uren_later(opgelegd, 2)).unwrap().moment;
            prop_assert!(eerder <= later);
        }

        #[test]
        fn wat_is_toegestaan_gaat_nooit_over_vier_weken(opgelegd in moment(), besluit in 0_u32..300, einde in 0_u32..800) {
            let verlenging = Verlenging {
                opgelegd,
                verlengd_op: uren_later(opgelegd, besluit),
                door: Door::Burgemeester,
                nieuw_einde: uren_later(opgelegd, einde),
                huidig_einde: None,
                gemotiveerd: true,
            };
            let uit = verlengen(&verlenging).unwrap();
            let mag = verlenging.verlengd_op < uit.tien_dagen.moment
                && verlenging.nieuw_einde > uit.tien_dagen.moment
                && verlenging.nieuw_einde <= uiterste_einde(opgelegd).unwrap().moment;
            prop_assert_eq!(uit.weigering.is_none(), mag);
        }

        #[test]
        fn de_zitting_is_op_een_werkdag_binnen_drie_dagen_of_schuift(dag in datum()) {
            let kalender = Kalender::wettelijk();
            let einde = zitting_uiterlijk(&kalender, dag).unwrap();
            prop_assert_eq!((einde.kaal - dag).get_days(), 3);
            prop_assert!(!kalender.soort(einde.uiterlijk).is_vrij() && einde.uiterlijk >= einde.kaal);
            prop_assert!(einde.uiterlijk <= zitting_uiterlijk(&kalender, dag.tomorrow().unwrap()).unwrap().uiterlijk);
        }

        #[test]
        fn alleen_een_volwassene_en_alleen_door_wie_het_mag(
            opgelegd in moment(), jaren in 1_i64..90, dagen in 0_i64..366, door in door(), mandaat in any::<bool>(),
        ) {
            let dag = lokaal(opgelegd).date();
            let geboortedatum = dag.saturating_sub(jaren.years()).saturating_sub(dagen.days());
            let verbod = volledig(opgelegd, door, mandaat, geboortedatum);
            let achttien = geboortedatum.saturating_add(18.years()) <= dag;
            let is_schrikkeldag = geboortedatum.month() == 2 && geboortedatum.day() == 29;
            let mag = match door {
                Door::Burgemeester | Door::Locoburgemeester => true,
                Door::Hulpofficier => mandaat,
                Door::Ambtenaar | Door::Wethouder => false,
            };
            let blokkades = verbod.blokkades().unwrap();
            prop_assert_eq!(blokkades.contains(&Blokkade::Onbevoegd), !mag);
            prop_assert!(is_schrikkeldag || blokkades.contains(&Blokkade::Minderjarig) != achttien);
            prop_assert!(blokkades.iter().all(|een| matches!(een, Blokkade::Onbevoegd | Blokkade::Minderjarig)));
            let nog_te_doen = if door == Door::Hulpofficier { vec![Taak::BurgemeesterInformeren] } else { vec![] };
            prop_assert_eq!(verbod.taken(), nog_te_doen);
        }

        #[test]
        fn bewaren_duurt_vijf_jaar_en_nooit_langer(dag in datum()) {
            let tot = bewaren_tot_en_met(dag).unwrap();
            prop_assert!((1825..=1827).contains(&(tot - dag).get_days()));
            prop_assert!(tot <= bewaren_tot_en_met(dag.tomorrow().unwrap()).unwrap());
        }
    }
}

mod maatregelen {
    use super::datum;
    use jiff::ToSpan;
    use proptest::prelude::*;
    use recht::gemeentewet::art_172a_gebiedsverbod::{Periode, gebiedsverbod};
    use recht::gemeentewet::art_172a_losse_dagen::{Dagen, losse_dagen};
    use recht::gemeentewet::art_172a_samenloop::{Gebied, Maatregel, staat_in_de_weg};
    use recht::gemeentewet::art_172b_ouders::uiterste_laatste_dag;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn een_gebiedsverbod_dat_past_duurt_nooit_langer_dan_een_jaar(dag in datum(), lengten in prop::collection::vec(0_i64..95, 1..6)) {
            let mut eerste_dag = dag;
            let mut perioden = Vec::new();
            for lengte in lengten {
                let laatste_dag = eerste_dag.saturating_add(lengte.days());
                perioden.push(Periode { eerste_dag, laatste_dag, besluit_op: None });
                eerste_dag = laatste_dag.tomorrow().unwrap();
            }
            let uit = gebiedsverbod(perioden[0], &perioden[1..]).unwrap();
            let laatste = perioden.last().unwrap();
            prop_assert!(uit.uiterste_laatste_dag <= uit.absolute_laatste_dag);
            prop_assert!((364..=365).contains(&(uit.absolute_laatste_dag - dag).get_days()) || dag.day() > 28);
            if uit.weigering.is_none() {
                prop_assert!(laatste.laatste_dag <= uit.uiterste_laatste_dag && perioden.len() <= 4);
            }
        }

        #[test]
        fn losse_dagen_worden_een_keer_geteld(dag in datum(), stukken in prop::collection::vec((0_i64..200, 0_i64..30), 1..8)) {
            let later = |dagen: i64| dag.saturating_add(dagen.days());
            let perioden: Vec<Dagen> = stukken.iter().map(|(na, lengte)| Dagen { van: later(*na), tot_en_met: later(na + lengte) }).collect();
            let een_voor_een: BTreeSet<_> = stukken.iter().flat_map(|(na, lengte)| (*na..=na + lengte).map(later)).collect();
            let uit = losse_dagen(&perioden).unwrap().unwrap();
            prop_assert_eq!(usize::try_from(uit.aantal_dagen).unwrap(), een_voor_een.len());
            if uit.weigering.is_none() {
                prop_assert!(een_voor_een.len() <= 90 && *een_voor_een.last().unwrap() <= uit.uiterste_dag);
            }
        }

        #[test]
        fn een_aanwijzing_staat_in_de_weg_zodra_er_een_dag_samenvalt(
            dag in datum(), lengte in 0_i64..95, om_na in -100_i64..100, om_lengte in 0_i64..95,
        ) {
            let later = |dagen: i64| dag.saturating_add(dagen.days());
            let verbod = Dagen { van: dag, tot_en_met: later(lengte) };
            let om = Dagen { van: later(om_na), tot_en_met: later(om_na + om_lengte) };
            let samen = (0..=lengte).any(|dag| (om_na..=om_na + om_lengte).contains(&dag));
            for maatregel in [Maatregel::Gebiedsverbod, Maatregel::Groepsverbod] {
                prop_assert_eq!(staat_in_de_weg(maatregel, verbod, Gebied::Zelfde, Some(om)), samen);
                prop_assert!(!staat_in_de_weg(maatregel, verbod, Gebied::Ander, Some(om)));
                prop_assert!(!staat_in_de_weg(maatregel, verbod, Gebied::Zelfde, None));
            }
            prop_assert!(!staat_in_de_weg(Maatregel::Meldplicht, verbod, Gebied::Zelfde, Some(om)), "melden mag ernaast");
        }

        #[test]
        fn een_bevel_aan_ouders_duurt_nooit_langer_dan_drie_maanden(dag in datum()) {
            let laatste = uiterste_laatste_dag(dag).unwrap();
            prop_assert!((88..=91).contains(&(laatste - dag).get_days()));
            prop_assert!(laatste <= uiterste_laatste_dag(dag.tomorrow().unwrap()).unwrap());
        }
    }
}
