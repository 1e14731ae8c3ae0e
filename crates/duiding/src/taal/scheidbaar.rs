//! Separable verbs: "in te breken" and "ze braken er in" are inbreken, though no word of them says so.

use super::{stam::stam, tabel::Tabel, woorden::Woordenrij};
use std::sync::LazyLock;

/// Notion, particle, forms of the verb. The notion is the one of [`super::families`] or an infinitive.
const WERKWOORDEN: &str = "
inbraak in breken breek breekt brak braken
inbraak open breken breekt brak braken
vernieling in gooien gooit gooide gooiden slaan slaat sloeg sloegen trappen trapt trapte trapten
vernieling kapot gooien gooit gooide gooiden slaan slaat sloeg sloegen maken maakt maakte maakten trappen trapt trapte
lastigvallen lastig vallen valt viel vielen
schelden uit schelden scheldt schold scholden
schreeuwen na roepen roept riep riepen fluiten fluit floot floten
aanval aan vallen valt viel vielen
oplichting op lichten licht lichtte lichtten
afpersing af persen perst perste persten
vuurwerk af steken steekt stak staken
brandstichting aan steken steekt stak staken
aanhouding aan houden houdt hield hielden
aanrijding aan rijden rijdt reed reden
doorrijden door rijden rijdt reed reden
hangen rond hangen hangt hing hingen
steekpartij neer steken steekt stak staken
schieten neer schieten schiet schoot schoten
omkoping om kopen koopt kocht kochten
uitzetting uit zetten zet zette zetten
inschrijving in schrijven schrijft schreef schreven
vermissing weg lopen loopt liep liepen
pesten weg pesten pest pestte pestten
dumping weg gooien gooit gooide gooiden
vinden aan treffen treft trof troffen
";

/// A clause longer than this has lost its verb; looking on would join strangers.
const VERSTE_AFSTAND: usize = 10;

struct Betekenis {
    deeltje: &'static str,
    notie: String,
}

static VORMEN: LazyLock<Tabel<&'static str, Vec<Betekenis>>> = LazyLock::new(|| {
    let mut vormen: Tabel<&'static str, Vec<Betekenis>> = Tabel::default();
    for regel in WERKWOORDEN.lines() {
        let mut velden = regel.split_whitespace();
        let (Some(notie), Some(deeltje)) = (velden.next(), velden.next()) else { continue };
        for vorm in velden {
            vormen.entry(vorm).or_default().push(Betekenis { deeltje, notie: stam(notie).into_owned() });
        }
    }
    vormen
});

/// The notion of a separable verb of which the verb part stands at `plaats`.
pub(super) fn notie(rij: &Woordenrij, plaats: usize) -> Option<&'static str> {
    let betekenissen = VORMEN.get(rij.woord(plaats))?;
    betekenissen.iter().find(|betekenis| staat_gescheiden(rij, plaats, betekenis.deeltje)).map(|b| b.notie.as_str())
}

/// The particle stands before "te" and the verb, or closes the clause that the verb is in. Elsewhere it is a preposition:
/// "breekt in de keuken een vaas" is no burglary.
fn staat_gescheiden(rij: &Woordenrij, werkwoord: usize, deeltje: &str) -> bool {
    if werkwoord >= 2 && rij.woord(werkwoord - 1) == "te" && rij.woord(werkwoord - 2) == deeltje {
        return true;
    }
    for plaats in werkwoord..(werkwoord + VERSTE_AFSTAND).min(rij.len()) {
        let einde = rij.eindigt_bijzin(plaats) || is_voegwoord(rij.woord(plaats + 1));
        if plaats > werkwoord && rij.woord(plaats) == deeltje && einde {
            return true;
        }
        if rij.eindigt_bijzin(plaats) {
            return false;
        }
    }
    false
}

fn is_voegwoord(woord: &str) -> bool {
    matches!(woord, "" | "en" | "of" | "maar" | "want" | "dus" | "omdat" | "terwijl" | "toen" | "als" | "bij")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noties(tekst: &str) -> Vec<&'static str> {
        let rij = Woordenrij::van(tekst);
        (0..rij.len()).filter_map(|plaats| notie(&rij, plaats)).collect()
    }

    #[test]
    fn gescheiden_en_toch_gevonden() {
        for (tekst, verwacht) in [
            ("Vannacht is geprobeerd in te breken in onze schuur", "inbraak"),
            ("ze braken vannacht bij de buren in", "inbraak"),
            ("er breekt iemand in bij de buren", "inbraak"),
            ("hij valt mijn dochter lastig, elke dag", "lastigvallen"),
            ("jongens gooien een ruit in en rennen weg", "vernieling"),
            ("ze steken daar vuurwerk af!", "vuurwerk"),
        ] {
            assert_eq!(noties(tekst), [stam(verwacht)], "{tekst}");
        }
    }

    #[test]
    fn een_voorzetsel_is_geen_deeltje() {
        for tekst in [
            "hij breekt in de keuken een vaas",
            "ze gooien blikjes in de tuinen",
            "hij breekt een vaas. Kom in",
            "in breken",
        ] {
            assert!(noties(tekst).is_empty(), "{tekst}");
        }
    }
}
