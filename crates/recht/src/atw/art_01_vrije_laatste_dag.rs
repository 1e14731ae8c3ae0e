//! Art. 1 Atw: a term that ends on a Saturday, Sunday or holiday runs on to the next day that is none of these.
//!
//! No human judgement. Whether the act applies to the term at all is art. 4; a term that is counted back never moves (lid 2).

use super::{Dagsoort, Kalender, art_03_lid_3_gelijkgesteld, artikel};
use crate::{BuitenGeldigheid, Termijn, datum::voluit_als_begin, reken::dag_later, voluit};
use jiff::civil::Date;
use kern::Bron;

/// The article that moves the last day.
pub const BRON: Bron = artikel("art. 1 lid 1", "https://wetten.overheid.nl/BWBR0002448/2010-10-10#Artikel1");

/// The last day after art. 1: the day itself, or the next day that is not free.
pub fn atw_verschuif(kalender: &Kalender, laatste_dag: Date) -> Result<Termijn, BuitenGeldigheid> {
    let mut termijn = Termijn::vanaf(laatste_dag, format!("De laatste dag is {}.", voluit(laatste_dag)), BRON);
    verschuif(kalender, &mut termijn)?;
    merk_voorlopig(kalender, &mut termijn);
    Ok(termijn)
}

/// Moves the outcome to the first day that is not free and tells each day that was passed.
pub(super) fn verschuif(kalender: &Kalender, termijn: &mut Termijn) -> Result<(), BuitenGeldigheid> {
    let begin = termijn.uitkomst;
    loop {
        let soort = kalender.soort(termijn.uitkomst);
        if !soort.is_vrij() {
            break;
        }
        let dag = voluit_als_begin(termijn.uitkomst);
        termijn.stappen.push(format!("{dag} kan niet de laatste dag zijn: {}.", soort.in_woorden()));
        noem_bron(termijn, &soort);
        termijn.uitkomst = dag_later(termijn.uitkomst)?;
    }
    let zin = if begin == termijn.uitkomst {
        "Dat is geen zaterdag, zondag of feestdag: de datum schuift niet op.".to_owned()
    } else {
        format!("De termijn loopt daarom door tot en met {}.", voluit(termijn.uitkomst))
    };
    termijn.stap(zin, BRON);
    Ok(())
}

/// Says that the outcome may still move when the decrees for its year are not known.
pub(super) fn merk_voorlopig(kalender: &Kalender, termijn: &mut Termijn) {
    if kalender.volledigheid(termijn.uitkomst.year()).is_voorlopig() {
        termijn.voorlopig(art_03_lid_3_gelijkgesteld::BRON);
    }
}

/// Adds the article that makes a day free; a weekend day needs none beyond art. 1.
pub(super) fn noem_bron(termijn: &mut Termijn, soort: &Dagsoort) {
    match soort {
        Dagsoort::Feestdag(namen) => {
            for feestdag in namen {
                termijn.bron(feestdag.bron());
            }
        }
        Dagsoort::Gelijkgesteld => termijn.bron(art_03_lid_3_gelijkgesteld::BRON),
        Dagsoort::Zaterdag | Dagsoort::Zondag | Dagsoort::Werkdag(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn verschoven(dag: Date) -> Date {
        atw_verschuif(&Kalender::wettelijk(), dag).unwrap().uitkomst
    }

    #[test]
    fn de_laatste_dag_schuift_naar_de_eerste_dag_die_niet_vrij_is() {
        for (naam, dag, verwacht) in [
            ("een vrijdag blijft", date(2026, 1, 16), date(2026, 1, 16)),
            ("zaterdag wordt maandag", date(2026, 1, 17), date(2026, 1, 19)),
            ("zondag wordt maandag", date(2026, 1, 18), date(2026, 1, 19)),
            ("goede vrijdag tot na pasen", date(2026, 4, 3), date(2026, 4, 7)),
            ("hemelvaart en de vrijdag erna", date(2026, 5, 14), date(2026, 5, 18)),
            ("koningsdag op maandag", date(2026, 4, 25), date(2026, 4, 28)),
            ("nieuwjaar en 2 januari 2026", date(2026, 1, 1), date(2026, 1, 5)),
            ("kerst 2024 tot en met het weekeinde", date(2024, 12, 25), date(2024, 12, 30)),
        ] {
            assert_eq!(verschoven(dag), verwacht, "{naam}");
        }
    }

    #[test]
    fn elke_dag_die_wordt_overgeslagen_staat_in_de_uitleg() {
        let termijn = atw_verschuif(&Kalender::wettelijk(), date(2026, 4, 25)).unwrap();
        assert_eq!(
            termijn.stappen,
            [
                "De laatste dag is zaterdag 25 april 2026.",
                "Zaterdag 25 april 2026 kan niet de laatste dag zijn: weekend.",
                "Zondag 26 april 2026 kan niet de laatste dag zijn: weekend.",
                "Maandag 27 april 2026 kan niet de laatste dag zijn: Koningsdag.",
                "De termijn loopt daarom door tot en met dinsdag 28 april 2026.",
            ]
        );
        assert!(!termijn.is_bevestigd(), "Koningsdag is nog te bevestigen");
    }

    #[test]
    fn buiten_de_tabel_is_de_uitkomst_voorlopig() {
        let bekend = atw_verschuif(&Kalender::wettelijk(), date(2028, 12, 29)).unwrap();
        let voorbij = atw_verschuif(&Kalender::wettelijk(), date(2028, 12, 30)).unwrap();
        assert!(!bekend.volledigheid.is_voorlopig());
        assert_eq!(voorbij.uitkomst, date(2029, 1, 2));
        assert!(voorbij.volledigheid.is_voorlopig());
        assert!(voorbij.stappen.last().unwrap().contains("voorlopig"));
    }

    #[test]
    fn aan_het_einde_van_de_kalender_komt_een_fout_en_geen_verkeerde_dag() {
        let zaterdag = Kalender::met_gelijkgestelde_dagen(vec![Date::MAX]);
        assert_eq!(atw_verschuif(&zaterdag, Date::MAX), Err(BuitenGeldigheid));
    }
}
