//! What holds here? For who stands on the street: whom or what it is about, where, until when, and what is allowed.
//! Nothing is shown without a question, and every card that is shown is a look of its own.

use super::inrichting;
use crate::access::StraatZien;
use crate::inrichting::Inrichting;
use crate::store::straat::{self, Gevonden};
use access::{Gate, Getoond, Mislukt, Werkplek};
use audit::Ding;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use duiding::adres::Adres;
use duiding::taal::woorden;
use serde::Deserialize;
use std::sync::Arc;
use ui::{FormErrors, Kader};
use web::{App, Formulier, Fout, Pagina};

/// More cards than this is no answer to a question about one place or person.
const HOOGSTENS: usize = 5;

/// What is asked.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Vraag {
    #[serde(default)]
    q: String,
}

#[derive(askama::Template)]
#[template(path = "besluit/straat.html")]
struct Bladzijde {
    kader: Kader,
    vraag: String,
    gevraagd: bool,
    kaarten: Vec<Gevonden>,
    meer: bool,
    fouten: FormErrors,
    inrichting: Arc<Inrichting>,
}

impl Bladzijde {
    fn naam(&self, gevonden: &Gevonden) -> &'static str {
        self.inrichting.soort(&gevonden.soort).map_or("Maatregel", |soort| soort.naam)
    }

    fn tot(&self, gevonden: &Gevonden) -> String {
        if gevonden.tot == crate::model::ZONDER_EINDE {
            "Tot de burgemeester anders besluit".to_owned()
        } else {
            ui::hoofdletter(ui::datum_tijd_lang(gevonden.tot))
        }
    }
}

/// The question.
pub(crate) async fn form(
    _: Gate<StraatZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    Ok(Pagina(leeg(kader, String::new(), inrichting(&app)?)))
}

fn leeg(kader: Kader, vraag: String, inrichting: Arc<Inrichting>) -> Bladzijde {
    Bladzijde {
        kader: kader.voor("Wat geldt hier?", "/straat"),
        vraag,
        gevraagd: false,
        kaarten: Vec::new(),
        meer: false,
        fouten: FormErrors::new(),
        inrichting,
    }
}

struct Kaarten(Vec<Gevonden>);

impl Getoond for Kaarten {
    fn soort(&self) -> &'static str {
        "maatregel_straat"
    }

    fn aantal(&self) -> usize {
        self.0.len()
    }
}

/// The answer. Sent as POST: an address or a name must not stand in an address.
pub(crate) async fn zoek(
    gate: Gate<StraatZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Formulier(vraag): Formulier<Vraag>,
) -> Result<Response, Fout> {
    let (set_up, nu, q) = (inrichting(&app)?, gate.now(), vraag.q.trim().to_owned());
    let page = leeg(kader, q.clone(), Arc::clone(&set_up));
    if q.chars().count() < 4 || q.chars().count() > 200 {
        let mut fouten = FormErrors::new();
        fouten.add("q", "Typ een straat met huisnummer, of een voor- en achternaam.");
        return Ok(Pagina(Bladzijde { kader: page.kader.clone().fouten(&fouten), fouten, ..page }).geweigerd());
    }
    let found = gate.list(move |tx, access| {
        let all = straat::geldend(tx, &set_up.kluis, access.kringen(), nu)?;
        let mut fits: Vec<_> = all.into_iter().filter(|een| past(een, &q)).collect();
        fits.truncate(HOOGSTENS + 1);
        Ok::<_, Mislukt>(Kaarten(fits))
    });
    let Kaarten(mut kaarten) = found.await?;
    let meer = kaarten.len() > HOOGSTENS;
    if meer {
        // Too wide a question shows nothing: who asks for a street sees no list of its people.
        kaarten.clear();
    }
    for kaart in &kaarten {
        gate.look(Ding::new("maatregel_straat", kaart.id), Some(kaart.kring), "maatregel.straat").await?;
    }
    Ok(Pagina(Bladzijde { gevraagd: true, kaarten, meer, ..page }).into_response())
}

/// A complete address fits its own card; otherwise every word of the question begins a word of the card.
fn past(gevonden: &Gevonden, vraag: &str) -> bool {
    let key = |text: &str| Adres::ontleed(text).and_then(|adres| adres.sleutel());
    if let Some(asked) = key(vraag) {
        return key(&gevonden.kaart.waar).is_some_and(|there| there == asked);
    }
    let known = woorden(&format!("{} {}", gevonden.kaart.wie, gevonden.kaart.waar));
    let asked = woorden(vraag);
    asked.len() > 1 && asked.iter().all(|word| known.iter().any(|other| other.starts_with(word.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::straat::Kaart;
    use kern::{Kring, Moment};

    fn kaart(wie: &str, waar: &str) -> Gevonden {
        Gevonden {
            id: 1,
            kring: Kring(1),
            kaart: Kaart { wie: wie.into(), waar: waar.into(), wat: String::new(), uitzonderingen: String::new() },
            van: Moment(0),
            tot: Moment(1),
            kenmerk: "M-2026-0001".parse().expect("a reference"),
            soort: "huisverbod".to_owned(),
        }
    }

    #[test]
    fn een_adres_of_een_naam_vindt_de_kaart_en_een_half_woord_niet() {
        let found = kaart("Bram Verzonnen", "Klaverhof 14");
        for asked in ["klaverhof 14", "Klaverhof 14", "bram verzonnen", "verz bram"] {
            assert!(past(&found, asked), "{asked}");
        }
        for asked in ["Klaverhof 1", "Klaverhof 140", "klaverhof", "bram", "sara verzonnen", "Klaverhof 14 a"] {
            assert!(!past(&found, asked), "{asked}");
        }
    }
}
