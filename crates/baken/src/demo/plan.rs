//! When what happens: a quarter of work laid out over the days up to now. Pure: the same data and moment give the same
//! quarter. Numbers of signals stand in for chance.

use super::data::{Data, Verhaal};
use super::maatregelen;
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan as _};
use kern::{Moment, dag_van, moment_van};

/// Days over which the signals are spread.
const DAGEN: i64 = 91;
/// What lies longer ago than this has passed its term: the years of the rule, and days beyond them.
const OUD_JAREN: i64 = 5;
const OUD_DAGEN: i64 = 70;
/// Working days in which a reporter mostly hears, and in which he hears too late.
const OP_TIJD: u32 = 7;
const TE_LAAT: u32 = 18;

/// Something that happens; the number is that of the signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wat {
    Ontvangen(usize),
    Politie(usize),
    Wegen(usize),
    Vragen(usize),
    Aanvullen(usize),
    Antwoorden(usize),
    Oordelen(usize, bool),
    Besluiten(usize, Besluit),
    Dossierwerk(usize),
    Bewaarstop(usize),
    Mandaten,
    /// Which order, and which of its steps.
    Maatregel(usize, usize),
    OverlegOpenen,
    OverlegVandaag(Date),
    OverlegSluiten,
}

/// What is decided about a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Besluit {
    Casus,
    Volgen(Date),
    Doorzetten(Date),
    Afsluiten,
}

/// One step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stap {
    pub moment: Moment,
    pub wat: Wat,
}

/// Every step that lies before now, in order.
pub(super) fn plan(data: &Data, nu: Moment) -> Vec<Stap> {
    let register = nu.plus_seconds(-200 * 86_400);
    let mut steps = vec![Stap { moment: register, wat: Wat::Mandaten }];
    let orders = maatregelen::plan(&data.maatregelen, nu);
    steps.extend(orders.into_iter().map(|(moment, order, step)| Stap { moment, wat: Wat::Maatregel(order, step) }));
    for number in 0..data.oud_vanaf {
        signaal(&mut steps, data, number, nu);
    }
    for number in data.oud_vanaf..data.verhalen.len() {
        oud(&mut steps, number, number - data.oud_vanaf, nu);
    }
    overleggen(&mut steps, nu);
    steps.retain(|stap| stap.moment < nu);
    // Stable: what is planned for one moment stays in the order of the work.
    steps.sort_by_key(|stap| stap.moment);
    steps
}

fn signaal(steps: &mut Vec<Stap>, data: &Data, number: usize, nu: Moment) {
    let Some(verhaal) = data.verhalen.get(number) else { return };
    let in_at = ontvangen(number, data.oud_vanaf, nu);
    let mut add = |moment, wat| steps.push(Stap { moment, wat });
    add(in_at, Wat::Ontvangen(number));
    if verhaal.verloop == "nieuw" {
        return;
    }
    if verhaal.spoed || verhaal.politie.is_some() {
        add(in_at.plus_seconds(verhaal.politie.unwrap_or(9) * 60), Wat::Politie(number));
    }
    let weighed = at_work(dag_van(in_at), 1, 9, number * 13 % 90);
    add(weighed, Wat::Wegen(number));
    let answered = wil_antwoord(verhaal, number).then(|| antwoord(number, in_at));
    if answered.is_some() && number % 4 == 1 {
        add(weighed.plus_seconds(1_200), Wat::Vragen(number));
        add(at_work(dag_van(weighed), 1, 19, number % 50), Wat::Aanvullen(number));
    }
    if let Some(answered) = answered {
        add(answered, Wat::Antwoorden(number));
    }
    beslis(steps, data, number, weighed, answered, nu);
}

