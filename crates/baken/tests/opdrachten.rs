//! The program itself, as somebody at the keyboard runs it: what it prints, and that one clear sentence tells what is wrong.

#![expect(clippy::unwrap_used, reason = "a test stops where it goes wrong")]

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};

/// Runs a command without any setting from outside.
fn baken(words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baken"));
    for name in ["BAKEN_DATABASE", "BAKEN_ADRES", "BAKEN_BASIS_URL", "BAKEN_MAIL_WACHTWOORD", "BAKEN_METRICS_TOKEN"] {
        command.env_remove(name);
    }
    command.args(words).output().unwrap()
}

/// What it printed; it must have succeeded.
fn lukt(words: &[&str]) -> String {
    let output = baken(words);
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The sentence with which it refused; there must be exactly one, and nothing else.
fn weigert(words: &[&str]) -> String {
    let output = baken(words);
    assert!(!output.status.success(), "{words:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    said.trim_end().strip_prefix("baken: ").unwrap().to_owned()
}

fn nieuw(map: &Path) -> String {
    let map = map.to_str().unwrap();
    lukt(&["nieuw", "--map", map, "--naam", "Voorbeeld", "--beheerder", "beheer@voorbeeld.example"])
}

#[test]
fn van_nieuw_naar_reservekopie_en_terug() {
    let folder = tempfile::tempdir().unwrap();
    let path = |naam: &str| folder.path().join(naam).to_str().unwrap().to_owned();
    let said = nieuw(&folder.path().join("a"));
    assert!(
        said.contains("Log in als beheer@voorbeeld.example met het wachtwoord ") && said.contains("sleutel"),
        "{said}"
    );
    assert!(lukt(&["controle", "--map", &path("a")]).ends_with("Alles is in orde.\n"));
    let made = lukt(&["reservekopie", "--map", &path("a"), "--naar", &path("kopie")]);
    assert!(made.contains("bewaar") && made.contains("apart"), "{made}");
    let zonder = weigert(&["herstel", "--van", &path("kopie"), "--map", &path("b")]);
    assert!(zonder.contains("--sleutel"), "{zonder}");
    let key = path("a/sleutel");
    let back = lukt(&["herstel", "--van", &path("kopie"), "--map", &path("b"), "--sleutel", &key]);
    assert!(back.starts_with("Gemeente Voorbeeld is hersteld"), "{back}");
    let manifest = path("kopie/manifest.json");
    let rapport = lukt(&["controle", "--map", &path("b"), "--json", "--zegels", &manifest]);
    let rapport: serde_json::Value = serde_json::from_str(&rapport).unwrap();
    assert_eq!(rapport["in_orde"], true);
}

#[test]
fn accounts_vanaf_het_toetsenbord() {
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().to_str().unwrap();
    nieuw(folder.path());
    let account = |email: &str, rol: &str| {
        ["gebruiker", "toevoegen", "--map", map, "--email", email, "--naam", "Jo Proef", "--rol", rol]
            .map(str::to_owned)
    };
    let words = account("jo@voorbeeld.example", "adviseur");
    let told = lukt(&words.each_ref().map(String::as_str));
    assert!(told.contains("Log in als jo@voorbeeld.example met het wachtwoord "), "{told}");
    assert_eq!(weigert(&words.each_ref().map(String::as_str)), "Met dit e-mailadres is er al een gebruiker.");
    let partner = account("p@voorbeeld.example", "partner");
    assert!(weigert(&partner.each_ref().map(String::as_str)).contains("rol Partner"));
    let accounts = lukt(&["gebruiker", "lijst", "--map", map]);
    assert!(accounts.contains("jo@voorbeeld.example  Jo Proef  adviseur\n"), "{accounts}");
    lukt(&["gebruiker", "wachtwoord", "--map", map, "--email", "JO@voorbeeld.example"]);
    lukt(&["gebruiker", "uitzetten", "--map", map, "--email", "jo@voorbeeld.example"]);
    assert!(lukt(&["gebruiker", "lijst", "--map", map]).contains("(uitgezet)"));
    let laatste = weigert(&["gebruiker", "uitzetten", "--map", map, "--email", "beheer@voorbeeld.example"]);
    assert!(laatste.contains("laatste beheerder"), "{laatste}");
    let none = weigert(&["gebruiker", "uitzetten", "--map", map, "--email", "weg@voorbeeld.example"]);
    assert!(none.starts_with("er is geen account weg@voorbeeld.example"), "{none}");
}

#[test]
fn invoer_van_gebieden_straten_en_signalen() {
    let folder = tempfile::tempdir().unwrap();
    let path = |naam: &str| folder.path().join(naam).to_str().unwrap().to_owned();
    let map = path("gemeente");
    nieuw(&folder.path().join("gemeente"));
    let square = "[[[5.2,52.1],[5.4,52.1],[5.4,52.2],[5.2,52.2],[5.2,52.1]]]";
    let area = format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"code":"WK999901","naam":"Wijk 01"}},
        "geometry":{{"type":"Polygon","coordinates":{square}}}}}]}}"#
    );
    fs::write(path("wijken.geojson"), area).unwrap();
    let said = lukt(&["importeer", "gebieden", "--map", &map, &path("wijken.geojson")]);
    assert!(said.starts_with("1 gebieden nieuw, 0 vervangen (wijk)."), "{said}");
    fs::write(path("straten.csv"), "naam;lat;lon\nProefstraat;52.15;5.3\nLege Laan;;\n").unwrap();
    let said = lukt(&["importeer", "straten", "--map", &map, &path("straten.csv")]);
    assert!(said.contains("1 straten en plekken gelezen, 1 afgekeurd.") && said.contains("Regel 3"), "{said}");
    fs::write(path("kaart.toml"), lukt(&["importeer", "kaart"])).unwrap();
    let file = path("weg.csv");
    let none = weigert(&["importeer", "signalen", "--map", &map, &file, "--kaart", &path("kaart.toml")]);
    assert!(none.ends_with("weg.csv bestaat niet"), "{none}");
    fs::write(path("kaart.toml"), "naam = 'proef'\nonzin = 1\n").unwrap();
    let wrong = baken(&["importeer", "signalen", "--map", &map, &path("straten.csv"), "--kaart", &path("kaart.toml")]);
    let wrong_says = String::from_utf8(wrong.stderr).unwrap();
    assert!(!wrong.status.success() && wrong_says.contains("De kaart klopt niet"), "{wrong_says}");
}

