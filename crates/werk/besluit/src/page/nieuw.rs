//! Starting an order or a further decision, and changing a draft: one form for all, made from what is asked.

use super::formulier::{Groep, Ingevuld, Vorm, groepen, lees};
use super::{href, inrichting, scope, tegels};
use crate::Gegevens;
use crate::access::BesluitOpstellen;
use crate::handeling::{self, Plaats};
use crate::model::Kenmerk;
use crate::soort::{Besluitsoort, Soort, Veldsoort};
use crate::store::beleid::{self, Beleidsregel};
use crate::volledig::Volledig;
use access::{Gate, Lijst, Mislukt, Werkplek};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use duiding::adres::Adres;
use jiff::civil::Date;
use kern::{BesluitId, MaatregelId, dag_van};
use store::{StoreError, Tx};
use ui::{Flash, FormErrors, Kader};
use web::{App, Fout, Naar, Pagina, Path, Velden};

#[derive(askama::Template)]
#[template(path = "besluit/kiezen.html")]
struct Kiezen {
    kader: Kader,
    soorten: Vec<&'static Soort>,
}

#[derive(askama::Template)]
#[template(path = "besluit/vragen.html")]
struct Formulier {
    kader: Kader,
    kruimels: Vec<(String, String)>,
    titel: &'static str,
    uitleg: &'static str,
    actie: String,
    terug: String,
    versie: String,
    knop: &'static str,
    groepen: Vec<Groep>,
    fouten: FormErrors,
    botsing: bool,
    tegels: String,
}

/// Which kind of order.
pub(crate) async fn kiezen(
    _: Gate<BesluitOpstellen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let soorten = inrichting(&app)?.soorten.clone();
    Ok(Pagina(Kiezen { kader: kader.voor("Nieuwe maatregel", "/maatregelen"), soorten }))
}

fn eerste(app: &App, code: &str) -> Result<(&'static Soort, &'static Besluitsoort), Fout> {
    let soort = inrichting(app)?.soort(code).ok_or_else(Fout::niet_gevonden)?;
    Ok((soort, soort.eerste().ok_or_else(Fout::niet_gevonden)?))
}

