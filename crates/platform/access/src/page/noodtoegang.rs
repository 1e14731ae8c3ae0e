//! `/mijn/noodtoegang`: break the glass. Asks for the code of the app again, and for a reason.

use super::{met_terug, of_weigering};
use crate::acties::NoodtoegangNemen;
use crate::kring::kringen;
use crate::noodtoegang::{UREN, noodtoegang};
use crate::{Gate, Ingelogd, Lijst, Werkplek};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kern::Kring;
use serde::Deserialize;
use ui::{Flash, FormErrors, Kader, Keuze};
use web::{App, Formulier, Fout, Naar, Pagina};

#[derive(Default, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    kring: String,
    #[serde(default)]
    reden: String,
}

#[derive(askama::Template)]
#[template(path = "noodtoegang.html")]
struct Page {
    kader: Kader,
    fouten: FormErrors,
    form: Form,
    kringen: Vec<Keuze>,
    uren: i64,
}

const PAD: &str = "/mijn/noodtoegang";

async fn page(gate: &Gate<NoodtoegangNemen>, kader: Kader, fouten: FormErrors, form: Form) -> Result<Page, Fout> {
    let lijst = gate.list(|tx, access| {
        let mut all = kringen(tx, access.now())?;
        // Not the kringen he is in already, and not the one of who reported: that identity is opened on the signal itself.
        all.retain(|regel| {
            !access.actor().is_in(regel.kring) && regel.soort != "melder" && regel.soort != "organisatie"
        });
        Ok::<_, Fout>(Lijst::new("kring", all))
    });
    let keuzes =
        lijst.await?.rijen.into_iter().map(|regel| Keuze::new(regel.kring.0.to_string(), regel.naam)).collect();
    let kader = kader.voor("Noodtoegang", PAD).fouten(&fouten);
    Ok(Page { kader, fouten, form, kringen: keuzes, uren: UREN })
}

pub(crate) async fn form(
    gate: Gate<NoodtoegangNemen>,
    State(app): State<App>,
    signed_in: Ingelogd,
    Werkplek(kader): Werkplek,
) -> Result<Response, Fout> {
    if !signed_in.pas_bevestigd(&app) {
        return Ok(Naar::new(met_terug("/inloggen/code", PAD)).into_response());
    }
    Ok(Pagina(page(&gate, kader, FormErrors::new(), Form::default()).await?).into_response())
}

pub(crate) async fn submit(
    gate: Gate<NoodtoegangNemen>,
    State(app): State<App>,
    signed_in: Ingelogd,
    Werkplek(kader): Werkplek,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    if !signed_in.pas_bevestigd(&app) {
        return Ok(Naar::new(met_terug("/inloggen/code", PAD)).into_response());
    }
    let mut fouten = FormErrors::new();
    let first = page(&gate, kader.clone(), FormErrors::new(), Form::default()).await?;
    let kring = form.kring.parse().ok().filter(|_| first.kringen.iter().any(|keuze| keuze.waarde == form.kring));
    let Some(kring) = kring.map(Kring) else {
        fouten.add("kring", "Kies een kring uit de lijst");
        return Ok(Pagina(page(&gate, kader, fouten, form).await?).geweigerd());
    };
    let reden = form.reden.clone();
    match of_weigering(gate.create(move |tx, access| noodtoegang(tx, access, kring, &reden)).await)? {
        Ok(_) => {
            let text = format!("U hebt {UREN} uur toegang. De functionaris gegevensbescherming is op de hoogte.");
            Ok(Naar::new("/").met(Flash::let_op(text)).into_response())
        }
        Err(weigering) => {
            fouten.add(if weigering.code == "noodtoegang-reden" { "reden" } else { "kring" }, weigering.reden);
            Ok(Pagina(page(&gate, kader, fouten, form).await?).geweigerd())
        }
    }
}
