//! Letters: a draft to read before anybody signs, and the letter as it was signed.

use super::{inrichting, scope};
use crate::access::PersonenZien;
use crate::brief::{self, Gemaakt, Slot, Veilig};
use crate::handeling;
use crate::kist::Kist;
use crate::model::Kenmerk;
use crate::soort::Gevolg;
use crate::store::{brieven, rij};
use crate::volledig::Volledig;
use access::{Gate, Mislukt, Werkplek};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use documents::Brief;
use kern::{BesluitId, MaatregelId, Weigering};
use store::{StoreError, Tx};
use ui::Kader;
use web::{App, Download, Fout, Pagina, Path};

#[derive(askama::Template)]
#[template(path = "besluit/brief.html")]
struct Bladzijde {
    kader: Kader,
    kenmerk: Kenmerk,
    html: Veilig,
    pdf: String,
    concept: bool,
    vingerafdruk: String,
    weigering: Option<Weigering>,
}

impl Bladzijde {
    const fn knop(&self) -> &'static str {
        if self.concept { "PDF van het concept" } else { "PDF van de brief" }
    }
}

/// The letter of a draft as it would be now, or why it cannot be made yet.
async fn concept(
    gate: &Gate<PersonenZien>,
    app: &App,
    kenmerk: &str,
    besluit: i64,
) -> Result<(Kenmerk, Result<Brief, Weigering>), Fout> {
    let set_up = inrichting(app)?;
    let found = gate.open(scope(kenmerk)?, move |tx, access, id| {
        let volledig = Volledig::laad(tx, &set_up, MaatregelId(id))?;
        let draft = volledig.besluit(BesluitId(besluit))?;
        if !draft.stadium.is_open() {
            return Err(Mislukt::from(StoreError::NotFound));
        }
        let (soort, nu) = (volledig.besluitsoort(draft)?, access.now());
        let gegevens = volledig.gegevens_met(draft);
        let follows = |zaak: &crate::soort::Zaak<'_>| (soort.gevolg)(zaak);
        let gevolg = handeling::met_zaak(tx, &volledig, draft, &gegevens, None, nu, follows)?;
        // A draft that lacks what its end is counted from can still be read.
        let gevolg = gevolg.unwrap_or_else(|_| Gevolg::default());
        let made = brief::maak(tx, &set_up, &volledig, draft, &gevolg, &Slot::Concept { nu });
        let made = match made {
            Ok((brief, _)) => Ok(brief),
            Err(Mislukt::Weigering(weigering)) => Err(weigering),
            Err(other) => return Err(other),
        };
        Ok((volledig.maatregel.kenmerk, made))
    });
    Ok(found.await?)
}

/// The letter of a draft, to read.
pub(crate) async fn voorbeeld(
    gate: Gate<PersonenZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, besluit)): Path<(String, i64)>,
) -> Result<Response, Fout> {
    let (found, made) = concept(&gate, &app, &kenmerk, besluit).await?;
    let (html, weigering) = match made {
        Ok(brief) => (documents::html(&brief, 1), None),
        Err(weigering) => (String::new(), Some(weigering)),
    };
    let refused = weigering.is_some();
    let page = Pagina(Bladzijde {
        kader: kader.voor("Voorbeeld van de brief", "/maatregelen"),
        kenmerk: found,
        html: Veilig(html),
        pdf: format!("/maatregelen/{found}/besluit/{besluit}/brief.pdf"),
        concept: true,
        vingerafdruk: String::new(),
        weigering,
    });
    Ok(if refused { page.geweigerd() } else { page.into_response() })
}

/// The same as a file, with CONCEPT across every page.
pub(crate) async fn voorbeeld_pdf(
    gate: Gate<PersonenZien>,
    State(app): State<App>,
    Path((kenmerk, besluit)): Path<(String, i64)>,
) -> Result<Response, Fout> {
    let (found, made) = concept(&gate, &app, &kenmerk, besluit).await?;
    let brief = made?;
    let file = tokio::task::spawn_blocking(move || Gemaakt::van(&brief)).await;
    let file = file.map_err(|error| Fout::storing("brief maken", error))??;
    Ok(Download::new(format!("concept-{found}.pdf"), "application/pdf", file.pdf().to_vec()).into_response())
}

struct Gevonden {
    kenmerk: Kenmerk,
    bewaard: brieven::Bewaard,
    vingerafdruk: String,
}

async fn getekend(gate: &Gate<PersonenZien>, app: &App, kenmerk: &str, brief: i64) -> Result<Gevonden, Fout> {
    let set_up = inrichting(app)?;
    let found = gate.open(scope(kenmerk)?, move |tx: &mut Tx<'_>, _, id| {
        let maatregel = rij::load(tx, MaatregelId(id))?;
        let kist = Kist::open(&set_up.kluis, maatregel.id, &maatregel.sleutel)?;
        let known = brieven::van(tx, maatregel.id)?.into_iter().find(|een| een.id == brief);
        let vingerafdruk = known.ok_or(StoreError::NotFound)?.vingerafdruk;
        let bewaard = brieven::een(tx, &kist, maatregel.id, brief)?;
        Ok::<_, Mislukt>(Gevonden { kenmerk: maatregel.kenmerk, bewaard, vingerafdruk })
    });
    Ok(found.await?)
}

/// The letter as it was signed, to read.
pub(crate) async fn page(
    gate: Gate<PersonenZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, brief)): Path<(String, i64)>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let Gevonden { kenmerk, bewaard, vingerafdruk } = getekend(&gate, &app, &kenmerk, brief).await?;
    Ok(Pagina(Bladzijde {
        kader: kader.voor("Brief", "/maatregelen"),
        kenmerk,
        html: Veilig(bewaard.html),
        pdf: format!("/maatregelen/{kenmerk}/brief/{brief}/pdf"),
        concept: false,
        vingerafdruk,
        weigering: None,
    }))
}

/// The same as the file that went out, byte for byte.
pub(crate) async fn pdf(
    gate: Gate<PersonenZien>,
    State(app): State<App>,
    Path((kenmerk, brief)): Path<(String, i64)>,
) -> Result<Response, Fout> {
    let Gevonden { kenmerk, bewaard, .. } = getekend(&gate, &app, &kenmerk, brief).await?;
    Ok(Download::new(format!("besluit-{kenmerk}-{brief}.pdf"), "application/pdf", bewaard.pdf).into_response())
}
