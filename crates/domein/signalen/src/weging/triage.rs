//! Weging: the queue, the signal, the decision, and on to the next. Urgent first, then what waits longest.

use super::beeld::{self, Beeld, kleur};
use super::scope;
use crate::access::SignaalBesluiten;
use crate::api::inrichting;
use crate::handeling::besluiten::{self, Keuze as Besluitkeuze};
use crate::handeling::wegen;
use crate::inrichting::Inrichting;
use crate::model::{Besluitsoort, Risico, Status};
use crate::store::lijst::{self, Filter, Kaartje};
use crate::store::rij;
use ::access::{Gate, Getoond, Mislukt, Werkplek};
use ::store::{Tx, args};
use audit::Ding;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kern::{Code, DossierId, Kring, Moment, OverlegId, SignaalId, Weigering};
use serde::Deserialize;
use std::sync::Arc;
use ui::{Datumvelden, Flash, FormErrors, Kader, Keuze};
use web::{App, Formulier, Fout, Naar, Pagina, Query};

/// Signals in the queue.
const RIJ: usize = 30;

::store::sql! {
    /// The kringen of partner organisations, to pass a signal on to.
    PARTNERS = "SELECT o.kring, o.naam FROM organisatie o WHERE o.soort = 'partner' AND o.actief = 1 ORDER BY o.naam LIMIT 100";
}

/// Which signal, and in which meeting.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Vraag {
    #[serde(default)]
    kenmerk: String,
    #[serde(default)]
    overleg: String,
}

/// What is filled in.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    kenmerk: String,
    #[serde(default)]
    overleg: String,
    #[serde(default)]
    versie: String,
    #[serde(default)]
    gevolg: String,
    #[serde(default)]
    kans: String,
    #[serde(default)]
    besluit: String,
    #[serde(default)]
    dossier: String,
    #[serde(default)]
    titel: String,
    #[serde(default)]
    kring: String,
    #[serde(default)]
    grondslag: String,
    #[serde(default)]
    tot_dag: String,
    #[serde(default)]
    tot_maand: String,
    #[serde(default)]
    tot_jaar: String,
    #[serde(default)]
    motivering: String,
}

struct Inhoud {
    rij: Vec<Kaartje>,
    beeld: Option<Beeld>,
    dossiers: Vec<Keuze>,
    partners: Vec<Keuze>,
}

impl Getoond for Inhoud {
    fn soort(&self) -> &'static str {
        "signaal"
    }

    fn aantal(&self) -> usize {
        self.rij.len()
    }
}

#[derive(askama::Template)]
#[template(path = "weging/triage.html")]
struct Bladzijde {
    kader: Kader,
    inrichting: Arc<Inrichting>,
    rij: Vec<Kaartje>,
    beeld: Option<Beeld>,
    dossiers: Vec<Keuze>,
    partners: Vec<Keuze>,
    gevolgen: Vec<Keuze>,
    kansen: Vec<Keuze>,
    besluiten: Vec<Keuze>,
    fouten: FormErrors,
    form: Form,
    tot: Datumvelden,
    botsing: bool,
    nu: Moment,
}

impl Bladzijde {
    fn naar(&self, kaartje: &Kaartje) -> String {
        adres(&kaartje.kenmerk.to_string(), &self.form.overleg)
    }

    fn is_huidig(&self, kaartje: &Kaartje) -> bool {
        self.beeld.as_ref().is_some_and(|beeld| beeld.signaal.id == kaartje.id)
    }

    fn buur(&self, step: isize) -> Option<String> {
        let here = self.rij.iter().position(|kaartje| self.is_huidig(kaartje))?;
        let next = here.checked_add_signed(step)?;
        self.rij.get(next).map(|kaartje| self.naar(kaartje))
    }

    fn volgende(&self) -> String {
        self.buur(1).unwrap_or_default()
    }

    fn vorige(&self) -> String {
        self.buur(-1).unwrap_or_default()
    }

    fn waar(&self, kaartje: &Kaartje) -> String {
        let gebied = self.inrichting.gebiednaam(&kaartje.gebied);
        if gebied.is_empty() { kaartje.bron.naam().to_owned() } else { format!("{gebied} · {}", kaartje.bron.naam()) }
    }

    fn kleur(kaartje: &Kaartje) -> &'static str {
        kleur(kaartje.risico)
    }

    fn risico(kaartje: &Kaartje) -> &'static str {
        kaartje.risico.map_or("Niet gewogen", Risico::naam)
    }

    fn onderkop(&self) -> String {
        if self.form.overleg.is_empty() {
            format!(
                "{} in de rij",
                ui::aantal(i64::try_from(self.rij.len()).unwrap_or(i64::MAX), "signaal", "signalen")
            )
        } else {
            "Besluiten die je hier neemt horen bij het overleg".to_owned()
        }
    }
}

fn adres(kenmerk: &str, overleg: &str) -> String {
    // Only a number may follow: the address is built, not echoed.
    match overleg.parse::<i64>() {
        Ok(overleg) => format!("/signalen/weging?kenmerk={kenmerk}&overleg={overleg}"),
        Err(_) => format!("/signalen/weging?kenmerk={kenmerk}"),
    }
}

