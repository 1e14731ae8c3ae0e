//! What holds for every date and every moment in R42-R56, not only for the examples.

use jiff::{ToSpan, civil::Date};
use kern::{Moment, dag_van};
use proptest::prelude::*;
use recht::atw::{Kalender, art_04_uren::urentermijn};
use recht::avg::{
    art_12_verzoek::{Verlenging, avg_verzoek},
    art_33_datalek::datalek_uiterlijk,
};
use recht::awb::{
    art_02_10_kennisgeving::kennisgeving_uiterlijk,
    art_02_21_storing::{Status, Storing, laatste_dag},
    art_05_31a_vier_weken::beslissen_op_verzoek,
    art_05_33_verbeurde_dwangsom::verbeurde_dwangsom,
};
use recht::gemeentewet::{
    art_151d_trede::{Spoed, Stap, Status as Stapstatus, Weigering, open_stappen, weigering},
    art_154a_174b_twaalf_uur::uiterste_einde,
    art_176_noodverordening::beroep_uiterlijk,
    art_191_stukken_naar_gs::{Stuk, naar_gs},
};
use recht::klok::rfc3339;
use recht::praktijk::{
    halt::{PerAantal, per_duizend},
    slachtofferhulp::subsidie,
    vergaderreeks::{BijVrijeDag, Ritme, Vergaderdag, Vergaderreeks, vergaderingen},
};
use recht::wbk::art_02_melding::klokkenluidersmelding;
use recht::woo::art_04_04_verzoek::{Verdaging, woo_verzoek};
use recht::wth::art_02_bereikbaarheid::bereikbaar_uiterlijk;

fn datum() -> impl Strategy<Value = Date> {
    (0_i64..27_000).prop_map(|dagen| Date::constant(2024, 1, 1).saturating_add(dagen.days()))
}

/// Whole minutes from 2026 on, seventy years.
fn moment() -> impl Strategy<Value = Moment> {
    (0_i64..36_000_000).prop_map(|minuten| Moment(1_767_225_600_000_000).plus_seconds(minuten * 60))
}

/// Outages of up to three days around one day.
fn storingen() -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec((-4_000_i64..4_000, 0_i64..4_000), 0..6)
}

fn vrij(dag: Date) -> bool {
    Kalender::wettelijk().soort(dag).is_vrij()
}

fn vergaderdag() -> impl Strategy<Value = Vergaderdag> {
    prop::sample::select(<Vergaderdag as kern::Code>::ALL)
}

fn bij_vrije_dag() -> impl Strategy<Value = BijVrijeDag> {
    prop::sample::select(<BijVrijeDag as kern::Code>::ALL)
}