fn nieuw(
    app: &App,
    kader: Kader,
    soort: &Soort,
    besluit: &Besluitsoort,
    (regels, ingevuld): (&[Beleidsregel], Ingevuld<'_>),
    fouten: FormErrors,
) -> Formulier {
    Formulier {
        kader: kader.voor(besluit.naam, "/maatregelen").fouten(&fouten),
        kruimels: vec![pad("Maatregelen", "/maatregelen"), pad("Nieuw", "/maatregelen/nieuw")],
        titel: besluit.naam,
        uitleg: besluit.uitleg,
        actie: format!("/maatregelen/nieuw/{}", soort.code),
        terug: "/maatregelen/nieuw".to_owned(),
        versie: String::new(),
        knop: "Bewaren als concept",
        groepen: groepen(besluit, regels, ingevuld),
        fouten,
        botsing: false,
        tegels: tegels(app),
    }
    .met_scripts()
}

fn pad(tekst: &str, href: &str) -> (String, String) {
    (tekst.to_owned(), href.to_owned())
}

impl Formulier {
    fn met_scripts(mut self) -> Self {
        if self.groepen.iter().flat_map(|groep| &groep.vragen).any(|vraag| vraag.vorm == Vorm::Kaart) {
            self.kader = self.kader.met_vlak();
        }
        if self.groepen.iter().flat_map(|groep| &groep.vragen).any(|vraag| !vraag.als.is_empty()) {
            self.kader = self.kader.met_vouw();
        }
        self
    }
}

/// The form for a new order.
pub(crate) async fn form(
    gate: Gate<BesluitOpstellen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path(code): Path<String>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let (soort, besluit) = eerste(&app, &code)?;
    let (none, regels) = (Gegevens::default(), regels(&gate, besluit).await?);
    Ok(Pagina(nieuw(&app, kader, soort, besluit, (&regels, Ingevuld::Bewaard(&none)), FormErrors::new())))
}

/// Makes the draft. It may lack anything; what was typed must be readable.
pub(crate) async fn submit(
    gate: Gate<BesluitOpstellen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path(code): Path<String>,
    velden: Velden,
) -> Result<Response, Fout> {
    let (soort, besluit) = eerste(&app, &code)?;
    let (gegevens, mut fouten) = lees(besluit, &velden);
    if fouten.is_empty() {
        let (set_up, plaats) = (inrichting(&app)?, plaats(&gegevens));
        let made =
            gate.create(move |tx, access| handeling::begin(tx, access, &set_up, soort, &gegevens, &plaats)).await;
        match made {
            Ok((_, kenmerk, _)) => {
                let told = Flash::gelukt("Het concept is bewaard. Vul nu de gronden aan.");
                return Ok(Naar::new(href(kenmerk)).met(told).into_response());
            }
            Err(Mislukt::Weigering(weigering)) => fouten.add(weigering.code, weigering.reden),
            Err(error) => return Err(error.into()),
        }
    }
    let regels = regels(&gate, besluit).await?;
    Ok(Pagina(nieuw(&app, kader, soort, besluit, (&regels, Ingevuld::Getypt(&velden)), fouten)).geweigerd())
}

/// The rows of policy that this decision can take from today.
async fn regels(gate: &Gate<BesluitOpstellen>, besluit: &'static Besluitsoort) -> Result<Vec<Beleidsregel>, Fout> {
    let today = dag_van(gate.now());
    let found = gate.list(move |tx, _| Ok::<_, Mislukt>(Lijst::new("beleidsregel", te_kiezen(tx, besluit, today)?)));
    Ok(found.await?.rijen)
}

fn te_kiezen(tx: &mut Tx<'_>, besluit: &Besluitsoort, dag: Date) -> Result<Vec<Beleidsregel>, Mislukt> {
    let mut all = Vec::new();
    for veld in besluit.velden() {
        if let Veldsoort::Beleid(vraag) = veld.soort {
            all.extend(beleid::op(tx, vraag.code, dag)?);
        }
    }
    Ok(all)
}

/// Where it is about, found by its address when that is complete.
fn plaats(gegevens: &Gegevens) -> Plaats {
    let adres = Adres::ontleed(gegevens.tekst("adres")).and_then(|adres| adres.sleutel());
    Plaats { adres: adres.unwrap_or_default(), plek: None }
}

/// A further decision, or a draft to change.
struct Bij {
    kenmerk: Kenmerk,
    besluit: &'static Besluitsoort,
    gegevens: Gegevens,
    versie: String,
    regels: Vec<Beleidsregel>,
}

fn bij(app: &App, kader: Kader, bij: &Bij, actie: String, ingevuld: Ingevuld<'_>, fouten: FormErrors) -> Formulier {
    let home = href(bij.kenmerk);
    Formulier {
        kader: kader.voor(bij.besluit.naam, "/maatregelen").fouten(&fouten),
        kruimels: vec![pad("Maatregelen", "/maatregelen"), (bij.kenmerk.to_string(), home.clone())],
        titel: bij.besluit.naam,
        uitleg: bij.besluit.uitleg,
        actie,
        terug: home,
        versie: bij.versie.clone(),
        knop: "Bewaren als concept",
        groepen: groepen(bij.besluit, &bij.regels, ingevuld),
        fouten,
        botsing: false,
        tegels: tegels(app),
    }
    .met_scripts()
}

async fn laad_nieuw(gate: &Gate<BesluitOpstellen>, app: &App, kenmerk: &str, soort: &str) -> Result<Bij, Fout> {
    let (set_up, code) = (inrichting(app)?, soort.to_owned());
    let found = gate.open(scope(kenmerk)?, move |tx, access, id| {
        let volledig = Volledig::laad(tx, &set_up, MaatregelId(id))?;
        let besluit = volledig.soort.besluit(&code).ok_or(StoreError::NotFound)?;
        handeling::kan_beginnen(&volledig, besluit.kan, access.now())?;
        let kenmerk = volledig.maatregel.kenmerk;
        let regels = te_kiezen(tx, besluit, dag_van(access.now()))?;
        Ok::<_, Mislukt>(Bij { kenmerk, besluit, gegevens: Gegevens::default(), versie: String::new(), regels })
    });
    Ok(found.await?)
}

/// The form for a further decision.
pub(crate) async fn form_besluit(
    gate: Gate<BesluitOpstellen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, soort)): Path<(String, String)>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let found = laad_nieuw(&gate, &app, &kenmerk, &soort).await?;
    let actie = format!("{}/besluit/nieuw/{soort}", href(found.kenmerk));
    Ok(Pagina(bij(&app, kader, &found, actie, Ingevuld::Bewaard(&found.gegevens), FormErrors::new())))
}

