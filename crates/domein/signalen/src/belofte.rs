//! Why an answer is promised for this day: which promise, from which day, how it was counted.
//!
//! The day itself is kept with the signal and never moves: not when the municipality promises another number of days later,
//! not when the signal gets another category, not when a law changes. Here it is told how that day came about.

use crate::categorie::{Categorie, Categorieen, Herkomst, MEESTE_WERKDAGEN};
use crate::inrichting::Inrichting;
use crate::model::Signaal;
use ::store::{Result, Tx, args};
use jiff::civil::Date;
use kern::{Bron, Moment};
use recht::Termijn;
use recht::atw::{Kalender, werkdagen_na};

store::sql! {
    HEROPEND = "SELECT moment FROM gebeurtenis WHERE ding_soort = 'signaal' AND ding = $1 AND soort = 'signaal.heropend'
        ORDER BY id DESC LIMIT 1";
}

/// The way to a promised day, for the page that shows the day.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Belofteuitleg {
    /// Sentences in Dutch at B1, in order.
    pub(crate) stappen: Vec<String>,
    /// The articles used.
    pub(crate) bronnen: Vec<Bron>,
    /// Where the number of working days is set, for who works here.
    pub(crate) ingesteld: &'static str,
}

/// The day from which a promise counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vanaf {
    /// The day of the report.
    Melding(Date),
    /// The day on which the reporter asked to look again.
    Heropend(Date),
}

impl Vanaf {
    const fn dag(self) -> Date {
        match self {
            Self::Melding(dag) | Self::Heropend(dag) => dag,
        }
    }
}

/// How the promised day of this signal came about; `None` when nothing was promised.
pub(crate) fn uitleg(tx: &mut Tx<'_>, inrichting: &Inrichting, signaal: &Signaal) -> Result<Option<Belofteuitleg>> {
    let Some(voor) = signaal.antwoord_voor else { return Ok(None) };
    let heropend = tx.maybe(HEROPEND, args![signaal.id])?.map(|row| row.get::<Moment>(0)).transpose()?;
    let ontvangen = Vanaf::Melding(kern::dag_van(signaal.ontvangen));
    let vanaf = heropend.map_or(ontvangen, |moment| Vanaf::Heropend(kern::dag_van(moment)));
    Ok(Some(leg_uit(&inrichting.categorieen, &inrichting.kalender, &signaal.categorie, vanaf, voor)))
}

/// How the day comes about that would be promised now.
pub(crate) fn vooraf(inrichting: &Inrichting, categorie: &Categorie, vandaag: Date) -> Option<(Date, Belofteuitleg)> {
    let voor = inrichting.belofte(categorie, vandaag)?.uitkomst;
    let vanaf = Vanaf::Melding(vandaag);
    Some((voor, leg_uit(&inrichting.categorieen, &inrichting.kalender, &categorie.code, vanaf, voor)))
}

fn leg_uit(categorieen: &Categorieen, kalender: &Kalender, code: &str, vanaf: Vanaf, voor: Date) -> Belofteuitleg {
    let nu = categorieen.zoek(code).and_then(|categorie| u16::try_from(categorie.antwoord_werkdagen).ok());
    let naam = categorieen.naam(code);
    let gevonden = beloofd(kalender, vanaf.dag(), nu, voor);
    let mut stappen = Vec::new();
    match (&gevonden, nu) {
        (Some((aantal, _)), Some(nu)) if *aantal == nu => {
            stappen.push(format!("Bij de categorie {naam} belooft de gemeente antwoord binnen {}.", werkdagen(nu)));
        }
        (Some((aantal, _)), nu) => {
            stappen.push(format!("De gemeente beloofde antwoord binnen {}.", werkdagen(*aantal)));
            let anders = nu.map(|nu| format!("Nu hoort bij de categorie {naam} een belofte van {}.", werkdagen(nu)));
            stappen.push(anders.unwrap_or_else(|| format!("De categorie {naam} is er niet meer.")));
            stappen.push("De datum verandert daardoor niet.".to_owned());
        }
        (None, _) => stappen.push("Deze datum is vastgelegd toen hij werd beloofd.".to_owned()),
    }
    if let Vanaf::Heropend(_) = vanaf {
        stappen.push("De melder vroeg om opnieuw te kijken. Vanaf die dag telt de belofte opnieuw.".to_owned());
    }
    let (geteld, bronnen) = gevonden.map(|(_, termijn)| (termijn.stappen, termijn.bronnen)).unwrap_or_default();
    if geteld.is_empty() {
        stappen.push("De afspraken of de vrije dagen zijn daarna veranderd, dus natellen kan niet meer.".to_owned());
    }
    stappen.extend(geteld);
    stappen.push("Dit is een belofte van de gemeente, geen termijn uit een wet.".to_owned());
    if !bronnen.is_empty() {
        stappen.push("De wet zegt alleen welke dagen vrij zijn.".to_owned());
    }
    Belofteuitleg { stappen, bronnen, ingesteld: categorieen.herkomst().in_woorden() }
}