#[test]
fn signalen_worden_eerst_op_proef_en_dan_een_keer_ingelezen() {
    let folder = tempfile::tempdir().unwrap();
    let path = |naam: &str| folder.path().join(naam).to_str().unwrap().to_owned();
    let (map, file, kaart) = (path("gemeente"), path("signalen.csv"), path("kaart.toml"));
    nieuw(&folder.path().join("gemeente"));
    fs::write(&kaart, KAART).unwrap();
    fs::write(
        &file,
        "nummer;omschrijving;datum\n1;Harde muziek.;03-02-2026\n2;;04-02-2026\n3;Weer muziek.;35-02-2026\n",
    )
    .unwrap();
    let words = ["importeer", "signalen", "--map", &map, &file, "--kaart", &kaart];
    let proef = lukt(&[&words[..], &["--proef"]].concat());
    assert!(proef.contains("3 regels gelezen, 1 zouden nieuw zijn. Er is niets bewaard."), "{proef}");
    let rejected = path("afgekeurd.csv");
    let echt = lukt(&[&words[..], &["--afgekeurd", &rejected]].concat());
    assert!(echt.contains("3 regels gelezen, 1 signalen nieuw.") && echt.contains("2 afgekeurd"), "{echt}");
    assert_eq!(fs::read_to_string(&rejected).unwrap().lines().count(), 3, "een kop en twee regels");
    assert!(lukt(&words).contains("al ingelezen"));
    assert!(lukt(&["controle", "--map", &map]).ends_with("Alles is in orde.\n"));
}

