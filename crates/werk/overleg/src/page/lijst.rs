//! Meetings to come, running and past.

use crate::access::{OverlegLeiden, OverleggenZien};
use crate::model::{Overleg, Status};
use crate::store as queries;
use access::{Gate, Lijst, Werkplek};
use kern::{Code, Moment};
use store::StoreError;
use ui::Kader;
use web::{Fout, Pagina};

#[derive(askama::Template)]
#[template(path = "overleg/lijst.html")]
struct Bladzijde {
    kader: Kader,
    komend: Vec<Overleg>,
    voorbij: Vec<Overleg>,
    nu: Moment,
}

/// Shows them: all to who leads meetings, and to others those with a point that they may know.
pub(crate) async fn page(
    gate: Gate<OverleggenZien>,
    Werkplek(kader): Werkplek,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let leidt = gate.ook::<OverlegLeiden>().is_some();
    let found = gate.list(move |tx, access| {
        let mut shown = Vec::new();
        for overleg in [queries::komende(tx)?, queries::voorbij(tx)?].concat() {
            if leidt || !queries::punten::punten(tx, access.kringen(), overleg.id)?.is_empty() {
                shown.push(overleg);
            }
        }
        Ok::<_, StoreError>(Lijst::new("overleg", shown))
    });
    let (voorbij, komend) = found.await?.rijen.into_iter().partition(|overleg| overleg.status == Status::Gesloten);
    Ok(Pagina(Bladzijde { kader: kader.voor("Overleggen", "/overleggen"), komend, voorbij, nu: gate.now() }))
}

impl Bladzijde {
    fn stand(overleg: &Overleg) -> &'static str {
        overleg.status.naam()
    }

    fn wanneer(&self, overleg: &Overleg) -> String {
        format!("{} {}", ui::hoofdletter(ui::dag_in_woorden(overleg.datum, self.nu)), overleg.begin)
    }
}
