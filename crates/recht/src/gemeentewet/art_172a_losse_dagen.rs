//! Art. 172a lid 6 onder b Gemeentewet (R23): an area ban on separate days: at most ninety days within twenty-four months.
//!
//! Human judgement: which days. That months are cut at the end of a shorter one is a reading to be confirmed.

use super::artikel;
use crate::{
    BuitenGeldigheid, Invoer, Regel, Resultaat, Uitleg, Veld, Vraagfout,
    reken::{MAANDEN, dag_later, dagen_in_woorden, dagen_tussen, is_maatregel_geknipt, laatste_dag_van_maatregel},
    voluit,
};
use jiff::civil::Date;
use kern::{Bron, Code};
use serde_json::json;

/// Separate days.
pub const BRON: Bron =
    artikel("art. 172a lid 6 onder b", "https://wetten.overheid.nl/BWBR0005416/2026-10-01#Artikel172a");

const MEESTE_DAGEN: i64 = 90;
const TIJDVAK_MAANDEN: u32 = 24;

kern::code_enum! {
    /// Why the days do not fit. The first that applies is given.
    pub Dagenweigering {
        /// More than ninety days.
        TeVeelDagen = "te_veel_dagen", "Het zijn meer dan negentig dagen.";
        /// Beyond twenty-four months.
        BuitenTijdvak = "buiten_tijdvak", "Er zijn dagen na het tijdvak van vierentwintig maanden."
    }
}

/// Some days in a row, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dagen {
    /// The first.
    pub van: Date,
    /// The last.
    pub tot_en_met: Date,
}

/// What the law says of the days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beoordeling {
    /// The days, each counted once.
    pub aantal_dagen: i64,
    /// The first day of all.
    pub eerste_dag: Date,
    /// The last possible day.
    pub uiterste_dag: Date,
    /// Why they do not fit; `None` when they do.
    pub weigering: Option<Dagenweigering>,
}

/// Whether these days fit; `None` when there are none.
pub fn losse_dagen(perioden: &[Dagen]) -> Result<Option<Beoordeling>, BuitenGeldigheid> {
    let mut op_volgorde = perioden.to_vec();
    op_volgorde.sort_unstable();
    let Some(eerste) = op_volgorde.first() else { return Ok(None) };
    let eerste_dag = eerste.van;
    let uiterste_dag = laatste_dag_van_maatregel(eerste_dag, TIJDVAK_MAANDEN)?;
    let mut aantal_dagen = 0;
    let mut geteld: Option<Date> = None;
    for periode in &op_volgorde {
        let begin = match geteld {
            Some(dag) if dag >= periode.van => dag_later(dag)?,
            _ => periode.van,
        };
        aantal_dagen += (dagen_tussen(begin, periode.tot_en_met) + 1).max(0);
        geteld = geteld.max(Some(periode.tot_en_met));
    }
    let weigering = if aantal_dagen > MEESTE_DAGEN {
        Some(Dagenweigering::TeVeelDagen)
    } else {
        geteld.is_some_and(|dag| dag > uiterste_dag).then_some(Dagenweigering::BuitenTijdvak)
    };
    Ok(Some(Beoordeling { aantal_dagen, eerste_dag, uiterste_dag, weigering }))
}

const PERIODE: &[Veld] = &[Veld::datum("van", "Van"), Veld::datum("tot_en_met", "Tot en met").niet_voor("van")];

/// R23.
pub const REGEL: Regel = Regel {
    code: "R23",
    titel: "Past een gebiedsverbod op losse dagen binnen de wet?",
    bronnen: &[BRON],
    velden: &[Veld::lijst("perioden", "De dagen van het verbod", PERIODE).niet_leeg()],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let lees = |groep: &Invoer| Ok(Dagen { van: groep.datum("van")?, tot_en_met: groep.datum("tot_en_met")? });
    let perioden = invoer.lijst("perioden").iter().map(lees).collect::<Result<Vec<_>, Vraagfout>>()?;
    let uit = losse_dagen(&perioden)?.ok_or_else(|| Vraagfout::ontbreekt("perioden"))?;
    let mut uitleg = Uitleg::van(
        format!("Het verbod geldt op {}. Elke dag telt een keer.", dagen_in_woorden(uit.aantal_dagen)),
        BRON,
    );
    let (eerste, uiterste) = (voluit(uit.eerste_dag), voluit(uit.uiterste_dag));
    uitleg.zin(format!("Het tijdvak van vierentwintig maanden loopt van {eerste} tot en met {uiterste}."));
    if is_maatregel_geknipt(uit.eerste_dag, TIJDVAK_MAANDEN) {
        uitleg.stap("Een kortere maand maakt het tijdvak korter, niet langer.", MAANDEN);
    }
    uitleg.zin(uit.weigering.map_or("Het verbod past binnen de wet.", Code::naam));
    Ok(uitleg.antwoord(json!({
        "aantal_dagen": uit.aantal_dagen,
        "uiterste_dag": uit.uiterste_dag,
        "toegestaan": uit.weigering.is_none(),
        "weigering": uit.weigering.map(Code::code),
    })))
}
