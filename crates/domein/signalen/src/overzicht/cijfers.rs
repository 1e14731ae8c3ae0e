//! Figures about signals over a period, without signals: for who steers and accounts. Only over the kringen of who asks.

mod blad;
mod klein;
mod maat;
mod periode;
mod tellen;
#[cfg(test)]
mod tests;
mod uitvoer;

pub(crate) use uitvoer::submit;

use self::blad::{Blad, Bron};
use self::klein::Vorm;
use self::periode::{Keus, Periode};
use self::tellen::Telling;
use crate::access::{CijfersBinnenZien, CijfersZien};
use crate::api::inrichting;
use crate::categorie::Thema;
use crate::inrichting::Inrichting;
use ::access::{Gate, Getoond, Werkplek};
use ::store::StoreError;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kern::Code;
use serde::Deserialize;
use std::sync::Arc;
use ui::{FormErrors, Kader, Tab};
use web::{App, Fout, Pagina, Query};

/// The statements of this page.
pub(crate) const SQL: &[::store::Sql] = tellen::SQL;

/// What is asked: codes and days.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Vraag {
    #[serde(default)]
    periode: String,
    #[serde(default)]
    van: String,
    #[serde(default)]
    tot: String,
    #[serde(default)]
    delen: String,
}

/// What was understood of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Gekozen {
    keus: Keus,
    periode: Periode,
    vorm: Vorm,
}

impl Vraag {
    fn keus(&self) -> Keus {
        Keus::from_code(&self.periode).unwrap_or(Keus::Kwartaal)
    }

    fn vorm(&self) -> Vorm {
        if self.delen.is_empty() { Vorm::Binnen } else { Vorm::Delen }
    }

    /// The period, or what is wrong with the days that were typed. Without days a free period begins as this quarter.
    fn lees(&self, vandaag: Date) -> Result<Gekozen, FormErrors> {
        let (keus, vorm) = (self.keus(), self.vorm());
        if keus != Keus::Vrij || (self.van.is_empty() && self.tot.is_empty()) {
            return Ok(Gekozen { keus, periode: keus.periode(vandaag), vorm });
        }
        let read = Periode::vrij(&self.van, &self.tot, vandaag).map_err(|(veld, zin)| {
            let mut fouten = FormErrors::new();
            fouten.add(veld, zin);
            fouten
        });
        read.map(|periode| Gekozen { keus, periode, vorm })
    }
}

impl Gekozen {
    fn eerder(self) -> Periode {
        self.keus.eerder(self.periode)
    }

    /// The page with this choice, for this reader.
    fn adres(self, vorm: Vorm) -> String {
        let dagen = if self.keus == Keus::Vrij {
            let (van, tot) = self.dagen();
            format!("&van={van}&tot={tot}")
        } else {
            String::new()
        };
        let delen = if vorm == Vorm::Delen { "&delen=ja" } else { "" };
        format!("/cijfers?periode={}{dagen}{delen}", self.keus.code())
    }

    /// As somebody types them.
    fn dagen(self) -> (String, String) {
        (ui::datum_cijfers(self.periode.van), ui::datum_cijfers(self.periode.tot))
    }
}

/// The counts of a period beside an earlier one, over these lines of the programme.
#[derive(Debug)]
struct Geteld {
    themas: Vec<Thema>,
    nu: Telling,
    eerder: Telling,
}

impl Getoond for Geteld {
    fn soort(&self) -> &'static str {
        "cijfers"
    }

    /// One sheet: no signal is shown.
    fn aantal(&self) -> usize {
        1
    }
}

async fn tel(gate: &Gate<CijfersZien>, domain: &Arc<Inrichting>, gekozen: Gekozen) -> Result<Geteld, Fout> {
    let (domain, vandaag) = (Arc::clone(domain), kern::dag_van(gate.now()));
    let counted = gate.list(move |tx, access| {
        let kringen = tellen::kringen_met_signalen(access.kringen(), &domain);
        let (periode, eerder) = (gekozen.periode, gekozen.eerder());
        let nu = tellen::tel(tx, &kringen, periode, &periode.vakken(), vandaag)?;
        let eerder = tellen::tel(tx, &kringen, eerder, &[], vandaag)?;
        let mut themas: Vec<Thema> = kringen.iter().map(|(_, thema)| *thema).collect();
        themas.sort_unstable();
        Ok::<_, StoreError>(Geteld { themas, nu, eerder })
    });
    Ok(counted.await?)
}

