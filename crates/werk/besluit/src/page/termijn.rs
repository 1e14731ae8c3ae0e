//! One term: why it is this date, and ticking it off.

use super::stap::moment;
use super::{href, inrichting, scope};
use crate::access::{MaatregelBijhouden, MaatregelenZien};
use crate::handeling::{self, EINDE};
use crate::model::{Kenmerk, Termijnstand};
use crate::soort::Termijnsoort;
use crate::store::rij;
use crate::store::termijnen::{self, Termijn};
use crate::wandklok;
use access::{Gate, Mislukt, Werkplek};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kern::{Code as _, MaatregelId};
use serde_json::Value;
use store::StoreError;
use ui::{Flash, FormErrors, Kader};
use web::{App, Fout, Naar, Pagina, Path, Velden};

#[derive(askama::Template)]
#[template(path = "besluit/termijn.html")]
pub(crate) struct Bladzijde {
    kader: Kader,
    kenmerk: Kenmerk,
    termijn: Termijn,
    fouten: FormErrors,
    hoe: String,
    gedaan: String,
    mag: bool,
}

impl Bladzijde {
    fn wanneer(&self) -> String {
        match (self.termijn.is_meteen(), self.termijn.hele_dag) {
            (true, _) => "Meteen".to_owned(),
            (_, true) => ui::hoofdletter(ui::datum_lang(self.termijn.uiterlijk)),
            (_, false) => ui::hoofdletter(ui::datum_tijd_lang(self.termijn.uiterlijk)),
        }
    }

    /// What was asked of the rule, in words.
    fn invoer(&self) -> Vec<(String, String)> {
        let Some(uitleg) = &self.termijn.uitleg else { return Vec::new() };
        let regel = recht::regels().iter().find(|regel| regel.code == uitleg.regel);
        let label = |naam: &str| {
            let veld = regel.and_then(|regel| regel.velden.iter().find(|veld| veld.naam == naam));
            veld.map_or_else(|| naam.to_owned(), |veld| veld.label.to_owned())
        };
        let pairs = uitleg.invoer.as_object().into_iter().flatten().filter(|(_, waarde)| !waarde.is_null());
        pairs.map(|(naam, waarde)| (label(naam), in_woorden(waarde))).collect()
    }

    fn vraag(&self) -> &'static str {
        let code = self.termijn.uitleg.as_ref().map_or("", |uitleg| uitleg.regel.as_str());
        recht::regels().iter().find(|regel| regel.code == code).map_or("", |regel| regel.titel)
    }

    fn bevestigd(&self) -> bool {
        self.termijn.uitleg.as_ref().is_none_or(|uitleg| uitleg.bronnen.iter().all(|bron| bron.bevestigd))
    }

    fn kan_afvinken(&self) -> bool {
        self.mag && self.termijn.stand == Termijnstand::Open && self.termijn.soort != Termijnsoort::Loopt
    }

    fn kan_heropenen(&self) -> bool {
        self.mag && self.termijn.stand == Termijnstand::Gedaan
    }
}

