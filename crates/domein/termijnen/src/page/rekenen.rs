//! `/termijnen/{code}`: one rule, asked and answered. The answer comes with the form, so that another question is one change
//! away. Sent as POST and answered at once: nothing is kept, and what was typed must not stand in an address.

use crate::access::TermijnRekenen;
use crate::invulling::{Deel, Vorm, delen, meld, vraag};
use crate::{kalender, woorden};
use access::{Gate, Werkplek};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kern::Bron;
use recht::{Antwoord, Regel, korte_vindplaats};
use serde_json::{Map, Value};
use ui::{FormErrors, Kader, Kalendermaand};
use web::{Fout, Pagina, Path, Velden};

#[derive(askama::Template)]
#[template(path = "termijnen/rekenen.html")]
struct Bladzijde {
    kader: Kader,
    wet: &'static Regel,
    delen: Vec<Deel>,
    fouten: FormErrors,
    antwoord: Option<Gevonden>,
}

/// An answer as it is shown.
struct Gevonden {
    kop: String,
    rijen: Vec<(String, String)>,
    stappen: Vec<String>,
    bronnen: Vec<Bron>,
    bevestigd: bool,
    maanden: Vec<Kalendermaand>,
}

/// The empty form.
pub(crate) async fn page(
    _: Gate<TermijnRekenen>,
    Werkplek(kader): Werkplek,
    Path(code): Path<String>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let regel = zoek(&code)?;
    let kader = kader.voor(regel.titel, "/termijnen");
    Ok(Pagina(Bladzijde { kader, wet: regel, delen: delen(regel, None), fouten: FormErrors::new(), antwoord: None }))
}

/// The answer, or the form with what was typed and what is wrong with it.
pub(crate) async fn reken(
    _: Gate<TermijnRekenen>,
    Werkplek(kader): Werkplek,
    Path(code): Path<String>,
    velden: Velden,
) -> Result<Response, Fout> {
    let regel = zoek(&code)?;
    let mut fouten = FormErrors::new();
    let invoer = vraag(regel, &velden, &mut fouten);
    let mut antwoord = None;
    if fouten.is_empty() {
        match regel.beantwoord(&Value::Object(invoer.clone())) {
            Ok(gegeven) => antwoord = Some(gevonden(gegeven, &invoer)),
            Err(fout) => meld(regel, &fout, &mut fouten),
        }
    }
    let kader = kader.voor(regel.titel, "/termijnen").fouten(&fouten);
    let delen = delen(regel, Some(&velden));
    let page = Pagina(Bladzijde { kader, wet: regel, delen, fouten, antwoord });
    Ok(if page.0.antwoord.is_some() { page.into_response() } else { page.geweigerd() })
}

fn zoek(code: &str) -> Result<&'static Regel, Fout> {
    recht::regels().iter().copied().find(|regel| regel.code == code).ok_or_else(Fout::niet_gevonden)
}

fn gevonden(antwoord: Antwoord, invoer: &Map<String, Value>) -> Gevonden {
    let rijen = woorden::rijen(&antwoord.uitkomst);
    let dag = woorden::antwoord(&antwoord.uitkomst);
    let mag = antwoord.uitkomst.get("toegestaan").and_then(Value::as_bool);
    let kop = match (mag, dag) {
        (Some(false), _) => "Niet toegestaan".to_owned(),
        (Some(true), _) => "Toegestaan".to_owned(),
        (None, Some((naam, _))) => {
            let naam = woorden::kop(naam);
            let waarde = rijen.iter().find(|(kop, _)| *kop == naam).map(|(_, waarde)| waarde.as_str());
            format!("{naam}: {}", waarde.unwrap_or_default())
        }
        (None, None) => "Het antwoord".to_owned(),
    };
    let begin = invoer.values().filter_map(Value::as_str).filter_map(woorden::dag).min();
    let maanden = begin.zip(dag).map(|(begin, (_, einde))| op_kalender(invoer, begin, einde)).unwrap_or_default();
    let bevestigd = antwoord.is_bevestigd();
    Gevonden { kop, rijen, stappen: antwoord.stappen, bronnen: antwoord.bronnen, bevestigd, maanden }
}

/// The calendar of the answer, with the days of `kb_dagen` when those were given.
fn op_kalender(invoer: &Map<String, Value>, begin: Date, einde: Date) -> Vec<Kalendermaand> {
    let gegeven = invoer.get("kb_dagen").and_then(Value::as_array);
    let dagen = gegeven.map(|dagen| dagen.iter().filter_map(Value::as_str).filter_map(woorden::dag).collect());
    let tabel = dagen.map_or_else(recht::atw::Kalender::wettelijk, recht::atw::Kalender::met_gelijkgestelde_dagen);
    kalender::maanden(&tabel, begin, einde)
}

impl Bladzijde {
    fn artikel(bron: &Bron) -> String {
        korte_vindplaats(bron)
    }
}
