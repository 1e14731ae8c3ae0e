//! The questions R01-R04 to the Algemene termijnenwet.

use super::{
    BuitenAtw, Dagsoort, Herkomst, Kalender, Rekenvraag, Soort, Uitsluiting, art_01_vrije_laatste_dag as art_01,
    art_02_twee_werkdagen as art_02, art_03_feestdagen as art_03, art_03_lid_3_gelijkgesteld as gelijkgesteld,
    art_04_reikwijdte as art_04,
};
use crate::{Duur, Eenheid, Invoer, KB_DAGEN, Regel, Resultaat, Richting, Standaard, Uitleg, Veld, Veldsoort, voluit};
use jiff::civil::{Date, date};
use serde_json::{Map, Value, json};

/// Which days are holidays, or what one day is.
pub const R01: Regel = Regel {
    code: "R01",
    titel: "Welke dagen zijn feestdagen?",
    bronnen: &[art_03::BRON, art_03::BRON_GOEDE_VRIJDAG, gelijkgesteld::BRON],
    velden: &[
        Veld::nieuw("jaar", "Jaar", Veldsoort::Jaar(2010, 2099)).zonder("datum"),
        Veld::datum("datum", "Of één dag").geldig_tussen(date(2010, 1, 1), date(2099, 12, 31)).optioneel(),
        KB_DAGEN,
    ],
    antwoord: feestdagen,
};

/// The last day moved from a free day.
pub const R02: Regel = Regel {
    code: "R02",
    titel: "Wat is de laatste dag als de termijn op een vrije dag eindigt?",
    bronnen: &[art_01::BRON],
    velden: &[Veld::datum("laatste_dag", "Laatste dag van de termijn"), KB_DAGEN],
    antwoord: verschuiven,
};

/// A statutory term in days.
pub const R03: Regel = Regel {
    code: "R03",
    titel: "Wanneer eindigt een wettelijke termijn in dagen?",
    bronnen: &[art_01::BRON, art_02::BRON],
    velden: &[
        Veld::datum("gebeurtenis", "Dag waarop het gebeurde"),
        Veld::getal("dagen", "Aantal dagen").tussen(1, i64::MAX),
        KB_DAGEN,
    ],
    antwoord: dagentermijn,
};

/// Whether the act applies.
pub const R04: Regel = Regel {
    code: "R04",
    titel: "Geldt de Algemene termijnenwet voor deze termijn?",
    bronnen: &[art_04::BRON, art_04::BRON_TERUG, art_04::BRON_HERKOMST],
    velden: &[
        Veld::keuze::<Eenheid>("eenheid", "Eenheid"),
        Veld::getal("aantal", "Aantal").tussen(1, i64::MAX),
        Veld::datum("gebeurtenis", "Dag waarop het gebeurde").optioneel(),
        Veld::ja_nee("terugrekenen", "Wordt er teruggerekend?").standaard(Standaard::JaNee(false)),
        Veld::keuze::<Herkomst>("herkomst", "Waar staat de termijn?").standaard(Standaard::Keuze("wet")),
        Veld::keuze::<Soort>("soort", "Waar gaat de termijn over?").standaard(Standaard::Keuze("gewoon")),
        Veld::ja_nee("uitgesloten", "Zegt een bijzondere wet dat de Algemene termijnenwet niet geldt?")
            .standaard(Standaard::JaNee(false)),
        KB_DAGEN,
    ],
    antwoord: reikwijdte,
};

fn feestdagen(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    if let Some(datum) = invoer.mogelijke_datum("datum") {
        return Ok(een_dag(&kalender, datum));
    }
    let jaar: i16 = invoer.klein("jaar")?;
    let mut dagen: Vec<Date> = art_03::feestdagen(jaar)?.into_iter().map(|(dag, _)| dag).collect();
    dagen.dedup();
    let volledig = !kalender.volledigheid(jaar).is_voorlopig();
    let mut uitleg = Uitleg::van(format!("In {jaar} zijn er {} feestdagen.", dagen.len()), art_03::BRON);
    uitleg.stap("Goede Vrijdag staat gelijk met een feestdag.", art_03::BRON_GOEDE_VRIJDAG);
    uitleg.stap(format!("Koningsdag is op {}.", voluit(art_03::koningsdag(jaar)?)), art_03::BRON_KONINGSDAG);
    let gelijk = kalender.gelijkgestelde_dagen(jaar);
    uitleg.stap(
        format!("Aantal dagen dat bij besluit gelijk is gesteld met een feestdag: {}.", gelijk.len()),
        gelijkgesteld::BRON,
    );
    if !volledig {
        uitleg.zin("Die lijst is niet volledig: er kunnen nog dagen bij komen.");
    }
    Ok(uitleg.antwoord(json!({
        "feestdagen": dagen,
        "koningsdag": art_03::koningsdag(jaar)?,
        "gelijkgesteld": gelijk,
        "gelijkgesteld_volledig": volledig,
    })))
}

