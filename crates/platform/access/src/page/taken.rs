//! `/beheer/taken`: the work in the background. The administrator sees kinds, attempts and moments, never what a job is
//! about, and can have it tried at once.

use crate::acties::{TakenProberen, TakenZien};
use crate::{Gate, Getoond, Werkplek};
use audit::{Ding, Gebeurtenis};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jobs::{Openstaand, Soorttaken, Taakstand, openstaand, try_all_now, try_now};
use kern::{Moment, TaakId};
use serde::Deserialize;
use std::sync::Arc;
use store::StoreError;
use ui::{Flash, Kader};
use web::{App, Formulier, Fout, Naar, Pagina, Path};

const PAD: &str = "/beheer/taken";
/// Jobs of one kind on the page.
const OP_DE_PAGINA: u32 = 25;

/// What kinds of work are called. The program puts it in [`App::ext`]; a kind without a name is shown by its code.
#[derive(Debug, Clone, Default)]
pub struct Taaknamen(pub Vec<(&'static str, &'static str)>);

struct Beeld(Vec<Soorttaken>);

impl Getoond for Beeld {
    fn soort(&self) -> &'static str {
        "taak"
    }

    fn aantal(&self) -> usize {
        self.0.iter().map(|soort| soort.taken.len()).sum()
    }
}

#[derive(askama::Template)]
#[template(path = "taken.html")]
struct Page {
    kader: Kader,
    namen: Arc<Taaknamen>,
    soorten: Vec<Soorttaken>,
    mag_proberen: bool,
    nu: Moment,
}

impl Page {
    fn naam(&self, soort: &Soorttaken) -> String {
        let known = self.namen.0.iter().find(|(code, _)| *code == soort.soort);
        known.map_or_else(|| soort.soort.clone(), |(_, naam)| (*naam).to_owned())
    }

    /// "2 gestopt, 5 wachten".
    fn tellingen(soort: &Soorttaken) -> String {
        let counts =
            [(soort.gestopt, "gestopt", "gestopt"), (soort.wacht, "wacht", "wachten"), (soort.bezig, "bezig", "bezig")];
        let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
        let words =
            counts.map(|(count, one, more)| format!("{} {}", ui::getal(count), if count == 1 { one } else { more }));
        words.collect::<Vec<_>>().join(", ")
    }

    fn stand(taak: &Openstaand) -> (&'static str, &'static str) {
        match taak.stand {
            Taakstand::Gestopt => ("Gestopt", "rood"),
            Taakstand::Wacht if taak.pogingen > 0 => ("Mislukt, wacht", "amber"),
            Taakstand::Wacht => ("Wacht", ""),
            Taakstand::Bezig => ("Bezig", "blauw"),
        }
    }

    fn wanneer(&self, taak: &Openstaand) -> String {
        match (taak.stand, taak.beurt) {
            (Taakstand::Bezig, _) => "Nu".to_owned(),
            (Taakstand::Wacht, Some(beurt)) if beurt > self.nu => format!("Weer: {}", ui::wanneer(beurt, self.nu)),
            (Taakstand::Wacht, _) => "Zodra het kan".to_owned(),
            (Taakstand::Gestopt, _) => "Niet meer vanzelf".to_owned(),
        }
    }

    /// One that is in hand or whose turn has come needs no push.
    fn kan_nu(&self, taak: &Openstaand) -> bool {
        match taak.stand {
            Taakstand::Gestopt => true,
            Taakstand::Wacht => taak.beurt.is_some_and(|beurt| beurt > self.nu),
            Taakstand::Bezig => false,
        }
    }

    fn iets_kan_nu(&self, soort: &Soorttaken) -> bool {
        soort.taken.iter().any(|taak| self.kan_nu(taak))
    }

    fn meer(soort: &Soorttaken) -> bool {
        let all = soort.wacht + soort.bezig + soort.gestopt;
        i64::try_from(soort.taken.len()).is_ok_and(|shown| shown < all)
    }

    fn fout(taak: &Openstaand) -> String {
        taak.fout.as_deref().map_or_else(|| "Geen".to_owned(), in_woorden)
    }
}

/// A failure in words. The codes are constants of the program: no value of a person is among them.
fn in_woorden(code: &str) -> String {
    let zin = match code {
        "mailserver" => "De mailserver nam het bericht niet aan.",
        "database" => "De database was niet bereikbaar.",
        "paniek" => "Er zit een fout in het programma. Meld dit bij de leverancier.",
        "te_laat" => "Het lukte zeven dagen lang niet.",
        "gewist" => "Waar het over ging, is intussen gewist.",
        "geen_politieadres" => "Er is geen mailadres van de politie ingesteld.",
        "intussen_gewijzigd" => "Iemand anders wijzigde hetzelfde.",
        "niet_alles_gewist" => "Niet alles kon worden gewist. Kijk in het logboek van de server.",
        "kluis" => "De map met bestanden was niet bereikbaar.",
        other => return format!("Code: {other}"),
    };
    format!("{zin} ({code})")
}

pub(crate) async fn lijst(
    gate: Gate<TakenZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
) -> Result<Response, Fout> {
    let found = gate.list(|tx, _| Ok::<_, StoreError>(Beeld(openstaand(tx, OP_DE_PAGINA)?))).await?;
    Ok(Pagina(Page {
        kader: kader.voor("Taken op de achtergrond", PAD),
        namen: app.ext::<Taaknamen>().unwrap_or_default(),
        soorten: found.0,
        mag_proberen: gate.ook::<TakenProberen>().is_some(),
        nu: gate.now(),
    })
    .into_response())
}

#[derive(Debug, Deserialize)]
pub(crate) struct Gezien {
    #[serde(default)]
    versie: String,
}

/// Has one job tried at once; that somebody asked stands in the events.
pub(crate) async fn nu(
    gate: Gate<TakenProberen>,
    Path(id): Path<i64>,
    Formulier(form): Formulier<Gezien>,
) -> Result<Naar, Fout> {
    // A version that is no number is one that nobody saw: a conflict, not a guess.
    let versie = form.versie.parse().unwrap_or(-1);
    gate.create(move |tx, access| {
        try_now(tx, access.now(), TaakId(id), versie)?;
        access.record(tx, Gebeurtenis::new("taak.nu_proberen", Ding::new("taak", id)))
    })
    .await?;
    Ok(Naar::new(PAD).met(Flash::gelukt("Baken probeert deze taak nu. Kijk zo nog een keer of het is gelukt.")))
}

/// Has every job of a kind tried at once. A kind of which there is nothing leaves no event: its name came from outside.
pub(crate) async fn alles_nu(gate: Gate<TakenProberen>, Path(soort): Path<String>) -> Result<Naar, Fout> {
    let done = gate.create(move |tx, access| {
        let aantal = try_all_now(tx, access.now(), &soort)?;
        if aantal > 0 {
            let told = Gebeurtenis::new("taak.nu_proberen", Ding::new("taak", 0));
            access.record(tx, told.met("soort", soort).met("aantal", aantal))?;
        }
        Ok::<_, StoreError>(aantal)
    });
    Ok(Naar::new(PAD).met(match done.await? {
        0 => Flash::let_op("Er was niets meer om nu te proberen."),
        _ => Flash::gelukt("Baken probeert deze taken nu. Kijk zo nog een keer of het is gelukt."),
    }))
}
