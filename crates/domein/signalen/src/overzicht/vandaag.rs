//! Vandaag: what asks for somebody today. The role decides the blocks, the kring what stands in them.

use crate::access::{SignaalInbrengen, SignaalInvoeren, SignalenZien, SignalenoverlegHouden, VandaagZien};
use crate::api::inrichting;
use crate::inrichting::Inrichting;
use crate::model::{Risico, Status};
use crate::store::lijst::{self, Filter, Kaartje};
use ::access::{Access, Gate, Getoond, Werkplek};
use ::store::{Result, Tx, args};
use axum::extract::State;
use jiff::civil::Date;
use kern::{Code, Kring, Moment, Rol};
use std::sync::Arc;
use ui::{Grafiek, Kader, Punt};
use web::{App, Fout, Pagina};

/// New signals that are listed; the rest is a link.
const NIEUW: usize = 8;
/// Working and other days ahead in which a promise shows up.
const VOORUIT: i64 = 5;
/// Weeks in the chart.
const WEKEN: i64 = 12;
/// Counting stops here.
const TELLEN_TOT: i64 = 1000;

::store::sql! {
    /// Answers given in a kring since a day, and how many of them in time.
    BEANTWOORD = "SELECT antwoord_voor, beantwoord_op FROM signaal WHERE kring = $1 AND beantwoord_op >= $2
        AND antwoord_voor IS NOT NULL ORDER BY beantwoord_op DESC LIMIT 5000";
}

#[derive(Default)]
struct Inhoud {
    spoed: Vec<Kaartje>,
    termijnen: Vec<Kaartje>,
    nieuw: Vec<Kaartje>,
    aantal_nieuw: i64,
    volgen: Vec<Kaartje>,
    acties: Vec<dossier::store::MijnActie>,
    overleggen: Vec<overleg::Overleg>,
    per_week: Vec<Punt>,
    op_tijd: Option<(u64, u64)>,
    taken: Option<jobs::Stand>,
}

impl Getoond for Inhoud {
    fn soort(&self) -> &'static str {
        "signaal"
    }

    fn aantal(&self) -> usize {
        self.spoed.len() + self.termijnen.len() + self.nieuw.len() + self.volgen.len()
    }
}

#[derive(askama::Template)]
#[template(path = "overzicht/vandaag.html")]
struct Bladzijde {
    kader: Kader,
    inrichting: Arc<Inrichting>,
    inhoud: Inhoud,
    ziet_signalen: bool,
    mag_invoeren: bool,
    mag_inbrengen: bool,
    mag_overleggen: bool,
    is_fg: bool,
    is_beheerder: bool,
    nu: Moment,
}

impl Bladzijde {
    fn dag(&self) -> String {
        let today = kern::dag_van(self.nu);
        format!("{}, week {}", ui::hoofdletter(ui::datum_lang(today)), today.iso_week_date().week())
    }

    fn waar(&self, kaartje: &Kaartje) -> String {
        let gebied = self.inrichting.gebiednaam(&kaartje.gebied);
        if gebied.is_empty() { kaartje.kenmerk.to_string() } else { format!("{gebied} · {}", kaartje.kenmerk) }
    }

    fn van(&self, kaartje: &Kaartje) -> &'static str {
        kaartje.bron.naam()
    }

    fn risico(&self, kaartje: &Kaartje) -> &'static str {
        kaartje.risico.map_or("Niet gewogen", Risico::naam)
    }

    fn nog(&self, dag: &Date) -> String {
        ui::resterend(einde_van(*dag), self.nu)
    }

    fn kleur(&self, dag: &Date) -> &'static str {
        ui::termijn_kleur(einde_van(*dag), self.nu)
    }

    fn wanneer(&self, overleg: &overleg::Overleg) -> String {
        format!("{} {}", ui::hoofdletter(ui::dag_in_woorden(overleg.datum, self.nu)), overleg.begin)
    }

    fn grafiek(&self) -> Grafiek {
        Grafiek::new("Signalen per week", "Week", "Signalen", self.inhoud.per_week.clone())
    }

    fn belofte(&self) -> String {
        let share = self.inhoud.op_tijd.filter(|(_, all)| *all > 0);
        share.map_or_else(
            || "Nog geen antwoorden dit kwartaal.".to_owned(),
            |(kept, all)| {
                format!("{} van de {all} antwoorden dit kwartaal op tijd ({}).", kept, ui::procent(kept, all))
            },
        )
    }
}