/// Dates, times and rows of them as people read them.
fn in_woorden(waarde: &Value) -> String {
    match waarde {
        Value::Bool(true) => "Ja".to_owned(),
        Value::Bool(false) => "Nee".to_owned(),
        Value::String(text) => match (text.parse::<jiff::civil::DateTime>(), text.parse::<jiff::civil::Date>()) {
            (Ok(moment), _) if text.contains('T') => ui::datum_tijd_lang(kern::moment_van(moment)),
            (_, Ok(dag)) => ui::datum_lang(dag),
            _ => text.clone(),
        },
        Value::Array(rows) => rows.iter().map(in_woorden).collect::<Vec<_>>().join("; "),
        Value::Object(cells) => {
            let cell = |(naam, waarde): (&String, &Value)| format!("{} {}", naam.replace('_', " "), in_woorden(waarde));
            cells.iter().filter(|(_, waarde)| !waarde.is_null()).map(cell).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

/// Shows it.
pub(crate) async fn page(
    gate: Gate<MaatregelenZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, termijn)): Path<(String, i64)>,
) -> Result<Pagina<Bladzijde>, Fout> {
    let _ = inrichting(&app)?;
    bladzijde(&gate, kader, &kenmerk, termijn, (String::new(), None), FormErrors::new()).await
}

/// Why the order ends when it ends: the term of the decision that set that. Without one, everything that was decided.
pub(crate) async fn einde(gate: Gate<MaatregelenZien>, Path(kenmerk): Path<String>) -> Result<Naar, Fout> {
    let found = gate.open(scope(&kenmerk)?, |tx, _, id| {
        let maatregel = rij::load(tx, MaatregelId(id))?;
        let all = termijnen::van(tx, maatregel.id)?;
        let ends = all.into_iter().filter(|een| een.code == EINDE && een.uiterlijk == maatregel.einde);
        Ok::<_, Mislukt>((maatregel.kenmerk, ends.max_by_key(|een| een.id).map(|een| een.id)))
    });
    let (kenmerk, termijn) = found.await?;
    let here = href(kenmerk);
    Ok(Naar::new(termijn.map_or_else(|| format!("{here}#besluiten"), |id| format!("{here}/termijn/{id}"))))
}

async fn bladzijde(
    gate: &Gate<MaatregelenZien>,
    kader: Kader,
    kenmerk: &str,
    termijn: i64,
    (hoe, gedaan): (String, Option<String>),
    fouten: FormErrors,
) -> Result<Pagina<Bladzijde>, Fout> {
    let found = gate.open(scope(kenmerk)?, move |tx, _, id| {
        let maatregel = rij::load(tx, MaatregelId(id))?;
        let all = termijnen::van(tx, maatregel.id)?;
        let found = all.into_iter().find(|een| een.id == termijn).ok_or(StoreError::NotFound)?;
        Ok::<_, Mislukt>((maatregel.kenmerk, found))
    });
    let (kenmerk, termijn) = found.await?;
    Ok(Pagina(Bladzijde {
        kader: kader.voor(termijn.wat.clone(), "/maatregelen").fouten(&fouten),
        kenmerk,
        termijn,
        fouten,
        hoe,
        gedaan: gedaan.unwrap_or_else(|| wandklok(gate.now())),
        mag: gate.ook::<MaatregelBijhouden>().is_some(),
    }))
}

/// Ticks it off.
pub(crate) async fn gedaan(
    gate: Gate<MaatregelBijhouden>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, termijn)): Path<(String, i64)>,
    velden: Velden,
) -> Result<Response, Fout> {
    let (set_up, op) = (inrichting(&app)?, moment(&velden, "gedaan"));
    let hoe = velden.get("hoe").unwrap_or_default().to_owned();
    let typed = hoe.clone();
    let done = gate.submit(scope(&kenmerk)?, move |tx, access, id| {
        handeling::afvinken(tx, access, &set_up, (MaatregelId(id), termijn), op?, &hoe)
    });
    match done.await {
        Ok(()) => Ok(terug(&kenmerk, "De stap is afgevinkt.")?),
        Err(Mislukt::Weigering(weigering)) => {
            let mut fouten = FormErrors::new();
            fouten.add(weigering.code, weigering.reden);
            let lezen = gate.ook::<MaatregelenZien>().ok_or_else(Fout::niet_gevonden)?;
            let moment = velden.get("gedaan").map(str::to_owned);
            Ok(bladzijde(&lezen, kader, &kenmerk, termijn, (typed, moment), fouten).await?.geweigerd())
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes a tick back.
pub(crate) async fn heropenen(
    gate: Gate<MaatregelBijhouden>,
    State(app): State<App>,
    Path((kenmerk, termijn)): Path<(String, i64)>,
) -> Result<Response, Fout> {
    let set_up = inrichting(&app)?;
    let done = gate.submit(scope(&kenmerk)?, move |tx, access, id| {
        handeling::heropenen(tx, access, &set_up, MaatregelId(id), termijn)
    });
    done.await?;
    terug(&kenmerk, "De stap staat weer open.")
}

fn terug(kenmerk: &str, melding: &'static str) -> Result<Response, Fout> {
    let kenmerk: Kenmerk = kenmerk.parse().map_err(|_| Fout::niet_gevonden())?;
    Ok(Naar::new(format!("{}#stappen", href(kenmerk))).met(Flash::gelukt(melding)).into_response())
}

#[cfg(test)]
mod tests {
    use super::in_woorden;
    use serde_json::json;

    #[test]
    fn rijen_van_dagen_zijn_te_lezen() {
        let asked = json!([
            { "besluit_op": "2026-10-28", "eerste_dag": "2026-11-01", "laatste_dag": null },
            { "eerste_dag": "2026-12-02" },
        ]);
        assert_eq!(
            in_woorden(&asked),
            "besluit op woensdag 28 oktober 2026, eerste dag zondag 1 november 2026; eerste dag woensdag 2 december 2026"
        );
    }
}
