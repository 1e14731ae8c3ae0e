//! Dates and times as files write them, in the words in which people describe them: `dd-mm-jjjj`, `uu:mm`.

use jiff::civil::{Date, DateTime, Time};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deel {
    Jaar,
    Maand,
    Dag,
    Uur,
    Minuut,
    Seconde,
    Teken(char),
}

/// How a date, a time or both are written: `jjjj` year, `mm` month, `dd` day, `uu` hour, and after it `mm` minute and `ss`
/// second. A single letter is the same without leading zero. Everything else stands for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Formaat(Vec<Deel>);

/// What was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Getallen {
    jaar: Option<u16>,
    maand: Option<u16>,
    dag: Option<u16>,
    uur: u16,
    minuut: u16,
    seconde: u16,
}

impl Formaat {
    /// Reads a format; `None` when it holds a letter that means nothing, or a part twice.
    pub(super) fn lees(text: &str) -> Option<Self> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let run = rest.chars().take_while(|other| *other == letter).count();
            let after_hour = parts.contains(&Deel::Uur);
            let part = match (letter, run) {
                ('j', 4) => Deel::Jaar,
                ('m', 1 | 2) if after_hour => Deel::Minuut,
                ('m', 1 | 2) => Deel::Maand,
                ('d', 1 | 2) => Deel::Dag,
                ('u', 1 | 2) => Deel::Uur,
                ('s', 1 | 2) => Deel::Seconde,
                ('T', 1) => Deel::Teken('T'),
                (sign, _) if !sign.is_alphanumeric() => Deel::Teken(sign),
                _ => return None,
            };
            let taken = if matches!(part, Deel::Teken(_)) { letter.len_utf8() } else { run };
            if !matches!(part, Deel::Teken(_)) && parts.contains(&part) {
                return None;
            }
            parts.push(part);
            rest = &rest[taken..];
        }
        (!parts.is_empty()).then_some(Self(parts))
    }

    /// True when it holds a whole date.
    pub(super) fn heeft_datum(&self) -> bool {
        [Deel::Jaar, Deel::Maand, Deel::Dag].iter().all(|part| self.0.contains(part))
    }

    /// True when it holds an hour.
    pub(super) fn heeft_tijd(&self) -> bool {
        self.0.contains(&Deel::Uur)
    }

    /// The date and time in a text; midnight when the format has no time. `None` when the text is not like that.
    pub(super) fn datum(&self, text: &str) -> Option<DateTime> {
        let found = self.getallen(text)?;
        let (month, day) = (i8::try_from(found.maand?).ok()?, i8::try_from(found.dag?).ok()?);
        let date = Date::new(i16::try_from(found.jaar?).ok()?, month, day).ok()?;
        Some(date.to_datetime(found.tijd()?))
    }

    /// The time in a text.
    pub(super) fn tijd(&self, text: &str) -> Option<Time> {
        self.getallen(text)?.tijd()
    }

    fn getallen(&self, text: &str) -> Option<Getallen> {
        let mut found = Getallen::default();
        let mut rest = text.trim();
        for (place, part) in self.0.iter().enumerate() {
            if let Deel::Teken(sign) = part {
                rest = rest.strip_prefix(*sign)?;
                continue;
            }
            let fixed = matches!(self.0.get(place + 1), Some(next) if !matches!(next, Deel::Teken(_)));
            let longest = if *part == Deel::Jaar { 4 } else { 2 };
            let digits = rest.bytes().take(longest).take_while(u8::is_ascii_digit).count();
            if digits == 0 || ((fixed || *part == Deel::Jaar) && digits < longest) {
                return None;
            }
            let number = rest[..digits].parse().ok()?;
            match part {
                Deel::Jaar => found.jaar = Some(number),
                Deel::Maand => found.maand = Some(number),
                Deel::Dag => found.dag = Some(number),
                Deel::Uur => found.uur = number,
                Deel::Minuut => found.minuut = number,
                Deel::Seconde => found.seconde = number,
                Deel::Teken(_) => {}
            }
            rest = &rest[digits..];
        }
        rest.is_empty().then_some(found)
    }
}

impl Getallen {
    fn tijd(&self) -> Option<Time> {
        let small = |number: u16| i8::try_from(number).ok();
        Time::new(small(self.uur)?, small(self.minuut)?, small(self.seconde)?, 0).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn datum(formaat: &str, text: &str) -> Option<String> {
        Formaat::lees(formaat).unwrap().datum(text).map(|date| date.to_string())
    }

    #[test]
    fn datums_zoals_ze_in_bestanden_staan() {
        for (formaat, text, verwacht) in [
            ("jjjj-mm-dd", "2022-01-31", Some("2022-01-31T00:00:00")),
            ("jjjj-mm-dd", "2022-1-5", Some("2022-01-05T00:00:00")),
            ("dd-mm-jjjj", " 31-01-2022 ", Some("2022-01-31T00:00:00")),
            ("d/m/jjjj", "1/2/2022", Some("2022-02-01T00:00:00")),
            ("jjjjmmdd", "20220131", Some("2022-01-31T00:00:00")),
            ("jjjjmmdd", "2022131", None),
            ("jjjj-mm-dd uu:mm", "2022-01-31 23:59", Some("2022-01-31T23:59:00")),
            ("jjjj-mm-ddTuu:mm:ss", "2022-01-31T23:59:58", Some("2022-01-31T23:59:58")),
            ("dd-mm-jjjj", "30-02-2022", None),
            ("dd-mm-jjjj", "01-13-2022", None),
            ("dd-mm-jjjj", "01-12-22", None),
            ("dd-mm-jjjj", "01-12-2022 10:00", None),
            ("dd-mm-jjjj", "", None),
            ("dd-mm-jjjj", "één-12-2022", None),
        ] {
            assert_eq!(datum(formaat, text).as_deref(), verwacht, "{formaat} {text}");
        }
    }

    #[test]
    fn tijden_en_losse_uren() {
        let tijd = |formaat: &str, text: &str| Formaat::lees(formaat).unwrap().tijd(text).map(|time| time.to_string());
        assert_eq!(tijd("uu:mm", "7:05").as_deref(), Some("07:05:00"));
        assert_eq!(tijd("uu", "0").as_deref(), Some("00:00:00"));
        assert_eq!(tijd("uu", "24"), None);
        assert_eq!(tijd("uu:mm", "12:60"), None);
    }

    #[test]
    fn een_formaat_dat_niets_zegt_wordt_geweigerd() {
        for wrong in ["", "yyyy-mm-dd", "jj-mm-dd", "dd-mm-mm-jjjj", "dddd", "datum"] {
            assert_eq!(Formaat::lees(wrong), None, "{wrong}");
        }
        assert!(!Formaat::lees("mm-jjjj").unwrap().heeft_datum());
    }

    proptest! {
        #[test]
        fn elke_datum_komt_terug(jaar in 1900_i16..2100, maand in 1_i8..=12, dag in 1_i8..=28) {
            let written = format!("{dag:02}-{maand:02}-{jaar}");
            prop_assert_eq!(datum("dd-mm-jjjj", &written), Some(format!("{jaar}-{maand:02}-{dag:02}T00:00:00")));
        }

        #[test]
        fn elke_tekst_geeft_een_antwoord(formaat in "[jmdusT:/ -]{0,20}", text in "\\PC{0,30}") {
            if let Some(formaat) = Formaat::lees(&formaat) {
                let _ = (formaat.datum(&text), formaat.tijd(&text));
            }
        }
    }
}
