//! Working days: how a promise of the municipality ("binnen tien werkdagen") is counted, and on which day to plan what may
//! not be late.
//!
//! Such a promise is no statutory term, so the act does not govern it; its calendar of free days does serve. Which day the
//! promise starts is the caller's choice; that day itself does not count.

use super::{
    Dagsoort, Kalender,
    art_01_vrije_laatste_dag::{noem_bron, vertel_voorlopig},
    art_03_feestdagen,
};
use crate::{BuitenGeldigheid, Termijn, Uitleg, Volledigheid, datum::voluit_als_begin, reken::dag_later, voluit};
use jiff::civil::Date;
use kern::Bron;

/// The calendar of free days that the promise borrows.
pub const BRON: Bron = art_03_feestdagen::BRON;

/// The `aantal`-th working day after `start`. With zero it is the start itself, or the first working day after it.
/// Provisional as soon as one of the days counted lies in a year whose equated days are not known.
pub fn werkdagen_na(kalender: &Kalender, start: Date, aantal: u16) -> Result<Termijn, BuitenGeldigheid> {
    let rest = if aantal == 0 { "" } else { "; die dag telt niet mee" };
    let begin = format!("De toezegging gaat in op {}{rest}.", voluit(start));
    let mut uitleg = Uitleg::van(begin, BRON);
    let mut uitkomst = start;
    let mut geteld = 0;
    let mut soort = kalender.soort(start);
    let mut onbekend = aantal == 0 && is_onbekend(soort);
    while geteld < aantal || soort.is_vrij() {
        uitkomst = dag_later(uitkomst)?;
        soort = kalender.soort(uitkomst);
        geteld = geteld.saturating_add(u16::from(!soort.is_vrij()));
        noem_bijzondere_dag(&mut uitleg, uitkomst, soort);
        onbekend |= is_onbekend(soort);
    }
    uitleg.zin(slotzin(aantal, uitkomst));
    if onbekend {
        vertel_voorlopig(&mut uitleg);
    }
    let volledigheid = if onbekend { Volledigheid::Onbekend } else { Volledigheid::Volledig };
    Ok(Termijn::met_uitleg(uitkomst, volledigheid, uitleg))
}

/// The last working day on or before a day, as far as is known: on it the municipality plans what must have left by that day.
pub fn werkdag_op_of_voor(kalender: &Kalender, dag: Date) -> Result<Date, BuitenGeldigheid> {
    let mut dag = dag;
    while kalender.soort(dag).is_vrij() {
        dag = dag.yesterday().map_err(|_| BuitenGeldigheid)?;
    }
    Ok(dag)
}

fn is_onbekend(soort: Dagsoort) -> bool {
    matches!(soort, Dagsoort::Werkdag(volledigheid) if volledigheid.is_voorlopig())
}

/// Weekends need no word; a holiday does, since the reader may have counted it.
fn noem_bijzondere_dag(uitleg: &mut Uitleg, dag: Date, soort: Dagsoort) {
    if matches!(soort, Dagsoort::Feestdag(_) | Dagsoort::Gelijkgesteld) {
        uitleg.zin(format!("{} telt niet mee: {}.", voluit_als_begin(dag), soort.in_woorden()));
        noem_bron(uitleg, soort);
    }
}

fn slotzin(aantal: u16, uitkomst: Date) -> String {
    match aantal {
        0 => format!("De eerste werkdag is {}.", voluit(uitkomst)),
        1 => format!("1 werkdag later is het {}. Zaterdagen en zondagen tellen niet mee.", voluit(uitkomst)),
        _ => format!("{aantal} werkdagen later is het {}. Zaterdagen en zondagen tellen niet mee.", voluit(uitkomst)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn werkdagen_tellen_over_weekeinde_en_feestdagen_heen() {
        for (naam, start, aantal, verwacht) in [
            ("dinsdag plus een", date(2026, 6, 9), 1, date(2026, 6, 10)),
            ("vrijdag plus een", date(2026, 6, 12), 1, date(2026, 6, 15)),
            ("zaterdag plus een", date(2026, 6, 13), 1, date(2026, 6, 15)),
            ("donderdag voor pasen plus een", date(2026, 4, 2), 1, date(2026, 4, 7)),
            ("woensdag voor hemelvaart plus een", date(2026, 5, 13), 1, date(2026, 5, 18)),
            ("vijf werkdagen is een week", date(2026, 6, 8), 5, date(2026, 6, 15)),
            ("tien werkdagen over koningsdag en 5 mei", date(2026, 4, 24), 10, date(2026, 5, 12)),
            ("nul op een werkdag", date(2026, 6, 9), 0, date(2026, 6, 9)),
            ("nul op een zondag", date(2026, 6, 14), 0, date(2026, 6, 15)),
        ] {
            assert_eq!(werkdagen_na(&Kalender::wettelijk(), start, aantal).unwrap().uitkomst, verwacht, "{naam}");
        }
    }

    #[test]
    fn plannen_op_de_laatste_werkdag_ervoor() {
        for (naam, dag, verwacht) in [
            ("een werkdag is het zelf", date(2026, 4, 13), date(2026, 4, 13)),
            ("zondag", date(2026, 6, 14), date(2026, 6, 12)),
            ("tweede paasdag, en goede vrijdag ervoor", date(2026, 4, 6), date(2026, 4, 2)),
            ("vrijdag na hemelvaart, gelijkgesteld", date(2026, 5, 15), date(2026, 5, 13)),
        ] {
            assert_eq!(werkdag_op_of_voor(&Kalender::wettelijk(), dag), Ok(verwacht), "{naam}");
        }
        let voor_de_kalender = werkdag_op_of_voor(&Kalender::wettelijk(), Date::MIN);
        assert_eq!(voor_de_kalender, Err(BuitenGeldigheid), "the first day of the calendar is a New Year");
    }

    #[test]
    fn de_uitleg_noemt_de_feestdag_die_niet_meetelt() {
        let termijn = werkdagen_na(&Kalender::wettelijk(), date(2026, 4, 24), 1).unwrap();
        assert_eq!(
            termijn.stappen,
            [
                "De toezegging gaat in op vrijdag 24 april 2026; die dag telt niet mee.",
                "Maandag 27 april 2026 telt niet mee: Koningsdag.",
                "1 werkdag later is het dinsdag 28 april 2026. Zaterdagen en zondagen tellen niet mee.",
            ]
        );
    }

    #[test]
    fn een_toezegging_over_de_rand_van_de_tabel_is_voorlopig() {
        let kalender = Kalender::wettelijk();
        assert!(!werkdagen_na(&kalender, date(2028, 12, 28), 1).unwrap().volledigheid.is_voorlopig());
        assert!(werkdagen_na(&kalender, date(2028, 12, 29), 1).unwrap().volledigheid.is_voorlopig());
        assert!(werkdagen_na(&kalender, date(2022, 12, 29), 2).unwrap().volledigheid.is_voorlopig());
        assert!(werkdagen_na(&kalender, date(2029, 3, 1), 0).unwrap().volledigheid.is_voorlopig());
    }
}
