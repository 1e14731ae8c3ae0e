//! The map of signals, with its list beside it: the list is the map for who cannot see or use one.

use crate::access::SignalenZien;
use crate::api::inrichting;
use crate::categorie::Thema;
use crate::inrichting::Inrichting;
use crate::store::lijst::{self, Filter, Kaartje};
use ::access::{Gate, Lijst, Werkplek};
use ::store::StoreError;
use axum::extract::State;
use kern::{Code, Kring, Moment};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use ui::{FormErrors, Kader, Keuze};
use web::{App, Fout, Json, Pagina, Query};

/// Most points on the map: the newest.
const MEEST: usize = 500;
/// Days back when nothing is chosen.
const DAGEN: i64 = 92;

/// What is shown: codes and a number of days.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Vraag {
    #[serde(default)]
    thema: String,
    #[serde(default)]
    dagen: String,
}

impl Vraag {
    fn dagen(&self) -> i64 {
        self.dagen.parse().ok().filter(|days| (1..=3660).contains(days)).unwrap_or(DAGEN)
    }

    /// The same question for the points: built from what was understood, never echoed.
    fn punten_url(&self) -> String {
        let thema = Thema::from_code(&self.thema).map_or("", Code::code);
        format!("/kaart/punten.json?thema={thema}&dagen={}", self.dagen())
    }
}

#[derive(askama::Template)]
#[template(path = "overzicht/kaart.html")]
struct Bladzijde {
    kader: Kader,
    inrichting: Arc<Inrichting>,
    rijen: Vec<Kaartje>,
    vraag: Vraag,
    punten: String,
    tegels: String,
    themas: Vec<Keuze>,
    perioden: Vec<Keuze>,
    fouten: FormErrors,
    nu: Moment,
}

impl Bladzijde {
    fn gebied(&self, kaartje: &Kaartje) -> String {
        self.inrichting.gebiednaam(&kaartje.gebied)
    }
}

async fn zoek(gate: &Gate<SignalenZien>, domain: &Arc<Inrichting>, vraag: &Vraag) -> Result<Vec<Kaartje>, Fout> {
    let (nu, domain) = (gate.now(), Arc::clone(domain));
    let thema = Thema::from_code(&vraag.thema);
    let vanaf = Some(nu.plus_seconds(-vraag.dagen() * 86_400));
    let filter = Filter { thema, vanaf, ..Filter::default() };
    let found = gate.list(move |tx, access| {
        let keep =
            |kring: &&Kring| thema.is_none() || domain.kringen.thema(**kring).is_none_or(|other| Some(other) == thema);
        let kringen: Vec<Kring> = access.kringen().iter().filter(keep).copied().collect();
        let rows = lijst::lijst(tx, &kringen, &filter, None, MEEST, nu)?;
        Ok::<_, StoreError>(Lijst::new("signaal", rows.into_iter().filter(|row| row.punt.is_some()).collect()))
    });
    Ok(found.await?.rijen)
}

/// The page.
pub(crate) async fn page(
    gate: Gate<SignalenZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Query(vraag): Query<Vraag>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let domain = inrichting(&app)?;
    let rijen = zoek(&gate, &domain, &vraag).await?;
    let tegels = app.gemeente().kaarttegels.as_ref().map(|tegels| tegels.sjabloon.clone()).unwrap_or_default();
    let themas = Thema::ALL.iter().map(|thema| Keuze::new(thema.code(), thema.naam())).collect();
    Ok(Pagina(Bladzijde {
        kader: kader.voor("Kaart", "/kaart").met_kaart(),
        inrichting: domain,
        punten: vraag.punten_url(),
        rijen,
        vraag,
        tegels,
        themas,
        perioden: vec![Keuze::new("31", "Een maand"), Keuze::new("92", "Een kwartaal"), Keuze::new("366", "Een jaar")],
        fouten: FormErrors::new(),
        nu: gate.now(),
    }))
}

/// A point for the map.
#[derive(Debug, Serialize)]
pub(crate) struct PuntUit {
    lat: f64,
    lon: f64,
    label: String,
    url: String,
    kleur: &'static str,
}

/// The points, only those that the reader may know.
pub(crate) async fn punten(
    gate: Gate<SignalenZien>,
    State(app): State<App>,
    Query(vraag): Query<Vraag>,
) -> Result<Json<Vec<PuntUit>>, Fout> {
    let domain = inrichting(&app)?;
    let rows = zoek(&gate, &domain, &vraag).await?;
    let point = |row: Kaartje| {
        let punt = row.punt?;
        Some(PuntUit {
            lat: punt.lat(),
            lon: punt.lon(),
            label: format!("{}, {}", row.titel, row.kenmerk),
            url: format!("/signalen/{}", row.kenmerk),
            kleur: if row.spoed { "rood" } else { "blauw" },
        })
    };
    Ok(Json(rows.into_iter().filter_map(point).collect()))
}
