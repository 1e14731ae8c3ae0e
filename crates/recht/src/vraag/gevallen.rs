//! Many questions at once: one line per case, in order. A bad case gives a line that says so and never stops the rest.

use super::{Antwoord, beantwoord};
use crate::Vraagfout;
use serde::Serialize;
use serde_json::{Value, json};

#[derive(Serialize)]
struct Lijn<'a> {
    id: &'a Value,
    #[serde(flatten)]
    antwoord: Antwoord,
}

/// One JSON object per case, without a line end.
pub fn gevallen(gevallen: &[Value]) -> impl Iterator<Item = String> {
    gevallen.iter().map(|geval| {
        let id = geval.get("id").unwrap_or(&Value::Null);
        let lijn = Lijn { id, antwoord: antwoord(geval) };
        // Values that were read as JSON can be written as JSON; the other branch keeps the promise of a line.
        serde_json::to_string(&lijn).unwrap_or_else(|_| json!({ "id": id, "uitkomst": {} }).to_string())
    })
}

fn antwoord(geval: &Value) -> Antwoord {
    let code = geval.get("regel").and_then(Value::as_str).unwrap_or_default();
    vraag(geval).and_then(|invoer| beantwoord(code, invoer)).unwrap_or_else(|fout| Antwoord::met_fout(code, &fout))
}

/// The input of a case that has the form of one.
fn vraag(geval: &Value) -> Result<&Value, Vraagfout> {
    let object = geval.as_object().ok_or_else(|| Vraagfout::ongeldig("geval"))?;
    let verplicht =
        |naam: &str| object.get(naam).filter(|waarde| !waarde.is_null()).ok_or_else(|| Vraagfout::ontbreekt(naam));
    if !matches!(verplicht("id")?, Value::String(_) | Value::Number(_)) {
        return Err(Vraagfout::ongeldig("id"));
    }
    if !verplicht("regel")?.is_string() {
        return Err(Vraagfout::ongeldig("regel"));
    }
    verplicht("invoer")
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let regels: Vec<Value> = gevallen(&lijst).map(|lijn| serde_json::from_str(&lijn).unwrap()).collect();
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
