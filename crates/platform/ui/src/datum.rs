//! Dutch dates and times. The present moment is always an argument.

use crate::getal::aantal;
use jiff::civil::{Date, Weekday};
use kern::Moment;

const MAANDEN: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const MAANDEN_KORT: [&str; 12] = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

/// Anything that falls on a day in Amsterdam; lets the functions below take a date, a moment, or a reference to one.
pub trait Dag {
    /// The day.
    fn dag(&self) -> Date;
}

impl Dag for Date {
    fn dag(&self) -> Date {
        *self
    }
}

impl Dag for Moment {
    fn dag(&self) -> Date {
        kern::dag_van(*self)
    }
}

impl<T: Dag + ?Sized> Dag for &T {
    fn dag(&self) -> Date {
        (**self).dag()
    }
}

/// A moment or a reference to one, as templates pass both.
pub trait AlsMoment {
    /// The moment.
    fn moment(&self) -> Moment;
}

impl AlsMoment for Moment {
    fn moment(&self) -> Moment {
        *self
    }
}

impl<T: AlsMoment + ?Sized> AlsMoment for &T {
    fn moment(&self) -> Moment {
        (**self).moment()
    }
}

fn weekdag(date: Date) -> (&'static str, &'static str) {
    match date.weekday() {
        Weekday::Monday => ("maandag", "ma"),
        Weekday::Tuesday => ("dinsdag", "di"),
        Weekday::Wednesday => ("woensdag", "wo"),
        Weekday::Thursday => ("donderdag", "do"),
        Weekday::Friday => ("vrijdag", "vr"),
        Weekday::Saturday => ("zaterdag", "za"),
        Weekday::Sunday => ("zondag", "zo"),
    }
}