fn einde_van(dag: Date) -> Moment {
    kern::moment_van(dag.at(23, 59, 59, 0))
}

/// Shows it.
pub(crate) async fn page(
    gate: Gate<VandaagZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
) -> std::result::Result<Pagina<impl askama::Template>, Fout> {
    let (domain, nu) = (inrichting(&app)?, gate.now());
    let sees = gate.ook::<SignalenZien>().is_some();
    let inhoud = gate.list(move |tx, access| laad(tx, access, sees, nu).map_err(Fout::from)).await?;
    Ok(Pagina(Bladzijde {
        kader: kader.voor("Vandaag", "/"),
        inrichting: domain,
        inhoud,
        ziet_signalen: sees,
        mag_invoeren: gate.ook::<SignaalInvoeren>().is_some(),
        mag_inbrengen: gate.ook::<SignaalInbrengen>().is_some(),
        mag_overleggen: gate.ook::<SignalenoverlegHouden>().is_some(),
        is_fg: gate.actor().heeft(Rol::Fg),
        is_beheerder: gate.actor().heeft(Rol::Beheerder),
        nu,
    }))
}

fn laad(tx: &mut Tx<'_>, access: &Access<VandaagZien>, sees: bool, nu: Moment) -> Result<Inhoud> {
    let mut inhoud = Inhoud::default();
    if access.actor().heeft(Rol::Beheerder) {
        inhoud.taken = Some(jobs::stand(tx)?);
    }
    if !sees {
        return Ok(inhoud);
    }
    let (kringen, today) = (access.kringen(), kern::dag_van(nu));
    let soon = today.saturating_add(jiff::Span::new().days(VOORUIT));
    let filter = Filter { status: Some(Status::Nieuw), ..Filter::default() };
    inhoud.spoed = lijst::wacht_op_politie(tx, kringen)?;
    inhoud.termijnen = lijst::te_beantwoorden(tx, kringen, soon)?;
    inhoud.nieuw = lijst::lijst(tx, kringen, &filter, None, NIEUW, nu)?;
    inhoud.aantal_nieuw = lijst::tel(tx, kringen, Status::Nieuw, TELLEN_TOT)?;
    inhoud.volgen = lijst::volgen_tot(tx, kringen, today)?;
    inhoud.acties = dossier::mijn_acties(tx, access)?;
    inhoud.overleggen = overleg::komende(tx)?.into_iter().take(4).collect();
    inhoud.per_week = per_week(tx, kringen, today)?;
    inhoud.op_tijd = Some(op_tijd(tx, kringen, nu)?);
    Ok(inhoud)
}

fn per_week(tx: &mut Tx<'_>, kringen: &[Kring], today: Date) -> Result<Vec<Punt>> {
    let monday = today.saturating_sub(jiff::Span::new().days(i64::from(today.weekday().to_monday_zero_offset())));
    let start = monday.saturating_sub(jiff::Span::new().weeks(WEKEN - 1));
    let mut weeks: Vec<(Date, u32)> =
        (0..WEKEN).map(|week| (start.saturating_add(jiff::Span::new().weeks(week)), 0)).collect();
    for moment in lijst::ontvangen_sinds(tx, kringen, kern::moment_van(start.at(0, 0, 0, 0)))? {
        let day = kern::dag_van(moment);
        if let Some((_, count)) = weeks.iter_mut().rev().find(|(first, _)| *first <= day) {
            *count += 1;
        }
    }
    Ok(weeks.into_iter().map(|(first, count)| Punt::new(first.iso_week_date().week().to_string(), count)).collect())
}

/// Kept promises and all promises that were answered since the start of the quarter.
fn op_tijd(tx: &mut Tx<'_>, kringen: &[Kring], nu: Moment) -> Result<(u64, u64)> {
    let today = kern::dag_van(nu);
    let quarter = Date::new(today.year(), (today.month() - 1) / 3 * 3 + 1, 1).unwrap_or(today);
    let (mut kept, mut all) = (0, 0);
    for kring in kringen {
        for row in tx.rows(BEANTWOORD, args![*kring, kern::moment_van(quarter.at(0, 0, 0, 0))])? {
            let (voor, op): (Date, Moment) = (row.get(0)?, row.get(1)?);
            all += 1;
            kept += u64::from(kern::dag_van(op) <= voor);
        }
    }
    Ok((kept, all))
}
