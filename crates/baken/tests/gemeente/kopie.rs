//! A municipality comes back from its copy as it was, on either database; what is not right is refused whole.

#![expect(clippy::unwrap_used, reason = "a test stops where it goes wrong")]

use crate::steun::{Proef, databases, env, inhoud, nu};
use baken::controle::controleer;
use baken::kopie::{Hersteld, KopieFout, herstel, reservekopie};
use signalen::zoeken::{Opdracht, zoek};
use std::fs;
use std::path::{Path, PathBuf};
use store::Backend;

fn kopie_van(proef: &Proef) -> PathBuf {
    let naar = proef.plek("kopie");
    let made = reservekopie(&proef.gemeente, &naar, nu()).unwrap();
    assert!(made.ketens_heel);
    naar
}

fn terug(proef: &Proef, van: &Path, backend: Backend) -> Result<Hersteld, KopieFout> {
    let postgres = proef.tweede(backend);
    let key = proef.map().join("sleutel");
    herstel(van, &proef.plek("terug"), Some(&key), env(postgres), nu())
}

/// Names of everything below a folder, with the hidden ones.
fn namen(map: &Path) -> Vec<String> {
    let mut found: Vec<_> =
        fs::read_dir(map).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    found.sort();
    found
}

#[test]
fn van_elke_database_naar_elke_database_komt_alles_terug() {
    for from in databases() {
        for to in databases() {
            let proef = Proef::nieuw(from);
            let hersteld = terug(&proef, &kopie_van(&proef), to).unwrap().gemeente;
            assert_eq!(hersteld.store.backend(), to);
            assert_eq!(inhoud(&hersteld), inhoud(&proef.gemeente), "{from:?} naar {to:?}");
            let rapport = controleer(&hersteld, Vec::new(), nu()).unwrap();
            assert!(rapport.in_orde, "{from:?} naar {to:?}: {rapport}");
            assert_eq!(hersteld.kluis.namen().unwrap(), proef.gemeente.kluis.namen().unwrap());
            assert_eq!(namen(proef.folder.path()), ["gemeente", "kopie", "terug"], "er blijft niets liggen");
        }
    }
}

#[test]
fn na_herstel_is_alles_weer_te_vinden() {
    for to in databases() {
        let proef = Proef::nieuw(Backend::Sqlite);
        let hersteld = terug(&proef, &kopie_van(&proef), to).unwrap().gemeente;
        let found = hersteld.store.read_blocking(|tx| {
            let kringen: Vec<_> = access::kring::kringen(tx, nu())?.into_iter().map(|regel| regel.kring).collect();
            zoek(tx, &kringen, &Opdracht { q: "trompetmuziek", limiet: 5, voor: None }, nu())
        });
        assert_eq!(found.unwrap().treffers.len(), 1, "{to:?}");
    }
}

#[test]
fn de_sleutel_zit_niet_in_de_kopie() {
    for backend in databases() {
        let proef = Proef::nieuw(backend);
        let kopie = kopie_van(&proef);
        let key = fs::read_to_string(proef.map().join("sleutel")).unwrap();
        let secret = key.trim().rsplit(' ').next().unwrap();
        assert!(!namen(&kopie).contains(&"sleutel".to_owned()));
        for name in namen(&kopie).iter().filter(|name| *name != "bestanden") {
            let bytes = fs::read(kopie.join(name)).unwrap();
            assert!(!bytes.windows(secret.len()).any(|part| part == secret.as_bytes()), "{name}");
        }
    }
}

#[test]
fn de_sleutel_mag_ook_alvast_in_de_map_liggen() {
    let proef = Proef::nieuw(Backend::Sqlite);
    let (kopie, map) = (kopie_van(&proef), proef.plek("terug"));
    fs::create_dir(&map).unwrap();
    let without = herstel(&kopie, &map, None, env(None), nu());
    assert!(matches!(without, Err(KopieFout::GeenSleutel)), "{without:?}");
    fs::copy(proef.map().join("sleutel"), map.join("sleutel")).unwrap();
    let hersteld = herstel(&kopie, &map, None, env(None), nu()).unwrap().gemeente;
    assert_eq!(inhoud(&hersteld), inhoud(&proef.gemeente));
}