/// Received, weighed and closed so long ago that its term has passed. The second of them is held.
fn oud(steps: &mut Vec<Stap>, number: usize, turn: usize, nu: Moment) {
    let days = OUD_DAGEN - i64::try_from(turn).unwrap_or(0) * 9;
    let day = dag_van(nu).saturating_sub(Span::new().years(OUD_JAREN).days(days));
    let mut add = |moment, wat| steps.push(Stap { moment, wat });
    add(at(day, 10, turn * 7), Wat::Ontvangen(number));
    add(at_work(day, 1, 9, turn * 11), Wat::Wegen(number));
    add(at_work(day, 3, 15, turn * 5), Wat::Besluiten(number, Besluit::Afsluiten));
    if turn == 1 {
        add(at_work(dag_van(nu).saturating_sub(18.days()), 1, 10, 0), Wat::Bewaarstop(number));
    }
}

/// Spread over the quarter, at hours at which people report; the last one came in just now.
fn ontvangen(number: usize, all: usize, nu: Moment) -> Moment {
    let left = i64::try_from(all - 1 - number).unwrap_or(0);
    if left == 0 {
        return nu.plus_seconds(-25 * 60);
    }
    let days = left * DAGEN / i64::try_from(all).unwrap_or(1);
    let day = dag_van(nu).saturating_sub(Span::new().days(days));
    let moment = at(day, 7, number * 173 % 900);
    // Of today and yesterday evening nothing may lie in the future, and the order of the file stays.
    moment.min(nu.plus_seconds(-left * 45 * 60))
}

/// Whether the reporter wants to hear: those who say who they are, and some who do not.
pub(super) fn wil_antwoord(verhaal: &Verhaal, number: usize) -> bool {
    verhaal.bron.is_empty() && (verhaal.wil || !verhaal.melder.is_empty() || number.is_multiple_of(3))
}

fn antwoord(number: usize, in_at: Moment) -> Moment {
    let days = if number % 9 == 6 { TE_LAAT } else { OP_TIJD - u32::try_from(number % 4).unwrap_or(0) };
    at_work(dag_van(in_at), days, 14, number * 7 % 120)
}

fn beslis(steps: &mut Vec<Stap>, data: &Data, number: usize, weighed: Moment, answered: Option<Moment>, nu: Moment) {
    let decided = if number.is_multiple_of(2) {
        // At the next weekly meeting: after its opening, before its end.
        at(next(dag_van(weighed), Weekday::Monday), 9, 2 + number % 50)
    } else {
        at_work(dag_van(weighed), 1, 15, number % 60)
    };
    let mut add = |moment, wat| steps.push(Stap { moment, wat });
    let (day, today) = (dag_van(decided), dag_van(nu));
    let has_casus = data.casussen.iter().any(|casus| data.verhalen.get(number).is_some_and(|v| v.plek == casus.plek));
    match number % 12 {
        _ if has_casus => {
            add(decided, Wat::Besluiten(number, Besluit::Casus));
            add(decided.plus_seconds(5_400), Wat::Dossierwerk(number));
        }
        5 => {
            add(decided, Wat::Besluiten(number, Besluit::Casus));
            add(decided.plus_seconds(5_400), Wat::Dossierwerk(number));
        }
        1 | 7 => {
            let planned = day.saturating_add(14.days());
            let is_recent = day.saturating_add(24.days()) > today;
            // What was followed until lately is on today's list; what came before has been closed.
            let until = if is_recent && day < today { today } else { planned };
            add(decided, Wat::Besluiten(number, Besluit::Volgen(until)));
            let closed = at_work(until, 1, 11, number % 60);
            add(
                answered.map_or(closed, |a| closed.max(a.plus_seconds(600))),
                Wat::Besluiten(number, Besluit::Afsluiten),
            );
        }
        3 => add(decided, Wat::Besluiten(number, Besluit::Doorzetten(day.saturating_add(60.days())))),
        _ => {
            let closed = answered.map_or(decided, |answered| decided.max(answered.plus_seconds(600)));
            add(closed, Wat::Besluiten(number, Besluit::Afsluiten));
            if answered.is_some() && number % 5 < 3 {
                add(at_work(dag_van(closed), 2, 20, number % 50), Wat::Oordelen(number, number % 5 != 2));
            }
        }
    }
}

