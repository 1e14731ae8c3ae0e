//! The list of signals, newest first, narrowed by what stands in the address.

use super::filters::{self, Mijn, Mogelijk};
use super::{beeld::kleur, href};
use crate::access::{FiltersBewaren, SignaalInvoeren, SignalenUitvoeren, SignalenZien};
use crate::api::inrichting;
use crate::categorie::Thema;
use crate::inrichting::Inrichting;
use crate::model::{Bron, Status};
use crate::store::lijst::{self as queries, Filter, Grens, Kaartje, Politie};
use ::access::{Gate, Getoond, Werkplek};
use ::store::StoreError;
use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Response};
use kern::{Code, Kring, Moment, SignaalId};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use ui::{FormErrors, Kader, Tab};
use web::{App, Fout, Pagina, Query};

/// The choice behind a code; nothing chosen is no choice.
fn choice<T: Code>(text: &str) -> Result<Option<T>, ()> {
    if text.is_empty() { Ok(None) } else { T::from_code(text).map(Some).ok_or(()) }
}

/// Rows on a page.
const PAGINA: usize = 50;

/// The filter as it stands in the address: codes, no words of people.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
pub(crate) struct Vraag {
    #[serde(default)]
    thema: String,
    #[serde(default)]
    status: String,
    #[serde(default)]
    categorie: String,
    #[serde(default)]
    gebied: String,
    #[serde(default)]
    bron: String,
    #[serde(default)]
    risico: String,
    #[serde(default)]
    politie: String,
    #[serde(default)]
    antwoord: String,
    #[serde(default)]
    periode: String,
    #[serde(default)]
    van_mij: String,
    #[serde(default)]
    spoed: String,
    #[serde(default)]
    onder: String,
}

impl Vraag {
    /// The filter for the query. A code that does not exist narrows to nothing rather than to everything.
    pub(super) fn filter(&self, wie: Option<kern::GebruikerId>, nu: Moment) -> Result<Filter, Fout> {
        let wrong = || Fout::ongeldig("filter", "Een keuze in het filter bestaat niet. Begin opnieuw met de lijst.");
        let dagen: i64 = if self.periode.is_empty() { 0 } else { self.periode.parse().map_err(|_| wrong())? };
        let risico_vanaf = match self.risico.as_str() {
            "hoog" => 9,
            "middel" => 4,
            _ => 0,
        };
        let politie = match self.politie.as_str() {
            "wel" => Politie::Wel,
            "niet" => Politie::Niet,
            "wacht" => Politie::Wacht,
            _ => Politie::Alle,
        };
        let word = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        Ok(Filter {
            thema: choice::<Thema>(&self.thema).map_err(|()| wrong())?,
            status: choice::<Status>(&self.status).map_err(|()| wrong())?,
            bron: choice::<Bron>(&self.bron).map_err(|()| wrong())?,
            categorie: word(&self.categorie),
            gebied: word(&self.gebied),
            risico_vanaf,
            behandelaar: wie.filter(|_| !self.van_mij.is_empty()),
            spoed: match self.spoed.as_str() {
                "ja" => Some(true),
                "nee" => Some(false),
                _ => None,
            },
            politie,
            te_laat: (self.antwoord == "te_laat").then(|| kern::dag_van(nu)),
            vanaf: (dagen > 0).then(|| nu.plus_seconds(-dagen.min(36_500) * 86_400)),
            voor: None,
        })
    }

    fn onder(&self) -> Option<Grens> {
        let (moment, id) = self.onder.split_once('-')?;
        Some((Moment(moment.parse().ok()?), SignaalId(id.parse().ok()?)))
    }

    pub(super) fn gekozen(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let named = [
            ("thema", &self.thema),
            ("status", &self.status),
            ("categorie", &self.categorie),
            ("gebied", &self.gebied),
            ("bron", &self.bron),
            ("risico", &self.risico),
            ("politie", &self.politie),
            ("spoed", &self.spoed),
            ("antwoord", &self.antwoord),
            ("periode", &self.periode),
            ("van_mij", &self.van_mij),
        ];
        // Codes only: what else stands in the address is not repeated on the page.
        let plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
        named.into_iter().map(|(name, value)| (name, value.as_str())).filter(move |(_, v)| !v.is_empty() && plain(v))
    }

    /// The list with these choices, without one of them or from a place on.
    pub(crate) fn adres(&self, zonder: &str, onder: Option<&Kaartje>) -> String {
        let kept = self.gekozen().filter(|(name, _)| *name != zonder);
        let mut pairs: Vec<String> = kept.map(|(name, value)| format!("{name}={value}")).collect();
        // The place stands first: what follows a page in the address are its choices.
        if let Some(last) = onder {
            pairs.insert(0, format!("onder={}-{}", last.ontvangen.0, last.id));
        }
        if pairs.is_empty() { filters::ALLE.to_owned() } else { format!("/signalen?{}", pairs.join("&")) }
    }
}

impl Vraag {
    /// Where these choices are taken out as a file.
    fn uitvoer(&self) -> String {
        self.adres("", None).replacen("/signalen", "/signalen/uitvoer", 1)
    }

    /// Whether a period was chosen.
    pub(crate) const fn heeft_periode(&self) -> bool {
        !self.periode.is_empty()
    }
}

/// A choice that narrows the list, with the way to take it off.
struct Chip {
    tekst: String,
    zonder: String,
}

