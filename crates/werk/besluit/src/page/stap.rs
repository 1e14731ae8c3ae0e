//! A decision from stage to stage.

use super::doen::{antwoord, doe};
use super::{inrichting, scope};
use crate::access::{BesluitNemen, BesluitOpstellen, MaatregelBijhouden};
use crate::brief::Gemaakt;
use crate::handeling::{self, Bekendmaking, Ondertekening, Voorgenomen};
use crate::model::Wijze;
use access::{Gate, Mislukt, Werkplek};
use axum::extract::State;
use axum::response::Response;
use jiff::civil::DateTime;
use kern::{BesluitId, Code as _, MaatregelId, Moment, Weigering, moment_van};
use recht::Door;
use web::{App, Fout, Path, Velden};

type Wie = (String, i64);

/// A version that is no number is one that nobody saw: a conflict, not a guess.
fn versie(velden: &Velden) -> i64 {
    velden.get("versie").and_then(|typed| typed.parse().ok()).unwrap_or(-1)
}

/// A moment of a form.
pub(super) fn moment(velden: &Velden, naam: &'static str) -> Result<Moment, Weigering> {
    let typed = velden.get(naam).unwrap_or_default().trim();
    let read = typed.get(..16).unwrap_or(typed).parse::<DateTime>();
    read.map(moment_van).map_err(|_| Weigering::new(naam, "Vul dag en tijd in."))
}

/// Puts it before who may sign.
pub(crate) async fn voorleggen(
    gate: Gate<BesluitOpstellen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, besluit)): Path<Wie>,
    velden: Velden,
) -> Result<Response, Fout> {
    let versie = versie(&velden);
    let done = doe(&gate, &app, &kenmerk, move |tx, access, set_up, id| {
        handeling::leg_voor(tx, access, set_up, (id, BesluitId(besluit), versie))
    });
    antwoord(done.await?, gate.ook(), (kader, &app), &kenmerk, velden, "Het besluit is voorgelegd.").await
}

/// Gives it back.
pub(crate) async fn terugleggen(
    gate: Gate<BesluitNemen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, besluit)): Path<Wie>,
    velden: Velden,
) -> Result<Response, Fout> {
    let (versie, reden) = (versie(&velden), velden.get("reden").unwrap_or_default().to_owned());
    let done = doe(&gate, &app, &kenmerk, move |tx, access, set_up, id| {
        handeling::leg_terug(tx, access, set_up, (id, BesluitId(besluit), versie), &reden)
    });
    antwoord(done.await?, gate.ook(), (kader, &app), &kenmerk, velden, "Het besluit ligt weer bij de opsteller.").await
}

/// Takes it: the letter is made first, outside the one writer, and kept only when it is still the same.
pub(crate) async fn nemen(
    gate: Gate<BesluitNemen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, besluit)): Path<Wie>,
    velden: Velden,
) -> Result<Response, Fout> {
    let hand = Ondertekening {
        als: velden.get("als").and_then(Door::from_code),
        zelfde_hand: velden.get("zelfde_hand").unwrap_or_default().to_owned(),
    };
    let done = match maak(&gate, &app, &kenmerk, besluit, &hand).await? {
        Ok(letter) => {
            let versie = versie(&velden);
            doe(&gate, &app, &kenmerk, move |tx, access, set_up, id| {
                handeling::neem(tx, access, set_up, (id, BesluitId(besluit), versie), &hand, &letter)
            })
            .await?
        }
        Err(refused) => Err(refused),
    };
    let told = "Het besluit is genomen. Maak het nu bekend en doe de meldingen.";
    antwoord(done, gate.ook(), (kader, &app), &kenmerk, velden, told).await
}

async fn maak(
    gate: &Gate<BesluitNemen>,
    app: &App,
    kenmerk: &str,
    besluit: i64,
    hand: &Ondertekening,
) -> Result<Result<Gemaakt, Mislukt>, Fout> {
    let (set_up, hand) = (inrichting(app)?, hand.clone());
    let read = gate.open(scope(kenmerk)?, move |tx, access, id| {
        handeling::voorgenomen(tx, access, &set_up, (MaatregelId(id), BesluitId(besluit)), &hand)
    });
    let Voorgenomen { brief, .. } = match read.await {
        Ok(found) => found,
        Err(refused) => return Ok(Err(refused)),
    };
    let made = tokio::task::spawn_blocking(move || Gemaakt::van(&brief)).await;
    Ok(made.map_err(|error| Fout::storing("brief maken", error))?.map_err(Mislukt::from))
}

/// Writes down that it was made known.
pub(crate) async fn bekendmaken(
    gate: Gate<MaatregelBijhouden>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, besluit)): Path<Wie>,
    velden: Velden,
) -> Result<Response, Fout> {
    let (versie, op) = (versie(&velden), moment(&velden, "op"));
    let wijze = velden.get("wijze").and_then(Wijze::from_code);
    let done = doe(&gate, &app, &kenmerk, move |tx, access, set_up, id| {
        let wijze = wijze.ok_or_else(|| Weigering::new("wijze", "Kies hoe het besluit is bekendgemaakt."))?;
        let hoe = Bekendmaking { op: op?, wijze };
        handeling::bekendmaken(tx, access, set_up, (id, BesluitId(besluit), versie), hoe)
    });
    antwoord(done.await?, gate.ook(), (kader, &app), &kenmerk, velden, "De bekendmaking is opgeschreven.").await
}
