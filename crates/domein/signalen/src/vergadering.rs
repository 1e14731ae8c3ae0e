//! The weekly meeting about signals: a list that makes itself.

use crate::access::SignalenoverlegHouden;
use crate::store::lijst::{self, Kaartje};
use ::access::{Access, Gate};
use ::store::{Result, Tx, args};
use audit::Ding;
use jiff::civil::Weekday;
use kern::{Kring, Moment, OverlegId};
use overleg::{Punt, Reeks};
use recht::atw::Kalender;
use std::collections::BTreeSet;
use web::{Fout, Naar, Routes};

/// When the table meets; a municipality's own day and time come with its configuration later (te bevestigen).
pub const REEKS: Reeks =
    Reeks { soort: "signalenoverleg", titel: "Signalenoverleg", dag: Weekday::Monday, begin: "09.00" };

/// Points of one kind on a list: a meeting that must do more than this has another problem.
const MEEST: usize = 100;

::store::sql! {
    LAATST_GESLOTEN = "SELECT COALESCE(MAX(gesloten), 0) FROM overleg WHERE soort = $1 AND status = 'gesloten'";
}

/// The pages of this part.
pub fn routes() -> Routes {
    Routes::new().get("/signalenoverleg", openen)
}

/// Brings the list up to date and goes to the meeting.
async fn openen(gate: Gate<SignalenoverlegHouden>) -> std::result::Result<Naar, Fout> {
    let id = gate.create(|tx, access| bijwerken(tx, access).map_err(Fout::from)).await?;
    Ok(Naar::new(format!("/overleggen/{id}")))
}

/// The meeting that is next or running, with the list as it should be now: new signals, risks weighed since the last
/// time, promises that are due, and what was followed until today. Everything within the kringen of who asks.
pub fn bijwerken(tx: &mut Tx<'_>, access: &Access<SignalenoverlegHouden>) -> Result<OverlegId> {
    let overleg = overleg::huidige(tx, access, &Kalender::wettelijk(), &REEKS)?;
    let wanted = lijst_van(tx, access.kringen(), access.now())?;
    overleg::agenda_bijwerken(tx, access.kringen(), overleg.id, &wanted)?;
    Ok(overleg.id)
}

fn lijst_van(tx: &mut Tx<'_>, kringen: &[Kring], nu: Moment) -> Result<Vec<Punt>> {
    let today = kern::dag_van(nu);
    // Before the first meeting there is no "last time": a week back, as with every other meeting.
    let last: Moment = tx.row(LAATST_GESLOTEN, args![REEKS.soort])?.get(0)?;
    let since = last.max(nu.plus_seconds(-7 * 86_400));
    let filter = lijst::Filter { status: Some(crate::model::Status::Nieuw), ..lijst::Filter::default() };
    let by_reason = [
        ("Spoed: de politie weet dit nog niet", lijst::wacht_op_politie(tx, kringen)?),
        ("Nieuw", lijst::lijst(tx, kringen, &filter, None, MEEST, nu)?),
        ("Risico gewijzigd sinds het vorige overleg", lijst::gewogen_sinds(tx, kringen, since)?),
        ("Beloofd antwoord loopt af of is te laat", lijst::te_beantwoorden(tx, kringen, today)?),
        ("Gevolgd tot vandaag", lijst::volgen_tot(tx, kringen, today)?),
    ];
    let mut seen = BTreeSet::new();
    let mut wanted = Vec::new();
    for (aanleiding, kaartjes) in by_reason {
        // A shared signal has its home in another kring: its own people discuss it.
        let fresh = kaartjes.into_iter().filter(|kaartje| kringen.contains(&kaartje.kring) && seen.insert(kaartje.id));
        wanted.extend(fresh.map(|kaartje| punt(kaartje, aanleiding)));
    }
    Ok(wanted)
}

fn punt(kaartje: Kaartje, aanleiding: &'static str) -> Punt {
    Punt {
        ding: Ding::new("signaal", kaartje.id.0),
        kring: kaartje.kring,
        kenmerk: kaartje.kenmerk.to_string(),
        href: format!("/signalen/weging?kenmerk={}", kaartje.kenmerk),
        titel: kaartje.titel,
        aanleiding,
    }
}