#[derive(askama::Template)]
#[template(path = "weging/lijst.html")]
struct Bladzijde {
    kader: Kader,
    inrichting: Arc<Inrichting>,
    spoed: Vec<Kaartje>,
    rijen: Vec<Kaartje>,
    vraag: Vraag,
    fouten: FormErrors,
    mogelijk: Mogelijk,
    filters: Vec<Tab>,
    bewaren: Option<String>,
    van_mij_aan: bool,
    nieuwer: String,
    ouder: String,
    mag_invoeren: bool,
    mag_uitvoeren: bool,
    nu: Moment,
}

impl Bladzijde {
    fn chips(&self) -> Vec<Chip> {
        let chip = |(naam, waarde): (&'static str, &str)| {
            let tekst = format!("{}, weghalen", self.mogelijk.in_woorden(naam, waarde));
            Chip { tekst, zonder: self.vraag.adres(naam, None) }
        };
        self.vraag.gekozen().map(chip).collect()
    }

    fn href(kaartje: &Kaartje) -> String {
        href(kaartje.kenmerk)
    }

    fn waar(&self, kaartje: &Kaartje) -> String {
        let gebied = self.inrichting.gebiednaam(&kaartje.gebied);
        if gebied.is_empty() { kaartje.kenmerk.to_string() } else { format!("{gebied} · {}", kaartje.kenmerk) }
    }

    fn stand(kaartje: &Kaartje) -> &'static str {
        kaartje.status.naam()
    }

    fn van(kaartje: &Kaartje) -> &'static str {
        kaartje.bron.naam()
    }

    fn risico(kaartje: &Kaartje) -> &'static str {
        kaartje.risico.map_or("Niet gewogen", crate::model::Risico::naam)
    }

    fn kleur(kaartje: &Kaartje) -> &'static str {
        kleur(kaartje.risico)
    }
}

/// What the page shows: signals of which the police must hear, a page of the list, and the reader's own filters.
struct Gevonden {
    spoed: Vec<Kaartje>,
    rijen: Vec<Kaartje>,
    mijn: Vec<Mijn>,
}

impl Getoond for Gevonden {
    fn soort(&self) -> &'static str {
        "signaal"
    }

    fn aantal(&self) -> usize {
        self.spoed.len() + self.rijen.len()
    }
}

/// Shows it. Without anything in the address it opens with the filter that the reader chose for that.
pub(crate) async fn page(
    gate: Gate<SignalenZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    RawQuery(adres): RawQuery,
    Query(vraag): Query<Vraag>,
) -> Result<Response, Fout> {
    let inrichting = inrichting(&app)?;
    let kaal = adres.is_none_or(|adres| adres.is_empty());
    let mut gevonden = zoek(&gate, &inrichting, &vraag, kaal).await?;
    let opening = gevonden.mijn.iter().find(|filter| kaal && filter.opent);
    if let Some((filter, gate)) = opening.zip(gate.ook::<FiltersBewaren>()) {
        return Ok(filters::open(&gate, &inrichting, filter.id).await?.into_response());
    }
    let mijn = std::mem::take(&mut gevonden.mijn);
    let bewaren = gate.ook::<FiltersBewaren>().and_then(|_| filters::te_bewaren(&mijn, &vraag));
    let ouder = gevonden.rijen.last().filter(|_| gevonden.rijen.len() == PAGINA);
    let ouder = ouder.map(|last| vraag.adres("", Some(last))).unwrap_or_default();
    // Back goes to the newest: between two visits the pages in between have shifted.
    let nieuwer = if vraag.onder().is_some() { vraag.adres("", None) } else { String::new() };
    let shown = Bladzijde {
        kader: kader.voor("Signalen", "/signalen"),
        spoed: gevonden.spoed,
        rijen: gevonden.rijen,
        fouten: FormErrors::new(),
        mogelijk: Mogelijk::van(&inrichting),
        filters: filters::tabs(&mijn, &vraag),
        bewaren,
        van_mij_aan: !vraag.van_mij.is_empty(),
        nieuwer,
        ouder,
        vraag,
        mag_invoeren: gate.ook::<SignaalInvoeren>().is_some(),
        mag_uitvoeren: gate.ook::<SignalenUitvoeren>().is_some(),
        nu: gate.now(),
        inrichting,
    };
    Ok(Pagina(shown).into_response())
}

/// A page of the list with what stands above it. When the reader's own filter opens the list, that is all there is.
async fn zoek(
    gate: &Gate<SignalenZien>,
    inrichting: &Arc<Inrichting>,
    vraag: &Vraag,
    kaal: bool,
) -> Result<Gevonden, Fout> {
    let (wie, nu) = (gate.actor().gebruiker(), gate.now());
    let (filter, grens, domain) = (vraag.filter(wie, nu)?, vraag.onder(), Arc::clone(inrichting));
    let found = gate.list(move |tx, access| {
        let mijn = filters::van(tx, &domain, wie)?;
        if kaal && mijn.iter().any(|filter| filter.opent) {
            return Ok(Gevonden { spoed: Vec::new(), rijen: Vec::new(), mijn });
        }
        let kringen = narrowed(access.kringen(), &domain, filter.thema);
        let spoed = queries::wacht_op_politie(tx, access.kringen())?;
        let rijen = queries::lijst(tx, &kringen, &filter, grens, PAGINA, nu)?;
        Ok::<_, StoreError>(Gevonden { spoed, rijen, mijn })
    });
    Ok(found.await?)
}

/// The kringen of the actor, or the one of the chosen theme when he is in it. Kringen that are no theme stay: what was
/// shared along them has its own theme.
pub(crate) fn narrowed(kringen: &[Kring], inrichting: &Inrichting, thema: Option<Thema>) -> Vec<Kring> {
    let keep =
        |kring: &&Kring| thema.is_none() || inrichting.kringen.thema(**kring).is_none_or(|other| Some(other) == thema);
    kringen.iter().filter(keep).copied().collect()
}
