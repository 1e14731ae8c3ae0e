//! Step 1: what is going on. A text that says who somebody is gets a warning, never a block.

use super::bezoek::{Bezoek, nu_niet};
use super::concept::Stand;
use crate::aannemen::MAX_TEKST;
use crate::categorie::Thema;
use crate::inrichting::Inrichting;
use askama::Template;
use axum::response::{IntoResponse, Response};
use duiding::kenmerken;
use serde::{Deserialize, Serialize};
use ui::{FormErrors, Kader, Keuze};
use web::{Formulier, Fout, Naar, Pagina};

const PAD: &str = "/melden/wat";

/// The answers of this step.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Wat {
    pub(super) categorie: String,
    pub(super) tekst: String,
    /// Of what in the text the reporter was told that others will read it.
    gewaarschuwd: Vec<String>,
}

impl Wat {
    /// What is not right yet.
    pub(super) fn controleer(&self, inrichting: &Inrichting) -> FormErrors {
        let mut fouten = FormErrors::new();
        let publiek = inrichting.categorieen.zoek(&self.categorie).is_some_and(|categorie| categorie.publiek);
        if !publiek {
            fouten.add("categorie", "Kies waar uw melding over gaat");
        }
        fouten.verplicht("tekst", &self.tekst, "Vertel wat er aan de hand is");
        let length = self.tekst.chars().count();
        if length > MAX_TEKST {
            let zin = format!("Uw tekst is te lang: {} tekens. Gebruik hoogstens 8.000 tekens", ui::getal(length));
            fouten.add("tekst", zin);
        }
        fouten
    }

    /// Online crime has no place.
    pub(super) fn plek_hoeft_niet(&self, inrichting: &Inrichting) -> bool {
        inrichting.categorieen.zoek(&self.categorie).is_some_and(|categorie| categorie.thema() == Thema::Cyber)
    }

    /// What in the text tells who somebody is, each kind once.
    fn kenmerken(&self) -> Vec<&'static str> {
        let mut kinds: Vec<_> = kenmerken::vind(&self.tekst).iter().map(|found| found.soort).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds.into_iter().map(in_woorden).collect()
    }

    /// The kinds of which the reporter has not been told yet.
    fn nog_te_zeggen(&self) -> bool {
        self.kenmerken().iter().any(|kind| !self.gewaarschuwd.iter().any(|known| known == kind))
    }
}

const fn in_woorden(kind: kenmerken::Soort) -> &'static str {
    match kind {
        kenmerken::Soort::Bsn => "een burgerservicenummer (BSN)",
        kenmerken::Soort::Iban => "een rekeningnummer",
        kenmerken::Soort::Telefoon => "een telefoonnummer",
        kenmerken::Soort::Kenteken => "een kenteken",
        kenmerken::Soort::Email => "een e-mailadres",
    }
}

/// What the form sends.
#[derive(Deserialize)]
pub(super) struct Velden {
    #[serde(default)]
    categorie: String,
    #[serde(default)]
    tekst: String,
}

#[derive(Template)]
#[template(path = "publiek/wat.html")]
struct Stap {
    kader: Kader,
    fouten: FormErrors,
    nu_niet: bool,
    categorieen: Vec<Keuze>,
    wat: Wat,
    gevonden: Vec<&'static str>,
}

fn pagina(bezoek: &Bezoek, wat: Wat, fouten: FormErrors, nu_niet: bool) -> Pagina<Stap> {
    let keuze = |categorie: &crate::categorie::Categorie| {
        Keuze::new(categorie.code.clone(), categorie.naam.clone()).hint(categorie.uitleg.clone())
    };
    let gevonden = if wat.gewaarschuwd.is_empty() { Vec::new() } else { wat.kenmerken() };
    Pagina(Stap {
        kader: bezoek.kader("Stap 1 van 4: Wat is er aan de hand?", PAD).fouten(&fouten),
        categorieen: bezoek.inrichting.categorieen.publiek().map(keuze).collect(),
        gevonden,
        fouten,
        nu_niet,
        wat,
    })
}

/// The form.
pub(super) async fn tonen(bezoek: Bezoek) -> Result<Response, Fout> {
    let wat = match bezoek.stand().await? {
        Stand::Loopt(concept) => concept.wat,
        Stand::Verzonden(_) => return Ok(Naar::new("/melden/klaar").into_response()),
        Stand::Weg => Wat::default(),
    };
    Ok(pagina(&bezoek, wat, FormErrors::new(), false).into_response())
}

/// Keeps the answers and goes on, once with a warning in between.
pub(super) async fn verder(bezoek: Bezoek, Formulier(velden): Formulier<Velden>) -> Result<Response, Fout> {
    let Velden { categorie, tekst } = velden;
    let mut wat = Wat { categorie, tekst, gewaarschuwd: Vec::new() };
    let fouten = wat.controleer(&bezoek.inrichting);
    if !fouten.is_empty() {
        return Ok(pagina(&bezoek, wat, fouten, false).geweigerd());
    }
    let typed = wat.clone();
    let kept = async {
        let mut werk = bezoek.werk().await?;
        wat.gewaarschuwd.clone_from(&werk.concept.wat.gewaarschuwd);
        let warn = wat.nog_te_zeggen();
        wat.gewaarschuwd = wat.kenmerken().into_iter().map(str::to_owned).collect();
        werk.concept.wat = wat;
        bezoek.bewaar(&werk, Vec::new()).await?;
        Ok((werk, warn))
    };
    match kept.await {
        Ok((werk, true)) => Ok(Naar::new(PAD).cookie(werk.sleutel.cookie()).into_response()),
        Ok((werk, false)) => Ok(bezoek.verder(&werk, "/melden/waar")),
        Err(fout) => nu_niet(fout, || pagina(&bezoek, typed, FormErrors::new(), true).into_response()),
    }
}
