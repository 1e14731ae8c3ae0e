//! How long something is kept, counted in whole calendar days of Amsterdam.
//!
//! The last day of the term is a day on which the thing must still be there; it may go on the day after. A month or a
//! year ends on the day with the same number, or on the last day of a shorter month (as in `recht`).

use jiff::{Span, civil::Date};

/// A term of retention, in the unit in which its source writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Termijn {
    /// Calendar days.
    Dagen(u16),
    /// Calendar months.
    Maanden(u16),
    /// Calendar years.
    Jaren(u16),
}

impl Termijn {
    fn span(self) -> Span {
        match self {
            Self::Dagen(count) => Span::new().days(i64::from(count)),
            Self::Maanden(count) => Span::new().months(i64::from(count)),
            // Longer than the calendar would not fit in a span; nothing is kept that long by count.
            Self::Jaren(count) => Span::new().years(i64::from(count.min(9000))),
        }
    }

    /// The last day on which the thing must be kept; `None` beyond the end of the calendar.
    pub fn laatste_dag(self, anker: Date) -> Option<Date> {
        anker.checked_add(self.span()).ok()
    }

    /// True when the term has passed: today is a later day than the last one.
    pub fn is_voorbij(self, anker: Date, vandaag: Date) -> bool {
        self.laatste_dag(anker).is_some_and(|laatste| laatste < vandaag)
    }

    /// The first anchor day that is still within its term: everything before it may go.
    /// `None` when nothing can be old enough.
    pub fn grens(self, vandaag: Date) -> Option<Date> {
        // Clamping makes up to four anchor days share one last day, so counting back may be that far off.
        let mut grens = vandaag.checked_sub(self.span()).ok()?.checked_add(Span::new().days(4)).ok()?;
        for _ in 0..10 {
            let before = grens.yesterday().ok()?;
            if self.is_voorbij(before, vandaag) {
                return Some(grens);
            }
            grens = before;
        }
        None
    }

    /// In words: "5 jaar", "1 maand".
    pub fn in_woorden(self) -> String {
        match self {
            Self::Dagen(1) => "1 dag".to_owned(),
            Self::Dagen(count) => format!("{count} dagen"),
            Self::Maanden(1) => "1 maand".to_owned(),
            Self::Maanden(count) => format!("{count} maanden"),
            Self::Jaren(count) => format!("{count} jaar"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn op_de_laatste_dag_blijft_het_en_de_dag_erna_mag_het_weg() {
        let vijf_jaar = Termijn::Jaren(5);
        assert_eq!(vijf_jaar.laatste_dag(date(2026, 3, 1)), Some(date(2031, 3, 1)));
        assert!(!vijf_jaar.is_voorbij(date(2026, 3, 1), date(2031, 3, 1)));
        assert!(vijf_jaar.is_voorbij(date(2026, 3, 1), date(2031, 3, 2)));
    }

    #[test]
    fn een_kortere_maand_knipt_de_termijn() {
        assert_eq!(Termijn::Maanden(1).laatste_dag(date(2026, 1, 31)), Some(date(2026, 2, 28)));
        assert_eq!(Termijn::Maanden(1).laatste_dag(date(2028, 1, 31)), Some(date(2028, 2, 29)));
        assert_eq!(Termijn::Jaren(1).laatste_dag(date(2028, 2, 29)), Some(date(2029, 2, 28)));
        assert_eq!(Termijn::Maanden(1).grens(date(2026, 3, 1)), Some(date(2026, 2, 1)));
        assert_eq!(Termijn::Maanden(1).grens(date(2026, 2, 28)), Some(date(2026, 1, 28)));
    }

    #[test]
    fn voorbij_het_einde_van_de_kalender_gaat_niets_weg() {
        assert_eq!(Termijn::Jaren(u16::MAX).laatste_dag(date(2026, 1, 1)), None);
        assert!(!Termijn::Jaren(u16::MAX).is_voorbij(date(2026, 1, 1), Date::MAX));
    }

    fn any_date() -> impl Strategy<Value = Date> {
        (1990_i16..2100, 1_i8..=12, 1_i8..=31).prop_filter_map("a date", |(y, m, d)| Date::new(y, m, d).ok())
    }

    fn any_term() -> impl Strategy<Value = Termijn> {
        prop_oneof![
            (0_u16..5000).prop_map(Termijn::Dagen),
            (0_u16..400).prop_map(Termijn::Maanden),
            (0_u16..60).prop_map(Termijn::Jaren),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5000))]

        #[test]
        fn voor_de_grens_ligt_precies_wat_voorbij_is(term in any_term(), vandaag in any_date(), days in -40_i64..40) {
            let grens = term.grens(vandaag).expect("within the calendar");
            let anker = grens.checked_add(Span::new().days(days)).expect("within the calendar");
            prop_assert_eq!(anker < grens, term.is_voorbij(anker, vandaag));
        }
    }
}