/// Which column of the file in the test above is what.
const KAART: &str = "
naam = 'proef'
[signaal]
kenmerk = 'nummer'
tekst = 'omschrijving'
[datum]
kolom = 'datum'
formaten = ['dd-mm-jjjj']
[categorie]
anders = 'overlast_buren'
";

#[test]
fn uitvoer_wordt_een_bestand_en_staat_in_de_keten() {
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().to_str().unwrap();
    nieuw(folder.path());
    let uit = folder.path().join("signalen.csv");
    let words = ["exporteer", "signalen", "--map", map, "--uit", uit.to_str().unwrap()];
    assert!(lukt(&words).starts_with("0 signalen staan in "));
    assert!(fs::read_to_string(&uit).unwrap().contains("Kenmerk;Ontvangen;"));
    assert!(weigert(&words).ends_with("bestaat al; kies een andere naam"));
    let map = baken::gemeentemap::Gemeentemap::open(folder.path(), |_| None).unwrap();
    let told = map.store.read_blocking(|tx| audit::tijdlijn(tx, audit::Ding::new("uitvoer", 0), None, 5)).unwrap();
    let lines: Vec<_> = told.iter().map(|line| (line.soort.as_str(), line.gegevens.as_str())).collect();
    assert_eq!(lines[0], ("signalen.uitgevoerd", r#"{"aantal":0,"soort":"csv"}"#));
}

#[test]
fn wat_er_niet_klopt_wordt_in_een_zin_gezegd() {
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().join("a");
    let shown = map.to_str().unwrap();
    let none = weigert(&["serve", "--map", shown]);
    assert!(none.starts_with("er is geen ") && none.contains("baken nieuw"), "{none}");
    let half = weigert(&["nieuw", "--map", shown, "--naam", "X", "--beheerder", "geen adres"]);
    assert!(half.contains("e-mailadres") && !map.exists(), "er blijft niets half achter: {half}");
    nieuw(&map);
    let again = weigert(&["nieuw", "--map", shown, "--naam", "X", "--beheerder", "x@voorbeeld.example"]);
    assert!(again.contains("staat al een gemeente"), "{again}");
    let config = map.join("baken.toml");
    let good = fs::read_to_string(&config).unwrap();
    fs::write(&config, good.replace("naam = ", "naam_ = ")).unwrap();
    let wrong = weigert(&["serve", "--map", shown]);
    assert!(wrong.contains("regel ") && wrong.contains("`naam_`"), "{wrong}");
    fs::write(&config, good).unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().to_string();
    let busy = baken(&["serve", "--map", shown, "--adres", &port]);
    let said = String::from_utf8(busy.stderr).unwrap();
    assert!(!busy.status.success() && said.contains("is al in gebruik"), "{said}");
    assert!(weigert(&["serve", "--map", shown, "--adres", "poort 80"]).contains("geen adres met poort"));
    assert!(weigert(&["controle", "--map", shown, "--zegels", config.to_str().unwrap()]).contains("geen verslag"));
}

#[test]
fn help_is_nederlands_en_een_tikfout_geeft_een_zin() {
    let root = lukt(&["--help"]);
    assert!(root.contains("Gebruik: baken") && root.contains("Opdrachten:") && root.contains("demo"), "{root}");
    assert!(!root.contains("meten"), "wat alleen voor het bouwen is, staat er niet");
    for words in
        [&["--help"][..], &["demo", "--help"], &["gebruiker", "toevoegen", "-h"], &["importeer", "signalen", "-h"]]
    {
        let help = lukt(words);
        for english in ["Usage", "Options", "Commands", "OPTIONS", "Print", "default:"] {
            assert!(!help.contains(english), "{words:?}: {english}");
        }
    }
    assert_eq!(weigert(&["dmeo"]), "de opdracht dmeo bestaat niet; zie `--help`");
    assert_eq!(weigert(&["demo", "--leg"]), "--leg hoort niet bij deze opdracht; zie `--help`");
    assert!(weigert(&["nieuw", "--naam", "X"]).starts_with("er ontbreekt --beheerder"));
    let rol = ["gebruiker", "toevoegen", "--email", "a@b.nl", "--naam", "A", "--rol", "koning"];
    assert!(weigert(&rol).starts_with("koning kan niet bij --rol <ROL>: kies uit adviseur, "));
    assert!(weigert(&["exporteer", "signalen", "--uit", "signalen.pdf"]).ends_with("eindigt op .csv of .xlsx"));
    assert!(lukt(&["--version"]).starts_with("baken "));
}

#[test]
fn een_gebroken_keten_geeft_een_fout_en_een_verslag() {
    let folder = tempfile::tempdir().unwrap();
    nieuw(folder.path());
    let gemeente = baken::gemeentemap::Gemeentemap::open(folder.path(), |_| None).unwrap();
    let sql = store::Sql { name: "KNOEI", text: "UPDATE gebeurtenis SET moment = moment + 1 WHERE id = 2" };
    assert_eq!(gemeente.store.write_blocking(move |tx| tx.exec(sql, &[])), Ok(1));
    let output = baken(&["controle", "--map", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("FOUT  Ketens") && said.contains("Keten gebeurtenis, regel 2 van "), "{said}");
}

#[test]
fn een_termijn_komt_met_stappen_en_bronnen() {
    let said: serde_json::Value =
        serde_json::from_str(&lukt(&["termijn", "R05", "--invoer", r#"{"bekendgemaakt":"2026-06-10"}"#])).unwrap();
    assert_eq!(said["regel"], "R05");
    assert_eq!(said["uitkomst"]["uiterlijk"], "2026-07-22");
    assert!(said["stappen"][0].is_string() && said["bronnen"][0]["url"].is_string(), "{said}");
    assert!(said.get("id").is_none());
}

#[test]
fn een_vraag_die_niet_kan_is_een_fout_met_het_veld() {
    for (regel, invoer, fout, veld) in [
        ("R05", "{}", "ontbreekt", "bekendgemaakt"),
        ("R05", r#"{"bekendgemaakt":"10-6-2026"}"#, "ongeldig", "bekendgemaakt"),
        ("R05", r#"{"bekendgemaakt":"2026-06-10","vreemd":1}"#, "onbekend_veld", "vreemd"),
        ("R99", "{}", "ongeldig", "regel"),
        ("R05", "geen json", "ongeldig", "invoer"),
    ] {
        let output = baken(&["termijn", regel, "--invoer", invoer]);
        assert_eq!(output.status.code(), Some(2), "{regel} {invoer}");
        let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(said["uitkomst"], serde_json::json!({ "fout": fout, "veld": veld }));
        assert!(String::from_utf8(output.stderr).unwrap().contains(veld));
    }
}

#[test]
fn meten_rekent_termijnen_uit_waarvan_een_deel_schuift() {
    let said = lukt(&["meten", "termijnen", "--aantal", "1000"]);
    let numbers: Vec<u64> = said.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [aantal, _, geschoven] = numbers[..] else { panic!("{said}") };
    assert_eq!(aantal, 1000);
    assert!((100..900).contains(&geschoven), "weekends and holidays move some of them: {said}");
}

#[test]
fn een_bestand_met_gevallen_geeft_een_regel_per_geval() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gevallen.json");
    let cases = r#"[{"id":"a","regel":"R02","invoer":{"laatste_dag":"2026-01-17"},"verwacht":{}}, 7,
        {"id":"b","regel":"R02","invoer":{}}]"#;
    fs::write(&path, cases).unwrap();
    let path = path.to_str().unwrap();
    let said = lukt(&["termijn", "--gevallen", path]);
    let lines: Vec<serde_json::Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!((&lines[0]["id"], &lines[0]["uitkomst"]["uiterlijk"]), (&"a".into(), &"2026-01-19".into()));
    assert_eq!(lines[1]["uitkomst"]["fout"], "ongeldig");
    assert_eq!(lines[2]["uitkomst"]["veld"], "laatste_dag");
    fs::write(path, "{}").unwrap();
    assert!(weigert(&["termijn", "--gevallen", path]).contains("geen JSON-lijst"));
    assert_eq!(baken(&["termijn", "--gevallen", path]).status.code(), Some(2));
}
