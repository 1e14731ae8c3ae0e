//! Step 3: who reports, if he wants to say, and how he wants to hear from us. Of somebody who stays anonymous nothing is
//! kept, not even in the draft.

use super::bezoek::{Bezoek, nu_niet};
use crate::aannemen::{MAX_REGEL, Melder};
use askama::Template;
use axum::response::{IntoResponse, Response};
use kern::{Persoonsgegeven, code_enum};
use serde::{Deserialize, Serialize};
use ui::{FormErrors, Kader, Keuze};
use web::{Formulier, Fout, Pagina};

const PAD: &str = "/melden/wie";

code_enum! {
    /// Whether somebody says who he is.
    pub(super) Hoe {
        /// He does not.
        Anoniem = "anoniem", "Ik blijf anoniem";
        /// He does.
        Bekend = "bekend", "Ik geef mijn gegevens"
    }
}

code_enum! {
    /// How the reporter wants to hear what was done.
    pub(super) Antwoord {
        /// By mail, and with the code.
        Mail = "mail", "Ja, per e-mail";
        /// Only with the code.
        Code = "code", "Ja, ik kijk zelf met mijn code";
        /// Not.
        Nee = "nee", "Nee, dat hoeft niet"
    }
}

/// The answers of this step.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Wie {
    pub(super) hoe: String,
    pub(super) naam: String,
    pub(super) email: String,
    pub(super) telefoon: String,
    pub(super) antwoord: String,
}

impl Wie {
    /// What is not right yet.
    pub(super) fn controleer(&self) -> FormErrors {
        let mut fouten = FormErrors::new();
        let hoe = <Hoe as kern::Code>::from_code(&self.hoe);
        if hoe.is_none() {
            fouten.add("hoe", "Kies of u anoniem blijft of uw gegevens geeft");
        }
        if hoe == Some(Hoe::Bekend) {
            self.controleer_gegevens(&mut fouten);
        }
        match (<Antwoord as kern::Code>::from_code(&self.antwoord), hoe) {
            (None, _) => fouten.add("antwoord", "Kies of u wilt horen wat we doen"),
            (Some(Antwoord::Mail), Some(Hoe::Anoniem)) => {
                let zin = "Als u anoniem blijft, hebben we geen e-mailadres. Kies voor uw code, of geef uw gegevens";
                fouten.add("antwoord", zin);
            }
            (Some(Antwoord::Mail), _) if self.email.is_empty() => {
                fouten.add("email", "Vul uw e-mailadres in, of kies hieronder voor uw code");
            }
            (Some(_), _) => {}
        }
        fouten
    }

    fn controleer_gegevens(&self, fouten: &mut FormErrors) {
        if [&self.naam, &self.email, &self.telefoon].iter().all(|veld| veld.is_empty()) {
            fouten.add("naam", "Vul uw naam, e-mailadres of telefoonnummer in, of kies dat u anoniem blijft");
        }
        let too_long = |tekst: &str| tekst.chars().count() > MAX_REGEL;
        if too_long(&self.naam) {
            fouten.add("naam", "Maak uw naam korter. Gebruik hoogstens 200 tekens");
        }
        if !self.email.is_empty() && (too_long(&self.email) || !lijkt_email(&self.email)) {
            fouten.add("email", "Vul een e-mailadres in zoals naam@voorbeeld.nl");
        }
        let digits = self.telefoon.chars().filter(char::is_ascii_digit).count();
        let signs = self.telefoon.chars().all(|sign| sign.is_ascii_digit() || "+-() .".contains(sign));
        let is_nummer = signs && (8..=15).contains(&digits);
        if !self.telefoon.is_empty() && !is_nummer {
            fouten.add("telefoon", "Vul een telefoonnummer in zoals 06 12345678");
        }
    }

    /// Who somebody says he is; nothing of who stays anonymous.
    pub(super) fn melder(&self) -> Melder {
        if self.is_anoniem() {
            return Melder::default();
        }
        let text = |text: &str| Persoonsgegeven::new(text.to_owned());
        Melder { naam: text(&self.naam), email: text(&self.email), telefoon: text(&self.telefoon) }
    }

