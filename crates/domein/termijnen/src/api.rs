//! The rules for systems: which there are and what they ask, and an answer.

use crate::access::TermijnRekenen;
use access::ApiGate;
use kern::Code;
use recht::{Antwoord, Nodig, Regel, Veld, Veldsoort, Vraagfout, korte_vindplaats};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;
use web::{Api, Fout, Json, Veldfout, operation};

/// The operations of this domain.
pub(crate) fn api() -> Api {
    Api::new().guarded(operation!(regels)).guarded(operation!(rekenen))
}

/// A field of a question.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(no_recursion)]
pub(crate) struct VeldUit {
    /// The key in `invoer`.
    naam: &'static str,
    /// What it asks, in Dutch.
    label: &'static str,
    /// `datum`, `moment`, `kloktijd`, `getal`, `jaar`, `jaNee`, `keuze`, `tekst`, `datums`, `lijst` or `groep`.
    soort: &'static str,
    /// False when it may be left out.
    verplicht: bool,
    /// The codes of a choice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keuzes: Vec<&'static str>,
    /// The fields of a list or group.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    velden: Vec<VeldUit>,
}

/// A rule that can be asked.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RegelUit {
    /// Its number, for `regel`.
    code: &'static str,
    /// The question it answers.
    titel: &'static str,
    /// The articles it rests on.
    artikelen: Vec<String>,
    /// What it asks.
    velden: Vec<VeldUit>,
}

/// A question.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct VraagIn {
    /// The number of the rule: `R05`.
    #[schema(max_length = 8)]
    regel: String,
    /// The values, by the names of the fields of the rule.
    #[schema(value_type = Object)]
    invoer: Map<String, Value>,
}

/// An article.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BronUit {
    /// In short: "Awb 6:7".
    artikel: String,
    /// Where it can be read.
    url: &'static str,
    /// False: not checked against its text, or a reading that is not settled.
    bevestigd: bool,
}

/// An answer, with the way there.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AntwoordUit {
    /// The rule that answered.
    regel: String,
    /// The outcome, in the names of the rule.
    #[schema(value_type = Object)]
    uitkomst: Map<String, Value>,
    /// How it was found: sentences in Dutch.
    stappen: Vec<String>,
    /// The articles used.
    bronnen: Vec<BronUit>,
}

/// Which rules there are, and what each asks.
#[utoipa::path(get, path = "/termijnen", responses((status = 200, body = Vec<RegelUit>)))]
pub(crate) async fn regels(_: ApiGate<TermijnRekenen>) -> Json<Vec<RegelUit>> {
    Json(recht::regels().iter().map(|regel| regel_uit(regel)).collect())
}

/// Asks a rule. The same question always has the same answer; nothing is kept.
#[utoipa::path(post, path = "/termijnen", request_body = VraagIn, responses((status = 200, body = AntwoordUit)))]
pub(crate) async fn rekenen(_: ApiGate<TermijnRekenen>, Json(vraag): Json<VraagIn>) -> Result<Json<AntwoordUit>, Fout> {
    let Some(regel) = recht::regels().iter().find(|regel| regel.code == vraag.regel) else {
        let detail = "Deze regel bestaat niet. De lijst staat op GET /termijnen.".to_owned();
        return Err(Fout::velden(vec![Veldfout { pointer: "#/regel".into(), code: "onbekend".into(), detail }]));
    };
    let antwoord = regel.beantwoord(&Value::Object(vraag.invoer)).map_err(|fout| veldfout(&fout))?;
    Ok(Json(antwoord_uit(antwoord)))
}

/// The field is one of ours or the caller's own key: a pointer in which `~` and `/` are written as RFC 6901 asks.
fn veldfout(fout: &Vraagfout) -> Fout {
    let naam = fout.veld.replace('~', "~0").replace('/', "~1");
    let pointer = format!("#/invoer/{naam}");
    Fout::velden(vec![Veldfout { pointer, code: fout.code.code().into(), detail: format!("{}.", fout.code.naam()) }])
}

fn antwoord_uit(antwoord: Antwoord) -> AntwoordUit {
    let bronnen = antwoord.bronnen.iter().map(|bron| BronUit {
        artikel: korte_vindplaats(bron),
        url: bron.url,
        bevestigd: bron.bevestigd,
    });
    let bronnen = bronnen.collect();
    AntwoordUit { regel: antwoord.regel, uitkomst: antwoord.uitkomst, stappen: antwoord.stappen, bronnen }
}

fn regel_uit(regel: &Regel) -> RegelUit {
    RegelUit {
        code: regel.code,
        titel: regel.titel,
        artikelen: regel.bronnen.iter().map(korte_vindplaats).collect(),
        velden: regel.velden.iter().map(veld_uit).collect(),
    }
}

fn veld_uit(veld: &Veld) -> VeldUit {
    let (soort, keuzes, velden): (_, _, &[Veld]) = match veld.soort {
        Veldsoort::Datum => ("datum", Vec::new(), &[]),
        Veldsoort::Moment => ("moment", Vec::new(), &[]),
        Veldsoort::Kloktijd => ("kloktijd", Vec::new(), &[]),
        Veldsoort::Getal(..) => ("getal", Vec::new(), &[]),
        Veldsoort::Jaar(..) => ("jaar", Vec::new(), &[]),
        Veldsoort::JaNee => ("jaNee", Vec::new(), &[]),
        Veldsoort::Keuze(opties) => ("keuze", opties().into_iter().map(|(code, _)| code).collect(), &[]),
        Veldsoort::Tekst => ("tekst", Vec::new(), &[]),
        Veldsoort::Datums => ("datums", Vec::new(), &[]),
        Veldsoort::Lijst(velden) => ("lijst", Vec::new(), velden),
        Veldsoort::Paar(velden) | Veldsoort::Blok(velden) => ("groep", Vec::new(), velden),
    };
    let verplicht = matches!(veld.nodig, Nodig::Altijd);
    let velden = velden.iter().map(veld_uit).collect();
    VeldUit { naam: veld.naam, label: veld.label, soort, verplicht, keuzes, velden }
}
