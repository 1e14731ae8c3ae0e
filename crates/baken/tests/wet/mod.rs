//! The list of rules for who reads the law: what each rests on, which function computes it, how it is tested, who uses it.
//! All of it is read from the code, so that it cannot say what is not so.

mod lezen;
mod verband;

use lezen::{Bestand, bestanden};
use recht::Regel;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use verband::{Plek, Wet};

const KOP: &str = "# De regels van de wet\n\n\
    Gemaakt uit de code, en bij elke wijziging daarmee vergeleken. Elke regel is te vragen op zijn bladzijde in de \
    Termijnwijzer (`/termijnen/R14`), door een systeem (`POST /api/v1/termijnen`) en op de opdrachtregel (`baken termijn \
    R14 --invoer ..`).\n\n\
    - *Te bevestigen*: niet nagelezen in de tekst van de wet, of een lezing die niet vaststaat.\n\
    - *Rekent*: de functies die het antwoord uitrekenen, met hun bestand. Daarin staat ook welk deel een mens beoordeelt.\n\
    - *Gevallen*: voorbeelden met het verwachte antwoord, om na te lezen. Elk wordt bij elke wijziging nagerekend.\n\
    - *Proeven*: wat voor genoemde grenzen is nagerekend. *Voor elke dag*: wat bij elke wijziging voor honderden willekeurige \
    dagen is nagerekend. *Vergeleken*: met gegevens van anderen.\n\
    - *Gebruikt in*: de bestanden van Baken die deze functies aanroepen, naast de Termijnwijzer.\n\n\
    Van elke regel is bovendien nagerekend dat geen enkele vreemde waarde zonder antwoord blijft \
    ([vragen.rs](../../crates/recht/tests/vragen.rs)).\n";

/// The words of a rule that are read from the code.
#[derive(Default)]
struct Herkomst {
    rekent: BTreeSet<Plek>,
    proeven: Vec<(String, String)>,
    elders: Vec<(String, String)>,
    gebruikt: BTreeSet<String>,
}

/// The whole document.
pub fn document() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
    let wet = Wet { bestanden: bestanden(&root, "crates/recht/src") };
    let elders: Vec<Bestand> =
        bestanden(&root, "crates").into_iter().filter(|bestand| !bestand.pad.starts_with("crates/recht/")).collect();
    let herkomst = herkomst(&wet, &bestanden(&root, "crates/recht/tests"), &elders);
    let bare: Vec<_> = herkomst.iter().filter(|(_, own)| own.proeven.len() + own.elders.len() == 0).collect();
    assert!(bare.is_empty(), "no test beside their cases: {:?}", bare.iter().map(|(code, _)| code).collect::<Vec<_>>());
    let gevallen = gevallen(&root);
    let mut text = KOP.to_owned();
    text.push_str("\n| regel | vraag | artikel | gevallen | proeven |\n|---|---|---|--:|--:|\n");
    for regel in recht::regels() {
        let own = &herkomst[regel.code];
        let cases: usize = gevallen[regel.code].values().sum();
        assert!(cases >= 5, "{} has {cases} cases", regel.code);
        let proven = own.proeven.len() + own.elders.len();
        let short: Vec<_> = regel.bronnen.iter().map(recht::korte_vindplaats).collect();
        let (code, articles) = (regel.code, short.join("<br>"));
        let _ = writeln!(
            text,
            "| [{code}](#{}) | {} | {articles} | {cases} | {proven} |",
            code.to_lowercase(),
            regel.titel
        );
    }
    for regel in recht::regels() {
        schrijf(&mut text, &wet, regel, &herkomst[regel.code], &gevallen[regel.code]);
    }
    zonder_regel(&mut text, &wet, &herkomst, &elders);
    text
}

fn herkomst(wet: &Wet, eigenschappen: &[Bestand], elders: &[Bestand]) -> BTreeMap<String, Herkomst> {
    let mut all = BTreeMap::new();
    for (at, regel) in wet.declaraties() {
        let rekent = wet.rekent((at, regel.antwoord.clone()));
        assert!(!rekent.is_empty(), "{}: no function for everybody computes it", regel.code);
        let kept = all.insert(regel.code.clone(), Herkomst { rekent, ..Herkomst::default() });
        assert!(kept.is_none(), "{} is declared twice", regel.code);
    }
    for (at, bestand) in wet.bestanden.iter().enumerate() {
        for test in bestand.functies.iter().filter(|functie| functie.test) {
            for own in raakt(&mut all, &wet.bereikt(bestand, Some(at), test)) {
                own.proeven.push((bestand.pad.clone(), test.naam.clone()));
            }
        }
    }
    for bestand in eigenschappen {
        for test in bestand.functies.iter().filter(|functie| functie.test) {
            for own in raakt(&mut all, &wet.bereikt(bestand, None, test)) {
                own.elders.push((bestand.pad.clone(), test.naam.clone()));
            }
        }
    }
    for bestand in elders {
        for (functie, reached) in gebruik(wet, bestand) {
            for own in raakt(&mut all, &reached) {
                own.gebruikt.insert(bestand.pad.clone());
            }
            for code in functie.teksten.iter().map(|text| text.trim_matches('"')) {
                if let Some(own) = all.get_mut(code) {
                    own.gebruikt.insert(bestand.pad.clone());
                }
            }
        }
    }
    all
}

