//! Every filter gives what a plain walk over all signals gives, whichever index leads.

use super::*;
use crate::proef::{self, Proef};
use kern::Code;
use store::args;

::store::sql! {
    WEEG = "UPDATE signaal SET gevolg = $2, kans = $3 WHERE id = $1";
    STAND = "UPDATE signaal SET status = $2, spoed = $3 WHERE id = $1";
    POLITIE = "UPDATE signaal SET politie_op = ontvangen WHERE id = $1";
    BELOOFD = "UPDATE signaal SET antwoord_voor = $2, beantwoord_op = $3 WHERE id = $1";
    VAN = "UPDATE signaal SET behandelaar = $2 WHERE id = $1";
    PLEK = "UPDATE signaal SET cel = $2, ontvangen = $3, adressleutel = $4 WHERE id = $1";
}

/// Each statement finds its rows by its own index. SQLite guesses without figures of the rows, so what it guesses is held
/// still: one statement in another shape took the wrong index, and opening a signal took seven times as long.
#[test]
fn elke_vraag_leest_haar_eigen_index() {
    let fresh = ::store::testen::sqlite(&proef::migraties());
    let vandaag = |name: &str| named(vandaag::SQL, name);
    let verwant = |name: &str| named(verwant::SQL, name);
    for (sql, index) in [
        (BY_KRING, "signaal_kring"),
        (BY_STATUS, "signaal_status"),
        (BY_GEBIED, "signaal_gebied"),
        (BY_CATEGORIE, "signaal_categorie"),
        (BY_BRON, "signaal_bron"),
        (BY_BEHANDELAAR, "signaal_van"),
        (BY_SPOED, "signaal_spoedlijst"),
        (BY_POLITIE, "signaal_politie"),
        (BY_WACHT, "signaal_wacht"),
        (BY_TE_LAAT, "signaal_beloofd"),
        (BY_HOOG, "signaal_hoog"),
        (BY_MIDDEL, "signaal_middel"),
        (vandaag("WACHT_OP_POLITIE"), "signaal_wacht"),
        (vandaag("TE_BEANTWOORDEN"), "signaal_antwoord"),
        (vandaag("VOLGEN_TOT"), "signaal_status"),
        (vandaag("TEL_STATUS"), "signaal_status"),
        (vandaag("TEL_TUSSEN"), "signaal_kring"),
        (vandaag("IN_DOSSIER"), "signaal_dossier"),
        (verwant("OP_ADRES"), "signaal_adres_kring"),
        (verwant("IN_CELLEN"), "signaal_vak"),
    ] {
        let plan = ::store::testen::plan(&fresh.store, sql);
        let read: Vec<&String> = plan.iter().filter(|line| line.starts_with("SEARCH s")).collect();
        let right = |line: &&String| line.contains(&format!(" INDEX {index} ("));
        assert!(!read.is_empty() && read.iter().all(right), "{}: {plan:?}", sql.name);
    }
}

fn named(list: &[Sql], name: &str) -> Sql {
    *list.iter().find(|sql| sql.name == name).expect("a statement of this name")
}

const CATEGORIEEN: [&str; 4] = ["overlast_buren", "overlast_straat", "jongeren", "drugs"];

/// Signals of every sort: who was weighed, who is urgent, of whom and where differ with the number.
fn gevuld(proef: &Proef) -> Vec<SignaalId> {
    let ids: Vec<SignaalId> =
        (0..40_usize).map(|n| proef.meld(CATEGORIEEN[n % 4], "Woorden van een melding.", "Plein 1").0).collect();
    let all = ids.clone();
    let done = proef.store.write_blocking(move |tx| {
        for (n, id) in (0_i64..).zip(all) {
            if n % 3 > 0 {
                tx.exec(WEEG, args![id, 1 + n % 4, 1 + n % 3])?;
            }
            let status = Status::ALL[usize::try_from(n % 5).unwrap_or_default()];
            tx.exec(STAND, args![id, status.code(), n % 7 == 0])?;
            if n % 6 == 0 {
                tx.exec(POLITIE, args![id])?;
            }
            if n % 2 == 0 {
                let day = if n % 8 == 0 { "2026-08-31" } else { "2026-09-01" };
                tx.exec(BELOOFD, args![id, day, (n % 12 == 0).then_some(proef::nu())])?;
            }
            if n % 5 == 1 {
                tx.exec(VAN, args![id, 1 + n % 2])?;
            }
        }
        Ok::<_, store::StoreError>(())
    });
    done.unwrap();
    ids
}

/// The same question, asked of each signal by itself.
fn past(filter: &Filter, kaartje: &Kaartje, van: Option<i64>, politie: bool) -> bool {
    let risk = kaartje.risico.map_or(0, Risico::waarde);
    filter.status.is_none_or(|status| kaartje.status == status)
        && filter.categorie.as_ref().is_none_or(|categorie| kaartje.categorie == *categorie)
        && filter.bron.is_none_or(|bron| kaartje.bron == bron)
        && risk >= filter.risico_vanaf
        && filter.behandelaar.is_none_or(|wie| van == Some(wie.0))
        && filter.spoed.is_none_or(|spoed| kaartje.spoed == spoed)
        && match filter.politie {
            Politie::Alle => true,
            Politie::Wel => politie,
            Politie::Niet => !politie,
            Politie::Wacht => kaartje.wacht_op_politie() && kaartje.status != Status::Afgesloten,
        }
        && filter.te_laat.is_none_or(|day| kaartje.beantwoord_op.is_none() && kaartje.antwoord_voor < Some(day))
        && (filter.te_laat.is_none() || kaartje.antwoord_voor.is_some())
}

