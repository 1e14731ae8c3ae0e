//! The whole, as lists that are reviewed: a change of a route, right, column or rule shows in the diff.
//! `BAKEN_SCHRIJF=1 cargo test -p baken --test geheel` writes them anew; read what changed before you commit it.

#![expect(clippy::unwrap_used, reason = "a test stops where it goes wrong")]

mod wet;

use std::fmt::Write as _;
use std::path::Path;
use store::testen::on_both;
use store::{Klasse, StoreError, describe};

/// Compares a generated document with the one that is committed, or writes it.
fn same(path: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    if std::env::var_os("BAKEN_SCHRIJF").is_some() {
        std::fs::write(&file, text).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == text,
        "{path} is out of date: BAKEN_SCHRIJF=1 cargo test -p baken --test geheel, and read the diff"
    );
}

#[test]
fn routes_met_wie_ze_mag_openen() {
    let fresh = store::testen::sqlite(&baken::geheel().migraties());
    let app = web::testen::app(&fresh.store).build();
    same("docs/generated/routes.md", &baken::geheel().routes_document(&app));
}

#[test]
fn wie_wat_mag() {
    let mut text = "# Who may do what\n\nMade from the code. The role gives the action; the kring decides with which things.\n\n| action | purpose |".to_owned();
    for rol in kern::Rol::ALL {
        let _ = write!(text, " {} |", rol.code());
    }
    text.push_str("\n|---|---|");
    text.push_str(&"---|".repeat(kern::Rol::ALL.len()));
    for actie in baken::geheel().acties() {
        let _ = write!(text, "\n| {} | {} |", actie.naam, actie.doel.code());
        for rol in kern::Rol::ALL {
            text.push_str(if actie.rollen.contains(&rol) { " x |" } else { "  |" });
        }
    }
    text.push('\n');
    same("docs/generated/rollen.md", &text);
}

#[test]
fn elke_kolom_heeft_een_klasse_en_elke_tabel_een_bewaarregel() {
    let geheel = baken::geheel();
    let regels = geheel.bewaarregels();
    let mut text = "# Privacy\n\nMade from the code: every table, what a row is, how long it stays, and every column with its class. \
        Texts are in Dutch, for the privacy officer.\n\nClasses: geen, persoon (AVG art. 4), bijzonder (art. 9), \
        strafrechtelijk (art. 10), politie (Wpg). What is marked *te bevestigen* has not been checked against its source.\n"
        .to_owned();
    for tabel in describe(&geheel.migraties()) {
        assert!(!tabel.beschrijving.is_empty(), "{} has no description", tabel.naam);
        let regel = regels
            .iter()
            .find(|regel| regel.naam == tabel.bewaar)
            .unwrap_or_else(|| panic!("{}: {}", tabel.naam, tabel.bewaar));
        let open = if regel.te_bevestigen { " *(te bevestigen)*" } else { "" };
        let _ = write!(
            text,
            "\n## {}\n\n{}. Bewaren: {}, {}{open}.\n\n| kolom | klasse | wat |\n|---|---|---|\n",
            tabel.naam,
            tabel.beschrijving,
            tabel.bewaar,
            termijn(regel)
        );
        for kolom in &tabel.kolommen {
            let klasse = kolom.klasse.unwrap_or_else(|| panic!("{}.{} has no class", tabel.naam, kolom.naam));
            let bold = if klasse == Klasse::Geen { "" } else { "**" };
            let _ = writeln!(text, "| {} | {bold}{}{bold} | {} |", kolom.naam, klasse.naam(), kolom.beschrijving);
        }
    }
    same("PRIVACY.md", &text);
}

fn termijn(regel: &jobs::bewaren::Bewaarregel) -> String {
    use jobs::bewaren::Termijn;
    regel.wissen().map_or_else(
        || "zolang het werk het nodig heeft".to_owned(),
        |wissen| {
            let (number, unit) = match wissen.termijn {
                Termijn::Dagen(n) => (n, "dagen"),
                Termijn::Maanden(n) => (n, "maanden"),
                Termijn::Jaren(n) => (n, "jaar"),
            };
            format!("{number} {unit} {}", wissen.na)
        },
    )
}

#[test]
fn elke_opdracht_is_geldig_op_beide_databases() {
    let geheel = baken::geheel();
    on_both(&geheel.migraties(), |store| {
        for sql in geheel.sql() {
            assert_eq!(store.read_blocking(move |tx| tx.prepare(sql)), Ok::<(), StoreError>(()), "{}", sql.name);
        }
    });
}

#[test]
fn een_systeem_kan_elk_recht_van_de_api_krijgen_en_geen_ander() {
    let fresh = store::testen::sqlite(&baken::geheel().migraties());
    let app = web::testen::app(&fresh.store).build();
    let api = baken::geheel().routes(&app).into_iter().filter(|route| route.path.starts_with("/api/"));
    let needed: std::collections::BTreeSet<_> = api
        .filter_map(|route| if let web::Access::Action(action) = route.access { Some(action) } else { None })
        .collect();
    let known = baken::navigatie::scopes().0.into_iter().map(|(naam, _)| naam).collect();
    assert_eq!(needed, known);
}

#[test]
fn de_regels_van_de_wet() {
    let fresh = store::testen::sqlite(&baken::geheel().migraties());
    let routes = baken::geheel().routes(&web::testen::app(&fresh.store).build());
    for said in ["/termijnen/{code}", "/api/v1/termijnen"] {
        assert!(routes.iter().any(|route| route.path == said), "{said} is in the document, not in the program");
    }
    same("docs/generated/recht.md", &wet::document());
}

#[test]
fn het_programma_past_in_elkaar() {
    assert_eq!(baken::geheel().gebreken(), Vec::<String>::new());
}
