//! An outcome as people read it.

use jiff::civil::Date;
use kern::Moment;
use recht::{klok::moment_voluit, voluit};
use serde_json::{Map, Value};

/// Which value of an outcome is the answer that people come for; the first that is there.
const ANTWOORD: &[&str] = &[
    "uiterlijk",
    "einde",
    "juist_einde",
    "betalen_uiterlijk",
    "laatste_dag",
    "uiterste_laatste_dag",
    "uiterste_dag",
    "uiterste_einde",
    "vernietigen_op",
    "verwijderen_uiterlijk",
    "informeren_uiterlijk",
    "bruikbaar_tot_en_met",
    "verschoonbaar_tot",
    "plan_op",
];

/// The day on which the answer falls, with the name of its value.
pub(crate) fn antwoord(uitkomst: &Map<String, Value>) -> Option<(&'static str, Date)> {
    let dag = |naam: &&'static str| Some((*naam, dag(uitkomst.get(*naam)?.as_str()?)?));
    ANTWOORD.iter().find_map(dag)
}

/// The outcome as rows: what it is, and the value.
pub(crate) fn rijen(uitkomst: &Map<String, Value>) -> Vec<(String, String)> {
    uitkomst.iter().map(|(naam, waarde)| (kop(naam), in_woorden(naam, waarde))).collect()
}

/// "opschorting_dagen" as people read it: "Opschorting dagen".
pub(crate) fn kop(naam: &str) -> String {
    ui::hoofdletter(naam.strip_suffix("_cent").unwrap_or(naam).replace('_', " "))
}

fn in_woorden(naam: &str, waarde: &Value) -> String {
    match waarde {
        Value::Null => "niet van toepassing".to_owned(),
        Value::Bool(ja) => if *ja { "ja" } else { "nee" }.to_owned(),
        Value::Number(getal) => match getal.as_i64().filter(|_| naam.ends_with("_cent")) {
            Some(cent) => euro(cent),
            None => getal.to_string().replace('.', ","),
        },
        Value::String(tekst) => tekst_in_woorden(tekst),
        Value::Array(lijst) if lijst.is_empty() => "geen".to_owned(),
        Value::Array(lijst) => lijst.iter().map(|een| in_woorden(naam, een)).collect::<Vec<_>>().join(", "),
        Value::Object(velden) => {
            let delen = velden.iter().map(|(naam, waarde)| format!("{}: {}", kop(naam), in_woorden(naam, waarde)));
            delen.collect::<Vec<_>>().join(", ")
        }
    }
}

fn euro(cent: i64) -> String {
    let (min, cent) = (if cent < 0 { "-" } else { "" }, cent.unsigned_abs());
    format!("€ {min}{},{:02}", cent / 100, cent % 100)
}

/// A date or moment in full; a code without its underscores.
fn tekst_in_woorden(tekst: &str) -> String {
    if let Some(moment) = moment(tekst) {
        return moment_voluit(moment);
    }
    dag(tekst).map_or_else(|| tekst.replace('_', " "), voluit)
}

/// The day of a date, or of a moment with its offset, as the rules write them.
pub(crate) fn dag(tekst: &str) -> Option<Date> {
    let datum = tekst.get(..10).filter(|_| tekst.len() == 10 || tekst.as_bytes().get(10) == Some(&b'T'))?;
    datum.parse().ok()
}

fn moment(tekst: &str) -> Option<Moment> {
    tekst.contains('T').then(|| tekst.parse::<jiff::Timestamp>().ok()).flatten().map(Moment::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use serde_json::json;

    fn als_rijen(uitkomst: &Value) -> Vec<(String, String)> {
        rijen(uitkomst.as_object().expect("an outcome"))
    }

    #[test]
    fn een_uitkomst_is_te_lezen() {
        let rijen = als_rijen(&json!({
            "bedrag_cent": -7505, "data": ["2026-06-10"], "einde": "2026-10-25T02:30:00+01:00", "ontbreekt": [],
            "per_1000": 22.7, "reden": null, "toegestaan": true, "weigering": "te_lang",
        }));
        let waarde = |kop: &str| rijen.iter().find(|(naam, _)| naam == kop).map(|(_, waarde)| waarde.as_str());
        assert_eq!(waarde("Bedrag"), Some("€ -75,05"));
        assert_eq!(waarde("Data"), Some("woensdag 10 juni 2026"));
        assert_eq!(waarde("Einde"), Some("zondag 25 oktober 2026 om 02.30 uur (wintertijd)"));
        assert_eq!(waarde("Ontbreekt"), Some("geen"));
        assert_eq!(waarde("Per 1000"), Some("22,7"));
        assert_eq!(waarde("Reden"), Some("niet van toepassing"));
        assert_eq!(waarde("Toegestaan"), Some("ja"));
        assert_eq!(waarde("Weigering"), Some("te lang"));
    }

    #[test]
    fn het_antwoord_is_de_dag_waar_het_om_gaat() {
        let uitkomst = json!({ "eerste_dag": "2026-06-11", "uiterlijk": "2026-07-22" });
        assert_eq!(antwoord(uitkomst.as_object().expect("an outcome")), Some(("uiterlijk", date(2026, 7, 22))));
        let uitkomst = json!({ "uiterlijk": null, "dagen": 3 });
        assert_eq!(antwoord(uitkomst.as_object().expect("an outcome")), None);
    }
}