#[test]
fn elk_filter_geeft_wat_een_gewone_wandeling_geeft() {
    proef::op_beide(|proef| {
        let ids = gevuld(proef);
        let kringen = proef.alle_kringen();
        let all: Vec<Kaartje> = ids
            .iter()
            .map(|id| {
                proef.lees({
                    let id = *id;
                    move |tx| kaartje(tx, id)
                })
            })
            .collect();
        let facts =
            |n: usize| ((n % 5 == 1).then(|| 1 + i64::try_from(n % 2).unwrap_or_default()), n.is_multiple_of(6));
        let mut filters = vec![Filter::default()];
        for risico_vanaf in [0, 4, 9] {
            for politie in [Politie::Alle, Politie::Wel, Politie::Niet, Politie::Wacht] {
                for spoed in [None, Some(true), Some(false)] {
                    for behandelaar in [None, Some(GebruikerId(2))] {
                        for status in [None, Some(Status::Nieuw)] {
                            for categorie in [None, Some("drugs".to_owned()), Some("bestaat_niet".to_owned())] {
                                let late = categorie.is_none() && spoed.is_none();
                                let te_laat = late.then_some(jiff::civil::date(2026, 9, 1));
                                let bron = categorie.is_none().then_some(Bron::Medewerker);
                                filters.push(Filter {
                                    status,
                                    categorie,
                                    bron,
                                    risico_vanaf,
                                    behandelaar,
                                    spoed,
                                    politie,
                                    te_laat,
                                    ..Filter::default()
                                });
                            }
                        }
                    }
                }
            }
        }
        for filter in filters {
            let matching = all.iter().enumerate().filter(|(n, kaartje)| {
                let (van, politie) = facts(*n);
                past(&filter, kaartje, van, politie)
            });
            let mut wanted: Vec<&Kaartje> = matching.map(|(_, kaartje)| kaartje).collect();
            wanted.sort_by_key(|kaartje| std::cmp::Reverse((kaartje.ontvangen, kaartje.id)));
            let wanted: Vec<SignaalId> = wanted.into_iter().map(|kaartje| kaartje.id).collect();
            let (asked, kringen) = (filter.clone(), kringen.clone());
            let found = proef.lees(move |tx| lijst(tx, &kringen, &asked, None, 100, proef::nu()));
            assert_eq!(found.iter().map(|kaartje| kaartje.id).collect::<Vec<_>>(), wanted, "{filter:?}");
        }
    });
}

/// What one kring has decides how far the next is read; no signal falls between two pages for that.
#[test]
fn bladeren_geeft_elk_signaal_een_keer_en_in_volgorde() {
    proef::op_beide(|proef| {
        let ids = gevuld(proef);
        // Of every three two came in at the same moment.
        let done = proef.store.write_blocking(move |tx| {
            for (n, id) in (0_i64..).zip(ids) {
                tx.exec(PLEK, args![id, 0_i64, proef::nu().plus_seconds(-(n - i64::from(n % 3 == 2)) * 60), ""])?;
            }
            Ok::<_, store::StoreError>(())
        });
        done.unwrap();
        let kringen = proef.alle_kringen();
        for filter in [Filter::default(), Filter { risico_vanaf: 4, ..Filter::default() }] {
            let page = |onder, limiet| {
                let (kringen, filter) = (kringen.clone(), filter.clone());
                let found = proef.lees(move |tx| lijst(tx, &kringen, &filter, onder, limiet, proef::nu()));
                found.into_iter().map(|kaartje| (kaartje.ontvangen, kaartje.id)).collect::<Vec<Grens>>()
            };
            let whole = page(None, 100);
            let mut walked: Vec<Grens> = Vec::new();
            loop {
                let next = page(walked.last().copied(), 7);
                walked.extend(&next);
                if next.len() < 7 {
                    break;
                }
            }
            assert!(whole.len() >= 20 && walked == whole, "{} and {}", walked.len(), whole.len());
        }
    });
}

#[test]
fn dichtbij_is_per_cel_en_tussen_twee_momenten() {
    proef::op_beide(|proef| {
        let ids = gevuld(proef);
        let moved = ids.clone();
        let day = |n: i64| proef::nu().plus_seconds(-n * 86_400);
        let done = proef.store.write_blocking(move |tx| {
            for (n, id) in (0_i64..).zip(moved) {
                tx.exec(PLEK, args![id, 100 + n % 12, day(n), "plein-1"])?;
            }
            Ok::<_, store::StoreError>(())
        });
        done.unwrap();
        let kringen = proef.alle_kringen();
        let cells: Vec<i64> = (100..110).collect();
        let found = proef.lees(move |tx| in_cellen(tx, &kringen, &cells, (day(20), day(5))));
        let wanted: Vec<SignaalId> = (5..=20).filter(|n| n % 12 < 10).map(|n| ids[n]).collect();
        assert_eq!(found, wanted);
        let outside = proef.lees(move |tx| in_cellen(tx, &[Kring(9_999)], &[100], (day(40), day(0))));
        assert!(outside.is_empty(), "outside the kring there is nothing near");
        let many: Vec<SignaalId> = ids.iter().copied().chain([SignaalId(9_999)]).rev().collect();
        let asked = many.clone();
        let kaartjes = proef.lees(move |tx| vele(tx, &asked));
        assert_eq!(kaartjes.iter().map(|kaartje| kaartje.id).collect::<Vec<_>>(), many[1..], "in the order asked");
        let known = proef.lees(move |tx| vergelijkbaar(tx, &many));
        assert_eq!(known.len(), ids.len());
        assert!(known.iter().all(|other| other.adressleutel == "plein-1" && other.tekst.starts_with("Woorden")));
    });
}
