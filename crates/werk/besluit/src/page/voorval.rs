//! What happened while an order lasted: writing it down, and how it ended.

use super::doen::{antwoord, doe};
use super::formulier::{datumvelden, in_cent};
use super::{href, inrichting, kruimels, scope};
use crate::access::{MaatregelBijhouden, MaatregelenZien};
use crate::handeling;
use crate::model::Kenmerk;
use crate::store::voorvallen::{self, NieuwVoorval, Voorval, Voorvalsoort};
use crate::volledig::Volledig;
use access::{Gate, Mislukt, Werkplek};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kern::{BesluitId, Code as _, MaatregelId, Weigering};
use store::StoreError;
use ui::{Flash, FormErrors, Kader};
use web::{App, Fout, Naar, Pagina, Path, Velden};

/// Writes down what happened.
pub(crate) async fn noteer(
    gate: Gate<MaatregelBijhouden>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path(kenmerk): Path<String>,
    velden: Velden,
) -> Result<Response, Fout> {
    let nieuw = lees(&velden);
    let done =
        doe(&gate, &app, &kenmerk, move |tx, access, set_up, id| handeling::noteer(tx, access, set_up, id, &nieuw?));
    antwoord(done.await?, gate.ook(), (kader, &app), &kenmerk, velden, "Het is opgeschreven.").await
}

fn lees(velden: &Velden) -> Result<NieuwVoorval, Weigering> {
    let soort = velden.get("voorval").and_then(Voorvalsoort::from_code);
    let soort = soort.ok_or_else(|| Weigering::new("voorval", "Kies wat er gebeurde."))?;
    let dag = datumvelden(velden, "dag").parse().map_err(|zin| Weigering::new("dag", zin))?;
    let dag = dag.ok_or_else(|| Weigering::new("dag", "Vul in wanneer het gebeurde."))?;
    let typed = velden.get("bedrag").unwrap_or_default().trim();
    let bedrag = if typed.is_empty() { Some(0) } else { in_cent(typed) };
    let bedrag = bedrag.ok_or_else(|| Weigering::new("bedrag", "Vul een bedrag in, bijvoorbeeld 1.500,00."))?;
    let over = match velden.get("over").unwrap_or_default() {
        "" => None,
        typed => {
            Some(typed.parse().map(BesluitId).map_err(|_| Weigering::new("over", "Kies over welk besluit het gaat."))?)
        }
    };
    Ok(NieuwVoorval { soort, dag, bedrag, tekst: velden.get("tekst").unwrap_or_default().to_owned(), over })
}

#[derive(askama::Template)]
#[template(path = "besluit/uitkomst.html")]
pub(crate) struct Bladzijde {
    kader: Kader,
    kenmerk: Kenmerk,
    voorval: Voorval,
    besluit: &'static str,
    uitkomst: String,
    fouten: FormErrors,
}

impl Bladzijde {
    fn kruimels(&self) -> Vec<(String, String)> {
        kruimels(self.kenmerk)
    }

    fn loopt(&self) -> bool {
        self.voorval.soort.loopt() && self.voorval.uitkomst.is_empty()
    }
}

type Wie = (String, i64);

/// Asks how it ended.
pub(crate) async fn form(
    gate: Gate<MaatregelBijhouden>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, voorval)): Path<Wie>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let lezen = gate.ook().ok_or_else(Fout::niet_gevonden)?;
    bladzijde(&lezen, kader, &app, (&kenmerk, voorval), (String::new(), FormErrors::new())).await
}

async fn bladzijde(
    gate: &Gate<MaatregelenZien>,
    kader: Kader,
    app: &App,
    (kenmerk, voorval): (&str, i64),
    (uitkomst, fouten): (String, FormErrors),
) -> Result<Pagina<Bladzijde>, Fout> {
    let set_up = inrichting(app)?;
    let found = gate.open(scope(kenmerk)?, move |tx, _, id| {
        let volledig = Volledig::laad(tx, &set_up, MaatregelId(id))?;
        let all = voorvallen::van(tx, &volledig.kist, volledig.maatregel.id)?;
        let found = all.into_iter().find(|een| een.id == voorval).ok_or(StoreError::NotFound)?;
        let about = volledig.besluitsoort(volledig.besluit(found.besluit)?)?.naam;
        Ok::<_, Mislukt>((volledig.maatregel.kenmerk, found, about))
    });
    let (kenmerk, voorval, besluit) = found.await?;
    let kader = kader.voor(format!("Uitkomst: {}", voorval.soort.naam()), "/maatregelen").fouten(&fouten);
    Ok(Pagina(Bladzijde { kader, kenmerk, voorval, besluit, uitkomst, fouten }))
}

/// Writes down how it ended.
pub(crate) async fn uitkomst(
    gate: Gate<MaatregelBijhouden>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, voorval)): Path<Wie>,
    velden: Velden,
) -> Result<Response, Fout> {
    let set_up = inrichting(&app)?;
    let typed = velden.get("uitkomst").unwrap_or_default().to_owned();
    let uitkomst = typed.clone();
    let done = gate.submit(scope(&kenmerk)?, move |tx, access, id| {
        handeling::sluit_voorval(tx, access, &set_up, (MaatregelId(id), voorval), &uitkomst)
    });
    match done.await {
        Ok(()) => {
            let kenmerk: Kenmerk = kenmerk.parse().map_err(|_| Fout::niet_gevonden())?;
            let back = format!("{}#voorvallen", href(kenmerk));
            Ok(Naar::new(back).met(Flash::gelukt("De uitkomst is opgeschreven.")).into_response())
        }
        Err(Mislukt::Weigering(weigering)) => {
            let mut fouten = FormErrors::new();
            fouten.add(weigering.code, weigering.reden);
            let lezen = gate.ook().ok_or_else(Fout::niet_gevonden)?;
            Ok(bladzijde(&lezen, kader, &app, (&kenmerk, voorval), (typed, fouten)).await?.geweigerd())
        }
        Err(error) => Err(error.into()),
    }
}
