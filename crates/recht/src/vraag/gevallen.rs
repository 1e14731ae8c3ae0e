//! Many questions at once: one line per case, in order. A bad case gives a line that says so and never stops the rest.

use super::{Antwoord, beantwoord};
use crate::Vraagfout;
use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Lijn {
    id: Value,
    #[serde(flatten)]
    antwoord: Antwoord,
}

/// A part of a JSON object, not read yet: what cannot be read in one part leaves the others as they are.
type Delen<'a> = BTreeMap<String, &'a RawValue>;

/// One JSON object per case of this JSON list, without a line end. Errors: the text is no JSON list.
pub fn gevallen(tekst: &str) -> Result<impl Iterator<Item = String>, serde_json::Error> {
    let lijst: Vec<&RawValue> = serde_json::from_str(tekst)?;
    Ok(lijst.into_iter().map(|geval| {
        let delen: Option<Delen<'_>> = serde_json::from_str(geval.get()).ok();
        let id = delen.as_ref().and_then(|delen| lees(delen, "id").ok()).unwrap_or_default();
        let lijn = Lijn { antwoord: antwoord(delen.as_ref()), id };
        // Values that were read as JSON can be written as JSON; the other branch keeps the promise of a line.
        serde_json::to_string(&lijn).unwrap_or_else(|_| json!({ "id": lijn.id, "uitkomst": {} }).to_string())
    }))
}

/// The input of a question as it was written. A number beyond all bounds, half a character or a thousand lists in each other
/// is valid JSON that nobody can compute with: the fault names the field in which it stands.
pub fn lees_invoer(tekst: &str) -> Result<Value, Vraagfout> {
    serde_json::from_str(tekst).map_err(|_| {
        let delen: Delen<'_> = serde_json::from_str(tekst).unwrap_or_default();
        let mut onleesbaar = delen.into_iter().filter(|(_, deel)| serde_json::from_str::<Value>(deel.get()).is_err());
        Vraagfout::ongeldig(onleesbaar.next().map_or_else(|| "invoer".to_owned(), |(sleutel, _)| sleutel))
    })
}

fn antwoord(delen: Option<&Delen<'_>>) -> Antwoord {
    let code = delen.and_then(|delen| lees(delen, "regel").ok());
    let code = code.as_ref().and_then(Value::as_str).unwrap_or_default();
    let invoer = delen.ok_or_else(|| Vraagfout::ongeldig("geval")).and_then(vraag);
    invoer.and_then(|invoer| beantwoord(code, &invoer)).unwrap_or_else(|fout| Antwoord::met_fout(code, &fout))
}

/// The input of a case that has the form of one.
fn vraag(delen: &Delen<'_>) -> Result<Value, Vraagfout> {
    if !matches!(lees(delen, "id")?, Value::String(_) | Value::Number(_)) {
        return Err(Vraagfout::ongeldig("id"));
    }
    if !lees(delen, "regel")?.is_string() {
        return Err(Vraagfout::ongeldig("regel"));
    }
    lees_invoer(deel(delen, "invoer")?)
}

fn lees(delen: &Delen<'_>, naam: &str) -> Result<Value, Vraagfout> {
    serde_json::from_str(deel(delen, naam)?).map_err(|_| Vraagfout::ongeldig(naam))
}

/// Null is the same as absent.
fn deel<'a>(delen: &Delen<'a>, naam: &str) -> Result<&'a str, Vraagfout> {
    let gegeven = delen.get(naam).map(|deel| deel.get()).filter(|deel| *deel != "null");
    gegeven.ok_or_else(|| Vraagfout::ontbreekt(naam))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regels(tekst: &str) -> Vec<Value> {
        gevallen(tekst).unwrap().map(|lijn| serde_json::from_str(&lijn).unwrap()).collect()
    }

    #[test]
    fn geldige_json_waar_niemand_mee_kan_rekenen_bederft_alleen_het_eigen_geval() {
        let diep = format!("{}{}", "[".repeat(2000), "]".repeat(2000));
        let goed = r#"{"id":"goed","regel":"R02","invoer":{"laatste_dag":"2026-01-17"}}"#;
        for (fout, veld) in [
            (r#"{"id":"a","regel":"R53","invoer":{"waarde":1e400,"per":1000}}"#, "waarde"),
            (r#"{"id":"a","regel":"R02","invoer":{"laatste_dag":"\ud800"}}"#, "laatste_dag"),
            (&format!(r#"{{"id":"a","regel":"R02","invoer":{{"laatste_dag":{diep}}}}}"#), "laatste_dag"),
            (&format!(r#"{{"id":"a","regel":"R02","invoer":{diep}}}"#), "invoer"),
            (r#"{"id":"a","regel":"\udfff","invoer":{}}"#, "regel"),
        ] {
            let lijnen = regels(&format!("[{goed},{fout},{goed}]"));
            assert_eq!(lijnen.len(), 3);
            assert_eq!(lijnen[1]["uitkomst"], json!({ "fout": "ongeldig", "veld": veld }), "{}", lijnen[1]);
            assert_eq!(lijnen[1]["id"], "a");
            assert!([&lijnen[0], &lijnen[2]].iter().all(|lijn| lijn["uitkomst"]["uiterlijk"] == "2026-01-19"));
        }
        let unread = format!(
            r#"[{{"id":1e400,"regel":"R02","invoer":{{}}}},{diep},{{"id":"b","regel":"R02","invoer":
            {{"laatste_dag":"2026-01-17"}},"uitleg":"\ud800"}}]"#
        );
        let lijnen = regels(&unread);
        assert_eq!((&lijnen[0]["id"], &lijnen[0]["uitkomst"]["veld"]), (&json!(null), &json!("id")));
        assert_eq!(lijnen[1]["uitkomst"]["veld"], "geval");
        assert_eq!(lijnen[2]["uitkomst"]["uiterlijk"], "2026-01-19", "what is not asked is not read");
        assert!(gevallen("{}").is_err() && gevallen("[1").is_err());
    }

    #[test]
    fn een_slecht_geval_geeft_een_regel_en_stopt_de_rest_niet() {
        let lijst = [
            json!(12),
            json!({}),
            json!({ "id": "a" }),
            json!({ "id": "b", "regel": "R99", "invoer": {} }),
            json!({ "id": "c", "regel": "R02" }),
            json!({ "id": "d", "regel": "R02", "invoer": [] }),
            json!({ "id": "e", "regel": "R02", "invoer": { "laatste_dag": "2026-01-17" }, "verwacht": 1 }),
        ];
        let regels = regels(&json!(lijst).to_string());
        let kort: Vec<_> =
            regels.iter().map(|lijn| (&lijn["id"], &lijn["uitkomst"]["fout"], &lijn["uitkomst"]["veld"])).collect();
        assert_eq!(
            json!(kort),
            json!([
                [null, "ongeldig", "geval"],
                [null, "ontbreekt", "id"],
                ["a", "ontbreekt", "regel"],
                ["b", "ongeldig", "regel"],
                ["c", "ontbreekt", "invoer"],
                ["d", "ongeldig", "invoer"],
                ["e", null, null],
            ])
        );
        for lijn in &regels {
            assert!(lijn["stappen"][0].is_string() && lijn["bronnen"][0]["url"].is_string(), "{lijn}");
        }
        assert_eq!(regels[6]["uitkomst"]["uiterlijk"], "2026-01-19");
    }
}
