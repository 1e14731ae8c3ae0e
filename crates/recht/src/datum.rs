//! Dates as a Dutch reader writes them.

use jiff::civil::{Date, Weekday};

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

/// The date in words with its weekday: "woensdag 10 juni 2026".
pub fn voluit(datum: Date) -> String {
    let maand = usize::from(datum.month().unsigned_abs()).checked_sub(1).and_then(|index| MAANDEN.get(index));
    format!("{} {} {} {}", weekdag_naam(datum.weekday()), datum.day(), maand.copied().unwrap_or_default(), datum.year())
}

/// The same at the beginning of a sentence: "Woensdag 10 juni 2026".
pub(crate) fn voluit_als_begin(datum: Date) -> String {
    let zin = voluit(datum);
    let mut letters = zin.chars();
    letters.next().map_or_else(String::new, |eerste| eerste.to_uppercase().chain(letters).collect())
}

const fn weekdag_naam(dag: Weekday) -> &'static str {
    match dag {
        Weekday::Monday => "maandag",
        Weekday::Tuesday => "dinsdag",
        Weekday::Wednesday => "woensdag",
        Weekday::Thursday => "donderdag",
        Weekday::Friday => "vrijdag",
        Weekday::Saturday => "zaterdag",
        Weekday::Sunday => "zondag",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn een_zin_begint_met_een_hoofdletter() {
        assert_eq!(voluit_als_begin(date(2026, 6, 10)), "Woensdag 10 juni 2026");
    }

    #[test]
    fn elke_maand_en_weekdag_heeft_zijn_naam() {
        assert_eq!(voluit(date(2026, 1, 1)), "donderdag 1 januari 2026");
        assert_eq!(voluit(date(2026, 6, 10)), "woensdag 10 juni 2026");
        assert_eq!(voluit(date(2026, 12, 27)), "zondag 27 december 2026");
    }
}
