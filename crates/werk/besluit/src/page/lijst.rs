//! The orders: those that hold first, the next to end on top.

use super::{href, inrichting};
use crate::access::{BesluitOpstellen, MaatregelenZien};
use crate::inrichting::Inrichting;
use crate::model::Maatregel;
use crate::store::lijst::{self as queries, Welke};
use access::{Gate, Lijst, Werkplek};
use axum::extract::State;
use kern::{Code as _, Moment};
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

#[derive(askama::Template)]
#[template(path = "besluit/lijst.html")]
struct Bladzijde {
    kader: Kader,
    rijen: Vec<Maatregel>,
    wachten: Vec<Maatregel>,
    tabs: Vec<Tab>,
    soorten: Vec<Keuze>,
    soort: String,
    welke: Welke,
    ouder: String,
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
    let (onder, soort) = (vraag.onder.parse().ok(), vraag.soort.clone());
    let found = gate.list(move |tx, access| {
        let wait = if welke == Welke::Geldend { queries::voorgelegd(tx, access.kringen())? } else { Vec::new() };
        let all = queries::lijst(tx, access.kringen(), welke, nu, onder, PAGINA)?;
        let page_ends = (all.len() == PAGINA as usize).then(|| all.last().map(|last| last.id)).flatten();
        let shown = all.into_iter().filter(|een| soort.is_empty() || een.soort == soort);
        let rows: Vec<_> = wait.into_iter().map(|een| (true, een)).chain(shown.map(|een| (false, een))).collect();
        Ok::<_, StoreError>(Paginering { lijst: Lijst::new("maatregel", rows), page_ends })
    });
    let Paginering { lijst, page_ends } = found.await?;
    let (wait, rows): (Vec<_>, Vec<_>) = lijst.rijen.into_iter().partition(|(waits, _)| *waits);
    let here = format!("/maatregelen?welke={}", welke.code());
    let tabs = Welke::ALL.iter().map(|een| Tab::new(een.naam(), format!("/maatregelen?welke={}", een.code()), &here));
    let older = page_ends.filter(|_| welke != Welke::Geldend);
    Ok(Pagina(Bladzijde {
        kader: kader.voor("Maatregelen", "/maatregelen"),
        tabs: tabs.collect(),
        soorten: set_up.soorten.iter().map(|soort| Keuze::new(soort.code, soort.meervoud)).collect(),
        ouder: older.map(|id| format!("{here}&soort={}&onder={id}", vraag.soort)).unwrap_or_default(),
        soort: vraag.soort,
        welke,
        mag_maken: gate.ook::<BesluitOpstellen>().is_some(),
        rijen: rows.into_iter().map(|(_, een)| een).collect(),
        wachten: wait.into_iter().map(|(_, een)| een).collect(),
        inrichting: set_up,
        nu,
    }))
}

/// A page of rows and where it ends.
struct Paginering {
    lijst: Lijst<(bool, Maatregel)>,
    page_ends: Option<kern::MaatregelId>,
}

impl access::Getoond for Paginering {
    fn soort(&self) -> &'static str {
        "maatregel"
    }

    fn aantal(&self) -> usize {
        self.lijst.rijen.len()
    }
}
