//! Search over everything that somebody may see. What is asked is sent as a form: it may be a name, and names do not
//! belong in an address.

use crate::access::SignalenZien;
use crate::store::lijst::Kaartje;
use crate::zoeken::{Opdracht, Treffer, zoek};
use ::access::{Gate, Getoond, Werkplek};
use ::store::{Tx, args};
use duiding::taal::Verwijzing;
use kern::{Code, DossierId, Kring, Moment};
use serde::Deserialize;
use ui::{FormErrors, Kader};
use web::{Formulier, Fout, Pagina};

/// Results on a page.
const PAGINA: u32 = 20;

/// What is asked.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    q: String,
    #[serde(default)]
    voor: String,
}

struct Rij {
    titel: String,
    href: String,
    sub: String,
    soort: &'static str,
    moment: Moment,
}

#[derive(Default)]
struct Inhoud {
    rijen: Vec<Rij>,
    gedeeltelijk: Vec<Rij>,
    aantal: i64,
    bedoeld: Vec<String>,
    volgende: Option<i64>,
    zonder_woorden: bool,
}

impl Getoond for Inhoud {
    fn soort(&self) -> &'static str {
        "zoekresultaat"
    }

    fn aantal(&self) -> usize {
        self.rijen.len() + self.gedeeltelijk.len()
    }
}

#[derive(askama::Template)]
#[template(path = "overzicht/zoeken.html")]
struct Bladzijde {
    kader: Kader,
    fouten: FormErrors,
    form: Form,
    inhoud: Option<Inhoud>,
    nu: Moment,
}

/// The form alone.
pub(crate) async fn form(gate: Gate<SignalenZien>, Werkplek(kader): Werkplek) -> Pagina<impl askama::Template> {
    let (fouten, form) = (FormErrors::new(), Form::default());
    Pagina(Bladzijde { kader: kader.voor("Zoeken", "/zoeken"), fouten, form, inhoud: None, nu: gate.now() })
}

/// The results.
pub(crate) async fn submit(
    gate: Gate<SignalenZien>,
    Werkplek(kader): Werkplek,
    Formulier(form): Formulier<Form>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let (asked, nu) = (form.clone(), gate.now());
    let inhoud = gate.list(move |tx, access| zoeken(tx, access.kringen(), &asked, nu)).await?;
    let (fouten, inhoud) = (FormErrors::new(), Some(inhoud));
    Ok(Pagina(Bladzijde { kader: kader.voor("Zoeken", "/zoeken"), fouten, form, inhoud, nu }))
}

fn zoeken(tx: &mut Tx<'_>, kringen: &[Kring], form: &Form, nu: Moment) -> Result<Inhoud, Fout> {
    let opdracht = Opdracht { q: &form.q, limiet: PAGINA, voor: form.voor.parse().ok() };
    let found = zoek(tx, kringen, &opdracht, nu)?;
    let mut inhoud = Inhoud {
        aantal: found.aantal,
        volgende: found.volgende,
        zonder_woorden: found.zonder_woorden,
        bedoeld: found.bedoeld.iter().map(|word| word.woord.clone()).collect(),
        ..Inhoud::default()
    };
    inhoud.rijen.extend(found.direct.iter().map(signaal));
    for verwijzing in found.verwijzingen.iter().filter(|verwijzing| verwijzing.soort == 'C') {
        inhoud.rijen.extend(casus(tx, kringen, verwijzing)?);
    }
    inhoud.zonder_woorden &= inhoud.rijen.is_empty();
    inhoud.aantal += i64::try_from(inhoud.rijen.len()).unwrap_or(i64::MAX);
    for treffer in &found.treffers {
        inhoud.rijen.extend(rij(tx, kringen, treffer)?);
    }
    for treffer in &found.gedeeltelijk {
        inhoud.gedeeltelijk.extend(rij(tx, kringen, treffer)?);
    }
    Ok(inhoud)
}

/// The file whose reference was typed, when the reader may know it.
fn casus(tx: &mut Tx<'_>, kringen: &[Kring], verwijzing: &Verwijzing) -> Result<Option<Rij>, Fout> {
    let values = args![i64::from(verwijzing.jaar), i64::from(verwijzing.nummer)];
    let Some(row) = tx.maybe(dossier::store::SCOPE, values)? else { return Ok(None) };
    let (ding, kring) = (row.get(0)?, row.get(1)?);
    rij(tx, kringen, &Treffer::Ander { soort: "dossier".to_owned(), ding, kring })
}

fn signaal(kaartje: &Kaartje) -> Rij {
    Rij {
        titel: kaartje.titel.clone(),
        href: format!("/signalen/{}", kaartje.kenmerk),
        sub: format!("{} · {}", kaartje.kenmerk, kaartje.status.naam()),
        soort: "Signaal",
        moment: kaartje.ontvangen,
    }
}

fn rij(tx: &mut Tx<'_>, kringen: &[Kring], treffer: &Treffer) -> Result<Option<Rij>, Fout> {
    match treffer {
        Treffer::Signaal(kaartje) => Ok(Some(signaal(kaartje))),
        Treffer::Ander { soort, ding, kring } if soort == "dossier" && kringen.contains(kring) => {
            let found = dossier::load(tx, DossierId(*ding))?;
            let sub = format!("{} · {}", found.kenmerk, found.status.naam());
            let href = format!("/casussen/{}", found.kenmerk);
            Ok(Some(Rij { titel: found.titel, href, sub, soort: "Casus", moment: found.geopend }))
        }
        Treffer::Ander { .. } => Ok(None),
    }
}
