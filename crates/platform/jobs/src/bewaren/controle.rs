//! Every table has a rule, and the rule fits what the table holds.

use super::regel::{Bewaarregel, Lot};
use std::collections::BTreeMap;
use store::{Klasse, Migratie, Tabel, describe};

/// What is wrong between the tables and the rules, in Dutch, one sentence each; empty when all is well.
/// For a test of each crate and for `baken controle`.
pub fn gebreken(migraties: &[Migratie], regels: &[Bewaarregel]) -> Vec<String> {
    let mut known = BTreeMap::new();
    let mut found = Vec::new();
    for regel in regels {
        if known.insert(regel.naam, regel).is_some() {
            found.push(format!("Bewaarregel {} bestaat twee keer.", regel.naam));
        }
    }
    for table in describe(migraties) {
        found.extend(gebrek(&table, known.get(table.bewaar.as_str()).copied()));
    }
    found
}

fn gebrek(table: &Tabel, regel: Option<&Bewaarregel>) -> Option<String> {
    let naam = &table.naam;
    if table.bewaar.is_empty() {
        return Some(format!("Tabel {naam} noemt geen bewaarregel."));
    }
    let Some(regel) = regel else {
        return Some(format!("Tabel {naam} noemt bewaarregel {}, maar die bestaat niet.", table.bewaar));
    };
    let mut kolommen = table.kolommen.iter();
    let bad = match regel.lot {
        Lot::Wissen(_) => None,
        Lot::Technisch => kolommen.find(|kolom| kolom.klasse != Some(Klasse::Geen)),
        // The number of a user is no more than a number once the account is gone; words about a person stay words.
        Lot::Altijd => kolommen.find(|kolom| match kolom.klasse {
            Some(Klasse::Geen) => false,
            Some(Klasse::Persoon) => kolom.soort != "GETAL",
            _ => true,
        }),
    };
    bad.map(|kolom| format!("Tabel {naam} wordt nooit gewist, maar kolom {} gaat over personen.", kolom.naam))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bewaren::regels;

    fn faults(sql: &'static str) -> Vec<String> {
        gebreken(&[Migratie { module: "proef", nummer: 1, naam: "proef", sql }], &regels())
    }

    #[test]
    fn de_tabellen_van_dit_deel_hebben_een_regel_die_past() {
        let own: Vec<_> = crate::MIGRATIES.iter().chain(audit::MIGRATIES).copied().collect();
        assert_eq!(gebreken(&own, &regels()), Vec::<String>::new());
    }

    #[test]
    fn een_tabel_zonder_regel_of_met_een_onbekende_valt_op() {
        let none = "-- tabel los: iets\nCREATE TABLE los (\n  id ID_AUTO -- [geen] nummer\n);";
        assert_eq!(faults(none), ["Tabel los noemt geen bewaarregel."]);
        let unknown = "-- tabel los: iets\n-- bewaar: ooit\nCREATE TABLE los (\n  id ID_AUTO -- [geen] nummer\n);";
        assert_eq!(faults(unknown), ["Tabel los noemt bewaarregel ooit, maar die bestaat niet."]);
    }

    #[test]
    fn een_tabel_die_blijft_houdt_geen_woorden_over_personen() {
        let words = "-- bewaar: altijd\nCREATE TABLE los (\n  naam TEKST, -- [persoon] naam\n);";
        assert_eq!(faults(words), ["Tabel los wordt nooit gewist, maar kolom naam gaat over personen."]);
        let number = "-- bewaar: altijd\nCREATE TABLE los (\n  door GETAL, -- [persoon] gebruiker\n);";
        assert_eq!(faults(number), Vec::<String>::new());
        let technical = "-- bewaar: technisch\nCREATE TABLE los (\n  door GETAL, -- [persoon] gebruiker\n);";
        assert_eq!(faults(technical).len(), 1);
    }

    #[test]
    fn twee_regels_met_een_naam_vallen_op() {
        let twice: Vec<_> = regels().into_iter().chain(regels().into_iter().take(1)).collect();
        assert_eq!(gebreken(&[], &twice), ["Bewaarregel altijd bestaat twee keer."]);
    }
}
