//! Figures against numbers worked out by hand, on both databases.

mod pagina;

use super::periode::Periode;
use super::tellen::{self, Beloften, Spoed, Telling};
use crate::categorie::Thema;
use crate::model::{Besluitsoort, Bron, Gaande, Politiewijze};
use crate::proef::{self, Proef};
use crate::store::schrijven::{self, Daad, Nieuw};
use ::store::Tx;
use audit::{Ding, Gebeurtenis};
use jiff::civil::{Date, date};
use kern::{GebruikerId, Kring, Moment, SignaalId, moment_van};
use std::sync::Arc;

/// A signal as these tests put it in, with what happened to it.
#[derive(Debug, Clone)]
struct Geval {
    thema: Thema,
    bron: Bron,
    gebied: &'static str,
    ontvangen: Moment,
    spoed: bool,
    voor: Option<Date>,
    beantwoord: Option<Moment>,
    politie: Option<(Politiewijze, i64)>,
}

fn geval(thema: Thema, ontvangen: Moment) -> Geval {
    Geval {
        thema,
        bron: Bron::Formulier,
        gebied: "",
        ontvangen,
        spoed: false,
        voor: None,
        beantwoord: None,
        politie: None,
    }
}

/// On this day and time in Amsterdam.
fn om(dag: Date, uur: i8, minuut: i8) -> Moment {
    moment_van(dag.at(uur, minuut, 0, 0))
}

fn p(van: Date, tot: Date) -> Periode {
    Periode { van, tot }
}

fn nieuw(geval: &Geval, kring: Kring) -> Nieuw {
    Nieuw {
        kring,
        thema: geval.thema,
        categorie: "overlast_buren".into(),
        titel: "Proef".into(),
        tekst: "Proef".into(),
        plek: String::new(),
        adressleutel: String::new(),
        punt: None,
        gebied: geval.gebied.into(),
        gaande: Gaande::Voorbij,
        gebeurd_op: None,
        bron: geval.bron,
        organisatie: None,
        ingevoerd_door: None,
        ontvangen: geval.ontvangen,
        spoed: geval.spoed,
        wil_antwoord: geval.voor.is_some(),
        antwoord_voor: geval.voor,
        sleutel: None,
        herkomst: None,
    }
}

impl Proef {
    fn zet(&self, gevallen: &[Geval]) -> Vec<SignaalId> {
        let (gevallen, domain) = (gevallen.to_vec(), Arc::clone(&self.inrichting));
        let done = self.store.write_blocking(move |tx| {
            gevallen.iter().map(|geval| zet(tx, geval, domain.kringen.van(geval.thema)?)).collect()
        });
        done.unwrap()
    }

    fn gebeurt(&self, soort: &'static str, kring: Kring, op: Moment, gegeven: (&'static str, serde_json::Value)) {
        let event = Gebeurtenis::new(soort, Ding::new("signaal", 1)).kring(kring).met(gegeven.0, gegeven.1);
        self.store.write_blocking(move |tx| audit::record(tx, op, &event)).unwrap();
    }

    fn tel(&self, kringen: &[Kring], periode: Periode, vandaag: Date) -> Telling {
        let kringen = tellen::kringen_met_signalen(kringen, &self.inrichting);
        self.lees(move |tx| tellen::tel(tx, &kringen, periode, &periode.vakken(), vandaag))
    }
}

fn zet(tx: &mut Tx<'_>, geval: &Geval, kring: Kring) -> ::store::Result<SignaalId> {
    let (signaal, _) = schrijven::insert(tx, &nieuw(geval, kring))?;
    let mut daad = Daad { signaal, versie: 1, door: GebruikerId(1), moment: geval.ontvangen };
    if let Some(moment) = geval.beantwoord {
        schrijven::beantwoord(tx, Daad { moment, ..daad })?;
        daad.versie += 1;
    }
    if let Some((wijze, seconden)) = geval.politie {
        let moment = geval.ontvangen.plus_seconds(seconden);
        schrijven::politie(tx, Daad { moment, ..daad }, wijze, "", "", geval.ontvangen)?;
    }
    Ok(signaal)
}

#[test]
fn een_periode_begint_en_eindigt_om_middernacht_in_amsterdam() {
    proef::op_beide(|proef| {
        let midnight = om(date(2026, 10, 1), 0, 0);
        let end = om(date(2027, 1, 1), 0, 0);
        let at = |moment| geval(Thema::Jeugd, moment);
        let micro = |moment: Moment, more: i64| Moment(moment.0 + more);
        proef.zet(&[at(micro(midnight, -1)), at(midnight), at(micro(end, -1)), at(end)]);
        let quarter = p(date(2026, 10, 1), date(2026, 12, 31));
        let telling = proef.tel(&proef.alle_kringen(), quarter, date(2027, 2, 1));
        assert_eq!(telling.ontvangen(), 2);
        // Thursday to Sunday of week 40, then whole weeks, and Monday to Thursday of week 53.
        assert_eq!((telling.vakken.len(), telling.vakken[0], telling.vakken[13]), (14, 1, 1));
        assert_eq!(telling.vakken.iter().sum::<u64>(), 2);
    });
}

