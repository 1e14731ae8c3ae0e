//! The last stage of a decision: no remedy is left, or it was annulled. A page of its own, for what it undoes.

use super::{href, inrichting, kruimels, scope};
use crate::access::{MaatregelBijhouden, MaatregelenZien};
use crate::handeling;
use crate::model::{Besluit, Kenmerk, Stadium};
use crate::volledig::Volledig;
use access::{Gate, Mislukt, Werkplek};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kern::{BesluitId, Code as _, MaatregelId, Weigering};
use ui::{Flash, FormErrors, Kader, Keuze};
use web::{App, Fout, Naar, Pagina, Path, Velden};

#[derive(askama::Template)]
#[template(path = "besluit/afronden.html")]
pub(crate) struct Bladzijde {
    kader: Kader,
    kenmerk: Kenmerk,
    naam: &'static str,
    besluit: Besluit,
    eerste: bool,
    getypt: Velden,
    fouten: FormErrors,
    weigering: Option<Weigering>,
}

impl Bladzijde {
    fn kruimels(&self) -> Vec<(String, String)> {
        kruimels(self.kenmerk)
    }

    fn typed(&self, naam: &str) -> &str {
        self.getypt.get(naam).unwrap_or_default()
    }

    /// What can still happen to it.
    fn stadia(&self) -> Vec<Keuze> {
        let last = [
            (Stadium::Onherroepelijk, "Onherroepelijk: er kan geen bezwaar of beroep meer tegen"),
            (Stadium::Vernietigd, "Vernietigd: door de rechter, of door de burgemeester op bezwaar"),
        ];
        let can = last.into_iter().filter(|(stadium, _)| self.besluit.stadium.kan_naar(*stadium));
        can.map(|(stadium, label)| Keuze::new(stadium.code(), label)).collect()
    }

    /// What annulling does.
    const fn gevolg(&self) -> &'static str {
        if self.eerste {
            "Wordt dit besluit vernietigd, dan eindigt de maatregel meteen, als hij nog geldt. Alle open stappen vervallen."
        } else {
            "Wordt dit besluit vernietigd, dan is het er nooit geweest. Begin, einde en stappen worden zoals zij zonder dit \
             besluit zijn. Wat het introk, geldt weer."
        }
    }
}

type Wie = (String, i64);

/// Asks which.
pub(crate) async fn form(
    gate: Gate<MaatregelBijhouden>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, besluit)): Path<Wie>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let lezen = gate.ook().ok_or_else(Fout::niet_gevonden)?;
    bladzijde(&lezen, kader, &app, (&kenmerk, BesluitId(besluit)), (Velden::default(), None)).await
}

async fn bladzijde(
    gate: &Gate<MaatregelenZien>,
    kader: Kader,
    app: &App,
    (kenmerk, besluit): (&str, BesluitId),
    (getypt, weigering): (Velden, Option<Weigering>),
) -> Result<Pagina<Bladzijde>, Fout> {
    let set_up = inrichting(app)?;
    let found = gate.open(scope(kenmerk)?, move |tx, _, id| {
        let volledig = Volledig::laad(tx, &set_up, MaatregelId(id))?;
        let found = volledig.besluit(besluit)?;
        let eerste = volledig.besluiten.first().is_some_and(|een| een.id == besluit);
        Ok::<_, Mislukt>((volledig.maatregel.kenmerk, volledig.besluitsoort(found)?.naam, found.clone(), eerste))
    });
    let (kenmerk, naam, besluit, eerste) = found.await?;
    let mut fouten = FormErrors::new();
    let weigering = weigering.filter(|refused| {
        let field = ["stadium", "vernietiging"].contains(&refused.code);
        if field {
            fouten.add(refused.code, refused.reden.clone());
        }
        !field
    });
    let kader = kader.voor(format!("Afronden: {naam}"), "/maatregelen").fouten(&fouten);
    Ok(Pagina(Bladzijde { kader, kenmerk, naam, besluit, eerste, getypt, fouten, weigering }))
}

/// Brings it to its last stage.
pub(crate) async fn submit(
    gate: Gate<MaatregelBijhouden>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, besluit)): Path<Wie>,
    velden: Velden,
) -> Result<Response, Fout> {
    let (set_up, besluit) = (inrichting(&app)?, BesluitId(besluit));
    let naar = velden.get("stadium").and_then(Stadium::from_code);
    let waarom = velden.get("vernietiging").unwrap_or_default().to_owned();
    let done = gate.submit(scope(&kenmerk)?, move |tx, access, id| {
        let naar = naar.ok_or_else(|| Weigering::new("stadium", "Kies hoe het besluit is afgelopen."))?;
        handeling::rond_af(tx, access, &set_up, (MaatregelId(id), besluit), naar, &waarom)
    });
    match done.await {
        Ok(()) => {
            let kenmerk: Kenmerk = kenmerk.parse().map_err(|_| Fout::niet_gevonden())?;
            Ok(Naar::new(href(kenmerk)).met(Flash::gelukt("Het besluit is afgerond.")).into_response())
        }
        Err(Mislukt::Weigering(weigering)) => {
            let lezen = gate.ook().ok_or_else(Fout::niet_gevonden)?;
            let page = bladzijde(&lezen, kader, &app, (&kenmerk, besluit), (velden, Some(weigering)));
            Ok(page.await?.geweigerd())
        }
        Err(error) => Err(error.into()),
    }
}