/// The rules that one of these functions computes.
fn raakt<'a>(all: &'a mut BTreeMap<String, Herkomst>, reached: &BTreeSet<Plek>) -> Vec<&'a mut Herkomst> {
    all.values_mut().filter(|own| !own.rekent.is_disjoint(reached)).collect()
}

/// Each function of the program itself, with what it uses of the law.
fn gebruik<'a>(wet: &Wet, bestand: &'a Bestand) -> Vec<(&'a lezen::Functie, BTreeSet<Plek>)> {
    let is_proef = bestand.pad.contains("/tests/") || bestand.pad.ends_with("/tests.rs");
    let own = bestand.functies.iter().filter(|functie| !is_proef && !functie.test && !functie.in_tests);
    own.map(|functie| (functie, wet.bereikt(bestand, None, functie))).collect()
}

/// How many cases each rule has, by file.
fn gevallen(root: &Path) -> BTreeMap<String, BTreeMap<String, usize>> {
    let mut cases: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for entry in std::fs::read_dir(root.join("crates/recht/gevallen")).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().and_then(|naam| naam.to_str()).unwrap().to_owned();
        let list: Vec<serde_json::Value> = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        for case in list {
            let code = case["regel"].as_str().unwrap().to_owned();
            *cases.entry(code).or_default().entry(file.clone()).or_default() += 1;
        }
    }
    cases
}

fn schrijf(text: &mut String, wet: &Wet, regel: &Regel, own: &Herkomst, gevallen: &BTreeMap<String, usize>) {
    let _ = writeln!(text, "\n### {}\n\n**{}**\n", regel.code, regel.titel);
    let articles = regel.bronnen.iter().map(|bron| {
        let open = if bron.bevestigd { "" } else { ", *te bevestigen*" };
        format!("[{}]({}) (versie van {}{open})", recht::korte_vindplaats(bron), bron.url, bron.geldig_vanaf)
    });
    let fields = regel.velden.iter().map(|veld| format!("`{}`", veld.naam));
    let cases = gevallen.iter().map(|(file, count)| format!("{count} in [{file}](../../crates/recht/gevallen/{file})"));
    let _ = writeln!(text, "- Artikel: {}", samen(articles));
    let _ = writeln!(text, "- Vraagt: {}", samen(fields));
    let _ = writeln!(text, "- Rekent: {}", functies(wet, &own.rekent));
    let _ = writeln!(text, "- Gevallen: {}", samen(cases));
    let (elke_dag, vergeleken): (Vec<_>, Vec<_>) =
        own.elders.iter().cloned().partition(|(pad, _)| pad.contains("/eigenschappen"));
    for (naam, tests) in [("Proeven", &own.proeven), ("Voor elke dag", &elke_dag), ("Vergeleken", &vergeleken)] {
        if !tests.is_empty() {
            let _ = writeln!(text, "- {naam}: {}", samen(per_bestand(tests)));
        }
    }
    let elsewhere = own.gebruikt.iter().map(|pad| bestand(pad));
    let _ = writeln!(
        text,
        "- Gebruikt in: {}",
        samen(std::iter::once(format!("`/termijnen/{}`", regel.code)).chain(elsewhere))
    );
}

/// What the program uses of the law without a rule that can be asked.
fn zonder_regel(text: &mut String, wet: &Wet, herkomst: &BTreeMap<String, Herkomst>, elders: &[Bestand]) {
    let known: BTreeSet<&Plek> = herkomst.values().flat_map(|own| &own.rekent).collect();
    let mut loose: BTreeMap<Plek, BTreeSet<&str>> = BTreeMap::new();
    for bestand in elders {
        let reached = gebruik(wet, bestand).into_iter().flat_map(|(_, reached)| reached);
        for plek in
            reached.filter(|plek| !known.contains(plek) && wet.bestanden[plek.0].is_artikel() && wet.is_getypt(plek))
        {
            loose.entry(plek).or_default().insert(&bestand.pad);
        }
    }
    text.push_str("\n## Gebruikt zonder regel\n\nWat Baken met de wet uitrekent en niet los is te vragen.\n\n");
    for (plek, files) in loose {
        let files = files.into_iter().map(bestand);
        let _ = writeln!(text, "- {}, in {}", functies(wet, [&plek]), samen(files));
    }
}

/// Functions with the files that they stand in.
fn functies<'a>(wet: &Wet, plekken: impl IntoIterator<Item = &'a Plek>) -> String {
    let mut files: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (at, naam) in plekken {
        files.entry(*at).or_default().push(format!("`{naam}`"));
    }
    samen(files.into_iter().map(|(at, names)| {
        let pad = &wet.bestanden[at].pad;
        format!("{} ([{}](../../{pad}))", names.join(", "), pad.trim_start_matches("crates/recht/src/"))
    }))
}

fn bestand(pad: &str) -> String {
    format!("[{}](../../{pad})", pad.trim_start_matches("crates/"))
}

/// The names of tests as the sentences that they are, by file.
fn per_bestand(tests: &[(String, String)]) -> Vec<String> {
    let mut files: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (pad, naam) in tests {
        files.entry(pad).or_default().push(naam.replace('_', " "));
    }
    let file = |pad: &str| pad.rsplit('/').next().unwrap().to_owned();
    files.into_iter().map(|(pad, names)| format!("{} ([{}](../../{pad}))", names.join("; "), file(pad))).collect()
}

fn samen(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().collect::<Vec<_>>().join(", ")
}
