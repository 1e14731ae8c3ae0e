//! When an order holds: its periods so far, and the separate days of one that has those.

use crate::bronnen;
use crate::grondslag::Grondslag;
use besluit::Gegevens;
use besluit::soort::{Bevinding, Zaak};
use jiff::civil::Date;
use kern::{Weigering, dag_van};
use recht::gemeentewet::art_172a_gebiedsverbod::Periode;
use recht::gemeentewet::art_172a_losse_dagen::Dagen;
use serde_json::{Value, json};

/// More lines than this nobody reads back.
const MEESTE_REGELS: usize = 90;

/// The separate days, one line each: "14-08-2026" or "14-08-2026 tot en met 16-08-2026". Or what is wrong with which line.
pub(crate) fn losse_dagen(gegevens: &Gegevens) -> Result<Vec<Dagen>, String> {
    let lines = gegevens.regels("dagen");
    if lines.len() > MEESTE_REGELS {
        return Err(format!("Er staan {} regels bij de losse dagen. Hoogstens {MEESTE_REGELS} kan.", lines.len()));
    }
    let read = lines.iter().zip(1..).map(|(line, nummer): (&&str, usize)| lees_regel(line, nummer));
    let all = read.collect::<Result<Vec<_>, _>>()?;
    // A change that ends the order sooner takes the days after it away.
    let Some(last) = gegevens.datum("eerder_einde") else { return Ok(all) };
    let kept = all.into_iter().filter(|dagen| dagen.van <= last);
    Ok(kept.map(|dagen| Dagen { tot_en_met: dagen.tot_en_met.min(last), ..dagen }).collect())
}

fn lees_regel(line: &str, nummer: usize) -> Result<Dagen, String> {
    let (van, tot) = line.split_once("tot en met").unwrap_or((line, line));
    let day = |text: &str| Date::strptime("%d-%m-%Y", text.trim()).ok();
    let (Some(van), Some(tot_en_met)) = (day(van), day(tot)) else {
        return Err(format!(
            "Regel {nummer} bij de losse dagen is geen dag. Schrijf: 14-08-2026, of 14-08-2026 tot en met 16-08-2026."
        ));
    };
    if tot_en_met < van {
        return Err(format!("Regel {nummer} bij de losse dagen eindigt voor het begin. Kijk de datums na."));
    }
    Ok(Dagen { van, tot_en_met })
}

/// First and last day as they were imposed; `None` while one is missing or cannot be read.
pub(crate) fn opgelegd(gegevens: &Gegevens, grondslag: Grondslag) -> Option<(Date, Date)> {
    if grondslag != Grondslag::Los {
        return Some((gegevens.datum("eerste_dag")?, gegevens.datum("laatste_dag")?));
    }
    let days = losse_dagen(gegevens).ok()?;
    let first = days.iter().map(|dagen| dagen.van).min()?;
    Some((first, days.iter().map(|dagen| dagen.tot_en_met).max()?))
}

/// The order and its extensions as they were decided before this decision, with what a change took off.
pub(crate) fn verloop(zaak: &Zaak<'_>) -> Vec<Periode> {
    let mut all: Vec<Periode> = Vec::new();
    for eerder in zaak.eerder {
        let Some(genomen) = eerder.genomen else { continue };
        let besluit_op = Some(dag_van(genomen));
        match (eerder.code.as_str(), all.last_mut()) {
            ("opleggen", None) => {
                let grondslag = Grondslag::van(&eerder.gegevens);
                let days = grondslag.and_then(|grondslag| opgelegd(&eerder.gegevens, grondslag));
                all.extend(days.map(|(eerste_dag, laatste_dag)| Periode { eerste_dag, laatste_dag, besluit_op }));
            }
            ("verlengen", Some(last)) => {
                let next = last.laatste_dag.tomorrow().ok();
                if let (Some(eerste_dag), Some(laatste_dag)) = (next, eerder.gegevens.datum("verlengd_tot")) {
                    all.push(Periode { eerste_dag, laatste_dag, besluit_op });
                }
            }
            ("wijzigen", Some(_)) => {
                if let Some(sooner) = eerder.gegevens.datum("eerder_einde") {
                    kort_in(&mut all, sooner);
                }
            }
            _ => {}
        }
    }
    all
}

/// The periods up to and including this day; the first one always stays.
pub(crate) fn kort_in(perioden: &mut Vec<Periode>, laatste: Date) {
    while perioden.len() > 1 && perioden.last().is_some_and(|last| last.eerste_dag > laatste) {
        perioden.pop();
    }
    if let Some(last) = perioden.last_mut() {
        last.laatste_dag = laatste;
    }
}

