//! Step 2, aside: the place on the map, or a neighbourhood from a list for whom a map does not work.

use super::bezoek::{Bezoek, nu_niet};
use super::waar::Herkomst;
use askama::Template;
use axum::response::{IntoResponse, Response};
use duiding::geo::Punt;
use serde::Deserialize;
use ui::{Flash, FormErrors, Kader, Keuze};
use web::{Formulier, Fout, Naar, Pagina};

const PAD: &str = "/melden/kaart";

/// What the form sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Velden {
    lat: String,
    lon: String,
    gebied: String,
    actie: String,
}

#[derive(Template)]
#[template(path = "publiek/kaart.html")]
struct Kaart {
    kader: Kader,
    fouten: FormErrors,
    nu_niet: bool,
    velden: Velden,
    gebieden: Vec<Keuze>,
    tegels: String,
    gekozen: bool,
    /// Without the files of the map there is only the list.
    tekenen: bool,
}

fn pagina(bezoek: &Bezoek, velden: Velden, gekozen: bool, fouten: FormErrors, nu_niet: bool) -> Pagina<Kaart> {
    let gebieden = bezoek.inrichting.gebieden();
    let mut choices: Vec<_> =
        gebieden.iter().map(|gebied| Keuze::new(gebied.code().to_owned(), gebied.naam().to_owned())).collect();
    choices.sort_by(|a, b| a.label.cmp(&b.label));
    let tegels = bezoek.app.gemeente().kaarttegels.as_ref().map(|tegels| tegels.sjabloon.clone());
    Pagina(Kaart {
        kader: bezoek.kader("Stap 2 van 4: Kies de plek op de kaart", PAD).fouten(&fouten).met_kaart(),
        tegels: tegels.unwrap_or_default(),
        gebieden: choices,
        fouten,
        nu_niet,
        velden,
        gekozen,
        tekenen: ui::find("leaflet.js").is_some(),
    })
}

/// The map.
pub(super) async fn tonen(bezoek: Bezoek) -> Result<Response, Fout> {
    let waar = match bezoek.lopend().await? {
        Ok(concept) => concept.waar,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let punt = waar.punt.map(|punt| (punt.lat().to_string(), punt.lon().to_string()));
    let (lat, lon) = punt.unwrap_or_default();
    let gekozen = waar.herkomst == Herkomst::Kaart || !waar.gebied.is_empty();
    let velden = Velden { lat, lon, gebied: waar.gebied, actie: String::new() };
    Ok(pagina(&bezoek, velden, gekozen, FormErrors::new(), false).into_response())
}

/// Keeps what was chosen, or takes it away.
pub(super) async fn kiezen(bezoek: Bezoek, Formulier(velden): Formulier<Velden>) -> Result<Response, Fout> {
    let away = velden.actie == "weg";
    let chosen = if away { Ok((None, String::new())) } else { lees(&bezoek, &velden) };
    let (punt, gebied) = match chosen {
        Ok(chosen) => chosen,
        Err(fouten) => return Ok(pagina(&bezoek, velden, false, fouten, false).geweigerd()),
    };
    let kept = async {
        let mut werk = bezoek.werk().await?;
        let waar = &mut werk.concept.waar;
        waar.gebied = if punt.is_some() { String::new() } else { gebied };
        waar.herkomst = if punt.is_some() { Herkomst::Kaart } else { Herkomst::Geen };
        waar.punt = punt;
        bezoek.bewaar(&werk, Vec::new()).await?;
        Ok(werk)
    };
    match kept.await {
        Ok(werk) => {
            let said = if away { Flash::gelukt("De plek op de kaart is weggehaald.") } else { gekozen(&bezoek, punt) };
            Ok(Naar::new("/melden/waar").cookie(werk.sleutel.cookie()).met(said).into_response())
        }
        Err(fout) => nu_niet(fout, || pagina(&bezoek, velden, false, FormErrors::new(), true).into_response()),
    }
}

/// A place across the border is told, not refused: what happens there may be felt here.
fn gekozen(bezoek: &Bezoek, punt: Option<Punt>) -> Flash {
    let outlines = bezoek.inrichting.gebieden().iter().len() > 0;
    if punt.is_some() && outlines && bezoek.inrichting.gebied_van(punt).is_empty() {
        return Flash::let_op("De plek is gekozen. Zij lijkt buiten onze gemeente te liggen. Klopt dat?");
    }
    Flash::gelukt("De plek is gekozen.")
}

/// A point, or a known neighbourhood.
fn lees(bezoek: &Bezoek, velden: &Velden) -> Result<(Option<Punt>, String), FormErrors> {
    let mut fouten = FormErrors::new();
    let [lat, lon] = [&velden.lat, &velden.lon].map(|text| text.trim().replace(',', "."));
    if lat.is_empty() && lon.is_empty() {
        let known = bezoek.inrichting.gebieden().met_code(&velden.gebied).is_some();
        if known {
            return Ok((None, velden.gebied.clone()));
        }
        fouten.add("gebied", "Kies een plek op de kaart, of kies een buurt");
        return Err(fouten);
    }
    let punt = lat.parse().ok().zip(lon.parse().ok()).and_then(|(lat, lon)| Punt::new(lat, lon));
    let Some(punt) = punt else {
        fouten.add("lat", "Deze plek kennen we niet. Kies de plek opnieuw op de kaart");
        return Err(fouten);
    };
    Ok((Some(punt), String::new()))
}
