//! The gate: role, kring, look line; outside the kring there is nothing.

use super::migraties;
use crate::deling::{self, NieuweDeling};
use crate::gebruiker::{gebruiker_uitzetten, zet_rollen};
use crate::kring::{Bron, NieuwLid, lid_toevoegen, lid_verwijderen, rol_kringen};
use crate::{Access, Gate, Lijst, Mislukt, Scope, testen};
use audit::{Ding, Gebeurtenis, Inzagefilter, Wie};
use jiff::civil::date;
use kern::{Doel, GebruikerId, Kring, Moment, Rol, moment_van};
use store::{Migratie, Store, StoreError, Tx, args};

crate::actions! {
    /// Reading.
    Lezen = "proef.lezen", Doel::Signaalafhandeling, [Rol::Adviseur, Rol::Partner];
    /// Changing.
    Wijzigen = "proef.wijzigen", Doel::Signaalafhandeling, [Rol::Adviseur];
}

store::sql! {
    NIEUW = "INSERT INTO proef (kring, tekst) VALUES ($1, $2) RETURNING id";
    SCOPE = "SELECT id, kring FROM proef WHERE id = $1";
    LIJST = "SELECT tekst FROM proef WHERE kring = $1 ORDER BY id LIMIT 50";
    TEKST = "SELECT tekst FROM proef WHERE id = $1";
    ZET = "UPDATE proef SET tekst = $2 WHERE id = $1";
    INZAGE_WEG = "DELETE FROM inzage WHERE id = $1";
    INZAGE_BEDORVEN = "INSERT INTO inzage (id, moment, doel, actie, ding_soort, aantal, vorige, hash)
        VALUES ($1, 0, 'x', 'x', 'x', 0, $2, $3)";
}

const PROEF: Migratie = Migratie {
    module: "proef",
    nummer: 1,
    naam: "proef",
    sql: "CREATE TABLE proef (id ID_AUTO, kring GETAL NOT NULL, tekst TEKST NOT NULL)",
};

fn now() -> Moment {
    moment_van(date(2026, 11, 23).at(9, 0, 0, 0))
}

/// A municipality with two kringen and a thing in each.
struct Wereld {
    store: Store,
    binnen: Kring,
    buiten: Kring,
    ding: i64,
    verborgen: i64,
}

impl Wereld {
    fn lid(&self) -> GebruikerId {
        testen::gebruiker(&self.store, now(), &[Rol::Adviseur], &[self.binnen])
    }

    fn gate<A: crate::Action>(&self, id: GebruikerId, at: Moment) -> Gate<A> {
        testen::gate(&self.store, at, id).expect("the role may")
    }

    fn open(&self, id: GebruikerId, at: Moment, ding: i64) -> Result<String, StoreError> {
        testen::run(self.gate::<Lezen>(id, at).open(scope(ding), tekst))
    }

    fn list(&self, id: GebruikerId, at: Moment) -> Result<Vec<String>, StoreError> {
        testen::run(self.gate::<Lezen>(id, at).list(lijst)).map(|lijst| lijst.rijen)
    }

    fn submit(&self, id: GebruikerId, at: Moment, ding: i64) -> Result<(), StoreError> {
        testen::run(self.gate::<Wijzigen>(id, at).submit(scope(ding), wijzig))
    }

    /// The look log as (actor, action, thing, number shown).
    fn looks(&self) -> Vec<(Option<GebruikerId>, String, Option<i64>, i64)> {
        let filter = Inzagefilter { van: Moment(0), tot: Moment(i64::MAX), gebruiker: None };
        let lines = self.store.read_blocking(move |tx| audit::inzagen(tx, &filter, 0, 100)).expect("looks are read");
        lines.into_iter().map(|line| (line.wie.gebruiker(), line.actie, line.ding, line.aantal)).collect()
    }
}

fn scope(id: i64) -> Scope {
    Scope::new("proef", SCOPE, args![id])
}

fn tekst<A>(tx: &mut Tx<'_>, _: &Access<A>, id: i64) -> Result<String, StoreError> {
    tx.row(TEKST, args![id])?.get(0)
}

fn lijst<A: crate::Action>(tx: &mut Tx<'_>, access: &Access<A>) -> Result<Lijst<String>, StoreError> {
    let mut rijen = Vec::new();
    for kring in access.kringen() {
        rijen.extend(tx.list(LIJST, args![*kring], |row| row.get::<String>(0))?);
    }
    Ok(Lijst::new("proef", rijen))
}

