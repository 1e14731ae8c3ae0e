//! `/beheer/systemen`: the systems of partners that work through the API. A token is shown once, when it is made.

use super::{nooit_bewaren, of_weigering};
use crate::acties::KringenBeheren;
use crate::client::{client_uitzetten, clients, maak_client};
use crate::organisatie::{Organisatiesoort, organisaties};
use crate::{Gate, Lijst, Werkplek};
use audit::ClientId;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kern::{Moment, OrganisatieId, Secret};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::Arc;
use store::{Result as StoreResult, Tx};
use ui::{Flash, FormErrors, Kader, Keuze};
use web::{App, Formulier, Fout, Naar, Pagina, Path};

const PAD: &str = "/beheer/systemen";

/// What a system may be allowed, with the words for it: the actions of the API. The program puts it in [`App::ext`].
#[derive(Debug, Clone, Default)]
pub struct Scopes(pub Vec<(&'static str, &'static str)>);

impl Scopes {
    fn namen(&self) -> Vec<&'static str> {
        self.0.iter().map(|(naam, _)| *naam).collect()
    }

    fn in_woorden(&self, scopes: &[String]) -> String {
        let words = scopes.iter().map(|scope| {
            let known = self.0.iter().find(|(naam, _)| naam == scope);
            known.map_or_else(|| scope.clone(), |(_, words)| (*words).to_owned())
        });
        words.collect::<Vec<_>>().join(", ")
    }
}

#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    naam: String,
    #[serde(default)]
    organisatie: String,
    #[serde(default)]
    scopes: Vec<String>,
}

struct Rij {
    id: ClientId,
    naam: String,
    organisatie: String,
    mag: String,
    gemaakt: Moment,
    actief: bool,
}

#[derive(askama::Template)]
#[template(path = "systemen.html")]
struct Page {
    kader: Kader,
    fouten: FormErrors,
    form: Form,
    rijen: Vec<Rij>,
    partners: Vec<Keuze>,
    scopes: Vec<Keuze>,
    nu: Moment,
}

#[derive(askama::Template)]
#[template(path = "systeem_sleutel.html")]
struct SleutelPage {
    kader: Kader,
    naam: String,
    sleutel: Secret<String>,
}

async fn page(
    gate: &Gate<KringenBeheren>,
    scopes: Arc<Scopes>,
    kader: Kader,
    fouten: FormErrors,
    form: Form,
) -> Result<Page, Fout> {
    let keuzes = scopes.0.iter().map(|(naam, words)| Keuze::new(*naam, *words)).collect();
    let lijst = gate.list(move |tx, _| Ok::<_, Fout>(Lijst::new("client", vec![gelezen(tx, &scopes)?]))).await?;
    let (rijen, partners) = lijst.rijen.into_iter().next().unwrap_or_default();
    let kader = kader.voor("Systemen", PAD).fouten(&fouten);
    Ok(Page { kader, fouten, form, rijen, partners, scopes: keuzes, nu: gate.now() })
}

fn gelezen(tx: &mut Tx<'_>, scopes: &Scopes) -> StoreResult<(Vec<Rij>, Vec<Keuze>)> {
    let all = organisaties(tx)?;
    let namen: HashMap<OrganisatieId, String> = all.iter().map(|found| (found.id, found.naam.clone())).collect();
    let partners = all.into_iter().filter(|found| found.soort == Organisatiesoort::Partner && found.actief);
    let partners = partners.map(|found| Keuze::new(found.id.to_string(), found.naam)).collect();
    let rij = |client: crate::client::Client| Rij {
        id: client.id,
        mag: scopes.in_woorden(&client.scopes),
        organisatie: namen.get(&client.organisatie).cloned().unwrap_or_default(),
        naam: client.naam,
        gemaakt: client.gemaakt,
        actief: client.actief,
    };
    Ok((clients(tx)?.into_iter().map(rij).collect(), partners))
}

pub(crate) async fn lijst(
    gate: Gate<KringenBeheren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
) -> Result<Response, Fout> {
    Ok(Pagina(page(&gate, app.require()?, kader, FormErrors::new(), Form::default()).await?).into_response())
}

/// Makes a system and shows its token, this once.
pub(crate) async fn nieuw(
    gate: Gate<KringenBeheren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let (known, wanted) = (app.require::<Scopes>()?, form.clone());
    let names = known.namen();
    let made = gate.create(move |tx, access| {
        let partners = organisaties(tx)?.into_iter().filter(|found| found.soort == Organisatiesoort::Partner);
        let chosen = partners.map(|found| found.id).find(|id| id.to_string() == wanted.organisatie);
        let organisatie = chosen.ok_or_else(|| kern::Weigering::new("organisatie", "Kies van wie het systeem is."))?;
        maak_client(tx, access.now(), access.wie(), organisatie, &wanted.naam, &wanted.scopes, &names)
    });
    match of_weigering(made.await)? {
        Ok((_, token)) => {
            let kader = kader.voor("Sleutel voor één keer", PAD);
            let page = SleutelPage { kader, naam: form.naam, sleutel: token.text() };
            Ok(nooit_bewaren(Pagina(page)))
        }
        Err(weigering) => {
            let veld = match weigering.code {
                "client-zonder-naam" => "naam",
                "client-scope" => "scopes",
                code => code,
            };
            let mut fouten = FormErrors::new();
            fouten.add(veld, weigering.reden);
            Ok(Pagina(page(&gate, known, kader, fouten, form).await?).geweigerd())
        }
    }
}

/// Shuts a system out from its next request.
pub(crate) async fn uitzetten(gate: Gate<KringenBeheren>, Path(id): Path<i64>) -> Result<Naar, Fout> {
    gate.create(move |tx, access| client_uitzetten(tx, access.now(), access.wie(), ClientId(id))).await?;
    Ok(Naar::new(PAD).met(Flash::gelukt("Dit systeem komt niet meer binnen.")))
}
