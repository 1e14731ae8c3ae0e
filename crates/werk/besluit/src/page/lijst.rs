//! The orders: those that hold first, the next to end on top.

use super::{href, inrichting};
use crate::access::{BesluitOpstellen, MaatregelenZien};
use crate::inrichting::Inrichting;
use crate::model::Maatregel;
use crate::store::lijst::{self as queries, Grens, Rij, Welke};
use access::{Gate, Werkplek};
use axum::extract::State;
use kern::{Code as _, MaatregelId, Moment};
use serde::Deserialize;
use std::sync::Arc;
use store::StoreError;
use ui::{Kader, Keuze, Tab};
use web::{App, Fout, Pagina, Query};

/// Rows on a page.
const PAGINA: u32 = 50;

/// Which orders, of which kind, and from which page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Vraag {
    #[serde(default)]
    welke: String,
    #[serde(default)]
    soort: String,
    #[serde(default)]
    onder: String,
}

impl Vraag {
    fn na(&self) -> Option<Grens> {
        let (moment, id) = self.onder.split_once('-')?;
        Some((Moment(moment.parse().ok()?), MaatregelId(id.parse().ok()?)))
    }
}

#[derive(askama::Template)]
#[template(path = "besluit/lijst.html")]
struct Bladzijde {
    kader: Kader,
    rijen: Vec<Rij>,
    wachten: Vec<Maatregel>,
    tabs: Vec<Tab>,
    soorten: Vec<Keuze>,
    soort: String,
    welke: Welke,
    eerste: String,
    verder: String,
    mag_maken: bool,
    inrichting: Arc<Inrichting>,
    nu: Moment,
}

impl Bladzijde {
    fn naam(&self, maatregel: &Maatregel) -> &'static str {
        self.inrichting.soort(&maatregel.soort).map_or("Maatregel", |soort| soort.naam)
    }

    fn href(&self, maatregel: &Maatregel) -> String {
        href(maatregel.kenmerk)
    }

    fn einde(&self, maatregel: &Maatregel) -> String {
        match (maatregel.begin, maatregel.eindigt()) {
            (None, _) => "nog niet opgelegd".to_owned(),
            (_, None) => "tot nader besluit".to_owned(),
            (_, Some(einde)) => ui::datum_tijd(einde),
        }
    }

    /// Where the page tells why it ends then.
    fn waarom(&self, maatregel: &Maatregel) -> String {
        let ends = maatregel.begin.is_some() && maatregel.eindigt().is_some();
        if ends { format!("{}/einde", href(maatregel.kenmerk)) } else { String::new() }
    }

    fn nog(&self, maatregel: &Maatregel) -> String {
        let runs = maatregel.eindigt().filter(|einde| maatregel.begin.is_some() && *einde > self.nu);
        runs.map(|einde| ui::nog(einde, self.nu)).unwrap_or_default()
    }

    fn te_doen(&self, rij: &Rij) -> String {
        if rij.te_doen == 0 { String::new() } else { format!("{} nu te doen", rij.te_doen) }
    }

    fn niets(&self) -> &'static str {
        if self.welke == Welke::TeDoen { "Er is niets te laat" } else { "Er zijn hier geen maatregelen" }
    }

    fn en_dan(&self) -> &'static str {
        match self.welke {
            Welke::TeDoen => "Elke stap en elke melding waarvan de tijd om is, is afgevinkt.",
            _ => "Kies een ander tabblad, of begin een nieuwe maatregel.",
        }
    }

    fn verder_woord(&self) -> &'static str {
        if self.welke == Welke::Geldend { "Later" } else { "Ouder" }
    }

    fn kleur(&self, maatregel: &Maatregel) -> &'static str {
        maatregel.eindigt().map_or("", |einde| ui::termijn_kleur(einde, self.nu))
    }
}

/// Shows them.
pub(crate) async fn page(
    gate: Gate<MaatregelenZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Query(vraag): Query<Vraag>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let (set_up, nu) = (inrichting(&app)?, gate.now());
    let welke = Welke::from_code(&vraag.welke).unwrap_or(Welke::Geldend);
    let (na, soort) = (vraag.na(), set_up.soort(&vraag.soort).map(|soort| soort.code));
    let found = gate.list(move |tx, access| {
        let first = welke == Welke::Geldend && na.is_none();
        let wachten = if first { queries::voorgelegd(tx, access.kringen())? } else { Vec::new() };
        let rijen = queries::lijst(tx, access.kringen(), (welke, soort), nu, na, PAGINA)?;
        Ok::<_, StoreError>(Gevonden { wachten, rijen })
    });
    let Gevonden { wachten, rijen } = found.await?;
    let here = format!("/maatregelen?welke={}", welke.code());
    let tabs = Welke::ALL.iter().map(|een| Tab::new(een.naam(), format!("/maatregelen?welke={}", een.code()), &here));
    let filtered = format!("{here}&soort={}", soort.unwrap_or_default());
    let last = rijen.last().filter(|_| rijen.len() == PAGINA as usize).map(|rij| &rij.maatregel);
    Ok(Pagina(Bladzijde {
        kader: kader.voor("Maatregelen", "/maatregelen"),
        tabs: tabs.collect(),
        soorten: set_up.soorten.iter().map(|soort| Keuze::new(soort.code, soort.meervoud)).collect(),
        verder: last.map(|last| format!("{filtered}&onder={}-{}", last.einde.0, last.id.0)).unwrap_or_default(),
        eerste: na.map(|_| filtered).unwrap_or_default(),
        soort: soort.unwrap_or_default().to_owned(),
        welke,
        mag_maken: gate.ook::<BesluitOpstellen>().is_some(),
        rijen,
        wachten,
        inrichting: set_up,
        nu,
    }))
}

/// What the page shows.
struct Gevonden {
    wachten: Vec<Maatregel>,
    rijen: Vec<Rij>,
}

impl access::Getoond for Gevonden {
    fn soort(&self) -> &'static str {
        "maatregel"
    }

    fn aantal(&self) -> usize {
        self.wachten.len() + self.rijen.len()
    }
}