fn wijzig<A: crate::Action>(tx: &mut Tx<'_>, access: &Access<A>, id: i64) -> Result<(), StoreError> {
    tx.exec_one(ZET, args![id, "gewijzigd"])?;
    access.record(tx, Gebeurtenis::new("proef.gewijzigd", Ding::new("proef", id))).map(drop)
}

fn in_a_world(test: impl Fn(&Wereld)) {
    let tables = [migraties(), vec![PROEF]].concat();
    store::testen::on_both(&tables, |store| {
        let (binnen, buiten) = (testen::kring(store, now(), "binnen"), testen::kring(store, now(), "buiten"));
        let things = store.write_blocking(move |tx| {
            let ding = tx.row(NIEUW, args![binnen, "binnen"])?.get(0)?;
            Ok::<_, StoreError>((ding, tx.row(NIEUW, args![buiten, "geheim"])?.get(0)?))
        });
        let (ding, verborgen) = things.expect("things can be made");
        test(&Wereld { store: store.clone(), binnen, buiten, ding, verborgen });
    });
}

#[test]
fn wie_in_de_kring_zit_ziet_het_en_het_kijken_is_vastgelegd() {
    in_a_world(|wereld| {
        let lid = wereld.lid();
        assert_eq!(wereld.list(lid, now()), Ok(vec!["binnen".to_owned()]));
        assert_eq!(wereld.open(lid, now(), wereld.ding), Ok("binnen".to_owned()));
        assert_eq!(wereld.submit(lid, now(), wereld.ding), Ok(()));
        let lezen = "proef.lezen".to_owned();
        let expected = [(Some(lid), lezen.clone(), None, 1), (Some(lid), lezen, Some(wereld.ding), 1)];
        assert_eq!(wereld.looks(), expected);
    });
}

#[test]
fn buiten_de_kring_is_er_niets_en_het_antwoord_is_dat_van_wat_niet_bestaat() {
    in_a_world(|wereld| {
        let lid = wereld.lid();
        assert!(!wereld.list(lid, now()).expect("a list").contains(&"geheim".to_owned()));
        for ding in [wereld.verborgen, 99_999] {
            assert_eq!(wereld.open(lid, now(), ding), Err(StoreError::NotFound));
            assert_eq!(wereld.submit(lid, now(), ding), Err(StoreError::NotFound));
        }
        let text = wereld.store.read_blocking({
            let id = wereld.verborgen;
            move |tx| tx.row(TEKST, args![id])?.get::<String>(0)
        });
        assert_eq!(text, Ok("geheim".to_owned()), "the refused submit left no trace");
        assert_eq!(wereld.looks().len(), 1, "what was not shown was not looked at");
    });
}

#[test]
fn zonder_de_rol_is_er_geen_poort() {
    in_a_world(|wereld| {
        let partner = testen::gebruiker(&wereld.store, now(), &[Rol::Partner], &[wereld.binnen]);
        let beheerder = testen::gebruiker(&wereld.store, now(), &[Rol::Beheerder], &[]);
        assert_eq!(ACTIES.iter().map(|actie| actie.naam).collect::<Vec<_>>(), ["proef.lezen", "proef.wijzigen"]);
        assert!(testen::gate::<Lezen>(&wereld.store, now(), partner).is_some());
        assert!(testen::gate::<Wijzigen>(&wereld.store, now(), partner).is_none());
        assert!(testen::gate::<Lezen>(&wereld.store, now(), beheerder).is_none());
        assert!(wereld.gate::<Lezen>(partner, now()).ook::<Wijzigen>().is_none());
    });
}

#[test]
fn een_lidmaatschap_geldt_van_zijn_begin_tot_zijn_einde() {
    in_a_world(|wereld| {
        let gebruiker = testen::gebruiker(&wereld.store, now(), &[Rol::Adviseur], &[]);
        let (van, tot) = (now().plus_seconds(100), now().plus_seconds(200));
        let kring = wereld.binnen;
        let lid = NieuwLid { gebruiker, bron: Bron::Tafel, grondslag: "tafel".into(), van, tot: Some(tot) };
        let added = wereld.store.write_blocking(move |tx| lid_toevoegen(tx, now(), Wie::Niemand, kring, &lid));
        assert!(added.is_ok());
        for (seconds, sees) in [(99, false), (100, true), (199, true), (200, false)] {
            let at = now().plus_seconds(seconds);
            assert_eq!(wereld.open(gebruiker, at, wereld.ding).is_ok(), sees, "{seconds}");
            assert_eq!(!wereld.list(gebruiker, at).expect("a list").is_empty(), sees, "{seconds}");
        }
    });
}