/// Shows the queue with one signal.
pub(crate) async fn page(
    gate: Gate<SignaalBesluiten>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Query(vraag): Query<Vraag>,
) -> Result<Response, Fout> {
    let form = Form { kenmerk: vraag.kenmerk, overleg: vraag.overleg, ..Form::default() };
    Ok(bladzijde(&gate, &app, kader, form, FormErrors::new(), false).await?.into_response())
}

/// Records weighing and decision in one transaction, and goes on to the next.
pub(crate) async fn submit(
    gate: Gate<SignaalBesluiten>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let (scope, wanted) = (scope(&form.kenmerk)?, form.clone());
    let done = gate.submit(scope, move |tx, access, id| leg_vast(tx, access, SignaalId(id), &wanted));
    match done.await {
        Ok(()) => {
            let flash = Flash::gelukt(format!("Signaal {} is gewogen en besloten.", form.kenmerk));
            let naar = match form.overleg.parse::<i64>() {
                Ok(overleg) => format!("/overleggen/{overleg}"),
                Err(_) => "/signalen/weging".to_owned(),
            };
            Ok(Naar::new(naar).met(flash).into_response())
        }
        Err(Mislukt::Weigering(weigering)) => {
            let mut fouten = FormErrors::new();
            fouten.add(veld(weigering.code), weigering.reden);
            Ok(bladzijde(&gate, &app, kader, form, fouten, false).await?.geweigerd())
        }
        // Somebody was first: what was typed stays, and beside it stands how the signal is now.
        Err(Mislukt::Store(::store::StoreError::Conflict)) => {
            let page = bladzijde(&gate, &app, kader, form, FormErrors::new(), true).await?;
            Ok(page.met_status(axum::http::StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}

/// The key that chooses a decision.
const fn toets(soort: Besluitsoort) -> &'static str {
    match soort {
        Besluitsoort::Toevoegen => "t",
        Besluitsoort::NieuwDossier => "c",
        Besluitsoort::Doorzetten => "d",
        Besluitsoort::Volgen => "v",
        Besluitsoort::Afsluiten => "a",
        Besluitsoort::Heropenen => "",
    }
}

/// The field at which a refusal is shown.
const fn veld(code: &'static str) -> &'static str {
    match code.as_bytes() {
        b"risico" => "gevolg",
        b"deling-zonder-grondslag" => "grondslag",
        b"volgen-tot" | b"deling-voorbij" => "tot",
        b"kring-onbekend" => "kring",
        b"spoed-zonder-politie" | b"afsluiten-zonder-antwoord" | b"dossier-gesloten" => "besluit",
        _ => code,
    }
}

fn leg_vast(
    tx: &mut Tx<'_>,
    access: &::access::Access<SignaalBesluiten>,
    id: SignaalId,
    form: &Form,
) -> Result<(), Mislukt> {
    let mut versie = form.versie.parse().unwrap_or(-1);
    let number = |text: &String| text.parse().unwrap_or(0);
    let risico = Risico::new(number(&form.gevolg), number(&form.kans));
    let before = rij::load(tx, id)?;
    if risico.is_some() && risico != before.risico {
        wegen::weeg(tx, access, id, versie, risico, &form.motivering)?;
        versie += 1;
    } else if risico.is_none() && before.risico.is_none() {
        return Err(Weigering::new("risico", "Kies hoe ernstig het gevolg is en hoe groot de kans.").into());
    }
    let keuze = keuze(form)?;
    if let Besluitkeuze::Doorzetten { kring, .. } = &keuze {
        // Only to a partner: another kring in the form does not come from our page.
        let partners = tx.list(PARTNERS, args![], |row| row.get::<Kring>(0))?;
        if !partners.contains(kring) {
            return Err(Weigering::new("kring", "Kies naar wie het gaat.").into());
        }
    }
    let overleg = form.overleg.parse().ok().map(OverlegId);
    besluiten::besluit(tx, access, id, versie, &keuze, &form.motivering, overleg)?;
    if let Some(overleg) = overleg {
        let soort = Besluitsoort::from_code(&form.besluit).map_or("", Code::naam);
        let text = format!("{soort}. {}", form.motivering.trim());
        overleg::besloten(tx, access, overleg, Ding::new("signaal", id.0), &text)?;
    }
    Ok(())
}

fn keuze(form: &Form) -> Result<Besluitkeuze, Weigering> {
    let tot = || {
        let read = datum(form).parse().map_err(|zin| Weigering::new("tot", zin))?;
        read.ok_or_else(|| Weigering::new("tot", "Vul de datum in."))
    };
    match Besluitsoort::from_code(&form.besluit) {
        Some(Besluitsoort::Toevoegen) => {
            let dossier =
                form.dossier.parse().map_err(|_| Weigering::new("dossier", "Kies bij welke casus het hoort."))?;
            Ok(Besluitkeuze::Toevoegen(DossierId(dossier)))
        }
        Some(Besluitsoort::NieuwDossier) => Ok(Besluitkeuze::NieuwDossier(form.titel.clone())),
        Some(Besluitsoort::Doorzetten) => {
            let kring = form.kring.parse().map_err(|_| Weigering::new("kring", "Kies naar wie het gaat."))?;
            Ok(Besluitkeuze::Doorzetten { kring: Kring(kring), grondslag: form.grondslag.clone(), tot: tot()? })
        }
        Some(Besluitsoort::Volgen) => Ok(Besluitkeuze::Volgen(tot()?)),
        Some(Besluitsoort::Afsluiten) => Ok(Besluitkeuze::Afsluiten),
        Some(Besluitsoort::Heropenen) | None => Err(Weigering::new("besluit", "Kies wat er met het signaal gebeurt.")),
    }
}

fn datum(form: &Form) -> Datumvelden {
    Datumvelden::new(&form.tot_dag, &form.tot_maand, &form.tot_jaar)
}

async fn bladzijde(
    gate: &Gate<SignaalBesluiten>,
    app: &App,
    kader: Kader,
    mut form: Form,
    fouten: FormErrors,
    botsing: bool,
) -> Result<Pagina<Bladzijde>, Fout> {
    let (domain, nu, asked) = (inrichting(app)?, gate.now(), form.kenmerk.clone());
    let chosen = if asked.is_empty() { None } else { Some(scope(&asked)?) };
    let queue = {
        let domain = Arc::clone(&domain);
        gate.list(move |tx, access| inhoud(tx, access, &domain, None, nu)).await?
    };
    let first = queue.rij.first().map(|kaartje| kaartje.kenmerk.to_string());
    let scope = chosen.map_or_else(|| first.map(|kenmerk| scope(&kenmerk)).transpose(), |scope| Ok(Some(scope)))?;
    let inhoud = match scope {
        None => queue,
        Some(scope) => {
            let domain = Arc::clone(&domain);
            let found = gate.open(scope, move |tx, access, id| inhoud(tx, access, &domain, Some(SignaalId(id)), nu));
            found.await?
        }
    };
    if let Some(beeld) = &inhoud.beeld {
        form.kenmerk = beeld.kenmerk();
        form.versie = beeld.signaal.versie.to_string();
        if let (true, Some(risico)) = (form.gevolg.is_empty(), beeld.signaal.risico) {
            (form.gevolg, form.kans) = (risico.gevolg.to_string(), risico.kans.to_string());
        }
        if let (true, Some(casus)) = (form.dossier.is_empty(), beeld.casussen.first()) {
            form.dossier = casus.dossier.id.to_string();
        }
    }
    let scale = |names: [&'static str; 4], keys: [&'static str; 4]| {
        let numbered = ["1", "2", "3", "4"].into_iter().zip(names).zip(keys);
        numbered.map(|((n, naam), key)| Keuze::new(n, naam).toets(key)).collect()
    };
    let kinds = Besluitsoort::ALL.iter().filter(|soort| **soort != Besluitsoort::Heropenen);
    Ok(Pagina(Bladzijde {
        kader: kader.voor("Weging", "/signalen/weging").fouten(&fouten),
        gevolgen: scale(["Klein", "Matig", "Groot", "Zeer groot"], ["1", "2", "3", "4"]),
        kansen: scale(["Klein", "Matig", "Groot", "Zeker"], ["5", "6", "7", "8"]),
        besluiten: kinds.map(|soort| Keuze::new(soort.code(), soort.naam()).toets(toets(*soort))).collect(),
        tot: datum(&form),
        inrichting: domain,
        rij: inhoud.rij,
        beeld: inhoud.beeld,
        dossiers: inhoud.dossiers,
        partners: inhoud.partners,
        fouten,
        form,
        botsing,
        nu,
    }))
}

/// The queue, and the signal when one is chosen. One look line covers the queue, another the signal.
fn inhoud(
    tx: &mut Tx<'_>,
    access: &::access::Access<SignaalBesluiten>,
    inrichting: &Inrichting,
    id: Option<SignaalId>,
    nu: Moment,
) -> Result<Inhoud, Fout> {
    let filter = Filter { status: Some(Status::Nieuw), ..Filter::default() };
    let mut rij = lijst::lijst(tx, access.kringen(), &filter, None, RIJ, nu)?;
    rij.extend(lijst::volgen_tot(tx, access.kringen(), kern::dag_van(nu))?);
    rij.sort_by_key(|kaartje| (!kaartje.wacht_op_politie(), !kaartje.spoed, kaartje.ontvangen, kaartje.id));
    rij.truncate(RIJ);
    let beeld = id.map(|id| beeld::laad(tx, access.kringen(), inrichting, id)).transpose()?;
    let dossiers = dossier::keuzes(tx, access)?.into_iter();
    let dossiers = dossiers.map(|found| Keuze::new(found.id.to_string(), format!("{} {}", found.kenmerk, found.titel)));
    let partners =
        tx.list(PARTNERS, args![], |row| Ok(Keuze::new(row.get::<i64>(0)?.to_string(), row.get::<String>(1)?)))?;
    Ok(Inhoud { rij, beeld, dossiers: dossiers.collect(), partners })
}