/// The periods as R22 asks for them.
pub(crate) fn als_vraag(perioden: &[Periode]) -> Value {
    let rows = perioden.iter().map(|periode| {
        let mut row = json!({ "eerste_dag": periode.eerste_dag, "laatste_dag": periode.laatste_dag });
        if let (Some(op), Some(row)) = (periode.besluit_op, row.as_object_mut()) {
            row.insert("besluit_op".to_owned(), json!(op));
        }
        row
    });
    json!({ "perioden": rows.collect::<Vec<_>>() })
}

/// What is wrong with the days by themselves, before any rule counts them.
pub(crate) fn toets(zaak: &Zaak<'_>, grondslag: Grondslag) -> Vec<Bevinding> {
    let gegevens = zaak.gegevens;
    let place = if grondslag == Grondslag::Los { "dagen" } else { "laatste_dag" };
    let block = |code: &str, zin: String| vec![Bevinding::blokkeert(code, zin, grondslag.bron()).bij(place)];
    if grondslag == Grondslag::Los
        && let Err(zin) = losse_dagen(gegevens)
    {
        return block("dagen", zin);
    }
    // What is missing is reported at its field.
    let Some((first, last)) = opgelegd(gegevens, grondslag) else { return Vec::new() };
    let today = dag_van(zaak.op);
    if last < first {
        return block("dagen", "De laatste dag ligt voor de eerste dag. Kijk de datums na.".to_owned());
    }
    if first < today {
        let zin = "De eerste dag ligt voor de dag van het besluit. Een verbod werkt niet terug: kies vandaag of later.";
        return vec![Bevinding::blokkeert("terugwerken", zin, bronnen::INWERKING).bij("eerste_dag")];
    }
    if first == today {
        let zin = "Het verbod begint vandaag. Het werkt pas als het besluit is bekendgemaakt.";
        return vec![Bevinding::let_op("vandaag", zin, bronnen::INWERKING).bij("eerste_dag")];
    }
    Vec::new()
}

/// The refusal when days are missing that the checks ask for.
pub(crate) fn ontbreekt() -> Weigering {
    Weigering::new("dagen", "Vul in vanaf welke dag en tot en met welke dag het geldt.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn losse_dagen_staan_elk_op_een_regel() {
        let read = |text: &str| losse_dagen(&Gegevens::van([("dagen", text)]));
        let days = |van, tot_en_met| Dagen { van, tot_en_met };
        assert_eq!(
            read("14-08-2026 tot en met 16-08-2026\n\n 1-5-2027 "),
            Ok(vec![days(date(2026, 8, 14), date(2026, 8, 16)), days(date(2027, 5, 1), date(2027, 5, 1))])
        );
        assert!(read("14-08-2026\n31-02-2027").is_err_and(|zin| zin.starts_with("Regel 2 ")));
        assert!(read("16-08-2026 tot en met 14-08-2026").is_err_and(|zin| zin.contains("eindigt voor het begin")));
        assert!(read("koningsdag").is_err());
        assert!(read(&"1-5-2027\n".repeat(91)).is_err_and(|zin| zin.contains("91 regels")));
    }

    #[test]
    fn korter_haalt_een_verlenging_weg_die_nog_niet_begon() {
        let period = |eerste_dag, laatste_dag| Periode { eerste_dag, laatste_dag, besluit_op: None };
        let first = period(date(2026, 1, 16), date(2026, 4, 15));
        let second = period(date(2026, 4, 16), date(2026, 7, 15));
        for (day, kept) in [
            (date(2026, 4, 1), vec![period(first.eerste_dag, date(2026, 4, 1))]),
            (date(2026, 4, 16), vec![first, period(second.eerste_dag, date(2026, 4, 16))]),
        ] {
            let mut all = vec![first, second];
            kort_in(&mut all, day);
            assert_eq!(all, kept);
        }
    }

    #[test]
    fn een_eerder_einde_haalt_dagen_weg() {
        let gegevens = Gegevens::van([
            ("dagen", "14-08-2026 tot en met 16-08-2026\n01-05-2027"),
            ("eerder_einde", "2026-08-15"),
            ("grondslag", "los"),
        ]);
        assert_eq!(opgelegd(&gegevens, Grondslag::Los), Some((date(2026, 8, 14), date(2026, 8, 15))));
    }
}