#[test]
fn wie_uit_de_kring_gaat_ziet_het_niet_meer() {
    in_a_world(|wereld| {
        let lid = wereld.lid();
        let (kring, at) = (wereld.binnen, now());
        let leden = wereld.store.read_blocking(move |tx| crate::kring::leden(tx, kring, at)).expect("members");
        let nummer = leden.iter().find(|row| row.gebruiker == lid).expect("a member").id;
        let removed = wereld.store.write_blocking(move |tx| lid_verwijderen(tx, at, Wie::Niemand, kring, nummer));
        assert_eq!(removed, Ok(()));
        assert_eq!(wereld.open(lid, at, wereld.ding), Err(StoreError::NotFound));
    });
}

#[test]
fn een_deling_opent_een_ding_voor_een_andere_kring_tot_haar_einde() {
    in_a_world(|wereld| {
        let (lid, eigenaar) =
            (wereld.lid(), testen::gebruiker(&wereld.store, now(), &[Rol::Adviseur], &[wereld.buiten]));
        let (binnen, buiten, tot) = (wereld.binnen, wereld.buiten, now().plus_seconds(3600));
        let share = move |tx: &mut Tx<'_>, access: &Access<Wijzigen>, id: i64| {
            let nieuw = NieuweDeling { kring: binnen, grondslag: "convenant".into(), doel: Doel::Overleg, tot };
            deling::deel(tx, access, Ding::new("proef", id), buiten, &nieuw)
        };
        let deling = testen::run(wereld.gate::<Wijzigen>(eigenaar, now()).submit(scope(wereld.verborgen), share));
        assert!(deling.is_ok());
        assert_eq!(wereld.open(lid, now(), wereld.verborgen), Ok("geheim".to_owned()));
        assert_eq!(wereld.open(lid, tot.plus_seconds(-1), wereld.verborgen), Ok("geheim".to_owned()));
        assert_eq!(wereld.open(lid, tot, wereld.verborgen), Err(StoreError::NotFound));
        let shared = |at| {
            testen::run(
                wereld
                    .gate::<Lezen>(lid, at)
                    .list(|tx, access| deling::gedeeld_met(tx, access, "proef").map(|ids| Lijst::new("proef", ids))),
            )
        };
        assert_eq!(shared(now()).map(|lijst| lijst.rijen), Ok(vec![wereld.verborgen]));
        assert_eq!(shared(tot).map(|lijst| lijst.rijen), Ok(vec![]));
        let end = move |tx: &mut Tx<'_>, access: &Access<Wijzigen>, id: i64| {
            deling::deling_intrekken(tx, access, Ding::new("proef", id), buiten, deling.expect("a number"))
        };
        assert_eq!(testen::run(wereld.gate::<Wijzigen>(eigenaar, now()).submit(scope(wereld.verborgen), end)), Ok(()));
        assert_eq!(wereld.open(lid, now(), wereld.verborgen), Err(StoreError::NotFound));
        let changed = wereld.store.read_blocking(move |tx| deling::gewisseld(tx, now().plus_seconds(-1), now()));
        assert_eq!(changed, Ok(vec![("proef".to_owned(), wereld.verborgen)]));
    });
}

#[test]
fn delen_zonder_grondslag_of_met_een_einde_dat_voorbij_is_wordt_geweigerd() {
    in_a_world(|wereld| {
        let lid = wereld.lid();
        let (binnen, ding) = (wereld.binnen, wereld.ding);
        for (grondslag, tot, kring, code) in [
            (" ", now().plus_seconds(9), binnen, "deling-zonder-grondslag"),
            ("convenant", now(), binnen, "deling-voorbij"),
            ("convenant", now().plus_seconds(9), Kring(9_999), "kring-onbekend"),
        ] {
            let nieuw = NieuweDeling { kring, grondslag: grondslag.into(), doel: Doel::Overleg, tot };
            let share = move |tx: &mut Tx<'_>, access: &Access<Wijzigen>, id: i64| {
                deling::deel(tx, access, Ding::new("proef", id), binnen, &nieuw)
            };
            let refused = testen::run(wereld.gate::<Wijzigen>(lid, now()).submit(scope(ding), share));
            assert!(matches!(refused, Err(Mislukt::Weigering(weigering)) if weigering.code == code), "{code}");
        }
    });
}

