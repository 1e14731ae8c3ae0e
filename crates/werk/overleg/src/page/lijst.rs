//! Meetings to come, running and past.

use crate::access::OverleggenZien;
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

/// Shows them. A meeting itself is no secret; what it is about is.
pub(crate) async fn page(
    gate: Gate<OverleggenZien>,
    Werkplek(kader): Werkplek,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let found = gate.list(|tx, _| {
        let (komend, voorbij) = (queries::komende(tx)?, queries::voorbij(tx)?);
        Ok::<_, StoreError>(Lijst::new("overleg", [komend, voorbij].concat()))
    });
    let (voorbij, komend) = found.await?.rijen.into_iter().partition(|overleg| overleg.status == Status::Gesloten);
    Ok(Pagina(Bladzijde { kader: kader.voor("Overleggen", "/overleggen"), komend, voorbij, nu: gate.now() }))
}

fn stand(overleg: &Overleg) -> &'static str {
    overleg.status.naam()
}

impl Bladzijde {
    fn stand(&self, overleg: &Overleg) -> &'static str {
        stand(overleg)
    }

    fn wanneer(&self, overleg: &Overleg) -> String {
        format!("{} {}", ui::hoofdletter(ui::dag_in_woorden(overleg.datum, self.nu)), overleg.begin)
    }
}
