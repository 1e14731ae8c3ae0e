//! What pages, letters and the card for the street say of an order. No names of persons, except on that card.

use crate::grondslag::Grondslag;
use crate::perioden;
use crate::velden::UITZONDERINGEN;
use besluit::Gegevens;
use besluit::soort::Straatkaart;
use jiff::civil::Date;
use kern::{Code as _, lokaal};
use recht::voluit;

/// Its name on lists.
pub(crate) fn titel(gegevens: &Gegevens) -> String {
    let soort = Grondslag::van(gegevens).map_or("Gebiedsverbod", |grondslag| match grondslag {
        Grondslag::Gebied | Grondslag::Los | Grondslag::Apv => "Gebiedsverbod",
        Grondslag::OudersGebied | Grondslag::OudersAvond => "Bevel aan ouders",
        Grondslag::Groep | Grondslag::Meldplicht => grondslag.naam(),
    });
    format!("{soort} {}", gegevens.tekst("gebied_naam")).trim_end().to_owned()
}

/// What is forbidden or asked, in one sentence without names.
fn wat(gegevens: &Gegevens, grondslag: Grondslag) -> String {
    let waar = gegevens.tekst("gebied_naam");
    match grondslag {
        Grondslag::Gebied | Grondslag::Apv => format!("Niet komen in het gebied {waar}."),
        Grondslag::Los => format!("Niet komen in het gebied {waar} op deze dagen: {}.", dagen(gegevens)),
        Grondslag::Groep => {
            let anderen = gegevens.tekst("groepsgrootte");
            format!("Niet in een groep met {anderen} of meer anderen zijn in het gebied {waar}.")
        }
        Grondslag::Meldplicht => {
            format!("Melden bij {}: {}.", gegevens.tekst("meld_plaats"), gegevens.tekst("meld_tijden"))
        }
        Grondslag::OudersGebied => format!("Het kind komt niet zonder begeleiding in het gebied {waar}."),
        Grondslag::OudersAvond => {
            let (van, tot) = (gegevens.tekst("uur_van"), gegevens.tekst("uur_tot"));
            let dagen = gegevens.tekst("avond_dagen");
            format!("Het kind is tussen {van} en {tot} uur niet zonder begeleiding buiten: {dagen}.")
        }
    }
}

/// The separate days in words; what cannot be read is refused before anything holds.
fn dagen(gegevens: &Gegevens) -> String {
    let all = perioden::losse_dagen(gegevens).unwrap_or_default();
    let words = |van: Date, tot: Date| {
        if van == tot { voluit(van) } else { format!("{} tot en met {}", voluit(van), voluit(tot)) }
    };
    all.iter().map(|dagen| words(dagen.van, dagen.tot_en_met)).collect::<Vec<_>>().join("; ")
}

/// The exemption that was given last, with its times.
fn ontheffing(gegevens: &Gegevens) -> Option<String> {
    let moment = |veld| gegevens.moment(veld).map(|op| lokaal(op).strftime("%d-%m-%Y %H.%M uur").to_string());
    let (van, tot) = (moment("ontheffing_van")?, moment("ontheffing_tot")?);
    Some(format!("Ontheffing van {van} tot {tot}"))
}

/// What holds, one sentence each.
pub(crate) fn geldt(gegevens: &Gegevens) -> Vec<String> {
    let Some(grondslag) = Grondslag::van(gegevens) else { return Vec::new() };
    let mut holds = vec![wat(gegevens, grondslag)];
    if gegevens.heeft("tijden") && grondslag.heeft_gebied() {
        holds.push(format!("Op deze tijden: {}.", gegevens.tekst("tijden")));
    }
    match uitzonderingen(gegevens).len() {
        0 => {}
        1 => holds.push("Er is 1 uitzondering, die in het besluit staat.".to_owned()),
        more => holds.push(format!("Er zijn {more} uitzonderingen, die in het besluit staan.")),
    }
    holds.extend(ontheffing(gegevens).map(|zin| format!("{zin}.")));
    holds
}

/// The ways that stay open, without why.
fn uitzonderingen(gegevens: &Gegevens) -> Vec<&str> {
    let ways = UITZONDERINGEN.velden.iter().map(|veld| gegevens.tekst(veld.naam));
    ways.filter(|way| !way.is_empty()).collect()
}

/// What an officer on the street needs: who, where, what, and what stays allowed.
pub(crate) fn straat(gegevens: &Gegevens) -> Straatkaart {
    let Some(grondslag) = Grondslag::van(gegevens) else { return Straatkaart::default() };
    let wie = if grondslag.is_ouders() { "kind_naam" } else { "betrokkene_naam" };
    let waar = if grondslag.heeft_gebied() { gegevens.tekst("gebied_tekst") } else { gegevens.tekst("meld_plaats") };
    let mut what = wat(gegevens, grondslag);
    if gegevens.heeft("tijden") && grondslag.heeft_gebied() {
        what = format!("{what} Tijden: {}.", gegevens.tekst("tijden"));
    }
    let mut allowed: Vec<String> = uitzonderingen(gegevens).into_iter().map(str::to_owned).collect();
    allowed.extend(ontheffing(gegevens).map(|when| format!("{when}: {}", gegevens.tekst("ontheffing_tekst"))));
    Straatkaart {
        wie: gegevens.tekst(wie).to_owned(),
        waar: waar.to_owned(),
        wat: what,
        uitzonderingen: allowed.join("\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_titel_en_wat_geldt_noemen_niemand() {
        for grondslag in Grondslag::ALL {
            let gegevens = Gegevens::van([
                ("grondslag", grondslag.code()),
                ("betrokkene_naam", "Bram Verzonnen"),
                ("kind_naam", "Tim Verzonnen"),
                ("gebied_naam", "centrum"),
                ("mag_wonen", "Van de Dorpsstraat naar de Klaverhof"),
            ]);
            let said = format!("{} {:?}", titel(&gegevens), geldt(&gegevens));
            assert!(!said.contains("Verzonnen") && !said.contains("Klaverhof"), "{said}");
            let card = straat(&gegevens);
            assert!(card.wie.contains("Verzonnen") && card.uitzonderingen.contains("Klaverhof"), "{card:?}");
        }
    }
}