#[test]
fn een_rol_die_weg_is_telt_ook_in_een_verzoek_dat_al_begonnen_was() {
    in_a_world(|wereld| {
        let lid = wereld.lid();
        let begun = wereld.gate::<Wijzigen>(lid, now());
        let lost = wereld.store.write_blocking(move |tx| zet_rollen(tx, now(), Wie::Niemand, lid, &[Rol::Beleid]));
        assert_eq!(lost, Ok(()));
        assert_eq!(testen::run(begun.submit(scope(wereld.ding), wijzig)), Err(StoreError::NotFound));
        assert!(testen::gate::<Wijzigen>(&wereld.store, now(), lid).is_none());
    });
}

#[test]
fn wie_is_uitgezet_kan_ook_in_een_begonnen_verzoek_niets_meer() {
    in_a_world(|wereld| {
        let lid = wereld.lid();
        let begun = wereld.gate::<Wijzigen>(lid, now());
        let off = wereld.store.write_blocking(move |tx| gebruiker_uitzetten(tx, now(), Wie::Niemand, lid));
        assert_eq!(off, Ok(()));
        assert_eq!(testen::run(begun.submit(scope(wereld.ding), wijzig)), Err(StoreError::NotFound));
        assert_eq!(testen::run(begun.create(|_, _| Ok::<_, StoreError>(()))), Err(StoreError::NotFound));
    });
}

#[test]
fn de_kringen_van_een_rol_komen_en_gaan_met_de_rol() {
    in_a_world(|wereld| {
        let gebruiker = testen::gebruiker(&wereld.store, now(), &[Rol::Adviseur], &[]);
        let set = |rol, kringen: Vec<Kring>| {
            wereld.store.write_blocking(move |tx| rol_kringen(tx, now(), Wie::Niemand, rol, &kringen))
        };
        let roles = |rollen: Vec<Rol>| {
            wereld.store.write_blocking(move |tx| zet_rollen(tx, now(), Wie::Niemand, gebruiker, &rollen))
        };
        let sees = || wereld.open(gebruiker, now(), wereld.ding).is_ok();
        assert!(!sees());
        assert_eq!(set(Rol::Adviseur, vec![wereld.binnen]), Ok(()));
        assert!(sees(), "who has the role already is in at once");
        assert_eq!(set(Rol::Adviseur, vec![]), Ok(()));
        assert!(!sees());
        assert_eq!(set(Rol::Regisseur, vec![wereld.binnen]), Ok(()));
        assert_eq!(roles(vec![Rol::Adviseur, Rol::Regisseur]), Ok(()));
        assert!(sees());
        assert_eq!(roles(vec![Rol::Adviseur]), Ok(()));
        assert!(!sees());
        assert!(set(Rol::Beheerder, vec![wereld.binnen]).is_err(), "an administrator sees no content");
    });
}

#[test]
fn lukt_het_vastleggen_van_het_kijken_niet_dan_is_er_niets_te_zien() {
    in_a_world(|wereld| {
        let lid = wereld.lid();
        // The last line of the look log is spoiled, so that no line can follow it.
        let spoiled =
            wereld.store.write_blocking(|tx| tx.exec(INZAGE_BEDORVEN, args![1_i64, vec![0_u8; 32], vec![0_u8; 3]]));
        assert_eq!(spoiled, Ok(1));
        assert!(wereld.open(lid, now(), wereld.ding).is_err());
        assert!(wereld.list(lid, now()).is_err());
        let cleared = wereld.store.write_blocking(|tx| tx.exec(INZAGE_WEG, args![1_i64]));
        assert_eq!(cleared, Ok(1));
        assert!(wereld.open(lid, now(), wereld.ding).is_ok());
    });
}

#[test]
fn het_programma_ziet_alles_en_doet_het_als_niemand() {
    in_a_world(|wereld| {
        let ding = wereld.verborgen;
        let done = wereld.store.write_blocking(move |tx| {
            let access = testen::systeem().access::<Wijzigen>(tx, now())?;
            let (id, _) = access.find(tx, &scope(ding))?;
            wijzig(tx, &access, id)?;
            assert!(access.gebruiker().is_err(), "the program is not a person");
            audit::tijdlijn(tx, Ding::new("proef", ding), None, 10)
        });
        assert_eq!(done.expect("the work is done")[0].wie, Wie::Niemand);
    });
}