    /// Whether the reporter says nothing about himself.
    pub(super) fn is_anoniem(&self) -> bool {
        <Hoe as kern::Code>::from_code(&self.hoe) != Some(Hoe::Bekend)
    }

    /// Whether the reporter wants to hear what was done.
    pub(super) fn wil_antwoord(&self) -> bool {
        <Antwoord as kern::Code>::from_code(&self.antwoord) != Some(Antwoord::Nee)
    }

    /// The chosen way in words.
    pub(super) fn antwoord_naam(&self) -> &'static str {
        <Antwoord as kern::Code>::from_code(&self.antwoord).map_or("", kern::Code::naam)
    }
}

/// Something, an at sign, and a name with a dot. Whether it exists only mail can tell.
fn lijkt_email(tekst: &str) -> bool {
    let clean = tekst.chars().all(|sign| !sign.is_whitespace() && !sign.is_control() && !"<>,;\"()".contains(sign));
    let parts = tekst.split_once('@');
    clean
        && parts.is_some_and(|(name, host)| {
            let dots = host.split('.').count();
            !name.is_empty() && !host.contains('@') && dots > 1 && host.split('.').all(|part| !part.is_empty())
        })
}

/// What the form sends.
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct Velden(Wie);

#[derive(Template)]
#[template(path = "publiek/wie.html")]
struct Stap {
    kader: Kader,
    fouten: FormErrors,
    nu_niet: bool,
    wie: Wie,
    hoe: Vec<Keuze>,
    antwoord: Vec<Keuze>,
}

fn pagina(bezoek: &Bezoek, wie: Wie, fouten: FormErrors, nu_niet: bool) -> Pagina<Stap> {
    Pagina(Stap {
        kader: bezoek.kader("Stap 3 van 4: Uw gegevens", PAD).fouten(&fouten),
        hoe: vec![
            Keuze::new("anoniem", "Ik blijf anoniem").hint("U hoeft hieronder niets in te vullen."),
            Keuze::new("bekend", "Ik geef mijn gegevens")
                .hint("Dan kunnen we u bellen of mailen als we iets willen vragen."),
        ],
        antwoord: vec![
            Keuze::new("mail", "Ja, per e-mail").hint("Vul dan hierboven uw e-mailadres in."),
            Keuze::new("code", "Ja, ik kijk zelf met mijn code")
                .hint("U krijgt straks een code. Dit kan ook als u anoniem blijft."),
            Keuze::new("nee", "Nee, dat hoeft niet"),
        ],
        fouten,
        nu_niet,
        wie,
    })
}

/// The form.
pub(super) async fn tonen(bezoek: Bezoek) -> Result<Response, Fout> {
    match bezoek.lopend().await? {
        Ok(concept) => Ok(pagina(&bezoek, concept.wie, FormErrors::new(), false).into_response()),
        Err(elsewhere) => Ok(elsewhere),
    }
}

/// Keeps the answers and goes on.
pub(super) async fn verder(bezoek: Bezoek, Formulier(Velden(mut wie)): Formulier<Velden>) -> Result<Response, Fout> {
    for veld in [&mut wie.naam, &mut wie.email, &mut wie.telefoon] {
        *veld = veld.trim().to_owned();
    }
    let fouten = wie.controleer();
    if !fouten.is_empty() {
        return Ok(pagina(&bezoek, wie, fouten, false).geweigerd());
    }
    if wie.is_anoniem() {
        wie = Wie { hoe: wie.hoe, antwoord: wie.antwoord, ..Wie::default() };
    }
    let typed = wie.clone();
    let kept = async {
        let mut werk = bezoek.werk().await?;
        werk.concept.wie = wie;
        bezoek.bewaar(&werk, Vec::new()).await?;
        Ok(werk)
    };
    match kept.await {
        Ok(werk) => Ok(bezoek.verder(&werk, "/melden/controle")),
        Err(fout) => nu_niet(fout, || pagina(&bezoek, typed, FormErrors::new(), true).into_response()),
    }
}