/// Starts it.
pub(crate) async fn submit_besluit(
    gate: Gate<BesluitOpstellen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, soort)): Path<(String, String)>,
    velden: Velden,
) -> Result<Response, Fout> {
    let found = laad_nieuw(&gate, &app, &kenmerk, &soort).await?;
    let (gegevens, mut fouten) = lees(found.besluit, &velden);
    if fouten.is_empty() {
        let (set_up, code) = (inrichting(&app)?, soort.clone());
        let made = gate.submit(scope(&kenmerk)?, move |tx, access, id| {
            handeling::nieuw_besluit(tx, access, &set_up, MaatregelId(id), &code, &gegevens)
        });
        match made.await {
            Ok(_) => {
                let told = Flash::gelukt("Het concept is bewaard.");
                return Ok(Naar::new(href(found.kenmerk)).met(told).into_response());
            }
            Err(Mislukt::Weigering(weigering)) => fouten.add(weigering.code, weigering.reden),
            Err(error) => return Err(error.into()),
        }
    }
    let actie = format!("{}/besluit/nieuw/{soort}", href(found.kenmerk));
    Ok(Pagina(bij(&app, kader, &found, actie, Ingevuld::Getypt(&velden), fouten)).geweigerd())
}

async fn laad(gate: &Gate<BesluitOpstellen>, app: &App, kenmerk: &str, besluit: BesluitId) -> Result<Bij, Fout> {
    let set_up = inrichting(app)?;
    let found = gate.open(scope(kenmerk)?, move |tx, access, id| {
        let volledig = Volledig::laad(tx, &set_up, MaatregelId(id))?;
        let draft = volledig.besluit(besluit)?;
        if draft.stadium != crate::model::Stadium::Concept {
            return Err(Mislukt::from(StoreError::NotFound));
        }
        let soort = volledig.besluitsoort(draft)?;
        Ok(Bij {
            kenmerk: volledig.maatregel.kenmerk,
            besluit: soort,
            gegevens: draft.gegevens.clone(),
            versie: draft.versie.to_string(),
            regels: te_kiezen(tx, soort, dag_van(access.now()))?,
        })
    });
    Ok(found.await?)
}

/// The form of a draft.
pub(crate) async fn form_wijzigen(
    gate: Gate<BesluitOpstellen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, besluit)): Path<(String, i64)>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let found = laad(&gate, &app, &kenmerk, BesluitId(besluit)).await?;
    let actie = format!("{}/besluit/{besluit}/wijzigen", href(found.kenmerk));
    Ok(Pagina(bij(&app, kader, &found, actie, Ingevuld::Bewaard(&found.gegevens), FormErrors::new())))
}

/// Changes it. Who was second sees what he typed, with the new version to go on from.
pub(crate) async fn submit_wijzigen(
    gate: Gate<BesluitOpstellen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, besluit)): Path<(String, i64)>,
    velden: Velden,
) -> Result<Response, Fout> {
    let found = laad(&gate, &app, &kenmerk, BesluitId(besluit)).await?;
    let actie = format!("{}/besluit/{besluit}/wijzigen", href(found.kenmerk));
    let (gegevens, mut fouten) = lees(found.besluit, &velden);
    if fouten.is_empty() {
        let versie = velden.get("versie").and_then(|typed| typed.parse().ok()).unwrap_or(-1);
        let (set_up, plaats) = (inrichting(&app)?, plaats(&gegevens));
        let done = gate.submit(scope(&kenmerk)?, move |tx, access, id| {
            let which = (MaatregelId(id), BesluitId(besluit), versie);
            handeling::wijzig(tx, access, &set_up, which, &gegevens, &plaats)
        });
        match done.await {
            Ok(()) => {
                let told = Flash::gelukt("Het concept is gewijzigd.");
                return Ok(Naar::new(href(found.kenmerk)).met(told).into_response());
            }
            Err(Mislukt::Weigering(weigering)) => fouten.add(weigering.code, weigering.reden),
            Err(Mislukt::Store(StoreError::Conflict)) => {
                let page = bij(&app, kader, &found, actie, Ingevuld::Getypt(&velden), fouten);
                return Ok(Pagina(Formulier { botsing: true, ..page }).met_status(StatusCode::CONFLICT));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Pagina(bij(&app, kader, &found, actie, Ingevuld::Getypt(&velden), fouten)).geweigerd())
}
