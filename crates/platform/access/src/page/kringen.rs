//! `/beheer/kringen`: the kringen, who is in them, and which roles bring them.

use super::of_weigering;
use crate::acties::KringenBeheren;
use crate::gebruiker::gebruikers;
use crate::kring::{
    Bron, Kringlid, Kringregel, Kringsoort, NieuwLid, kringen, kringen_van_rol, leden, lid_toevoegen, lid_verwijderen,
    maak_kring, rol_kringen,
};
use crate::{Gate, Lijst, Mislukt, Werkplek};
use axum::response::{IntoResponse, Response};
use kern::{GebruikerId, Kring, Moment, Rol, Weigering, dag_van, moment_van};
use serde::Deserialize;
use ui::{Datumvelden, Flash, FormErrors, Kader, Keuze};
use web::{Formulier, Fout, Naar, Pagina, Path};

const PAD: &str = "/beheer/kringen";

#[derive(Default, Deserialize)]
pub(crate) struct NieuwForm {
    #[serde(default)]
    code: String,
    #[serde(default)]
    naam: String,
    #[serde(default)]
    soort: String,
}

#[derive(Default, Deserialize)]
pub(crate) struct LidForm {
    #[serde(default)]
    gebruiker: String,
    #[serde(default)]
    grondslag: String,
    #[serde(default)]
    tot_dag: String,
    #[serde(default)]
    tot_maand: String,
    #[serde(default)]
    tot_jaar: String,
}

#[derive(Deserialize)]
pub(crate) struct RolForm {
    #[serde(default)]
    kringen: Vec<i64>,
}

/// A role with the kringen it brings.
struct RolKringen {
    rol: Rol,
    gekozen: Vec<String>,
}

#[derive(askama::Template)]
#[template(path = "kringen.html")]
struct LijstPage {
    kader: Kader,
    fouten: FormErrors,
    form: NieuwForm,
    kringen: Vec<Kringregel>,
    soorten: Vec<Keuze>,
    keuzes: Vec<Keuze>,
    rollen: Vec<RolKringen>,
}

#[derive(askama::Template)]
#[template(path = "kring.html")]
struct KringPage {
    kader: Kader,
    fouten: FormErrors,
    form: LidForm,
    tot: Datumvelden,
    kring: Kring,
    leden: Vec<Kringlid>,
    gebruikers: Vec<Keuze>,
    nu: Moment,
}

impl KringPage {
    /// The last day, when somebody stays for whole days; the moment, when he let himself in for some hours.
    fn tot_en_met(tot: &Moment) -> String {
        let last = dag_van(tot.plus_seconds(-1));
        if last == dag_van(*tot) { ui::datum_tijd(*tot) } else { format!("tot en met {}", ui::datum(last)) }
    }
}

async fn lijst_page(
    gate: &Gate<KringenBeheren>,
    kader: Kader,
    fouten: FormErrors,
    form: NieuwForm,
) -> Result<LijstPage, Fout> {
    let (kringen, rollen) = read(gate).await?;
    let keuzes = kringen.iter().map(|regel| Keuze::new(regel.kring.0.to_string(), regel.naam.clone())).collect();
    let soorten =
        [(Kringsoort::Thema, "Thema"), (Kringsoort::Tafel, "Overlegtafel"), (Kringsoort::Melder, "Wie er meldde")];
    let soorten = soorten.into_iter().map(|(soort, naam)| Keuze::new(soort.code(), naam)).collect();
    let kader = kader.voor("Kringen", PAD).fouten(&fouten);
    Ok(LijstPage { kader, fouten, form, kringen, soorten, keuzes, rollen })
}

