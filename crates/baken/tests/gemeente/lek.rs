//! The leak matrix: everybody at every door, while things that they may not know lie behind it.
//!
//! Two municipalities are the same but for a secret: three signals, a file and a point of a meeting in a kring of their
//! own. Each word of it is a canary. Nobody outside may read one, and, stronger, no reply to them may differ between
//! the two: not a count, a suggestion, an error text, or the length of a page. The table goes to the documents, so that
//! a letter that appears where there was none shows in the diff.

mod deuren;
mod geheim;
mod mensen;

use crate::steun::{Proef, databases};
use deuren::{Deur, deuren};
use geheim::{Soort, geheim};
use mensen::Mens;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use web::testen::Reply;

/// Where the table stands.
const DOCUMENT: &str = "docs/generated/lekken.md";

/// What a door did for somebody.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Uitkomst {
    /// It stayed shut.
    Dicht,
    /// It opened; these kinds of canary stood behind it.
    Open(BTreeSet<Soort>),
}

impl Uitkomst {
    fn van(reply: &Reply) -> Self {
        let to_sign_in = reply.status == 303 && reply.naar().starts_with("/inloggen");
        if to_sign_in || matches!(reply.status.as_u16(), 401 | 403 | 404) {
            let leaked = geheim::gezien(reply);
            assert!(leaked.is_empty(), "a refusal told: {leaked:?}");
            return Self::Dicht;
        }
        assert!(reply.status.as_u16() < 500, "{}", reply.body);
        Self::Open(geheim::gezien(reply))
    }

    /// What stands in the table.
    fn teken(&self) -> String {
        match self {
            Self::Dicht => "–".to_owned(),
            Self::Open(none) if none.is_empty() => "·".to_owned(),
            Self::Open(some) => some.iter().map(|soort| soort.letter()).collect(),
        }
    }
}

#[test]
fn buiten_de_kring_lekt_geen_enkele_deur() {
    for backend in databases() {
        let (with, without) = (Proef::nieuw(backend), Proef::nieuw(backend));
        let (with, without) = (mensen::wereld(&with), mensen::wereld(&without));
        let planted = geheim(&with);
        let before = with.gebeurtenissen();
        let mut rows: Vec<(Deur, Vec<Uitkomst>)> = Vec::new();
        for deur in deuren(&with, &planted) {
            let outside = with.buiten.iter().zip(&without.buiten).filter(|_| deur.voor_buiten());
            let mut row: Vec<Uitkomst> = outside.map(|(mens, twin)| zonder_spoor(mens, twin, &deur)).collect();
            row.extend(
                with.binnen.iter().filter(|_| deur.voor_binnen()).map(|mens| Uitkomst::van(&deur.probeer(mens))),
            );
            rows.push((deur, row));
        }
        assert_eq!(with.gebeurtenissen(), before, "somebody outside changed the secret");
        let table = tabel(&with.namen(), &rows);
        bewaar(&table);
        controleer_binnen(&rows, with.buiten.len());
    }
}

/// Somebody outside at a door, in both municipalities: no canary, and no difference.
fn zonder_spoor(mens: &Mens, twin: &Mens, deur: &Deur) -> Uitkomst {
    let (reply, other) = (deur.probeer(mens), deur.probeer(twin));
    let seen = Uitkomst::van(&reply);
    let leaked = geheim::gezien(&reply);
    assert!(leaked.is_empty(), "{} {} told {leaked:?} to {}: {}", deur.methode, deur.pad, mens.naam, reply.body);
    if !mens.ziet_toezicht {
        assert_eq!(reply.status, other.status, "{} {} for {}", deur.methode, deur.pad, mens.naam);
        let differs = verschil(&zonder_toeval(&reply.body), &zonder_toeval(&other.body));
        assert!(differs.is_none(), "{} {} differs for {}: {differs:?}", deur.methode, deur.pad, mens.naam);
    }
    seen
}

/// A refusal of the API carries a reference drawn by lot; everything else must be the same to the letter.
fn zonder_toeval(body: &str) -> String {
    const MARK: &str = "urn:baken:kenmerk:";
    let mut parts = body.split(MARK);
    let begin = parts.next().unwrap_or_default().to_owned();
    parts.fold(begin, |text, part| text + MARK + part.split_once('"').map_or("", |(_, rest)| rest))
}

/// The first line in which two pages differ.
fn verschil(one: &str, two: &str) -> Option<(String, String)> {
    let ended = std::iter::once("(the end)");
    let mut pairs = one.lines().chain(ended.clone()).zip(two.lines().chain(ended));
    let found = pairs.find(|(left, right)| left != right);
    found.map(|(left, right)| (left.to_owned(), right.to_owned()))
}

/// The canaries can be seen by who may see them: a matrix that finds none anywhere would prove nothing.
fn controleer_binnen(rows: &[(Deur, Vec<Uitkomst>)], outside: usize) {
    let mut found = BTreeSet::new();
    for (deur, row) in rows.iter().filter(|(deur, _)| deur.voor_binnen()) {
        let inside = row.len() - if deur.voor_buiten() { outside } else { 0 };
        for seen in &row[row.len() - inside..] {
            if let Uitkomst::Open(soorten) = seen {
                found.extend(soorten.iter().copied());
                let asks = deur.pad.ends_with("/melder");
                assert!(asks || !soorten.contains(&Soort::Melder), "{} shows the reporter", deur.pad);
            }
        }
    }
    assert_eq!(found, Soort::ALLE.into_iter().collect(), "every canary is seen by somebody who may");
}

fn tabel(namen: &[String], rows: &[(Deur, Vec<Uitkomst>)]) -> String {
    let mut text = String::from(
        "# Leak matrix\n\nMade from the code, by walking every door as everybody with a planted secret behind it. \
         `–` shut, `·` open without any of the secret; letters are what was seen: ",
    );
    let legend: Vec<String> =
        Soort::ALLE.iter().map(|soort| format!("`{}` {}", soort.letter(), soort.naam())).collect();
    let _ = write!(text, "{}. Empty: not tried.\n\n| door |", legend.join(", "));
    for naam in namen {
        let _ = write!(text, " {naam} |");
    }
    let _ = write!(text, "\n|---|{}", "---|".repeat(namen.len()));
    for (deur, row) in rows {
        let (mut cells, columns) = (row.iter(), deur.kolommen(namen.len()));
        let _ = write!(text, "\n| {} |", deur.naam());
        for column in 0..namen.len() {
            let cell = if columns.contains(&column) { cells.next().map(Uitkomst::teken) } else { None };
            let _ = write!(text, " {} |", cell.unwrap_or_default());
        }
    }
    text.push('\n');
    text
}

/// Compares with the committed table, or writes it.
fn bewaar(text: &str) {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(DOCUMENT);
    if std::env::var_os("BAKEN_SCHRIJF").is_some() {
        std::fs::write(&file, text).expect("the table is written");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == text, "{DOCUMENT} is out of date: BAKEN_SCHRIJF=1 cargo test -p baken --test gemeente lek");
}