#[test]
fn een_gewijzigde_of_onvolledige_kopie_wordt_geweigerd() {
    let proef = Proef::nieuw(Backend::Sqlite);
    let kopie = kopie_van(&proef);
    let database = kopie.join("database.db");
    let whole = fs::read(&database).unwrap();
    let mut changed = whole.clone();
    changed[5_000] ^= 1;
    fs::write(&database, &changed).unwrap();
    assert!(matches!(terug(&proef, &kopie, Backend::Sqlite), Err(KopieFout::Beschadigd(pad)) if pad == "database.db"));
    fs::remove_file(&database).unwrap();
    assert!(matches!(terug(&proef, &kopie, Backend::Sqlite), Err(KopieFout::Beschadigd(_))));
    fs::write(&database, &whole).unwrap();
    let manifest = kopie.join("manifest.json");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replace("database.db", "../gemeente/baken.db")).unwrap();
    assert!(matches!(terug(&proef, &kopie, Backend::Sqlite), Err(KopieFout::Beschadigd(_))), "buiten de kopie");
    fs::write(&manifest, text.replace("\"vorm\": 1", "\"vorm\": 2")).unwrap();
    assert!(matches!(terug(&proef, &kopie, Backend::Sqlite), Err(KopieFout::Nieuwer(_))));
    fs::remove_file(&manifest).unwrap();
    assert!(matches!(terug(&proef, &kopie, Backend::Sqlite), Err(KopieFout::GeenKopie(_))));
    assert_eq!(namen(proef.folder.path()), ["gemeente", "kopie"], "er is niets hersteld");
}

#[test]
fn met_een_andere_sleutel_wordt_niets_hersteld() {
    let (proef, ander) = (Proef::nieuw(Backend::Sqlite), Proef::nieuw(Backend::Sqlite));
    let key = ander.map().join("sleutel");
    let refused = herstel(&kopie_van(&proef), &proef.plek("terug"), Some(&key), env(None), nu());
    assert!(matches!(refused, Err(KopieFout::AndereSleutel)), "{refused:?}");
    assert_eq!(namen(proef.folder.path()), ["gemeente", "kopie"]);
}

#[test]
fn alleen_in_een_lege_map_en_een_lege_database() {
    for backend in databases() {
        let proef = Proef::nieuw(backend);
        let (kopie, key) = (kopie_van(&proef), proef.map().join("sleutel"));
        let again = reservekopie(&proef.gemeente, &kopie, nu());
        assert!(matches!(again, Err(KopieFout::NietLeeg(_))), "{again:?}");
        let over = herstel(&kopie, proef.map(), Some(&key), env(None), nu());
        assert!(matches!(over, Err(KopieFout::NietLeeg(_))), "{over:?}");
        if let Some(url) = &proef.postgres {
            let full = herstel(&kopie, &proef.plek("terug"), Some(&key), env(Some(url)), nu());
            assert!(matches!(full, Err(KopieFout::DatabaseNietLeeg)), "{full:?}");
        }
        assert_eq!(namen(proef.folder.path()), ["gemeente", "kopie"]);
    }
}

#[test]
fn wat_een_gestopt_programma_liet_liggen_telt_niet() {
    let proef = Proef::nieuw(Backend::Sqlite);
    fs::create_dir(proef.plek(".kopie.deel")).unwrap();
    fs::write(proef.plek(".kopie.deel").join("database.db"), "half").unwrap();
    let hersteld = terug(&proef, &kopie_van(&proef), Backend::Sqlite).unwrap().gemeente;
    assert_eq!(inhoud(&hersteld), inhoud(&proef.gemeente));
}