/// Every week the table meets; today it is open.
fn overleggen(steps: &mut Vec<Stap>, nu: Moment) {
    let today = dag_van(nu);
    let mut day = next(today.saturating_sub(Span::new().days(DAGEN - 7)), Weekday::Monday);
    while day < today {
        steps.push(Stap { moment: at(day, 9, 0), wat: Wat::OverlegOpenen });
        steps.push(Stap { moment: at(day, 9, 55), wat: Wat::OverlegSluiten });
        day = next(day, Weekday::Monday);
    }
    let opened = at(today, 8, 50).min(nu.plus_seconds(-60));
    steps.push(Stap { moment: opened, wat: Wat::OverlegVandaag(today) });
}

/// This many minutes after the hour, on the wall clock.
fn at(day: Date, hour: i8, minutes: usize) -> Moment {
    moment_van(day.at(hour, 0, 0, 0)).plus_seconds(i64::try_from(minutes).unwrap_or(0) * 60)
}

/// So many working days later; free days other than weekends do not matter for a practice municipality.
fn at_work(day: Date, days: u32, hour: i8, minutes: usize) -> Moment {
    let (mut day, mut left) = (day, days);
    while left > 0 {
        day = day.saturating_add(1.day());
        left -= u32::from(!matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday));
    }
    at(day, hour, minutes)
}

/// The first such weekday after this day.
fn next(day: Date, weekday: Weekday) -> Date {
    let ahead = i64::from(weekday.since(day.weekday()));
    day.saturating_add(Span::new().days(if ahead == 0 { 7 } else { ahead }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::data;
    use jiff::civil::date;

    fn nu() -> Moment {
        moment_van(date(2026, 11, 24).at(11, 0, 0, 0))
    }

    #[test]
    fn alles_ligt_voor_nu_en_elk_signaal_begint_met_ontvangen() {
        for hour in [0, 3, 8, 11, 23] {
            let nu = moment_van(date(2026, 11, 24).at(hour, 5, 0, 0));
            let data = data::lees().unwrap();
            let steps = plan(&data, nu);
            assert!(steps.is_sorted_by_key(|stap| stap.moment) && steps.iter().all(|stap| stap.moment < nu));
            let came: Vec<_> = steps
                .iter()
                .filter_map(|stap| if let Wat::Ontvangen(number) = stap.wat { Some(number) } else { None })
                .collect();
            let each: std::collections::BTreeSet<_> = came.iter().copied().collect();
            assert_eq!((came.len(), each.len()), (data.verhalen.len(), data.verhalen.len()), "om {hour} uur");
        }
    }

    #[test]
    fn niemand_doet_iets_voordat_het_er_is() {
        let steps = plan(&data::lees().unwrap(), nu());
        let place = |wat| steps.iter().position(|stap| stap.wat == wat);
        for (number, stap) in steps.iter().enumerate() {
            if let Wat::Wegen(signaal) | Wat::Antwoorden(signaal) | Wat::Besluiten(signaal, _) = stap.wat {
                assert!(place(Wat::Ontvangen(signaal)).is_some_and(|came| came < number));
            }
        }
    }

    #[test]
    fn er_zijn_overleggen_geweest_en_vandaag_is_er_een() {
        let steps = plan(&data::lees().unwrap(), nu());
        let count = |wat| steps.iter().filter(|stap| stap.wat == wat).count();
        assert!(count(Wat::OverlegOpenen) >= 11);
        assert_eq!(count(Wat::OverlegOpenen), count(Wat::OverlegSluiten));
        assert_eq!(count(Wat::OverlegVandaag(date(2026, 11, 24))), 1);
    }
}
