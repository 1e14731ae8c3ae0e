//! One file: what belongs to it, what is agreed, what happened, who looked.

use super::scope;
use crate::access::{DossierBijwerken, DossierSluiten, DossiersZien};
use crate::model::{Dossier, Status};
use crate::store::{self as queries, Actie, Gekoppeld, Notitie};
use access::{Gate, Werkplek};
use audit::Ding;
use kern::{Code, DossierId, GebruikerId, Kring, Moment};
use store::{StoreError, Tx};
use ui::{FormErrors, Kader, Keuze};
use web::{Fout, Pagina, Path};

/// Lines of history on the page.
const REGELS: u32 = 50;

struct Regel {
    titel: &'static str,
    moment: Moment,
    wie: String,
}

pub(super) struct Inhoud {
    dossier: Dossier,
    regisseur: String,
    dingen: Vec<Gekoppeld>,
    notities: Vec<(Notitie, String)>,
    acties: Vec<(Actie, String)>,
    tijdlijn: Vec<Regel>,
    inzagen: Vec<(Moment, String)>,
    collegas: Vec<Keuze>,
}

#[derive(askama::Template)]
#[template(path = "dossier/tonen.html")]
pub(super) struct Bladzijde {
    kader: Kader,
    inhoud: Inhoud,
    kenmerk: String,
    href: String,
    fouten: FormErrors,
    getypt: super::bijwerken::Getypt,
    mag_bijwerken: bool,
    mag_sluiten: bool,
    open: bool,
    titel: String,
    regisseur_nu: String,
    botsing: bool,
    nu: Moment,
}

/// Whether somebody else was first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Race {
    /// There was none.
    None,
    /// The page says so, and shows how the file is now beside what was typed.
    Lost,
}

/// Shows it.
pub(crate) async fn page(
    gate: Gate<DossiersZien>,
    Werkplek(kader): Werkplek,
    Path(kenmerk): Path<String>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    bladzijde(&gate, kader, &kenmerk, super::bijwerken::Getypt::default(), FormErrors::new(), Race::None).await
}

/// The page, with what was typed when a form comes back.
pub(super) async fn bladzijde(
    gate: &Gate<DossiersZien>,
    kader: Kader,
    kenmerk: &str,
    getypt: super::bijwerken::Getypt,
    fouten: FormErrors,
    race: Race,
) -> Result<Pagina<Bladzijde>, Fout> {
    let now = gate.now();
    let found = gate.open(scope(kenmerk)?, move |tx, access, id| {
        let kringen = access.kringen().to_vec();
        inhoud(tx, &kringen, DossierId(id), now)
    });
    let inhoud = found.await?;
    let (kenmerk, open) = (inhoud.dossier.kenmerk.to_string(), inhoud.dossier.status == Status::Open);
    let now_leads = || inhoud.dossier.regisseur.map(|wie| wie.to_string()).unwrap_or_default();
    let regisseur_nu = getypt.regisseur.clone().unwrap_or_else(now_leads);
    let titel = getypt.titel.clone().unwrap_or_else(|| inhoud.dossier.titel.clone());
    Ok(Pagina(Bladzijde {
        kader: kader.voor(inhoud.dossier.titel.clone(), "/casussen").fouten(&fouten),
        href: super::href(inhoud.dossier.kenmerk),
        kenmerk,
        fouten,
        getypt,
        mag_bijwerken: gate.ook::<DossierBijwerken>().is_some() && open,
        mag_sluiten: gate.ook::<DossierSluiten>().is_some(),
        open,
        titel,
        regisseur_nu,
        botsing: race == Race::Lost,
        nu: now,
        inhoud,
    }))
}

fn inhoud(tx: &mut Tx<'_>, kringen: &[Kring], id: DossierId, nu: Moment) -> Result<Inhoud, StoreError> {
    let dossier = queries::load(tx, id)?;
    let ding = Ding::new("dossier", id.0);
    let name = |tx: &mut Tx<'_>, wie: Option<GebruikerId>| match wie {
        Some(wie) => queries::naam(tx, wie),
        None => Ok("Baken".to_owned()),
    };
    let mut notities = Vec::new();
    for notitie in queries::notities(tx, kringen, id)? {
        let door = queries::naam(tx, notitie.door)?;
        notities.push((notitie, door));
    }
    let mut acties = Vec::new();
    for actie in queries::acties(tx, id)? {
        let wie = queries::naam(tx, actie.wie)?;
        acties.push((actie, wie));
    }
    let mut tijdlijn = Vec::new();
    for line in audit::tijdlijn(tx, ding, None, REGELS)? {
        tijdlijn.push(Regel {
            titel: in_woorden(&line.soort),
            moment: line.moment,
            wie: name(tx, line.wie.gebruiker())?,
        });
    }
    let mut inzagen = Vec::new();
    for line in audit::inzage_van(tx, ding, None, REGELS)? {
        inzagen.push((line.moment, name(tx, line.wie.gebruiker())?));
    }
    let collegas = queries::collegas(tx, dossier.kring, nu)?;
    let regisseur = dossier.regisseur.map_or_else(|| Ok("nog niemand".to_owned()), |wie| queries::naam(tx, wie))?;
    let dingen = queries::dingen(tx, kringen, id)?;
    let collegas = collegas.into_iter().map(|(wie, naam)| Keuze::new(wie.to_string(), naam)).collect();
    Ok(Inhoud { dossier, regisseur, dingen, notities, acties, tijdlijn, inzagen, collegas })
}

fn in_woorden(soort: &str) -> &'static str {
    match soort {
        "dossier.geopend" => "Casus geopend",
        "dossier.gekoppeld" => "Signaal toegevoegd",
        "dossier.notitie" => "Notitie geschreven",
        "dossier.actie" => "Actie afgesproken",
        "dossier.actie_klaar" => "Actie klaar",
        "dossier.gewijzigd" => "Naam of regisseur gewijzigd",
        "dossier.gesloten" => "Casus gesloten",
        "dossier.heropend" => "Casus heropend",
        "deling.begonnen" => "Gedeeld",
        "deling.ingetrokken" => "Delen gestopt",
        _ => "Gewijzigd",
    }
}

impl Bladzijde {
    fn status(&self) -> &'static str {
        self.inhoud.dossier.status.naam()
    }

    /// Whether the form with these fields must be open, so that its error can be read.
    fn fout_in(&self, velden: &[&str]) -> bool {
        velden.iter().any(|veld| self.fouten.get(veld).is_some())
    }

    const fn wissel_tekst(&self) -> &'static str {
        if self.open { "Casus sluiten" } else { "Casus heropenen" }
    }

    fn wissel_naar(&self) -> &'static str {
        if self.open { Status::Gesloten.code() } else { Status::Open.code() }
    }
}
