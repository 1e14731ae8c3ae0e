//! One signal: what was said, what is known, what was done, who did it.

use super::{beeld::Beeld, scope};
use crate::access::{MelderAntwoorden, MelderTonen, PolitieInformeren, SignaalBesluiten, SignaalLezen, SignaalWegen};
use crate::api::inrichting;
use crate::handeling::wegen;
use crate::model::Politiewijze;
use crate::store::rij::Politiemelding;
use ::access::{Gate, Werkplek};
use ::store::StoreError;
use axum::extract::State;
use kern::{Code, Moment, SignaalId};
use serde::Deserialize;
use ui::{Flash, Kader};
use web::{App, Formulier, Fout, Naar, Pagina, Path};

#[expect(clippy::struct_excessive_bools, reason = "one per right that decides whether a part of the page is there")]
#[derive(askama::Template)]
#[template(path = "weging/tonen.html")]
struct Bladzijde {
    kader: Kader,
    beeld: Beeld,
    mag_wegen: bool,
    mag_besluiten: bool,
    mag_politie: bool,
    mag_antwoorden: bool,
    mag_melder: bool,
    nu: Moment,
}

impl Bladzijde {
    fn is_bericht(melding: &Politiemelding) -> bool {
        melding.wijze == Politiewijze::Bericht
    }

    fn stand(&self) -> &'static str {
        self.beeld.signaal.status.naam()
    }

    fn van(&self) -> &'static str {
        self.beeld.signaal.bron.naam()
    }

    fn wanneer(&self) -> String {
        let day = self.beeld.signaal.gebeurd_op.map(|day| format!(", laatst {}", ui::datum(day))).unwrap_or_default();
        format!("{}{day}", self.beeld.signaal.gaande.naam())
    }

    fn onderkop(&self) -> String {
        format!("{}, binnen {}", self.beeld.kenmerk(), ui::wanneer(self.beeld.signaal.ontvangen, self.nu))
    }
}

/// Shows it.
pub(crate) async fn page(
    gate: Gate<SignaalLezen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path(kenmerk): Path<String>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let domain = inrichting(&app)?;
    let beeld = gate.open(scope(&kenmerk)?, move |tx, access, id| {
        super::beeld::laad(tx, access.kringen(), &domain, SignaalId(id)).map_err(Fout::from)
    });
    let beeld = beeld.await?;
    Ok(Pagina(Bladzijde {
        kader: kader.voor(beeld.signaal.titel.clone(), "/signalen"),
        mag_wegen: gate.ook::<SignaalWegen>().is_some(),
        mag_besluiten: gate.ook::<SignaalBesluiten>().is_some(),
        mag_politie: gate.ook::<PolitieInformeren>().is_some(),
        mag_antwoorden: gate.ook::<MelderAntwoorden>().is_some(),
        mag_melder: gate.ook::<MelderTonen>().is_some(),
        nu: gate.now(),
        beeld,
    }))
}

/// Whether it is urgent, on the version that was seen.
#[derive(Debug, Deserialize)]
pub(crate) struct Spoed {
    #[serde(default)]
    versie: String,
    #[serde(default)]
    spoed: String,
}

/// Marks a signal as urgent, or takes the mark away.
pub(crate) async fn spoed(
    gate: Gate<SignaalWegen>,
    Path(kenmerk): Path<String>,
    Formulier(form): Formulier<Spoed>,
) -> Result<Naar, Fout> {
    let (versie, spoed) = (form.versie.parse().map_err(|_| StoreError::Conflict)?, form.spoed == "ja");
    gate.submit(scope(&kenmerk)?, move |tx, access, id| wegen::spoed(tx, access, SignaalId(id), versie, spoed)).await?;
    let naar = if spoed { format!("/signalen/{kenmerk}/politie") } else { format!("/signalen/{kenmerk}") };
    Ok(Naar::new(naar).met(Flash::gelukt(if spoed { "Dit signaal heeft spoed." } else { "De spoed is eraf." })))
}