fn maand(date: Date, names: [&'static str; 12]) -> &'static str {
    let index = usize::from(date.month().unsigned_abs()).saturating_sub(1);
    names.get(index).copied().unwrap_or_default()
}

/// "maandag 23 november 2026".
pub fn datum_lang(dag: impl Dag) -> String {
    format!("{} {}", weekdag(dag.dag()).0, datum(dag.dag()))
}

/// "november 2026".
pub fn maand_jaar(dag: impl Dag) -> String {
    let dag = dag.dag();
    let maand = usize::from(dag.month().unsigned_abs()).checked_sub(1).and_then(|index| MAANDEN.get(index));
    format!("{} {}", maand.copied().unwrap_or_default(), dag.year())
}

/// The text with a capital first, for a date that begins a line.
pub fn hoofdletter(text: impl AsRef<str>) -> String {
    let mut chars = text.as_ref().chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// "23 november 2026".
pub fn datum(dag: impl Dag) -> String {
    let date = dag.dag();
    format!("{} {} {}", date.day(), maand(date, MAANDEN), date.year())
}

/// "ma 23 nov". For lists where the year is plain.
pub fn datum_kort(dag: impl Dag) -> String {
    let date = dag.dag();
    format!("{} {} {}", weekdag(date).1, date.day(), maand(date, MAANDEN_KORT))
}

/// "23-11-2026".
pub fn datum_cijfers(dag: impl Dag) -> String {
    let date = dag.dag();
    format!("{:02}-{:02}-{}", date.day(), date.month(), date.year())
}

/// "08.47", on the clock of Amsterdam.
pub fn tijd(moment: impl AlsMoment) -> String {
    let local = kern::lokaal(moment.moment());
    format!("{:02}.{:02}", local.hour(), local.minute())
}

/// "ma 23 nov 08.47".
pub fn datum_tijd(moment: impl AlsMoment) -> String {
    format!("{} {}", datum_kort(moment.moment()), tijd(moment))
}

/// "maandag 23 november 2026 om 08.47 uur".
pub fn datum_tijd_lang(moment: impl AlsMoment) -> String {
    format!("{} om {} uur", datum_lang(moment.moment()), tijd(moment))
}

/// For machines, in `datetime`: "2026-11-23T07:47:00Z".
pub fn iso(moment: impl AlsMoment) -> String {
    kern::lokaal(moment.moment()).timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// How people name a moment that passed or comes: "vandaag 08.47", "gisteren 17.12", "morgen 09.00", "za 21 nov", and
/// with the year when it is another one: "21 nov 2025".
pub fn wanneer(moment: impl AlsMoment, now: impl AlsMoment) -> String {
    let (date, today) = (moment.moment().dag(), now.moment().dag());
    match days_from(now.moment(), date) {
        0 => format!("vandaag {}", tijd(moment)),
        -1 => format!("gisteren {}", tijd(moment)),
        1 => format!("morgen {}", tijd(moment)),
        _ if date.year() == today.year() => datum_kort(date),
        _ => format!("{} {} {}", date.day(), maand(date, MAANDEN_KORT), date.year()),
    }
}

/// "vandaag", "gisteren", "morgen", or "za 21 nov".
pub fn dag_in_woorden(dag: impl Dag, now: impl AlsMoment) -> String {
    let date = dag.dag();
    match days_from(now.moment(), date) {
        0 => "vandaag".to_owned(),
        -1 => "gisteren".to_owned(),
        1 => "morgen".to_owned(),
        _ => datum_kort(date),
    }
}

/// Calendar days from the day of a moment until a date; far beyond the calendar is simply far.
fn days_from(now: Moment, date: Date) -> i32 {
    now.dag().until(date).map_or(i32::MAX, |span| span.get_days())
}

/// How long until the moment, as one number: minutes below an hour, hours below 48, else calendar days.
/// After the moment: "2 dagen te laat".
pub fn resterend(einde: impl AlsMoment, now: impl AlsMoment) -> String {
    let (einde, now) = (einde.moment(), now.moment());
    let seconds = einde.seconds_since(now);
    if seconds < 0 { format!("{} te laat", duur(einde, now)) } else { duur(now, einde) }
}

/// "nog 3 dagen", or "2 dagen te laat".
pub fn nog(einde: impl AlsMoment, now: impl AlsMoment) -> String {
    let (einde, now) = (einde.moment(), now.moment());
    if einde < now { resterend(einde, now) } else { format!("nog {}", resterend(einde, now)) }
}

fn duur(from: Moment, to: Moment) -> String {
    match to.seconds_since(from) {
        seconds if seconds < 3600 => aantal(seconds / 60, "minuut", "minuten"),
        seconds if seconds < 48 * 3600 => format!("{} uur", seconds / 3600),
        _ => aantal(days_from(from, to.dag()), "dag", "dagen"),
    }
}

/// Colour of a term: red within 48 hours and after the end, amber within a week, none beyond.
pub fn termijn_kleur(einde: impl AlsMoment, now: impl AlsMoment) -> &'static str {
    match einde.moment().seconds_since(now.moment()) {
        seconds if seconds < 48 * 3600 => "rood",
        seconds if seconds < 7 * 24 * 3600 => "amber",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kern::moment_van;
    use rstest::rstest;

    fn op(day: i8, hour: i8, minute: i8) -> Moment {
        moment_van(date(2026, 11, day).at(hour, minute, 0, 0))
    }

    #[test]
    fn data_en_tijden_in_woorden() {
        let moment = op(23, 8, 47);
        assert_eq!(datum_lang(moment), "maandag 23 november 2026");
        assert_eq!(hoofdletter(datum_lang(moment)), "Maandag 23 november 2026");
        assert_eq!(datum_kort(date(2026, 3, 1)), "zo 1 mrt");
        assert_eq!(datum_cijfers(date(2026, 3, 1)), "01-03-2026");
        assert_eq!(datum_tijd(moment), "ma 23 nov 08.47");
        assert_eq!(datum_tijd_lang(moment), "maandag 23 november 2026 om 08.47 uur");
        assert_eq!(iso(moment), "2026-11-23T07:47:00Z");
    }

    #[rstest]
    #[case(op(23, 8, 47), "vandaag 08.47")]
    #[case(op(22, 23, 59), "gisteren 23.59")]
    #[case(op(24, 0, 0), "morgen 00.00")]
    #[case(op(21, 12, 0), "za 21 nov")]
    #[case(moment_van(date(2025, 11, 21).at(12, 0, 0, 0)), "21 nov 2025")]
    fn wanneer_noemt_de_dag_zoals_mensen_dat_doen(#[case] moment: Moment, #[case] verwacht: &str) {
        assert_eq!(wanneer(moment, op(23, 9, 0)), verwacht);
    }

    #[rstest]
    #[case(op(24, 17, 40), "nog 32 uur", "rood")]
    #[case(op(25, 8, 59), "nog 47 uur", "rood")]
    #[case(op(25, 9, 0), "nog 2 dagen", "amber")]
    #[case(op(26, 0, 0), "nog 3 dagen", "amber")]
    #[case(op(30, 9, 0), "nog 7 dagen", "")]
    #[case(op(23, 9, 59), "nog 59 minuten", "rood")]
    #[case(op(23, 9, 1), "nog 1 minuut", "rood")]
    #[case(op(23, 8, 0), "1 uur te laat", "rood")]
    #[case(op(20, 9, 0), "3 dagen te laat", "rood")]
    fn nog_telt_in_de_eenheid_die_past(#[case] einde: Moment, #[case] verwacht: &str, #[case] kleur: &str) {
        assert_eq!(nog(einde, op(23, 9, 0)), verwacht);
        assert_eq!(termijn_kleur(einde, op(23, 9, 0)), kleur);
    }

    #[test]
    fn de_dag_in_woorden() {
        let now = op(23, 9, 0);
        assert_eq!(dag_in_woorden(date(2026, 11, 23), now), "vandaag");
        assert_eq!(dag_in_woorden(date(2026, 11, 22), now), "gisteren");
        assert_eq!(dag_in_woorden(date(2026, 11, 24), now), "morgen");
        assert_eq!(dag_in_woorden(date(2026, 11, 26), now), "do 26 nov");
    }
}
