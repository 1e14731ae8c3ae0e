//! The counting on a small calendar: where it begins, where it ends, and which days are free.

use jiff::civil::Date;
use recht::atw::{Dagsoort, Kalender};
use ui::{Kalenderdag, Kalendermaand, Merk};

/// Months that are shown in full; of a longer term the first two and the last two.
const MEEST: usize = 4;

/// The months from the first day to the last, whichever comes first.
pub(crate) fn maanden(kalender: &Kalender, begin: Date, einde: Date) -> Vec<Kalendermaand> {
    let (van, tot) = (begin.min(einde), begin.max(einde));
    let mut firsts: Vec<Date> = Vec::new();
    let mut first = van.first_of_month();
    while first <= tot {
        firsts.push(first);
        let Ok(next) = first.last_of_month().tomorrow() else { break };
        first = next;
        if firsts.len() > MEEST {
            break;
        }
    }
    if firsts.len() > MEEST {
        let last = tot.first_of_month();
        let before = last.yesterday().map_or(last, Date::first_of_month);
        firsts.truncate(2);
        firsts.extend([before, last]);
    }
    let mut months: Vec<_> = firsts.iter().map(|first| maand(kalender, *first, begin, einde)).collect();
    for (place, pair) in firsts.windows(2).enumerate() {
        let follows = pair[0].last_of_month().tomorrow().is_ok_and(|next| next == pair[1]);
        if !follows && let Some(month) = months.get_mut(place + 1) {
            month.na_gat = true;
        }
    }
    months
}

fn maand(kalender: &Kalender, first: Date, begin: Date, einde: Date) -> Kalendermaand {
    let (van, tot) = (begin.min(einde), begin.max(einde));
    let dagen = first.series(jiff::Span::new().days(1)).take_while(|dag| dag.month() == first.month());
    let dagen = dagen.map(|dag| {
        let soort = kalender.soort(dag);
        let merk = match dag {
            dag if dag == einde => Merk::Einde,
            dag if dag == begin => Merk::Begin,
            dag if van < dag && dag < tot => Merk::Telt,
            _ => Merk::Geen,
        };
        let vrij = match &soort {
            Dagsoort::Werkdag(_) | Dagsoort::Zaterdag | Dagsoort::Zondag => String::new(),
            Dagsoort::Feestdag(_) | Dagsoort::Gelijkgesteld => soort.in_woorden(),
        };
        Kalenderdag { dag, merk, weekend: matches!(soort, Dagsoort::Zaterdag | Dagsoort::Zondag), vrij }
    });
    Kalendermaand { eerste: first, dagen: dagen.collect(), na_gat: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn begin_einde_en_vrije_dagen_staan_erop() {
        let months = maanden(&Kalender::wettelijk(), date(2026, 3, 16), date(2026, 4, 28));
        assert_eq!(months.iter().map(|maand| maand.eerste).collect::<Vec<_>>(), [date(2026, 3, 1), date(2026, 4, 1)]);
        let dag = |dag: Date| months.iter().flat_map(|maand| &maand.dagen).find(|een| een.dag == dag).expect("a day");
        assert_eq!(dag(date(2026, 3, 16)).merk, Merk::Begin);
        assert_eq!(dag(date(2026, 4, 28)).merk, Merk::Einde);
        assert_eq!(dag(date(2026, 4, 27)).merk, Merk::Telt);
        assert!(dag(date(2026, 4, 27)).vrij.contains("Koningsdag"), "{}", dag(date(2026, 4, 27)).vrij);
        assert!(dag(date(2026, 4, 4)).weekend);
        assert_eq!(months[0].dagen.len(), 31);
    }

    #[test]
    fn een_lange_termijn_toont_begin_en_eind_en_zegt_dat_er_iets_tussen_zit() {
        let months = maanden(&Kalender::wettelijk(), date(2026, 3, 1), date(2031, 3, 2));
        let firsts: Vec<_> = months.iter().map(|maand| (maand.eerste, maand.na_gat)).collect();
        assert_eq!(
            firsts,
            [(date(2026, 3, 1), false), (date(2026, 4, 1), false), (date(2031, 2, 1), true), (date(2031, 3, 1), false)]
        );
    }

    #[test]
    fn terugrekenen_begint_achteraan() {
        let months = maanden(&Kalender::wettelijk(), date(2026, 7, 6), date(2026, 6, 13));
        assert_eq!(months.len(), 2);
        assert_eq!(months[0].dagen[12].merk, Merk::Einde);
        assert_eq!(months[1].dagen[5].merk, Merk::Begin);
    }
}