#[test]
fn een_dag_waarop_de_klok_wordt_verzet_is_een_hele_dag() {
    proef::op_beide(|proef| {
        // Both days in which an hour is missing or comes twice, with the last and the first minute around them.
        for dag in [date(2026, 3, 29), date(2026, 10, 25)] {
            let (before, after) = (dag.yesterday().unwrap(), dag.tomorrow().unwrap());
            let at = |moment| geval(Thema::Overig, moment);
            proef.zet(&[
                at(om(before, 23, 59)),
                at(om(dag, 0, 0)),
                at(om(dag, 3, 30)),
                at(om(dag, 23, 59)),
                at(om(after, 0, 0)),
            ]);
            let kringen = proef.alle_kringen();
            assert_eq!(proef.tel(&kringen, p(dag, dag), dag).ontvangen(), 3, "{dag}");
            assert_eq!(proef.tel(&kringen, p(before, after), after).ontvangen(), 5, "{dag}");
        }
    });
}

#[test]
fn naar_thema_bron_en_wijk_en_buiten_de_kring_telt_niets() {
    proef::op_beide(|proef| {
        let dag = date(2026, 11, 3);
        let at = |thema, bron, gebied| Geval { bron, gebied, ..geval(thema, om(dag, 12, 0)) };
        let seen = proef.zet(&[
            at(Thema::Jeugd, Bron::Formulier, "BU1"),
            at(Thema::Jeugd, Bron::Telefoon, "BU1"),
            at(Thema::Woonoverlast, Bron::Formulier, "BU2"),
            Geval {
                spoed: true,
                politie: Some((Politiewijze::Telefoon, 60)),
                ..at(Thema::Cyber, Bron::Politie, "BU3")
            },
            Geval { voor: Some(dag), beantwoord: Some(om(dag, 13, 0)), ..at(Thema::Cyber, Bron::Politie, "BU3") },
        ]);
        let cyber = proef.kring(Thema::Cyber);
        for soort in ["signaal.besloten", "signaal.oordeel", "signaal.heropend"] {
            let gegeven =
                if soort == "signaal.besloten" { ("besluit", "volgen".into()) } else { ("hielp", true.into()) };
            proef.gebeurt(soort, cyber, om(dag, 14, 0), gegeven);
        }
        let mine = [proef.kring(Thema::Jeugd), proef.kring(Thema::Woonoverlast), proef.inrichting.kringen.melder];
        let telling = proef.tel(&mine, p(dag, dag), dag);
        let expected = Telling {
            themas: [(Thema::Jeugd, 2), (Thema::Woonoverlast, 1)].into(),
            bronnen: [(Bron::Formulier, 2), (Bron::Telefoon, 1)].into(),
            gebieden: [("BU1".to_owned(), 2), ("BU2".to_owned(), 1)].into(),
            vakken: vec![3],
            ..Telling::default()
        };
        assert_eq!(telling, expected);
        assert!(proef.tel(&[], p(dag, dag), dag).is_leeg(), "zonder kring is er niets");
        let all = proef.tel(&proef.alle_kringen(), p(dag, dag), dag);
        assert_eq!((all.ontvangen(), seen.len(), all.spoed.alle, all.beloften.alle, all.heropend), (5, 5, 1, 1, 1));
    });
}

#[test]
fn een_signaal_dat_anders_wordt_ingedeeld_verhuist_mee() {
    proef::op_beide(|proef| {
        let dag = date(2026, 11, 3);
        let id = proef.zet(&[geval(Thema::Jeugd, om(dag, 12, 0))])[0];
        let domain = Arc::clone(&proef.inrichting);
        let moved = proef.store.write_blocking(move |tx| {
            let categorie =
                domain.categorieen.alle().iter().find(|categorie| categorie.thema() == Thema::Cyber).unwrap();
            let daad = Daad { signaal: id, versie: 1, door: GebruikerId(1), moment: om(dag, 13, 0) };
            schrijven::herindeel(tx, daad, domain.kringen.van(Thema::Cyber)?, categorie, "Proef")
        });
        moved.unwrap();
        assert!(proef.tel(&[proef.kring(Thema::Jeugd)], p(dag, dag), dag).is_leeg());
        let there = proef.tel(&[proef.kring(Thema::Cyber)], p(dag, dag), dag);
        assert_eq!(there.themas, [(Thema::Cyber, 1)].into());
    });
}

