//! Art. 1 Atw: a term that ends on a Saturday, Sunday or holiday runs on to the next day that is none of these.
//!
//! No human judgement. Whether the act applies to the term at all is art. 4; a term that is counted back never moves (lid 2).

use super::{Dagsoort, Einde, Kalender, art_03_lid_3_gelijkgesteld, artikel};
use crate::{BuitenGeldigheid, Uitleg, datum::voluit_als_begin, reken::dag_later, termijn::ZIN_VOORLOPIG, voluit};
use jiff::civil::Date;
use kern::Bron;

/// The article that moves the last day.
pub const BRON: Bron = artikel("art. 1 lid 1", "https://wetten.overheid.nl/BWBR0002448/2010-10-10#Artikel1");

/// The last day after art. 1: the day itself, or the next day that is not free.
pub fn atw_verschuif(kalender: &Kalender, laatste_dag: Date) -> Result<Einde, BuitenGeldigheid> {
    let uiterlijk = eerste_werkdag_vanaf(kalender, laatste_dag)?;
    let volledigheid = kalender.volledigheid(uiterlijk.year());
    Ok(Einde { kaal: laatste_dag, na_artikel_1: uiterlijk, uiterlijk, buiten: None, volledigheid })
}

pub(super) fn eerste_werkdag_vanaf(kalender: &Kalender, mut dag: Date) -> Result<Date, BuitenGeldigheid> {
    while kalender.soort(dag).is_vrij() {
        dag = dag_later(dag)?;
    }
    Ok(dag)
}

/// Tells each day that was passed, and where the term ends.
pub(super) fn vertel(kalender: &Kalender, einde: &Einde, uitleg: &mut Uitleg) {
    for dag in einde.kaal.series(jiff::Span::new().days(1)).take_while(|dag| *dag < einde.na_artikel_1) {
        let soort = kalender.soort(dag);
        uitleg.zin(format!("{} kan niet de laatste dag zijn: {}.", voluit_als_begin(dag), soort.in_woorden()));
        noem_bron(uitleg, soort);
    }
    let zin = if einde.kaal == einde.na_artikel_1 {
        "Dat is geen zaterdag, zondag of feestdag: de datum schuift niet op.".to_owned()
    } else {
        format!("De termijn loopt daarom door tot en met {}.", voluit(einde.na_artikel_1))
    };
    uitleg.stap(zin, BRON);
}

/// Says that the outcome may still move when the decrees for its year are not known.
pub(crate) fn vertel_voorlopig(uitleg: &mut Uitleg) {
    uitleg.stap(ZIN_VOORLOPIG, art_03_lid_3_gelijkgesteld::BRON);
}

/// Adds the article that makes a day free; a weekend day needs none beyond art. 1.
pub(super) fn noem_bron(uitleg: &mut Uitleg, soort: Dagsoort) {
    match soort {
        Dagsoort::Feestdag(namen) => namen.iter().for_each(|feestdag| uitleg.bron(feestdag.bron())),
        Dagsoort::Gelijkgesteld => uitleg.bron(art_03_lid_3_gelijkgesteld::BRON),
        Dagsoort::Zaterdag | Dagsoort::Zondag | Dagsoort::Werkdag(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn verschoven(dag: Date) -> Date {
        atw_verschuif(&Kalender::wettelijk(), dag).unwrap().uiterlijk
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
        let kalender = Kalender::wettelijk();
        let mut uitleg = Uitleg::van("Begin.", BRON);
        atw_verschuif(&kalender, date(2026, 4, 25)).unwrap().vertel(&kalender, date(2026, 4, 1), &mut uitleg);
        assert_eq!(
            uitleg.stappen,
            [
                "Begin.",
                "Zaterdag 25 april 2026 kan niet de laatste dag zijn: weekend.",
                "Zondag 26 april 2026 kan niet de laatste dag zijn: weekend.",
                "Maandag 27 april 2026 kan niet de laatste dag zijn: Koningsdag.",
                "De termijn loopt daarom door tot en met dinsdag 28 april 2026.",
            ]
        );
        assert!(!uitleg.is_bevestigd(), "Koningsdag is nog te bevestigen");
    }

    #[test]
    fn buiten_de_tabel_is_de_uitkomst_voorlopig() {
        let bekend = atw_verschuif(&Kalender::wettelijk(), date(2028, 12, 29)).unwrap();
        let voorbij = atw_verschuif(&Kalender::wettelijk(), date(2028, 12, 30)).unwrap();
        assert!(!bekend.is_voorlopig());
        assert_eq!(voorbij.uiterlijk, date(2029, 1, 2));
        assert!(voorbij.is_voorlopig());
    }

    #[test]
    fn aan_het_einde_van_de_kalender_komt_een_fout_en_geen_verkeerde_dag() {
        let zaterdag = Kalender::met_gelijkgestelde_dagen(vec![Date::MAX]);
        assert_eq!(atw_verschuif(&zaterdag, Date::MAX), Err(BuitenGeldigheid));
    }
}
