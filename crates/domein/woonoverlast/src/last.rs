//! What an order under penalty or coercion must say (Awb art. 5:24, 5:32a and 5:32b).

use crate::bronnen::{BEDRAG, BESTUURSDWANG};
use besluit::soort::{Bevinding, Veld, Veldgroep, Zaak};
use kern::dag_van;
use recht::awb::art_05_32a_last_onder_dwangsom::{
    BRON_BEGUNSTIGING, BRON_MAXIMUM, Blokkade, Last, Strekking, blokkades,
};

const LASTEN: &[&str] = &["dwangsom", "bestuursdwang"];

pub(crate) const GROEP: Veldgroep = Veldgroep {
    kop: "De last",
    velden: &[
        Veld::tekst("last", "Wat moet er ophouden?")
            .hint("Zo precies dat iedereen kan zien of het is opgehouden. Geen namen van buren."),
        Veld::tekst("maatregelen", "Welke maatregelen moet de persoon nemen?").alleen_bij("vorm", LASTEN).soms(),
        Veld::keuze(
            "strekking",
            "Waar is de last voor bedoeld?",
            &[
                ("herstel", "De overtreding ongedaan maken"),
                ("doorgaan", "Voorkomen dat de overtreding doorgaat"),
                ("herhaling", "Alleen voorkomen dat het opnieuw gebeurt"),
            ],
        )
        .als_een("vorm", LASTEN),
        Veld::datum("begunstigingstermijn", "Tot en met welke dag kan de persoon herstellen zonder gevolgen?")
            .hint("Niet nodig als de last alleen herhaling voorkomt")
            .alleen_bij("vorm", LASTEN)
            .soms(),
        Veld::bedrag("dwangsom", "Dwangsom").als("vorm", "dwangsom"),
        Veld::keuze(
            "dwangsom_per",
            "Waarvoor is dat bedrag?",
            &[("overtreding", "per overtreding"), ("tijdseenheid", "per tijdseenheid"), ("ineens", "ineens")],
        )
        .als("vorm", "dwangsom"),
        Veld::regel("dwangsom_tijdseenheid", "Per welke tijd?")
            .hint("Bijvoorbeeld: per dag")
            .als("dwangsom_per", "tijdseenheid"),
        Veld::bedrag("dwangsom_maximum", "Hoeveel dwangsom hoogstens, alles bij elkaar?")
            .alleen_bij("vorm", &["dwangsom"])
            .soms(),
        Veld::tekst("dwangsom_reden", "Waarom deze bedragen?").als("vorm", "dwangsom"),
        Veld::datum("geldig_tot", "Tot en met welke dag geldt de last?")
            .hint("Leeg: tot de last wordt opgeheven")
            .alleen_bij("vorm", LASTEN),
    ],
};

/// Whether this form is an order under penalty or coercion.
pub(crate) fn is_last(vorm: &str) -> bool {
    LASTEN.contains(&vorm)
}

/// Everything that the order lacks, or that does not fit.
pub(crate) fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    let mut found = match zaak.gegevens.tekst("vorm") {
        "dwangsom" => dwangsom(zaak),
        "bestuursdwang" => bestuursdwang(zaak),
        _ => return Vec::new(),
    };
    found.extend(bedragen(zaak));
    found.extend(zonder_dwangsom(zaak));
    let today = dag_van(zaak.op);
    if zaak.gegevens.datum("begunstigingstermijn").is_some_and(|dag| dag <= today) {
        let zin = "De begunstigingstermijn ligt niet na het besluit. Geef tijd om te herstellen.";
        found.push(Bevinding::blokkeert("termijn-voorbij", zin, BRON_BEGUNSTIGING).bij("begunstigingstermijn"));
    }
    if zaak.gegevens.datum("geldig_tot").is_some_and(|dag| dag <= today) {
        let zin = "De last zou al voorbij zijn. Kijk tot welke dag hij geldt.";
        found.push(Bevinding::blokkeert("geldig-voorbij", zin, BESTUURSDWANG).bij("geldig_tot"));
    }
    found
}

fn dwangsom(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    let gegevens = zaak.gegevens;
    let strekking = match gegevens.tekst("strekking") {
        "herhaling" => Strekking::HerhalingVoorkomen,
        _ => Strekking::OngedaanMakenOfVoorkomen,
    };
    let last = Last {
        herstelmaatregelen: gegevens.heeft("maatregelen").into(),
        strekking,
        begunstigingstermijn: gegevens.heeft("begunstigingstermijn").into(),
        maximum: gegevens.heeft("dwangsom_maximum").into(),
    };
    blokkades(&last).map(|blokkade| Bevinding::van(blokkade, blokkade.bron()).bij(plek(blokkade))).collect()
}

const fn plek(blokkade: Blokkade) -> &'static str {
    match blokkade {
        Blokkade::Herstelmaatregelen => "maatregelen",
        Blokkade::Begunstigingstermijn => "begunstigingstermijn",
        Blokkade::Maximum => "dwangsom_maximum",
    }
}

fn bestuursdwang(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    let mut found = Vec::new();
    if !zaak.gegevens.heeft("maatregelen") {
        let zin = "De last noemt niet welke maatregelen de persoon moet nemen.";
        found.push(Bevinding::blokkeert("herstelmaatregelen", zin, BESTUURSDWANG).bij("maatregelen"));
    }
    if !zaak.gegevens.heeft("begunstigingstermijn") && !zaak.gegevens.heeft("spoed_reden") {
        let zin = "De last geeft geen termijn om zelf te herstellen, en er staat geen reden voor spoed.";
        found.push(Bevinding::blokkeert("begunstigingstermijn", zin, BESTUURSDWANG).bij("begunstigingstermijn"));
    }
    found
}

/// Amounts stand only in an order under penalty: elsewhere nothing can be forfeited.
pub(crate) fn zonder_dwangsom(zaak: &Zaak<'_>) -> Option<Bevinding> {
    let other = !matches!(zaak.gegevens.tekst("vorm"), "dwangsom" | "");
    let amount = ["dwangsom", "dwangsom_maximum"].iter().any(|veld| zaak.gegevens.heeft(veld));
    (other && amount).then(|| {
        let zin = "Een dwangsom hoort alleen bij een last onder dwangsom. Haal de bedragen weg.";
        Bevinding::blokkeert("dwangsom-te-veel", zin, BRON_MAXIMUM).bij("dwangsom")
    })
}

fn bedragen(zaak: &Zaak<'_>) -> Option<Bevinding> {
    let (keer, most) = (zaak.gegevens.getal("dwangsom")?, zaak.gegevens.getal("dwangsom_maximum")?);
    if keer == 0 || most == 0 {
        let zin = "Een dwangsom van nul euro is geen dwangsom. Vul een bedrag in.";
        return Some(Bevinding::blokkeert("dwangsom-nul", zin, BEDRAG).bij("dwangsom"));
    }
    (keer > most).then(|| {
        let zin = "De dwangsom is hoger dan het maximum. Kijk naar beide bedragen.";
        Bevinding::blokkeert("dwangsom-boven-maximum", zin, BRON_MAXIMUM).bij("dwangsom_maximum")
    })
}
