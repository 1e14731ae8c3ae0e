//! JSON in and out, with every failure told as a problem with a pointer to where.

use crate::{App, Fout, Veldfout, body};
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};
use std::fmt::Write as _;

/// A body in JSON: at most 256 kB and 128 levels deep (the parser's own limit).
#[derive(Debug, Clone)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Json<T> {
    type Rejection = Fout;

    async fn from_request(request: Request, _: &App) -> Result<Self, Fout> {
        if !body::is_media(request.headers(), |kind| kind == "application/json" || kind.ends_with("+json")) {
            return Err(Fout::verkeerde_soort("Stuur de inhoud als application/json."));
        }
        parse(&body::read(request).await?).map(Self)
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self.0) {
            Ok(body) => ([(CONTENT_TYPE, "application/json")], body).into_response(),
            Err(error) => Fout::storing("antwoord opmaken", error).into_response(),
        }
    }
}

/// Reads JSON into a type. Errors: 400 when it is not JSON, 422 with a pointer when it is not what we expect.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fout> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| explain(error.path(), error.inner()))?;
    json.end().map_err(|_| not_json())?;
    // PostgreSQL cannot hold a NUL in text, and nobody types one.
    if has_nul(bytes) { Err(crate::velden::unreadable()) } else { Ok(value) }
}

/// Whether the text holds an escaped NUL: `\u0000` with an odd number of backslashes before the `u`.
fn has_nul(bytes: &[u8]) -> bool {
    let mut escaped = false;
    bytes.iter().enumerate().any(|(index, byte)| {
        let hit = escaped && bytes[index..].starts_with(b"u0000");
        escaped = *byte == b'\\' && !escaped;
        hit
    })
}

fn explain(path: &Path, error: &serde_json::Error) -> Fout {
    if error.classify() != Category::Data {
        return not_json();
    }
    let text = error.to_string();
    let pointer = pointer(path);
    // The name of a missing field is ours; any other text of the parser may repeat what was sent.
    let missing = text.strip_prefix("missing field `").and_then(|rest| rest.split_once('`'));
    let (pointer, code, detail) = match missing {
        Some((field, _)) => (format!("{pointer}/{field}"), "ontbreekt", "Dit veld is verplicht."),
        None if text.starts_with("unknown field") => (pointer, "onbekend-veld", "Dit veld kennen wij niet."),
        None => (pointer, "verkeerde-waarde", "Deze waarde past niet bij dit veld."),
    };
    Fout::velden(vec![Veldfout { pointer, code: code.into(), detail: detail.to_owned() }])
}

/// The place as a JSON pointer in a fragment: `#/melder/telefoon`.
fn pointer(path: &Path) -> String {
    let mut text = "#".to_owned();
    for segment in path {
        let _ = match segment {
            Segment::Seq { index } => write!(text, "/{index}"),
            Segment::Map { key } => write!(text, "/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { variant } => write!(text, "/{variant}"),
            Segment::Unknown => Ok(()),
        };
    }
    text
}

fn not_json() -> Fout {
    Fout::ongeldig("json-ongeldig", "De inhoud is geen geldige JSON.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    struct Signaal {
        wat_is_er: String,
        #[serde(default)]
        #[expect(dead_code, reason = "only whether it can be read matters")]
        punten: Vec<[f64; 2]>,
    }

    fn refusal(json: &str) -> (String, &'static str, Vec<(String, String)>) {
        let fout = parse::<Signaal>(json.as_bytes()).unwrap_err();
        let Fout::Aanroep(aanroep) = &fout else { panic!("{fout}") };
        let fields = aanroep.velden.iter().map(|veld| (veld.pointer.clone(), veld.code.to_string())).collect();
        (format!("{aanroep:?}"), fout.code(), fields)
    }

    #[test]
    fn een_fout_wijst_de_plek_aan() {
        let place = |json: &str| refusal(json).2.remove(0);
        assert_eq!(place("{}"), ("#/watIsEr".into(), "ontbreekt".into()));
        assert_eq!(place(r#"{"watIsEr":7}"#), ("#/watIsEr".into(), "verkeerde-waarde".into()));
        assert_eq!(
            place(r#"{"watIsEr":"a","punten":[[1,2],[1,"x"]]}"#),
            ("#/punten/1/1".into(), "verkeerde-waarde".into())
        );
        assert_eq!(place(r#"{"watIsEr":"a","vreemd":1}"#).1, "onbekend-veld");
    }

    #[test]
    fn een_fout_herhaalt_niet_wat_er_stond() {
        let (shown, _, _) = refusal(r#"{"watIsEr":{"geheim":"Jansen"}}"#);
        assert!(!shown.contains("Jansen") && !shown.contains("geheim"), "{shown}");
    }

    #[test]
    fn wat_geen_json_is_wordt_geweigerd() {
        let deep = format!(r#"{{"watIsEr":"a","punten":{}{}}}"#, "[".repeat(200), "]".repeat(200));
        for json in ["", "{", r#"{"watIsEr":"a"} {}"#, "\u{feff}{}"] {
            assert_eq!(refusal(json).1, "json-ongeldig", "{json}");
        }
        assert!(parse::<serde_json::Value>("[".repeat(200).as_bytes()).is_err());
        assert!(parse::<Signaal>(deep.as_bytes()).is_err());
        assert_eq!(refusal(r#"{"watIsEr":"a\u0000b"}"#).1, "tekst-onleesbaar");
        assert_eq!(parse::<Signaal>(br#"{"watIsEr":"a\\u0000b"}"#).unwrap().wat_is_er, r"a\u0000b");
    }

    proptest! {
        #[test]
        fn elke_byterij_wordt_gelezen_of_geweigerd(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = parse::<Signaal>(&bytes);
        }

        #[test]
        fn een_nul_wordt_altijd_gevonden(before in r#"[a\\"]{0,8}"#) {
            let text = serde_json::to_string(&serde_json::json!({ "watIsEr": format!("{before}\0") })).unwrap();
            prop_assert!(parse::<Signaal>(text.as_bytes()).is_err());
        }
    }
}
