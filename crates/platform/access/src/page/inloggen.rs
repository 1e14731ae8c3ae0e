//! `/inloggen`: e-mail address and password. In a demo also a card per role.

use super::afzender::Afzender;
use super::{bericht, met_wachttijd, verder};
use crate::inloggen::{Poging, Tweede, Uitkomst, inloggen, zonder_wachtwoord};
use crate::sessie::Stand;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kern::{GebruikerId, Rol, Secret};
use serde::Deserialize;
use store::{Tx, args};
use ui::{FormErrors, Kader};
use web::{App, Formulier, Fout, Pagina, PubliekKader, Query};

store::sql! {
    EERSTE_MET_ROL = "SELECT g.id, g.naam, o.naam FROM gebruiker g JOIN gebruiker_rol r ON r.gebruiker = g.id
        JOIN organisatie o ON o.id = g.organisatie
        WHERE r.rol = $1 AND g.actief = 1 AND o.actief = 1 ORDER BY g.id LIMIT 1";
}

/// Where to go after signing in.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Terug {
    #[serde(default)]
    pub terug: String,
}

#[derive(Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    inlognaam: String,
    #[serde(default)]
    wachtwoord: Secret<String>,
    #[serde(default)]
    terug: String,
}

#[derive(Deserialize)]
pub(crate) struct DemoForm {
    #[serde(default)]
    rol: String,
    #[serde(default)]
    terug: String,
}

/// A person of the demo: one per role.
struct Kaart {
    gebruiker: GebruikerId,
    naam: String,
    organisatie: String,
    rol: Rol,
}

#[derive(askama::Template)]
#[template(path = "inloggen.html")]
struct Page {
    kader: Kader,
    fouten: FormErrors,
    inlognaam: String,
    /// Where to go afterwards. Not `terug`: the frame's macro has a parameter of that name, which its body would see.
    volgende: String,
    kaarten: Vec<Kaart>,
}

async fn page(app: &App, kader: Kader, fouten: FormErrors, inlognaam: String, volgende: String) -> Result<Page, Fout> {
    let kaarten = if app.instellingen().demo { app.store().read(kaarten).await? } else { Vec::new() };
    let kader = kader.voor("Inloggen", web::INLOGGEN).fouten(&fouten);
    Ok(Page { kader, fouten, inlognaam, volgende, kaarten })
}

fn kaarten(tx: &mut Tx<'_>) -> store::Result<Vec<Kaart>> {
    let mut found = Vec::new();
    for rol in Rol::ALL {
        if let Some(row) = tx.maybe(EERSTE_MET_ROL, args![rol.code()])? {
            let mut cols = row.cols();
            found.push(Kaart { gebruiker: cols.take()?, naam: cols.take()?, organisatie: cols.take()?, rol });
        }
    }
    Ok(found)
}

pub(crate) async fn form(
    State(app): State<App>,
    PubliekKader(kader): PubliekKader,
    Query(query): Query<Terug>,
) -> Result<Response, Fout> {
    Ok(Pagina(page(&app, kader, FormErrors::new(), String::new(), query.terug).await?).into_response())
}

pub(crate) async fn submit(
    State(app): State<App>,
    PubliekKader(kader): PubliekKader,
    afzender: Afzender,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let mut fouten = FormErrors::new();
    fouten.verplicht("inlognaam", &form.inlognaam, "Vul uw e-mailadres in");
    if form.wachtwoord.expose().is_empty() {
        fouten.add("wachtwoord", "Vul uw wachtwoord in");
    }
    if !fouten.is_empty() {
        return Ok(Pagina(page(&app, kader, fouten, form.inlognaam, form.terug).await?).geweigerd());
    }
    let poging = Poging {
        inlognaam: form.inlognaam.clone(),
        wachtwoord: form.wachtwoord,
        adres: Some(afzender.client),
        toestel: afzender.toestel,
        oud: afzender.oud,
    };
    let tweede = if app.instellingen().demo { Tweede::AlsIngesteld } else { Tweede::Verplicht };
    let uitkomst = inloggen(app.store(), app.now(), tweede, poging).await?;
    if let Uitkomst::Verder(token, stand) = &uitkomst {
        return Ok(verder(token, *stand, &form.terug).into_response());
    }
    fouten.add("inlognaam", bericht(&uitkomst, "E-mailadres of wachtwoord klopt niet"));
    let again = page(&app, kader, fouten, form.inlognaam, form.terug).await?;
    Ok(met_wachttijd(&uitkomst, |status| Pagina(again).met_status(status)))
}

/// Signs in with a card. Exists only in a demo; elsewhere there is no such address.
pub(crate) async fn submit_demo(
    State(app): State<App>,
    afzender: Afzender,
    Formulier(form): Formulier<DemoForm>,
) -> Result<Response, Fout> {
    let rol = Rol::from_code(&form.rol).filter(|_| app.instellingen().demo).ok_or_else(Fout::niet_gevonden)?;
    let kaarten = app.store().read(kaarten).await?;
    let kaart = kaarten.into_iter().find(|kaart| kaart.rol == rol).ok_or_else(Fout::niet_gevonden)?;
    let signed_in = zonder_wachtwoord(app.store(), app.now(), kaart.gebruiker, afzender.toestel, afzender.oud).await?;
    Ok(verder(&signed_in, Stand::Volledig, &form.terug).into_response())
}
