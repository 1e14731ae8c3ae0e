//! What follows for everybody: when an order ends, what must be decided before, the term for objecting, and who is told.

use crate::bronnen;
use crate::grondslag::Grondslag;
use crate::perioden;
use crate::personen::kloktijd;
use besluit::handeling::BEKENDMAKEN;
use besluit::soort::{Bevinding, Gevolg, Keten, NieuweTermijn, Rekening, Termijnsoort, Zaak};
use jiff::civil::Date;
use kern::{Bron, Moment, Weigering, dag_van, moment_van};
use recht::awb::art_06_07_bezwaartermijn as bezwaar;
use recht::gemeentewet::art_172a_gebiedsverbod::{self as perioderegel, Beoordeling, Periode};
use recht::gemeentewet::{art_172a_losse_dagen, art_172b_ouders};
use serde_json::json;

/// The most periods there can be: the order and three extensions.
const MEESTE_PERIODEN: usize = 4;

pub(crate) const TE_VER: &str = "Deze datum ligt te ver weg om mee te rekenen.";

/// R22 on these periods.
pub(crate) fn beoordeel(perioden: &[Periode]) -> Result<Beoordeling, Weigering> {
    let [first, later @ ..] = perioden else { return Err(perioden::ontbreekt()) };
    perioderegel::gebiedsverbod(*first, later).map_err(|_| Weigering::new("termijn", TE_VER))
}

/// What R22 finds wrong with these periods.
pub(crate) fn toets_perioden(perioden: &[Periode]) -> Vec<Bevinding> {
    let bron = perioderegel::BRON;
    match beoordeel(perioden) {
        Ok(Beoordeling { weigering: None, .. }) => Vec::new(),
        Ok(Beoordeling { weigering: Some((weigering, _)), uiterste_laatste_dag, .. }) => {
            let found = Bevinding::van(weigering, bron);
            let last = recht::voluit(uiterste_laatste_dag);
            let long = weigering == perioderegel::Periodeweigering::TeLang;
            let more = if long { format!(" Hij kan hoogstens duren tot en met {last}.") } else { String::new() };
            vec![Bevinding { zin: format!("{}{more}", found.zin), ..found }.bij("laatste_dag")]
        }
        Err(weigering) => vec![Bevinding::blokkeert(weigering.code, weigering.reden, bron)],
    }
}

/// The last moment of a day.
fn einde_van(dag: Date) -> Moment {
    moment_van(dag.at(23, 59, 59, 0))
}

/// The step before the end, with how the law counts it; none for an order on the by-law, whose weeks no rule knows.
pub(crate) fn stap(
    zaak: &Zaak<'_>,
    grondslag: Grondslag,
    perioden: &[Periode],
    laatste: Date,
) -> Result<Option<NieuweTermijn>, Weigering> {
    let over = "Het verbod eindigt. Verlengen kan niet.";
    let (what, bron, rekening) = match grondslag {
        Grondslag::Apv => return Ok(None),
        Grondslag::Los => (over, art_172a_losse_dagen::BRON, Rekening::vraag("R23", losse_vraag(zaak)?)?),
        Grondslag::OudersGebied | Grondslag::OudersAvond => {
            (over, art_172b_ouders::BRON, Rekening::vraag("R25", ouders_vraag(zaak, grondslag, laatste)?)?)
        }
        Grondslag::Gebied | Grondslag::Groep | Grondslag::Meldplicht => {
            let may = perioden.len() < MEESTE_PERIODEN && laatste < beoordeel(perioden)?.absolute_laatste_dag;
            let what = if may { "Besluiten: verlengen of laten aflopen" } else { over };
            (what, perioderegel::BRON, Rekening::vraag("R22", perioden::als_vraag(perioden))?)
        }
    };
    Ok(Some(NieuweTermijn {
        soort: Termijnsoort::Stap,
        hele_dag: true,
        rekening: Some(rekening),
        ..NieuweTermijn::direct("einde", what, "Burgemeester", einde_van(laatste), bron)
    }))
}

fn losse_vraag(zaak: &Zaak<'_>) -> Result<serde_json::Value, Weigering> {
    let days = perioden::losse_dagen(zaak.gegevens).map_err(|zin| Weigering::new("dagen", zin))?;
    let rows = days.iter().map(|dagen| json!({ "van": dagen.van, "tot_en_met": dagen.tot_en_met }));
    Ok(json!({ "perioden": rows.collect::<Vec<_>>() }))
}

fn ouders_vraag(zaak: &Zaak<'_>, grondslag: Grondslag, laatste: Date) -> Result<serde_json::Value, Weigering> {
    let gegevens = zaak.gegevens;
    let first = gegevens.datum("eerste_dag").ok_or_else(perioden::ontbreekt)?;
    let taken = zaak.genomen("opleggen").next().and_then(|eerder| eerder.genomen).unwrap_or(zaak.op);
    let mut asked = json!({
        "ingang": first,
        "laatste_dag": laatste,
        "geboortedatum": gegevens.tekst("kind_geboortedatum"),
        "besluit_datum": dag_van(taken),
        "soort": if grondslag == Grondslag::OudersAvond { "avondverbod" } else { "gebiedsverbod" },
        "extra_begeleiders": gegevens.regels("begeleiders").len(),
    });
    if grondslag == Grondslag::OudersAvond
        && let Some(asked) = asked.as_object_mut()
    {
        for (naam, veld) in [("van_uur", "uur_van"), ("tot_uur", "uur_tot")] {
            let uur =
                kloktijd(gegevens.tekst(veld)).ok_or_else(|| Weigering::new(veld, "Schrijf het uur als 20:00."))?;
            asked.insert(naam.to_owned(), json!(uur.strftime("%H:%M").to_string()));
        }
    }
    Ok(asked)
}

/// Somebody is told at once.
pub(crate) fn meld(zaak: &Zaak<'_>, code: &'static str, wat: &str, bron: Bron) -> NieuweTermijn {
    NieuweTermijn::direct(code, wat, "Gemeente", zaak.op, bron)
}

/// Who is told of every decision: who it is about, and the police.
pub(crate) fn meldingen(zaak: &Zaak<'_>) -> Vec<NieuweTermijn> {
    vec![
        meld(zaak, BEKENDMAKEN, "Het besluit uitreiken of sturen aan wie het krijgt", bronnen::BEKENDMAKEN),
        meld(zaak, "politie", "Het besluit melden aan de politie", bronnen::INFORMEREN),
    ]
}

/// Objecting: six weeks after it was made known.
pub(crate) fn na_bekendmaking(zaak: &Zaak<'_>) -> Keten {
    Gevolg::rechtsmiddel(zaak, "Bezwaar maken bij de burgemeester", "Betrokkene", bezwaar::BRON)
}
