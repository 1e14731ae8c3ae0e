//! The ban from the home as part of the order (Gemeentewet art. 151d lid 3, R21): ten days, adults only, by the mayor.

use crate::bronnen::{INFORMEREN, MONDELING, RECHTSBIJSTAND, RECHTSMIDDEL_HUISVERBOD};
use crate::opleggen::is_huisverbod;
use besluit::Gegevens;
use besluit::soort::{Bevinding, Einde, Gevolg, Keten, NieuweTermijn, Rekening, Termijnsoort, Veld, Veldgroep, Zaak};
use besluit::wandklok;
use kern::{Bron, Code as _, Weigering, dag_van};
use recht::Door;
use recht::gemeentewet::art_151d_woonoverlast::{BRON, Oplegging, Oplegweigering, opleggen};
use recht::wth::art_02_volledig::BRON_LEEFTIJD;
use serde_json::json;

pub(crate) const GROEP: Veldgroep = Veldgroep {
    kop: "Het huisverbod",
    velden: &[
        Veld::datum("betrokkene_geboortedatum", "Geboortedatum van wie weg moet").als("vorm", "huisverbod").persoon(),
        Veld::moment("opgelegd", "Wanneer is het mondeling aangezegd?")
            .hint("Leeg: het verbod gaat in als de burgemeester tekent")
            .alleen_bij("vorm", &["huisverbod"]),
        Veld::keuze(
            "advocaat",
            "Heeft de persoon een advocaat?",
            &[("ja", "Ja"), ("gewenst", "Nee, maar de persoon wil er een"), ("nee", "Nee, en die is niet gewenst")],
        )
        .als("vorm", "huisverbod"),
    ],
};

/// Without a date of birth the field itself is reported as missing.
fn als_oplegging(zaak: &Zaak<'_>) -> Option<Oplegging> {
    Some(Oplegging {
        opgelegd: zaak.op,
        door: zaak.door.unwrap_or(Door::Burgemeester),
        verordening: zaak.gegevens.heeft("verordening"),
        // Its own question in the weighing: without an answer nothing is put before the mayor.
        subsidiariteit_gemotiveerd: true,
        geboortedatum: zaak.gegevens.datum("betrokkene_geboortedatum")?,
        plaats: zaak.gegevens.heeft("adres"),
        duur: true,
        feiten: i64::try_from(zaak.feiten.len()).unwrap_or(i64::MAX),
    })
}

/// Everything that keeps the ban from being imposed.
pub(crate) fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    let mut found = Vec::new();
    if zaak.gegevens.tekst("betrokkene_rol") == "verhuurder" {
        let zin = "Een huisverbod is voor wie in de woning verblijft, niet voor wie haar verhuurt.";
        found.push(Bevinding::afwijkbaar("huisverbod-verhuurder", zin, INFORMEREN).bij("betrokkene_rol"));
    }
    if zaak.gegevens.heeft("opgelegd") {
        let zin = "Mondeling aanzeggen voordat het op papier staat, kan alleen bij grote spoed. Te bevestigen door de jurist.";
        found.push(Bevinding::let_op("mondeling", zin, MONDELING).bij("opgelegd"));
    }
    let zin = "In de brief staat dat er bezwaar kan worden gemaakt. Of dat bij dit huisverbod zo is, of dat meteen beroep \
               openstaat, is te bevestigen door de jurist.";
    found.push(Bevinding::let_op("rechtsmiddel", zin, RECHTSMIDDEL_HUISVERBOD));
    let Some(oplegging) = als_oplegging(zaak) else { return found };
    if oplegging.geboortedatum > dag_van(zaak.op) {
        let zin = "De geboortedatum ligt na het besluit. Kijk de datum na.";
        found.push(Bevinding::blokkeert("geboortedatum", zin, BRON_LEEFTIJD).bij("betrokkene_geboortedatum"));
        return found;
    }
    match opleggen(&oplegging) {
        // What is missing altogether is reported at its own field.
        Ok(None | Some(Oplegweigering::GeenVerordening | Oplegweigering::Onvolledig)) => {}
        Ok(Some(weigering)) => found.push(Bevinding::van(weigering, BRON_LEEFTIJD)),
        Err(_) => {
            let zin = "De geboortedatum is niet te gebruiken. Kijk de datum na.";
            found.push(Bevinding::blokkeert("geboortedatum", zin, BRON_LEEFTIJD).bij("betrokkene_geboortedatum"));
        }
    }
    found
}

/// The court hears within three days, as with any ban from the home: art. 151d lid 3 makes Wth art. 6 apply.
pub(crate) fn zitting(gegevens: &Gegevens) -> Option<Bron> {
    is_huisverbod(gegevens).then_some(recht::wth::art_06_zitting::BRON)
}

/// Ten days, and what comes with them.
pub(crate) fn gevolg(zaak: &Zaak<'_>, mut termijnen: Vec<NieuweTermijn>) -> Keten {
    let missing = || Weigering::new("betrokkene_geboortedatum", "Vul de geboortedatum in van wie weg moet.");
    let oplegging = als_oplegging(zaak).ok_or_else(missing)?;
    let rekening = Rekening::vraag(
        "R21",
        json!({
            "handeling": "opleggen",
            "opgelegd": wandklok(zaak.op),
            "door": oplegging.door.code(),
            "verordening": oplegging.verordening,
            "subsidiariteit_gemotiveerd": oplegging.subsidiariteit_gemotiveerd,
            "geboortedatum": oplegging.geboortedatum,
            "plaats": oplegging.plaats,
            "duur": oplegging.duur,
            "feiten": oplegging.feiten,
        }),
    )?;
    let (end, last) = (rekening.moment("einde")?, rekening.moment("uiterste_einde")?);
    if zaak.gegevens.tekst("advocaat") == "gewenst" {
        let ask = "De Raad voor Rechtsbijstand vragen om een advocaat";
        termijnen.push(NieuweTermijn::direct("advocaat", ask, "Gemeente", zaak.op, RECHTSBIJSTAND));
    }
    let beslis = ("einde", "Besluiten: verlengen of laten aflopen", "Burgemeester");
    termijnen.push(NieuweTermijn::moment(beslis, Termijnsoort::Stap, BRON, rekening, "einde")?);
    Ok(Gevolg {
        begin: Some(zaak.op),
        einde: Some(Einde::Op(end)),
        uiterste: Some(last),
        termijnen,
        ..Gevolg::default()
    })
}