async fn read(gate: &Gate<KringenBeheren>) -> Result<(Vec<Kringregel>, Vec<RolKringen>), Fout> {
    let rollen = gate.list(|tx, _| {
        let mut rollen = Vec::new();
        // An administrator is in no kring, a partner in that of his own organisation.
        for rol in Rol::ALL.into_iter().filter(|rol| *rol != Rol::Beheerder) {
            let gekozen = kringen_van_rol(tx, rol)?.into_iter().map(|kring| kring.0.to_string()).collect();
            rollen.push(RolKringen { rol, gekozen });
        }
        Ok::<_, Fout>(Lijst::new("rol", rollen))
    });
    let rollen = rollen.await?.rijen;
    let kringen = gate.list(|tx, access| Ok::<_, Fout>(Lijst::new("kring", kringen(tx, access.now())?))).await?;
    Ok((kringen.rijen, rollen))
}

pub(crate) async fn lijst(gate: Gate<KringenBeheren>, Werkplek(kader): Werkplek) -> Result<Response, Fout> {
    Ok(Pagina(lijst_page(&gate, kader, FormErrors::new(), NieuwForm::default()).await?).into_response())
}

pub(crate) async fn nieuw(
    gate: Gate<KringenBeheren>,
    Werkplek(kader): Werkplek,
    Formulier(form): Formulier<NieuwForm>,
) -> Result<Response, Fout> {
    let mut fouten = FormErrors::new();
    let naam = fouten.verplicht("naam", &form.naam, "Vul een naam in").to_owned();
    let code = form.code.trim().to_owned();
    if code.is_empty() || !code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        fouten.add("code", "Gebruik kleine letters, cijfers en streepjes");
    }
    // The kringen of files and organisations are made with the file and the organisation.
    let soort = Kringsoort::from_code(&form.soort)
        .filter(|soort| !matches!(soort, Kringsoort::Dossier | Kringsoort::Organisatie));
    let Some(soort) = soort.filter(|_| fouten.is_empty()) else {
        fouten.add("soort", "Kies een soort");
        return Ok(Pagina(lijst_page(&gate, kader, fouten, form).await?).geweigerd());
    };
    match gate.create(move |tx, access| maak_kring(tx, access.now(), access.wie(), &code, &naam, soort)).await {
        Ok(_) => Ok(Naar::new(PAD).met(Flash::gelukt("De kring is gemaakt.")).into_response()),
        Err(store::StoreError::Duplicate(_)) => {
            fouten.add("code", "Deze code is al in gebruik");
            Ok(Pagina(lijst_page(&gate, kader, fouten, form).await?).geweigerd())
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn rol(
    gate: Gate<KringenBeheren>,
    Path(rol): Path<String>,
    Formulier(form): Formulier<RolForm>,
) -> Result<Naar, Fout> {
    let rol = Rol::from_code(&rol).ok_or_else(Fout::niet_gevonden)?;
    let chosen: Vec<_> = form.kringen.into_iter().map(Kring).collect();
    gate.create(move |tx, access| rol_kringen(tx, access.now(), access.wie(), rol, &chosen)).await?;
    Ok(Naar::new(PAD).met(Flash::gelukt("De kringen van de rol zijn gewijzigd. Iedereen met die rol is meegegaan.")))
}

async fn kring_page(
    gate: &Gate<KringenBeheren>,
    kader: Kader,
    fouten: FormErrors,
    form: LidForm,
    kring: Kring,
) -> Result<KringPage, Fout> {
    let people = gate.list(|tx, _| {
        let mut all = gebruikers(tx)?;
        all.retain(|gebruiker| gebruiker.actief && !gebruiker.rollen.contains(&Rol::Beheerder));
        Ok::<_, Fout>(Lijst::new("gebruiker", all))
    });
    let people = people.await?.rijen.into_iter();
    let gebruikers = people.map(|g| Keuze::new(g.id.0.to_string(), g.naam.into_exposed())).collect();
    let members = gate.list(move |tx, access| {
        let regel = kringen(tx, access.now())?.into_iter().find(|regel| regel.kring == kring);
        let naam = regel.ok_or(store::StoreError::NotFound)?.naam;
        let all = leden(tx, kring, access.now())?;
        Ok::<_, Fout>(Benoemd { naam, lijst: Lijst::new("kring_lid", all) })
    });
    let Benoemd { naam, lijst } = members.await?;
    let tot = Datumvelden::new(form.tot_dag.as_str(), form.tot_maand.as_str(), form.tot_jaar.as_str());
    let kader = kader.voor(naam, PAD).fouten(&fouten);
    Ok(KringPage { kader, fouten, form, tot, kring, leden: lijst.rijen, gebruikers, nu: gate.now() })
}

/// The members of a kring under its name.
struct Benoemd {
    naam: String,
    lijst: Lijst<Kringlid>,
}

impl crate::Getoond for Benoemd {
    fn soort(&self) -> &'static str {
        self.lijst.soort()
    }

    fn aantal(&self) -> usize {
        self.lijst.aantal()
    }
}

pub(crate) async fn tonen(
    gate: Gate<KringenBeheren>,
    Werkplek(kader): Werkplek,
    Path(id): Path<i64>,
) -> Result<Response, Fout> {
    Ok(Pagina(kring_page(&gate, kader, FormErrors::new(), LidForm::default(), Kring(id)).await?).into_response())
}

pub(crate) async fn lid_erbij(
    gate: Gate<KringenBeheren>,
    Werkplek(kader): Werkplek,
    Path(id): Path<i64>,
    Formulier(form): Formulier<LidForm>,
) -> Result<Response, Fout> {
    match added(&gate, Kring(id), &form).await? {
        Ok(()) => {
            Ok(Naar::new(format!("{PAD}/{id}")).met(Flash::gelukt("Deze persoon zit nu in de kring.")).into_response())
        }
        Err(fouten) => Ok(Pagina(kring_page(&gate, kader, fouten, form, Kring(id)).await?).geweigerd()),
    }
}

/// Adds somebody, or tells what is wrong with the form.
async fn added(gate: &Gate<KringenBeheren>, kring: Kring, form: &LidForm) -> Result<Result<(), FormErrors>, Fout> {
    let mut fouten = FormErrors::new();
    let gebruiker = form.gebruiker.parse().map(GebruikerId);
    if gebruiker.is_err() {
        fouten.add("gebruiker", "Kies een persoon");
    }
    let grondslag =
        fouten.verplicht("grondslag", &form.grondslag, "Vul in waarom deze persoon dit mag weten").to_owned();
    let tot = Datumvelden::new(form.tot_dag.as_str(), form.tot_maand.as_str(), form.tot_jaar.as_str()).parse();
    let tot = tot.unwrap_or_else(|bericht| {
        fouten.add("tot", bericht);
        None
    });
    let (Ok(gebruiker), true) = (gebruiker, fouten.is_empty()) else { return Ok(Err(fouten)) };
    // The day itself still counts.
    let tot = tot.map(|dag| moment_van(dag.at(0, 0, 0, 0)).plus_seconds(86_400));
    let work = gate.create(move |tx, access| {
        let known = gebruikers(tx)?.into_iter().any(|known| known.id == gebruiker);
        if !known {
            return Err(Mislukt::from(Weigering::new("gebruiker-onbekend", "Kies een persoon uit de lijst.")));
        }
        let lid = NieuwLid { gebruiker, bron: Bron::Tafel, grondslag, van: access.now(), tot };
        lid_toevoegen(tx, access.now(), access.wie(), kring, &lid)
    });
    match of_weigering(work.await)? {
        Ok(_) => Ok(Ok(())),
        Err(weigering) => {
            fouten.add(if weigering.code == "lid-einde-voor-begin" { "tot" } else { "gebruiker" }, weigering.reden);
            Ok(Err(fouten))
        }
    }
}

pub(crate) async fn lid_eraf(gate: Gate<KringenBeheren>, Path((id, lid)): Path<(i64, i64)>) -> Result<Naar, Fout> {
    gate.create(move |tx, access| lid_verwijderen(tx, access.now(), access.wie(), Kring(id), lid)).await?;
    Ok(Naar::new(format!("{PAD}/{id}")).met(Flash::gelukt("Deze persoon ziet niets meer uit de kring.")))
}