proptest! {
    #[test]
    fn een_dwangsom_wordt_op_een_werkdag_betaald_en_een_jaar_schuift_nooit(dag in datum()) {
        let dwangsom = verbeurde_dwangsom(&Kalender::wettelijk(), dag).unwrap();
        prop_assert!(!vrij(dwangsom.betalen.uiterlijk));
        prop_assert_eq!(dwangsom.betalen.kaal, dag.saturating_add(42.days()));
        prop_assert!(dwangsom.betalen.uiterlijk >= dwangsom.betalen.kaal);
        let jaar = dwangsom.invorderen.uiterlijk;
        prop_assert_eq!((jaar.year(), jaar.month()), (dag.year() + 1, dag.month()));
        prop_assert!(jaar.day() == dag.day() || (dag.day() == 29 && jaar.day() == 28));
    }

    #[test]
    fn een_verzoek_heeft_vier_weken_en_verdagen_maakt_het_nooit_eerder(dag in datum()) {
        let kalender = Kalender::wettelijk();
        let verzoek = beslissen_op_verzoek(&kalender, dag).unwrap();
        let woo = woo_verzoek(&kalender, dag, Verdaging::Geen).unwrap();
        let verdaagd = woo_verzoek(&kalender, dag, Verdaging::TweeWeken).unwrap();
        prop_assert_eq!(verzoek, woo);
        prop_assert_eq!(verdaagd.kaal, dag.saturating_add(42.days()));
        prop_assert!(!vrij(woo.uiterlijk) && !vrij(verdaagd.uiterlijk) && verdaagd.uiterlijk > woo.uiterlijk);
    }

    #[test]
    fn een_termijn_in_uren_is_verlopen_tijd(begin in moment(), uren in 1_u32..200) {
        let einde = urentermijn(begin, uren).unwrap();
        prop_assert_eq!(einde.seconds_since(begin), i64::from(uren) * 3600);
        prop_assert_eq!(kennisgeving_uiterlijk(begin).unwrap().seconds_since(begin), 48 * 3600);
        prop_assert_eq!(datalek_uiterlijk(begin).unwrap().seconds_since(begin), 72 * 3600);
        prop_assert_eq!(beroep_uiterlijk(begin).unwrap().seconds_since(begin), 24 * 3600);
        prop_assert_eq!(bereikbaar_uiterlijk(begin).unwrap().seconds_since(begin), 24 * 3600);
        prop_assert_eq!(uiterste_einde(begin).unwrap().seconds_since(begin), 12 * 3600);
        prop_assert!(rfc3339(einde).ends_with("+01:00") || rfc3339(einde).ends_with("+02:00"));
    }

    #[test]
    fn storing_telt_elke_minuut_van_de_laatste_dag_een_keer(begin in moment(), paren in storingen(), later in 0_i64..3_000) {
        let dag = dag_van(begin);
        let alle: Vec<_> = paren
            .iter()
            .map(|(van, duur)| {
                let van = begin.plus_seconds(van * 60);
                Storing { van, tot: van.plus_seconds(duur * 60) }
            })
            .collect();
        let gevonden = laatste_dag(dag, &alle).unwrap();
        let geteld = (1..=25 * 60)
            .map(|minuut| gevonden.einde.plus_seconds(-minuut * 60))
            .filter(|minuut| dag_van(*minuut) == dag)
            .filter(|minuut| alle.iter().any(|een| een.van <= *minuut && *minuut < een.tot))
            .count();
        prop_assert_eq!(gevonden.storing_seconden, i64::try_from(geteld).unwrap() * 60);
        let ontvangen = gevonden.einde.plus_seconds(later * 60);
        let verschoond = gevonden.storing_seconden > 0 && later * 60 <= gevonden.storing_seconden;
        prop_assert_eq!(gevonden.status(ontvangen), if verschoond { Status::Verschoonbaar } else { Status::Oordeel });
        prop_assert_eq!(gevonden.status(gevonden.einde.plus_seconds(-60)), Status::Tijdig);
    }

    #[test]
    fn een_avg_verzoek_wordt_gepland_voor_de_laatste_dag(dag in datum()) {
        for verlenging in [Verlenging::Geen, Verlenging::TweeMaanden] {
            let verzoek = avg_verzoek(&Kalender::wettelijk(), dag, verlenging).unwrap();
            prop_assert!(!vrij(verzoek.plan_op) && !vrij(verzoek.einde.uiterlijk));
            prop_assert!(verzoek.plan_op <= verzoek.einde.kaal && verzoek.einde.kaal <= verzoek.einde.uiterlijk);
            prop_assert!(vrij(verzoek.einde.kaal) || verzoek.plan_op == verzoek.einde.uiterlijk);
        }
    }

    #[test]
    fn te_laat_bevestigen_verlengt_het_wachten_niet(dag in datum(), na in 0_i64..60) {
        let zonder = klokkenluidersmelding(dag, None).unwrap();
        let met = klokkenluidersmelding(dag, Some(dag.saturating_add(na.days()))).unwrap();
        prop_assert_eq!(zonder.bevestigen_uiterlijk, dag.saturating_add(7.days()));
        prop_assert!(met.informeren_uiterlijk <= zonder.informeren_uiterlijk);
        prop_assert!(na < 7 || met == zonder);
    }

    #[test]
    fn stukken_gaan_nooit_later_dan_twee_weken_of_de_vaste_dag(dag in datum(), jaar in 2020_i16..2100) {
        for (stuk, jaar_van_sturen) in [(Stuk::Begroting, jaar - 1), (Stuk::Jaarstukken, jaar + 1)] {
            let naar = naar_gs(stuk, jaar, dag).unwrap();
            prop_assert!(naar.uiterlijk <= dag.saturating_add(14.days()) && naar.uiterlijk <= naar.uiterste_dag);
            prop_assert_eq!((naar.uiterste_dag.year(), naar.uiterste_dag.day()), (jaar_van_sturen, 14));
        }
    }

    #[test]
    fn gevraagd_is_verleend_plus_het_verschil(tarief in 0_i64..1000, inwoners in 0_i64..1_000_000, verleend in 0_i64..10_000_000) {
        let som = subsidie(tarief, inwoners, verleend).unwrap();
        prop_assert_eq!(som.gevraagd_cent, verleend + som.verschil_cent);
    }

    #[test]
    fn tienden_verliezen_niets(waarde in 0_i64..1_000_000_000) {
        let deel = per_duizend(recht::Decimaal::heel(waarde), PerAantal::Tienduizend);
        let verwacht = if waarde % 10 == 0 { format!("{}", waarde / 10) } else { format!("{}.{}", waarde / 10, waarde % 10) };
        prop_assert_eq!(deel.tekst('.'), verwacht);
        prop_assert_eq!(per_duizend(recht::Decimaal::heel(waarde), PerAantal::Duizend), recht::Decimaal::heel(waarde));
    }

    #[test]
    fn het_ritme_verloopt_nooit(start in datum(), weken in 1_u32..20, bij in bij_vrije_dag(), lengte in 0_i64..800) {
        let reeks = Vergaderreeks {
            start,
            tot_en_met: start.saturating_add(lengte.days()),
            ritme: Ritme::OmDeWeken(weken),
            bij_vrije_dag: bij,
        };
        if !reeks.begint_in_weekend_zonder_uitweg() {
            let alle = vergaderingen(&Kalender::wettelijk(), &reeks).unwrap();
            prop_assert_eq!(alle.len(), usize::try_from(lengte / (i64::from(weken) * 7)).unwrap() + 1);
            for (keer, een) in (0_i64..).zip(&alle) {
                prop_assert_eq!(een.volgens_ritme, start.saturating_add((keer * i64::from(weken) * 7).days()));
                prop_assert!(!vrij(een.dag));
                prop_assert!(vrij(een.volgens_ritme) || een.dag == een.volgens_ritme);
                let bij_klopt = match bij {
                    BijVrijeDag::VolgendeWerkdag => een.dag >= een.volgens_ritme,
                    BijVrijeDag::WeekEerder => {
                        een.dag <= een.volgens_ritme && een.dag.weekday() == een.volgens_ritme.weekday()
                    }
                };
                prop_assert!(bij_klopt);
            }
            prop_assert!(alle.windows(2).all(|paar| paar[0].dag <= paar[1].dag));
        }
    }

    #[test]
    fn elke_maand_heeft_een_overleg_in_haar_week(
        jaar in 2024_i16..2095,
        week in 1_i8..=4,
        dag in vergaderdag(),
        bij in bij_vrije_dag(),
    ) {
        let (start, tot_en_met) = (Date::constant(jaar, 1, 1), Date::constant(jaar, 12, 31));
        let reeks = Vergaderreeks { start, tot_en_met, ritme: Ritme::InDeMaand { week, dag }, bij_vrije_dag: bij };
        let alle = vergaderingen(&Kalender::wettelijk(), &reeks).unwrap();
        prop_assert_eq!(alle.len(), 12);
        for (maand, een) in (1_i8..).zip(&alle) {
            prop_assert_eq!(een.volgens_ritme.month(), maand);
            prop_assert_eq!((een.volgens_ritme.day() - 1) / 7 + 1, week);
            prop_assert!(!vrij(een.dag));
        }
    }

    #[test]
    fn een_stap_mag_nooit_met_een_lagere_stap_open(stap in 0_i64..=8, statussen in prop::collection::vec(0_usize..3, 8)) {
        let stappen: Vec<_> = (0_i64..)
            .zip(&statussen)
            .map(|(nummer, status)| Stap { nummer, status: <Stapstatus as kern::Code>::ALL[*status] })
            .collect();
        let open = open_stappen(stap, &stappen);
        for spoed in [Spoed::Geen, Spoed::MetReden] {
            let reden = weigering(stap, &stappen, spoed);
            prop_assert_eq!(reden == Some(Weigering::LagereStapOpen), !open.is_empty());
        }
        prop_assert!(open.iter().all(|nummer| *nummer < stap) && open.is_sorted());
    }
}
