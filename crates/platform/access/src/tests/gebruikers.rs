//! Accounts and their roles: what goes together and what is refused.

use super::migraties;
use crate::gebruiker::{NieuweGebruiker, gebruiker_uitzetten, gebruikers, maak_gebruiker, zet_rollen};
use crate::kring::{Bron, NieuwLid, lid_toevoegen};
use crate::organisatie::Organisatiesoort;
use crate::{Mislukt, testen};
use audit::{Keten, Wie};
use jiff::civil::date;
use kern::{GebruikerId, Moment, Persoonsgegeven, Rol, moment_van};
use store::{Store, StoreError};

fn now() -> Moment {
    moment_van(date(2026, 11, 24).at(12, 0, 0, 0))
}

fn code<T>(result: Result<T, Mislukt>) -> Option<&'static str> {
    match result {
        Ok(_) => None,
        Err(Mislukt::Weigering(weigering)) => Some(weigering.code),
        Err(other) => panic!("a failure instead of a refusal: {other}"),
    }
}

fn make(store: &Store, adres: &str, soort: Organisatiesoort, rollen: &[Rol]) -> Result<GebruikerId, Mislukt> {
    let naam = if soort == Organisatiesoort::Partner { "Partner" } else { "Gemeente" };
    let nieuw = NieuweGebruiker {
        inlognaam: Persoonsgegeven::new(adres.to_owned()),
        naam: Persoonsgegeven::new("Proef Persoon".to_owned()),
        organisatie: testen::organisatie(store, now(), naam, soort).id,
        rollen: rollen.to_vec(),
    };
    store.write_blocking(move |tx| maak_gebruiker(tx, now(), Wie::Niemand, &nieuw))
}

#[test]
fn rollen_passen_bij_elkaar_en_bij_de_organisatie() {
    store::testen::on_both(&migraties(), |store| {
        let (gemeente, partner) = (Organisatiesoort::Gemeente, Organisatiesoort::Partner);
        let made = |adres, soort, rollen: &[Rol]| code(make(store, adres, soort, rollen));
        assert_eq!(made("a@b.nl", gemeente, &[Rol::Adviseur, Rol::Crisis]), None);
        assert_eq!(made(" A@B.nl ", gemeente, &[Rol::Adviseur]), Some("inlognaam-bezet"));
        assert_eq!(made("c@b.nl", gemeente, &[]), Some("geen-rol"));
        assert_eq!(made("c@b.nl", gemeente, &[Rol::Beheerder, Rol::Adviseur]), Some("beheerder-apart"));
        assert_eq!(made("c@b.nl", gemeente, &[Rol::Partner]), Some("partner-apart"));
        assert_eq!(made("c@b.nl", partner, &[Rol::Adviseur]), Some("partner-apart"));
        assert_eq!(made("c@b.nl", partner, &[Rol::Partner]), None);
        for wrong in ["", "geen adres", "a@b", "@b.nl", "a@b@c.nl", "a b@c.nl"] {
            assert_eq!(made(wrong, gemeente, &[Rol::Adviseur]), Some("inlognaam-ongeldig"), "{wrong}");
        }
        assert_eq!(store.read_blocking(gebruikers).expect("a list").len(), 2, "a refused account left nothing");
    });
}

#[test]
fn de_laatste_beheerder_blijft_en_niemand_wijzigt_zijn_eigen_rollen() {
    store::testen::on_both(&migraties(), |store| {
        let first = make(store, "een@b.nl", Organisatiesoort::Gemeente, &[Rol::Beheerder]).expect("an account");
        let off = |id| code(store.write_blocking(move |tx| gebruiker_uitzetten(tx, now(), Wie::Niemand, id)));
        let roles = |door, id| code(store.write_blocking(move |tx| zet_rollen(tx, now(), door, id, &[Rol::Beleid])));
        assert_eq!(off(first), Some("laatste-beheerder"));
        assert_eq!(roles(Wie::Niemand, first), Some("laatste-beheerder"));
        let second = make(store, "twee@b.nl", Organisatiesoort::Gemeente, &[Rol::Beheerder]).expect("an account");
        assert_eq!(roles(Wie::Gebruiker(second), second), Some("eigen-rollen"));
        assert_eq!(roles(Wie::Gebruiker(second), first), None);
        assert_eq!(off(second), Some("laatste-beheerder"));
    });
}

#[test]
fn een_beheerder_zit_in_geen_enkele_kring() {
    store::testen::on_both(&migraties(), |store| {
        let kring = testen::kring(store, now(), "proef");
        make(store, "een@b.nl", Organisatiesoort::Gemeente, &[Rol::Beheerder]).expect("an account");
        let id = testen::gebruiker(store, now(), &[Rol::Adviseur], &[kring]);
        assert!(!testen::access::<crate::acties::MijnAccount>(store, now(), id).kringen().is_empty());
        let changed = store.write_blocking(move |tx| zet_rollen(tx, now(), Wie::Niemand, id, &[Rol::Beheerder]));
        assert_eq!(changed, Ok(()));
        assert!(testen::access::<crate::acties::MijnAccount>(store, now(), id).kringen().is_empty());
        let lid = NieuwLid { gebruiker: id, bron: Bron::Tafel, grondslag: "x".into(), van: now(), tot: None };
        let added = store.write_blocking(move |tx| lid_toevoegen(tx, now(), Wie::Niemand, kring, &lid));
        assert_eq!(code(added), Some("beheerder-zonder-inhoud"));
    });
}

#[test]
fn beheer_laat_een_hele_keten_achter_zonder_namen() {
    store::testen::on_both(&migraties(), |store| {
        make(store, "geheim.adres@b.nl", Organisatiesoort::Gemeente, &[Rol::Adviseur]).expect("an account");
        let rapport = store.read_blocking(|tx| audit::controle(tx, &[])).expect("the walk succeeds");
        assert!(rapport.is_heel());
        let events = rapport.ketens.iter().find(|stand| stand.keten == Keten::Gebeurtenis).expect("the chain");
        assert!(events.aantal >= 4, "kring, organisation, account, roles: {}", events.aantal);
        let told = store.read_blocking(|tx| audit::tijdlijn(tx, audit::Ding::new("gebruiker", 1), None, 10));
        assert!(told.expect("a timeline").iter().all(|line| !line.gegevens.contains("geheim")));
    });
}

#[test]
fn een_onbekende_gebruiker_is_niet_gevonden() {
    store::testen::on_both(&migraties(), |store| {
        let roles = store.write_blocking(|tx| zet_rollen(tx, now(), Wie::Niemand, GebruikerId(99), &[Rol::Fg]));
        assert_eq!(roles, Err(Mislukt::Store(StoreError::NotFound)));
    });
}
