//! The golden cases of rules R01-R04: each must come out exactly as the reference says.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod data_map;

use jiff::civil::Date;
use recht::atw::{
    Dagsoort, Feestdag, Herkomst, Kalender, Rekenvraag, Soort, Uitsluiting, atw_verschuif, buiten_atw, dagentermijn,
    einde, feestdagen, koningsdag,
};
use recht::{Duur, Eenheid, Richting, Termijn};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

#[test]
fn de_gevallen_van_r01_tot_en_met_r04_kloppen() {
    let Some(tekst) = data_map::lees("../recht/gevallen.json") else { return };
    let gevallen: Vec<Value> = serde_json::from_str(&tekst).unwrap();
    let mut gezien = 0;
    for geval in &gevallen {
        let invoer = &geval["invoer"];
        let uitkomst = match geval["regel"].as_str().unwrap() {
            "R01" => r01(invoer),
            "R02" => r02(invoer),
            "R03" => r03(invoer),
            "R04" => r04(invoer),
            _ => continue,
        };
        gezien += 1;
        for (veld, verwacht) in geval["verwacht"].as_object().unwrap() {
            assert_eq!(&uitkomst[veld], verwacht, "{} veld {veld}: {uitkomst}", geval["id"]);
        }
    }
    assert!(gezien >= 8, "maar {gezien} gevallen gevonden");
}

fn r01(invoer: &Value) -> Value {
    let kalender = kalender(invoer);
    if let Some(datum) = veld::<Date>(invoer, "datum") {
        let soort = kalender.soort(datum);
        let namen: Vec<_> = match &soort {
            Dagsoort::Feestdag(namen) => namen.iter().map(|naam| naam.code()).collect(),
            _ => vec![],
        };
        return json!({ "vrij": soort.is_vrij(), "reden": soort.code(), "namen": namen });
    }
    let jaar = veld::<i16>(invoer, "jaar").unwrap();
    let mut dagen: Vec<Date> = feestdagen(jaar).unwrap().into_iter().map(|(dag, _): (Date, Feestdag)| dag).collect();
    dagen.dedup();
    json!({
        "feestdagen": dagen,
        "koningsdag": koningsdag(jaar).unwrap(),
        "gelijkgesteld": kalender.gelijkgestelde_dagen(jaar),
        "gelijkgesteld_volledig": !kalender.volledigheid(jaar).is_voorlopig(),
    })
}

fn r02(invoer: &Value) -> Value {
    let laatste_dag = veld::<Date>(invoer, "laatste_dag").unwrap();
    let termijn = atw_verschuif(&kalender(invoer), laatste_dag).unwrap();
    legt_uit(&termijn);
    json!({
        "uiterlijk": termijn.uitkomst,
        "verschoven": termijn.uitkomst != laatste_dag,
        "voorlopig": termijn.volledigheid.is_voorlopig(),
    })
}

fn r03(invoer: &Value) -> Value {
    let gebeurtenis = veld::<Date>(invoer, "gebeurtenis").unwrap();
    let dagen = veld::<u32>(invoer, "dagen").unwrap();
    let termijn = dagentermijn(&kalender(invoer), gebeurtenis, dagen).unwrap();
    legt_uit(&termijn);
    json!({
        "onverschoven": gebeurtenis.checked_add(jiff::Span::new().days(i64::from(dagen))).unwrap(),
        "uiterlijk": termijn.uitkomst,
        "voorlopig": termijn.volledigheid.is_voorlopig(),
    })
}

fn r04(invoer: &Value) -> Value {
    let vlag = |naam| veld::<bool>(invoer, naam).unwrap_or(false);
    let vraag = Rekenvraag {
        duur: Duur { aantal: veld(invoer, "aantal").unwrap(), eenheid: veld::<Eenheid>(invoer, "eenheid").unwrap() },
        richting: if vlag("terugrekenen") { Richting::Terug } else { Richting::Vooruit },
        herkomst: veld::<Herkomst>(invoer, "herkomst").unwrap_or_default(),
        soort: veld::<Soort>(invoer, "soort").unwrap_or_default(),
        uitsluiting: if vlag("uitgesloten") { Uitsluiting::BijzondereWet } else { Uitsluiting::Geen },
    };
    let termijn = veld::<Date>(invoer, "gebeurtenis")
        .and_then(|gebeurtenis| einde(&kalender(invoer), gebeurtenis, &vraag).unwrap());
    if let Some(termijn) = &termijn {
        legt_uit(termijn);
    }
    let reden = buiten_atw(&vraag);
    json!({
        "van_toepassing": reden.is_none(),
        "reden": reden.map(recht::atw::BuitenAtw::code),
        "uiterlijk": termijn.as_ref().map(|termijn| termijn.uitkomst),
        "voorlopig": termijn.is_some_and(|termijn| termijn.volledigheid.is_voorlopig()),
    })
}

fn kalender(invoer: &Value) -> Kalender {
    veld::<Vec<Date>>(invoer, "kb_dagen").map_or_else(Kalender::wettelijk, Kalender::met_gelijkgestelde_dagen)
}

fn veld<T: DeserializeOwned>(invoer: &Value, naam: &str) -> Option<T> {
    invoer.get(naam).filter(|waarde| !waarde.is_null()).map(|waarde| serde_json::from_value(waarde.clone()).unwrap())
}

fn legt_uit(termijn: &Termijn) {
    assert!(!termijn.stappen.is_empty() && !termijn.bronnen.is_empty());
    assert!(termijn.stappen.iter().all(|stap| stap.ends_with('.')), "{:?}", termijn.stappen);
    assert!(termijn.bronnen.iter().all(|bron| bron.url.starts_with("http")));
}