/// The promise that gives this day: as it is now, or else as it must have been. `None` when no number of days gives it.
fn beloofd(kalender: &Kalender, vanaf: Date, nu: Option<u16>, voor: Date) -> Option<(u16, Termijn)> {
    let termijn = |aantal: u16| {
        let termijn = werkdagen_na(kalender, vanaf, aantal).ok().filter(|termijn| termijn.uitkomst == voor);
        termijn.map(|termijn| (aantal, termijn))
    };
    nu.and_then(termijn).or_else(|| (1..=MEESTE_WERKDAGEN).find_map(termijn))
}

fn werkdagen(aantal: u16) -> String {
    format!("{aantal} {}", if aantal == 1 { "werkdag" } else { "werkdagen" })
}

impl Herkomst {
    const fn in_woorden(self) -> &'static str {
        match self {
            Self::Meegeleverd => {
                "Het aantal werkdagen staat per categorie in de lijst die Baken meebrengt. De gemeente kan een eigen lijst \
                 instellen."
            }
            Self::Eigen => "Het aantal werkdagen staat per categorie in de eigen lijst van de gemeente.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn lijst(werkdagen: u32) -> Categorieen {
        let text = format!(
            "[[categorie]]\ncode = 'geluid'\nnaam = 'Geluid'\nthema = 'woonoverlast'\nantwoord_werkdagen = {werkdagen}\n"
        );
        Categorieen::from_toml(&text).unwrap()
    }

    fn stappen(categorieen: &Categorieen, code: &str, vanaf: Vanaf, voor: Date) -> Vec<String> {
        leg_uit(categorieen, &Kalender::wettelijk(), code, vanaf, voor).stappen
    }

    #[test]
    fn de_uitleg_noemt_de_belofte_de_eerste_dag_en_de_vrije_dagen() {
        let uitleg =
            leg_uit(&lijst(5), &Kalender::wettelijk(), "geluid", Vanaf::Melding(date(2026, 4, 24)), date(2026, 5, 4));
        assert_eq!(
            uitleg.stappen,
            [
                "Bij de categorie Geluid belooft de gemeente antwoord binnen 5 werkdagen.",
                "De toezegging gaat in op vrijdag 24 april 2026; die dag telt niet mee.",
                "Maandag 27 april 2026 telt niet mee: Koningsdag.",
                "5 werkdagen later is het maandag 4 mei 2026. Zaterdagen en zondagen tellen niet mee.",
                "Dit is een belofte van de gemeente, geen termijn uit een wet.",
                "De wet zegt alleen welke dagen vrij zijn.",
            ]
        );
        assert!(uitleg.bronnen.iter().any(|bron| bron.regeling == "Algemene termijnenwet"));
        assert!(uitleg.ingesteld.contains("eigen lijst van de gemeente"));
    }

    #[test]
    fn een_andere_belofte_later_verandert_de_datum_niet_en_dat_staat_er() {
        let voor = date(2026, 12, 8);
        let gezegd = stappen(&lijst(3), "geluid", Vanaf::Melding(date(2026, 11, 24)), voor).join(" ");
        for deel in
            ["beloofde antwoord binnen 10 werkdagen", "Nu hoort bij de categorie Geluid een belofte van 3 werkdagen"]
        {
            assert!(gezegd.contains(deel), "{gezegd}");
        }
        assert!(gezegd.contains("10 werkdagen later is het dinsdag 8 december 2026."), "{gezegd}");
        let gezegd = stappen(&lijst(3), "vervallen", Vanaf::Melding(date(2026, 11, 24)), voor).join(" ");
        assert!(gezegd.contains("De categorie vervallen is er niet meer."), "{gezegd}");
    }

    #[test]
    fn na_heropenen_telt_de_belofte_vanaf_die_dag() {
        let gezegd = stappen(&lijst(1), "geluid", Vanaf::Heropend(date(2026, 12, 11)), date(2026, 12, 14)).join(" ");
        assert!(gezegd.contains("binnen 1 werkdag. De melder vroeg om opnieuw te kijken."), "{gezegd}");
        assert!(gezegd.contains("gaat in op vrijdag 11 december 2026"), "{gezegd}");
    }

    #[test]
    fn een_datum_die_niet_is_na_te_tellen_krijgt_geen_verzonnen_uitleg() {
        let zondag =
            leg_uit(&lijst(5), &Kalender::wettelijk(), "geluid", Vanaf::Melding(date(2026, 11, 24)), date(2026, 12, 6));
        assert!(zondag.bronnen.is_empty());
        assert_eq!(
            zondag.stappen,
            [
                "Deze datum is vastgelegd toen hij werd beloofd.",
                "De afspraken of de vrije dagen zijn daarna veranderd, dus natellen kan niet meer.",
                "Dit is een belofte van de gemeente, geen termijn uit een wet.",
            ]
        );
    }

    #[test]
    fn elke_belofte_die_de_gemeente_kan_doen_legt_zichzelf_uit() {
        for aantal in 1..=MEESTE_WERKDAGEN {
            let voor = werkdagen_na(&Kalender::wettelijk(), date(2026, 11, 24), aantal).unwrap().uitkomst;
            let gezegd = stappen(&lijst(aantal.into()), "geluid", Vanaf::Melding(date(2026, 11, 24)), voor);
            assert!(gezegd[0].contains(&werkdagen(aantal)), "{gezegd:?}");
        }
    }
}
