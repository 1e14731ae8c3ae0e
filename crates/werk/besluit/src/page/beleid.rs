//! The policy of the municipality: the rows that drafts take a name and a number from.

use super::formulier::datumvelden;
use super::inrichting;
use super::register::{Periode, regel, vindplaats};
use crate::access::BeleidBeheren;
use crate::handeling;
use crate::inrichting::Inrichting;
use crate::soort::Beleidsvraag;
use crate::store::beleid::{self, Beleidsregel};
use access::{Gate, Lijst, Mislukt, Werkplek};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kern::{Weigering, dag_van};
use ui::{Datumvelden, Flash, FormErrors, Kader, Keuze};
use web::{App, Fout, Naar, Pagina, Path, Velden};

/// The rows for one question.
struct Groep {
    vraag: &'static Beleidsvraag,
    regels: Vec<Beleidsregel>,
}

#[derive(askama::Template)]
#[template(path = "besluit/beleid.html")]
struct Bladzijde {
    kader: Kader,
    groepen: Vec<Groep>,
    fouten: FormErrors,
    getypt: Velden,
    van: Datumvelden,
    tot: Datumvelden,
    vandaag: Date,
}

impl Bladzijde {
    fn typed(&self, naam: &str) -> &str {
        self.getypt.get(naam).unwrap_or_default()
    }

    fn soorten(&self) -> Vec<Keuze> {
        self.groepen.iter().map(|groep| Keuze::new(groep.vraag.code, groep.vraag.naam)).collect()
    }

    fn periode(&self, regel: &Beleidsregel) -> String {
        van(regel).in_woorden()
    }

    fn loopt(&self, regel: &Beleidsregel) -> bool {
        van(regel).loopt(self.vandaag)
    }
}

const fn van(regel: &Beleidsregel) -> Periode {
    Periode { van: regel.van, tot: regel.tot }
}

/// Shows it.
pub(crate) async fn page(
    gate: Gate<BeleidBeheren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
) -> Result<Response, Fout> {
    Ok(bladzijde(&gate, kader, &app, Velden::default(), FormErrors::new()).await?.into_response())
}

async fn bladzijde(
    gate: &Gate<BeleidBeheren>,
    kader: Kader,
    app: &App,
    getypt: Velden,
    fouten: FormErrors,
) -> Result<Pagina<Bladzijde>, Fout> {
    let rows = gate.list(|tx, _| Ok::<_, store::StoreError>(Lijst::new("beleidsregel", beleid::lijst(tx)?))).await?;
    let groepen = inrichting(app)?.beleidsvragen().into_iter().map(|vraag| Groep {
        vraag,
        regels: rows.rijen.iter().filter(|regel| regel.soort == vraag.code).cloned().collect(),
    });
    Ok(Pagina(Bladzijde {
        kader: kader.voor("Beleid", "/beleid").fouten(&fouten),
        groepen: groepen.collect(),
        fouten,
        van: datumvelden(&getypt, "van"),
        tot: datumvelden(&getypt, "tot"),
        getypt,
        vandaag: dag_van(gate.now()),
    }))
}

fn lees(velden: &Velden, set_up: &Inrichting) -> Result<Beleidsregel, Weigering> {
    let typed = |naam: &str| regel(velden, naam);
    let soort = typed("soort");
    let vraag = set_up.beleidsvragen().into_iter().find(|vraag| vraag.code == soort);
    let vraag = vraag.ok_or_else(|| Weigering::new("soort", "Kies waarvoor de regel is."))?;
    let naam = typed("naam");
    if naam.is_empty() || naam.chars().count() > 200 {
        return Err(Weigering::new("naam", "Schrijf in hoogstens 200 tekens wat de regel zegt en waar hij staat."));
    }
    let (least, most) = vraag.grens;
    let getal = typed("getal").parse().ok().filter(|getal| (least..=most).contains(getal));
    let getal =
        getal.ok_or_else(|| Weigering::new("getal", format!("Vul een getal in van {least} tot en met {most}.")))?;
    let url = vindplaats(velden)?;
    let Periode { van, tot } = Periode::lees(velden)?;
    Ok(Beleidsregel { id: 0, soort, naam, getal, url, van, tot })
}

/// Adds a row.
pub(crate) async fn submit(
    gate: Gate<BeleidBeheren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    velden: Velden,
) -> Result<Response, Fout> {
    let nieuw = lees(&velden, &*inrichting(&app)?);
    let done = gate.create(move |tx, access| handeling::regel_erbij(tx, access, &nieuw?));
    match done.await {
        Ok(()) => Ok(Naar::new("/beleid").met(Flash::gelukt("De regel is toegevoegd.")).into_response()),
        Err(Mislukt::Weigering(weigering)) => {
            let mut fouten = FormErrors::new();
            fouten.add(weigering.code, weigering.reden);
            Ok(bladzijde(&gate, kader, &app, velden, fouten).await?.geweigerd())
        }
        Err(error) => Err(error.into()),
    }
}

/// Ends a row with yesterday.
pub(crate) async fn eindigen(gate: Gate<BeleidBeheren>, Path(id): Path<i64>) -> Result<Response, Fout> {
    gate.create(move |tx, access| handeling::regel_eindigen(tx, access, id)).await?;
    Ok(Naar::new("/beleid").met(Flash::gelukt("De regel is geëindigd.")).into_response())
}
