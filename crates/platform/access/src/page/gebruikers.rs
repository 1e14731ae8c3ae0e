//! `/beheer/gebruikers`: who has an account, and a new one.

use super::{nooit_bewaren, of_weigering};
use crate::acties::GebruikersBeheren;
use crate::gebruiker::{Gebruiker, NieuweGebruiker, Wissel, gebruikers, maak_gebruiker, zet_wachtwoord};
use crate::organisatie::{Organisatie, organisaties};
use crate::{Gate, Lijst, Mislukt, Werkplek, wachtwoord, willekeur};
use axum::response::{IntoResponse, Response};
use kern::{OrganisatieId, Persoonsgegeven, Rol, Secret};
use serde::Deserialize;
use ui::{FormErrors, Kader, Keuze};
use web::{Formulier, Fout, Pagina};

pub(super) const PAD: &str = "/beheer/gebruikers";

/// Without letters and digits that look alike: it is read aloud or typed over once.
const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";

#[derive(Default, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    naam: String,
    #[serde(default)]
    inlognaam: String,
    #[serde(default)]
    organisatie: String,
    #[serde(default)]
    rollen: Vec<String>,
}

/// One row of the list.
struct Regel {
    gebruiker: Gebruiker,
    organisatie: String,
    rollen: String,
}

#[derive(askama::Template)]
#[template(path = "gebruikers.html")]
struct LijstPage {
    kader: Kader,
    regels: Vec<Regel>,
}

#[derive(askama::Template)]
#[template(path = "gebruiker_nieuw.html")]
struct NieuwPage {
    kader: Kader,
    fouten: FormErrors,
    form: Form,
    organisaties: Vec<Keuze>,
    rollen: Vec<Keuze>,
}

/// The password that is shown once.
#[derive(askama::Template)]
#[template(path = "gebruiker_wachtwoord.html")]
pub(super) struct WachtwoordPage {
    pub kader: Kader,
    pub naam: String,
    pub wachtwoord: Secret<String>,
    pub terug: String,
}

pub(super) fn rol_keuzes() -> Vec<Keuze> {
    Rol::ALL.into_iter().map(|rol| Keuze::new(rol.code(), rol.naam())).collect()
}

pub(super) fn rollen_uit(codes: &[String]) -> Vec<Rol> {
    codes.iter().filter_map(|code| Rol::from_code(code)).collect()
}

/// A password for one sign-in, with its hash.
pub(super) async fn eenmalig() -> Result<(Secret<String>, Secret<String>), Mislukt> {
    let bytes = willekeur::bytes::<20>()?;
    let letters: Vec<u8> = bytes.iter().map(|byte| LETTERS[usize::from(*byte) % LETTERS.len()]).collect();
    let groups: Vec<_> = letters.chunks(5).map(|five| String::from_utf8_lossy(five).into_owned()).collect();
    let plain = Secret::new(groups.join("-"));
    let (typed, salt) = (plain.clone(), willekeur::bytes()?);
    let hash = wachtwoord::in_turn(move || wachtwoord::hash(&typed, salt)).await??;
    Ok((plain, hash))
}

pub(crate) async fn lijst(gate: Gate<GebruikersBeheren>, Werkplek(kader): Werkplek) -> Result<Response, Fout> {
    let lijst = gate.list(|tx, _| {
        let employers = organisaties(tx)?;
        let all = gebruikers(tx)?.into_iter().map(|gebruiker| regel(gebruiker, &employers)).collect();
        Ok::<_, Fout>(Lijst::new("gebruiker", all))
    });
    let regels = lijst.await?.rijen;
    Ok(Pagina(LijstPage { kader: kader.voor("Gebruikers", PAD), regels }).into_response())
}

fn regel(gebruiker: Gebruiker, employers: &[Organisatie]) -> Regel {
    let employer = employers.iter().find(|employer| employer.id == gebruiker.organisatie);
    let rollen: Vec<_> = gebruiker.rollen.iter().map(|rol| rol.naam()).collect();
    Regel { organisatie: employer.map_or_else(String::new, |e| e.naam.clone()), rollen: rollen.join(", "), gebruiker }
}

async fn nieuw_page(
    gate: &Gate<GebruikersBeheren>,
    kader: Kader,
    fouten: FormErrors,
    form: Form,
) -> Result<NieuwPage, Fout> {
    let lijst = gate.list(|tx, _| Ok::<_, Fout>(Lijst::new("organisatie", organisaties(tx)?))).await?;
    let employers = lijst.rijen.into_iter().filter(|employer| employer.actief);
    let organisaties = employers.map(|employer| Keuze::new(employer.id.0.to_string(), employer.naam)).collect();
    let kader = kader.voor("Nieuwe gebruiker", "/beheer/gebruikers/nieuw").fouten(&fouten);
    Ok(NieuwPage { kader, fouten, form, organisaties, rollen: rol_keuzes() })
}

pub(crate) async fn form(gate: Gate<GebruikersBeheren>, Werkplek(kader): Werkplek) -> Result<Response, Fout> {
    Ok(Pagina(nieuw_page(&gate, kader, FormErrors::new(), Form::default()).await?).into_response())
}

pub(crate) async fn submit(
    gate: Gate<GebruikersBeheren>,
    Werkplek(kader): Werkplek,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let mut fouten = FormErrors::new();
    let Ok(organisatie) = form.organisatie.parse().map(OrganisatieId) else {
        fouten.add("organisatie", "Kies voor wie deze persoon werkt");
        return Ok(Pagina(nieuw_page(&gate, kader, fouten, form).await?).geweigerd());
    };
    let nieuw = NieuweGebruiker {
        inlognaam: Persoonsgegeven::new(form.inlognaam.clone()),
        naam: Persoonsgegeven::new(form.naam.clone()),
        organisatie,
        rollen: rollen_uit(&form.rollen),
    };
    let (plain, hash) = eenmalig().await?;
    let made = gate.create(move |tx, access| {
        let id = maak_gebruiker(tx, access.now(), access.wie(), &nieuw)?;
        zet_wachtwoord(tx, access.now(), access.wie(), id, &hash, Wissel::Moet)?;
        Ok::<_, Mislukt>(id)
    });
    match of_weigering(made.await)? {
        Ok(id) => {
            let kader = kader.voor("Wachtwoord voor de eerste keer", PAD);
            let terug = format!("{PAD}/{id}");
            Ok(nooit_bewaren(Pagina(WachtwoordPage { kader, naam: form.naam, wachtwoord: plain, terug })))
        }
        Err(weigering) => {
            fouten.add(field_of(weigering.code), weigering.reden);
            Ok(Pagina(nieuw_page(&gate, kader, fouten, form).await?).geweigerd())
        }
    }
}

/// The field that a refusal is about.
fn field_of(code: &str) -> &'static str {
    match code {
        "naam-ongeldig" => "naam",
        "inlognaam-ongeldig" | "inlognaam-bezet" => "inlognaam",
        _ => "rollen",
    }
}