impl Geteld {
    fn blad(&self, domain: &Inrichting, gekozen: Gekozen, vorm: Vorm) -> Blad {
        let vakken = gekozen.periode.vakken();
        let bron = Bron {
            periode: gekozen.periode,
            vakken: &vakken,
            nu: &self.nu,
            eerder: &self.eerder,
            themas: &self.themas,
            inrichting: domain,
            vorm,
        };
        bron.blad()
    }

    fn is_leeg(&self) -> bool {
        self.nu.is_leeg() && self.eerder.is_leeg()
    }

    /// "Jeugd, Woonoverlast en Overig".
    fn kringen(&self) -> String {
        let names: Vec<&str> = self.themas.iter().map(|thema| thema.naam()).collect();
        match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} en {last}", rest.join(", ")),
            _ => names.concat(),
        }
    }
}

#[derive(askama::Template)]
#[template(path = "overzicht/cijfers.html")]
struct Bladzijde {
    kader: Kader,
    fouten: FormErrors,
    keuzes: Vec<Tab>,
    vrij: bool,
    van: String,
    tot: String,
    mag_binnen: bool,
    inhoud: Option<Inhoud>,
}

struct Inhoud {
    gekozen: Gekozen,
    geteld: Geteld,
    blad: Blad,
}

impl Inhoud {
    fn onderschrift(&self) -> String {
        let (periode, eerder) = (self.gekozen.periode, self.gekozen.eerder());
        format!("{}, vergeleken met {}", periode.in_woorden(), eerder.in_woorden())
    }

    fn om_te_delen(&self) -> bool {
        self.gekozen.vorm == Vorm::Delen
    }

    fn keus(&self) -> &'static str {
        self.gekozen.keus.code()
    }

    fn andere_vorm(&self) -> String {
        self.gekozen.adres(if self.om_te_delen() { Vorm::Binnen } else { Vorm::Delen })
    }
}

/// The page. A period that cannot be brings the form back.
pub(crate) async fn page(
    gate: Gate<CijfersZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Query(vraag): Query<Vraag>,
) -> Result<Response, Fout> {
    let domain = inrichting(&app)?;
    // Whatever the address says: who may not see small numbers gets the version to share.
    let mag_binnen = gate.ook::<CijfersBinnenZien>().is_some();
    let gekozen = match vraag.lees(kern::dag_van(gate.now())) {
        Ok(gekozen) if mag_binnen => gekozen,
        Ok(gekozen) => Gekozen { vorm: Vorm::Delen, ..gekozen },
        Err(fouten) => return Ok(Pagina(bladzijde(kader, &vraag, fouten)).geweigerd()),
    };
    let geteld = tel(&gate, &domain, gekozen).await?;
    let blad = geteld.blad(&domain, gekozen, gekozen.vorm);
    let (van, tot) = gekozen.dagen();
    let shown = Bladzijde {
        van,
        tot,
        mag_binnen,
        inhoud: Some(Inhoud { gekozen, geteld, blad }),
        ..bladzijde(kader, &vraag, FormErrors::new())
    };
    Ok(Pagina(shown).into_response())
}

fn bladzijde(kader: Kader, vraag: &Vraag, fouten: FormErrors) -> Bladzijde {
    let keus = vraag.keus();
    let here = format!("/cijfers?periode={}", keus.code());
    let tab = |keus: &Keus| Tab::new(keus.naam(), format!("/cijfers?periode={}", keus.code()), &here);
    Bladzijde {
        kader: kader.voor("Cijfers", "/cijfers").fouten(&fouten),
        fouten,
        keuzes: Keus::ALL.iter().map(tab).collect(),
        vrij: keus == Keus::Vrij,
        van: vraag.van.clone(),
        tot: vraag.tot.clone(),
        mag_binnen: false,
        inhoud: None,
    }
}