fn een_dag(kalender: &Kalender, datum: Date) -> (Map<String, Value>, Uitleg) {
    let soort = kalender.soort(datum);
    let namen: Vec<_> = match soort {
        Dagsoort::Feestdag(namen) => namen.iter().map(art_03::Feestdag::code).collect(),
        _ => vec![],
    };
    let mut uitleg = Uitleg::van(format!("Het is {}: {}.", voluit(datum), soort.in_woorden()), art_03::BRON);
    art_01::noem_bron(&mut uitleg, soort);
    if matches!(soort, Dagsoort::Werkdag(volledigheid) if volledigheid.is_voorlopig()) {
        art_01::vertel_voorlopig(&mut uitleg);
    }
    uitleg.antwoord(json!({ "vrij": soort.is_vrij(), "reden": soort.code(), "namen": namen }))
}

fn verschuiven(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let laatste_dag = invoer.datum("laatste_dag")?;
    let einde = art_01::atw_verschuif(&kalender, laatste_dag)?;
    let mut uitleg = Uitleg::van(format!("De laatste dag is {}.", voluit(laatste_dag)), art_01::BRON);
    einde.vertel(&kalender, laatste_dag, &mut uitleg);
    Ok(uitleg.antwoord(json!({
        "uiterlijk": einde.uiterlijk,
        "verschoven": einde.uiterlijk != laatste_dag,
        "voorlopig": einde.is_voorlopig(),
    })))
}

fn begin(gebeurtenis: Date) -> Uitleg {
    Uitleg::van(format!("De termijn begint na {}; die dag telt niet mee.", voluit(gebeurtenis)), art_01::BRON)
}

fn dagentermijn(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let gebeurtenis = invoer.datum("gebeurtenis")?;
    let aantal = u32::try_from(invoer.getal("dagen")?).map_err(|_| crate::BuitenGeldigheid)?;
    let einde = art_02::dagentermijn(&kalender, gebeurtenis, aantal)?;
    let mut uitleg = begin(gebeurtenis);
    art_04::vertel_termijn(&kalender, gebeurtenis, Duur::dagen(aantal), Richting::Vooruit, &einde, &mut uitleg);
    Ok(uitleg.antwoord(json!({
        "onverschoven": einde.kaal,
        "uiterlijk": einde.uiterlijk,
        "voorlopig": einde.is_voorlopig(),
    })))
}

fn reikwijdte(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let gebeurtenis = invoer.mogelijke_datum("gebeurtenis");
    // More than the calendar holds: without a date the answer stays the same, with one it lies outside the calendar.
    let aantal = u32::try_from(invoer.getal("aantal")?).unwrap_or(u32::MAX);
    let vraag = Rekenvraag {
        duur: Duur { aantal, eenheid: invoer.keuze("eenheid")? },
        richting: if invoer.ja("terugrekenen")? { Richting::Terug } else { Richting::Vooruit },
        herkomst: invoer.keuze("herkomst")?,
        soort: invoer.keuze("soort")?,
        uitsluiting: if invoer.ja("uitgesloten")? { Uitsluiting::BijzondereWet } else { Uitsluiting::Geen },
    };
    let reden = art_04::buiten_atw(&vraag);
    let zin = reden.map_or("De Algemene termijnenwet geldt voor deze termijn.", BuitenAtw::zin);
    let mut uitleg = Uitleg::van(zin, reden.map_or(art_01::BRON, BuitenAtw::bron));
    let mut einde = None;
    if let Some(gebeurtenis) = gebeurtenis {
        einde = art_04::einde(&kalender, gebeurtenis, &vraag)?;
        if let Some(einde) = &einde {
            uitleg.zin(format!("De termijn begint bij {}; die dag telt niet mee.", voluit(gebeurtenis)));
            art_04::vertel_termijn(&kalender, gebeurtenis, vraag.duur, vraag.richting, einde, &mut uitleg);
        }
    }
    Ok(uitleg.antwoord(json!({
        "van_toepassing": reden.is_none(),
        "reden": reden.map(BuitenAtw::code),
        "uiterlijk": einde.map(|einde| einde.uiterlijk),
        "voorlopig": einde.is_some_and(|einde| einde.is_voorlopig()),
    })))
}