#[test]
fn een_belofte_is_nagekomen_tot_het_einde_van_haar_laatste_dag() {
    proef::op_beide(|proef| {
        let (voor, today) = (date(2026, 10, 25), date(2026, 11, 24));
        let received = om(date(2026, 10, 20), 9, 0);
        let promised = |voor, beantwoord| Geval { voor: Some(voor), beantwoord, ..geval(Thema::Jeugd, received) };
        proef.zet(&[
            // The day on which the clock goes back has 25 hours; its last minute still is in time, the next is not.
            promised(voor, Some(om(voor, 23, 59))),
            promised(voor, Some(om(date(2026, 10, 26), 0, 0))),
            promised(voor, Some(om(date(2026, 10, 21), 9, 0))),
            promised(voor, None),
            // Promised for today: counts when it is answered, and while it waits not yet.
            promised(today, Some(om(today, 10, 0))),
            promised(today, None),
            // Outside the period, and no promise at all.
            promised(date(2026, 9, 30), None),
            promised(date(2026, 11, 25), None),
            geval(Thema::Jeugd, received),
        ]);
        let telling = proef.tel(&proef.alle_kringen(), p(date(2026, 10, 1), today), today);
        // Answered after 1 day, 5 days and 16 hours (25 October is an hour longer), 5 days and 16 hours, and 35 days:
        // the lower one of the two in the middle is 5 days and almost 16 hours, a sixth day begun.
        assert_eq!(telling.beloften, Beloften { alle: 5, op_tijd: 3, beantwoord: 4, dagen: Some(6) });
        // Tomorrow what waited today is too late.
        let tomorrow = proef.tel(&proef.alle_kringen(), p(date(2026, 10, 1), today), date(2026, 11, 25));
        assert_eq!((tomorrow.beloften.alle, tomorrow.beloften.op_tijd), (6, 3));
    });
}

#[test]
fn de_middelste_tijd_in_dagen_telt_een_begonnen_dag() {
    proef::op_beide(|proef| {
        let voor = date(2026, 11, 20);
        let received = om(date(2026, 11, 2), 9, 0);
        let after = |seconds| Geval {
            voor: Some(voor),
            beantwoord: Some(received.plus_seconds(seconds)),
            ..geval(Thema::Jeugd, received)
        };
        let days = || proef.tel(&proef.alle_kringen(), p(voor, voor), date(2026, 11, 24)).beloften.dagen;
        assert_eq!(days(), None);
        proef.zet(&[after(2 * 86_400)]);
        assert_eq!(days(), Some(2));
        proef.zet(&[after(2 * 86_400 + 1), after(9 * 86_400)]);
        assert_eq!(days(), Some(3));
    });
}

#[test]
fn besluiten_oordelen_en_heropend_tellen_op_de_dag_zelf() {
    proef::op_beide(|proef| {
        let kring = proef.kring(Thema::Jeugd);
        let (van, tot) = (date(2026, 10, 1), date(2026, 10, 31));
        let inside = [om(van, 0, 0), om(tot, 23, 59)];
        let outside = [Moment(om(van, 0, 0).0 - 1), om(date(2026, 11, 1), 0, 0)];
        for moment in inside.into_iter().chain(outside) {
            for soort in ["volgen", "afsluiten", "afsluiten"] {
                proef.gebeurt("signaal.besloten", kring, moment, ("besluit", soort.into()));
            }
            for hielp in [true, true, false] {
                proef.gebeurt("signaal.oordeel", kring, moment, ("hielp", hielp.into()));
            }
            proef.gebeurt("signaal.heropend", kring, moment, ("x", 1.into()));
        }
        let telling = proef.tel(&[kring], p(van, tot), tot);
        assert_eq!(telling.besluiten, [(Besluitsoort::Volgen, 2), (Besluitsoort::Afsluiten, 4)].into());
        assert_eq!((telling.oordelen, telling.heropend), ((6, 4), 2));
    });
}

#[test]
fn spoed_met_de_middelste_tijd_tot_de_politie_het_wist() {
    proef::op_beide(|proef| {
        let dag = date(2026, 11, 3);
        let urgent = |politie| Geval { spoed: true, politie, ..geval(Thema::Jeugd, om(dag, 12, 0)) };
        let told = |seconds| urgent(Some((Politiewijze::Telefoon, seconds)));
        proef.zet(&[
            told(119),
            told(12 * 60),
            told(3600),
            told(2 * 3600),
            urgent(Some((Politiewijze::Afgewogen, 60))),
            urgent(None),
            Geval { politie: Some((Politiewijze::Telefoon, 5)), ..geval(Thema::Jeugd, om(dag, 12, 0)) },
        ]);
        let telling = proef.tel(&proef.alle_kringen(), p(dag, dag), dag);
        assert_eq!(telling.spoed, Spoed { alle: 6, verteld: 4, afgewogen: 1, minuten: Some(12) });
    });
}
