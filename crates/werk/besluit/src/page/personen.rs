//! Whom an order is about. Asked for apart, so that each look at a name stands in the log as one.

use super::{inrichting, scope};
use crate::access::PersonenZien;
use crate::brief;
use crate::model::Kenmerk;
use crate::soort::Klasse;
use crate::volledig::Volledig;
use access::{Gate, Mislukt, Werkplek};
use axum::extract::State;
use kern::MaatregelId;
use ui::Kader;
use web::{App, Fout, Pagina, Path};

#[derive(askama::Template)]
#[template(path = "besluit/personen.html")]
struct Bladzijde {
    kader: Kader,
    kenmerk: Kenmerk,
    rijen: Vec<(&'static str, String)>,
}

/// Shows the names.
pub(crate) async fn page(
    gate: Gate<PersonenZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path(kenmerk): Path<String>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let set_up = inrichting(&app)?;
    let found = gate.open(scope(&kenmerk)?, move |tx, _, id| {
        let volledig = Volledig::laad(tx, &set_up, MaatregelId(id))?;
        let gegevens = volledig.gegevens();
        let fields = volledig.soort.besluiten.iter().flat_map(crate::soort::Besluitsoort::velden);
        let named = fields.filter(|veld| veld.klasse == Klasse::Persoon && gegevens.heeft(veld.naam));
        let mut rijen: Vec<(&'static str, String)> = Vec::new();
        for veld in named {
            let row = (veld.label.trim_end_matches('?'), brief::in_woorden(veld.soort, &gegevens, veld.naam));
            if !rijen.contains(&row) {
                rijen.push(row);
            }
        }
        Ok::<_, Mislukt>((volledig.maatregel.kenmerk, rijen))
    });
    let (kenmerk, rijen) = found.await?;
    Ok(Pagina(Bladzijde { kader: kader.voor("Personen", "/maatregelen"), kenmerk, rijen }))
}
