//! One list for destruction: what is on it, and the second person.

use super::handelen::Gezien;
use super::{Bewaarplan, PAD, Regel, Rij};
use crate::acties::{BewarenZien, VernietigingBesluiten};
use crate::page::toezicht::{naam_van, namen};
use crate::{Gate, Getoond, Mislukt, Werkplek};
use audit::Wie;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jobs::bewaren::{Status, approve, lijst, voorgesteld, withdraw};
use kern::{GebruikerId, Moment};
use store::Tx;
use ui::{Flash, Kader};
use web::{App, Formulier, Fout, Naar, Pagina, Path};

/// As many as a list can hold.
const MEEST: u32 = 1_000;

struct Beeld {
    regel: Regel,
    rijen: Vec<Rij>,
}

impl Getoond for Beeld {
    fn soort(&self) -> &'static str {
        "vernietiging"
    }

    fn aantal(&self) -> usize {
        self.rijen.len()
    }
}

#[derive(askama::Template)]
#[template(path = "bewaren_voorstel.html")]
struct Page {
    kader: Kader,
    beeld: Beeld,
    wacht: bool,
    van_mij: bool,
    mag_besluiten: bool,
    href: String,
    nu: Moment,
}

pub(crate) async fn tonen(
    gate: Gate<BewarenZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path(id): Path<i64>,
) -> Result<Response, Fout> {
    let plan = app.require::<Bewaarplan>()?;
    let beeld = gate.list(move |tx, access| beeld(tx, &plan, access.now(), id)).await?;
    let mine = gate.actor().gebruiker();
    Ok(Pagina(Page {
        kader: kader.voor("Voorstel om te wissen", PAD),
        wacht: beeld.regel.lijst.status == Status::Voorgesteld,
        van_mij: mine.is_some() && beeld.regel.lijst.voorgesteld_door == mine,
        mag_besluiten: gate.ook::<VernietigingBesluiten>().is_some(),
        href: format!("{PAD}/voorstel/{id}"),
        nu: gate.now(),
        beeld,
    })
    .into_response())
}

fn beeld(tx: &mut Tx<'_>, plan: &Bewaarplan, nu: Moment, id: i64) -> Result<Beeld, Fout> {
    let lijst = lijst(tx, id)?;
    let namen = namen(tx)?;
    let name = |wie: Option<GebruikerId>| wie.map_or_else(String::new, |wie| naam_van(&namen, Wie::Gebruiker(wie)));
    let regel = plan.regel(&lijst.regel)?;
    let kandidaten = voorgesteld(tx, nu, &regel, id, i64::MIN, MEEST).map_err(Mislukt::from)?;
    let rijen = super::rijen(tx, plan, &regel, kandidaten)?;
    let (voorgesteld_door, goedgekeurd_door) = (name(lijst.voorgesteld_door), name(lijst.goedgekeurd_door));
    Ok(Beeld { regel: Regel { lijst, wat: regel.wat, voorgesteld_door, goedgekeurd_door }, rijen })
}

/// The second person agrees.
pub(crate) async fn akkoord(
    gate: Gate<VernietigingBesluiten>,
    Path(id): Path<i64>,
    Formulier(form): Formulier<Gezien>,
) -> Result<Naar, Fout> {
    besluit(&gate, id, form.versie(), approve).await?;
    Ok(Naar::new(PAD)
        .met(Flash::gelukt("Akkoord. Baken wist de lijst nu; in het register staat wanneer dat klaar is.")))
}

/// Takes it back, by whoever: nothing has gone yet.
pub(crate) async fn intrekken(
    gate: Gate<VernietigingBesluiten>,
    Path(id): Path<i64>,
    Formulier(form): Formulier<Gezien>,
) -> Result<Naar, Fout> {
    besluit(&gate, id, form.versie(), withdraw).await?;
    Ok(Naar::new(PAD).met(Flash::gelukt("Het voorstel is ingetrokken. Er is niets gewist.")))
}

/// What a person may do with a list, on the version that he saw.
type Daad = fn(&mut Tx<'_>, Moment, i64, i64, GebruikerId) -> std::result::Result<(), jobs::bewaren::Fout>;

async fn besluit(gate: &Gate<VernietigingBesluiten>, id: i64, versie: i64, daad: Daad) -> Result<(), Mislukt> {
    gate.create(move |tx, access| daad(tx, access.now(), id, versie, access.gebruiker()?).map_err(Mislukt::from)).await
}
