//! Over which days figures go, with which earlier days they are compared, and in which stretches a chart shows them.

use jiff::Span;
use jiff::civil::{Date, Weekday, date};
use kern::{Moment, code_enum};

/// Longest period that somebody may choose himself, in days: two years.
const LANGST: i32 = 731;
/// Up to so many days a chart has weeks, beyond that months.
const PER_WEEK_TOT: i32 = 184;

code_enum! {
    /// What can be chosen.
    pub(crate) Keus {
        /// From the first day of the quarter until today.
        Kwartaal = "kwartaal", "Dit kwartaal";
        /// The whole quarter before.
        VorigKwartaal = "vorig_kwartaal", "Vorig kwartaal";
        /// From the first of January until today.
        Jaar = "jaar", "Dit jaar";
        /// The whole year before.
        VorigJaar = "vorig_jaar", "Vorig jaar";
        /// From a day until a day.
        Vrij = "vrij", "Zelf kiezen"
    }
}

/// Whole days of Amsterdam, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Periode {
    /// First day.
    pub(super) van: Date,
    /// Last day.
    pub(super) tot: Date,
}

/// A week or a month of a period, cut off where the period begins or ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Vak {
    /// What stands below the bar.
    pub(super) naam: String,
    /// Its days.
    pub(super) dagen: Periode,
}

impl Periode {
    /// From midnight to midnight, on the wall clock of Amsterdam: a day of 23 or 25 hours is one day.
    pub(super) fn grenzen(self) -> (Moment, Moment) {
        let midnight = |day: Date| kern::moment_van(day.at(0, 0, 0, 0));
        (midnight(self.van), midnight(plus(self.tot, 1)))
    }

    /// How many days, both ends included.
    pub(super) fn dagen(self) -> i32 {
        (self.tot - self.van).get_days() + 1
    }

    /// "1 oktober 2026 tot en met 24 november 2026".
    pub(super) fn in_woorden(self) -> String {
        format!("{} tot en met {}", ui::datum(self.van), ui::datum(self.tot))
    }

    /// Whether a chart shows weeks.
    pub(super) fn per_week(self) -> bool {
        self.dagen() <= PER_WEEK_TOT
    }

    /// The stretches of the chart: together exactly the days of the period.
    pub(super) fn vakken(self) -> Vec<Vak> {
        let mut found = Vec::new();
        let mut van = self.van;
        while van <= self.tot {
            let last = if self.per_week() { sunday(van) } else { van.last_of_month() };
            let naam = if self.per_week() { van.iso_week_date().week().to_string() } else { maand(van) };
            found.push(Vak { naam, dagen: Self { van, tot: last.min(self.tot) } });
            van = plus(last, 1);
        }
        found
    }

    /// What somebody typed. The errors belong to the fields `van` and `tot`.
    pub(super) fn vrij(van: &str, tot: &str, vandaag: Date) -> Result<Self, (&'static str, &'static str)> {
        let van = lees(van).ok_or(("van", "Vul een dag in als 01-10-2026."))?;
        let tot = lees(tot).ok_or(("tot", "Vul een dag in als 31-12-2026."))?;
        if tot > vandaag {
            return Err(("tot", "Kies een laatste dag die niet na vandaag ligt."));
        }
        if van > tot {
            return Err(("van", "Kies een eerste dag die niet na de laatste dag ligt."));
        }
        let periode = Self { van, tot };
        let too_long = ("van", "Kies een periode van hoogstens twee jaar.");
        if periode.dagen() > LANGST { Err(too_long) } else { Ok(periode) }
    }
}

impl Keus {
    /// The days of this choice; a free one begins as this quarter.
    pub(super) fn periode(self, vandaag: Date) -> Periode {
        let (quarter, year) = (kwartaal(vandaag), vandaag.first_of_year());
        match self {
            Self::Kwartaal | Self::Vrij => Periode { van: quarter, tot: vandaag },
            Self::VorigKwartaal => Periode { van: months_before(quarter, 3), tot: plus(quarter, -1) },
            Self::Jaar => Periode { van: year, tot: vandaag },
            Self::VorigJaar => Periode { van: months_before(year, 12), tot: plus(year, -1) },
        }
    }

    /// The days to compare with: a whole quarter or year with the one before, one that still runs with as many days of
    /// the one before, and a free period with as many days right before it.
    pub(super) fn eerder(self, periode: Periode) -> Periode {
        let Periode { van, .. } = periode;
        let months = match self {
            Self::Kwartaal | Self::VorigKwartaal => 3,
            Self::Jaar | Self::VorigJaar => 12,
            Self::Vrij => return Periode { van: plus(van, -periode.dagen()), tot: plus(van, -1) },
        };
        let begin = months_before(van, months);
        let whole = plus(van, -1);
        let tot = match self {
            Self::Kwartaal | Self::Jaar => plus(begin, periode.dagen() - 1).min(whole),
            _ => whole,
        };
        Periode { van: begin, tot }
    }
}

/// "1-10-2026" or "01-10-2026"; years of four digits within the calendar that people mean.
fn lees(text: &str) -> Option<Date> {
    let mut parts = text.trim().split('-').map(|part| {
        let plain = !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse::<i16>().ok()).flatten()
    });
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    let rest = parts.next().is_some() || !(2000..=2100).contains(&year);
    let made = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (!rest).then_some(made)
}

fn kwartaal(dag: Date) -> Date {
    date(dag.year(), (dag.month() - 1) / 3 * 3 + 1, 1)
}

fn months_before(dag: Date, months: i32) -> Date {
    dag.saturating_sub(Span::new().months(months))
}

fn plus(dag: Date, days: i32) -> Date {
    dag.saturating_add(Span::new().days(days))
}

fn sunday(dag: Date) -> Date {
    plus(dag, i32::from(dag.weekday().until(Weekday::Sunday)))
}

/// "okt 2026": the year tells two Octobers apart.
fn maand(dag: Date) -> String {
    let text = ui::datum_kort(dag);
    format!("{} {}", text.rsplit(' ').next().unwrap_or_default(), dag.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kern::Code;

    fn p(van: Date, tot: Date) -> Periode {
        Periode { van, tot }
    }

    #[test]
    fn elke_keuze_met_de_dagen_waarmee_zij_wordt_vergeleken() {
        let today = date(2026, 11, 24);
        let wanted = [
            // 55 days so far: the first 55 of the quarter before.
            (Keus::Kwartaal, p(date(2026, 10, 1), today), p(date(2026, 7, 1), date(2026, 8, 24))),
            (Keus::VorigKwartaal, p(date(2026, 7, 1), date(2026, 9, 30)), p(date(2026, 4, 1), date(2026, 6, 30))),
            (Keus::Jaar, p(date(2026, 1, 1), today), p(date(2025, 1, 1), date(2025, 11, 24))),
            (Keus::VorigJaar, p(date(2025, 1, 1), date(2025, 12, 31)), p(date(2024, 1, 1), date(2024, 12, 31))),
        ];
        for (keus, periode, eerder) in wanted {
            assert_eq!((keus.periode(today), keus.eerder(periode)), (periode, eerder), "{}", keus.naam());
        }
        let free = p(date(2026, 11, 1), date(2026, 11, 10));
        assert_eq!(Keus::Vrij.eerder(free), p(date(2026, 10, 22), date(2026, 10, 31)));
    }

    #[test]
    fn een_langer_kwartaal_wordt_niet_langer_dan_het_vorige() {
        // 92 days of October to December, against 92 of July to September; 91 of April to June against only 90.
        let running = p(date(2026, 4, 1), date(2026, 6, 30));
        assert_eq!(Keus::Kwartaal.eerder(running), p(date(2026, 1, 1), date(2026, 3, 31)));
        // The first day of a year, and a leap year before.
        assert_eq!(Keus::Jaar.eerder(p(date(2025, 1, 1), date(2025, 1, 1))), p(date(2024, 1, 1), date(2024, 1, 1)));
    }

    #[test]
    fn een_dag_loopt_van_middernacht_tot_middernacht_ook_als_de_klok_wordt_verzet() {
        let hours = |day: Date| {
            let (van, tot) = p(day, day).grenzen();
            tot.seconds_since(van) / 3600
        };
        assert_eq!(hours(date(2026, 3, 29)), 23);
        assert_eq!(hours(date(2026, 10, 25)), 25);
        assert_eq!(hours(date(2026, 11, 24)), 24);
        let (van, _) = p(date(2026, 7, 1), date(2026, 7, 1)).grenzen();
        assert_eq!(ui::iso(van), "2026-06-30T22:00:00Z");
    }

    #[test]
    fn de_vakken_zijn_samen_precies_de_periode() {
        // Thursday 1 October until Tuesday 24 November: week 40 is cut off at its begin, week 48 at its end.
        let weeks = p(date(2026, 10, 1), date(2026, 11, 24)).vakken();
        assert_eq!(weeks.len(), 9);
        assert_eq!((weeks[0].naam.as_str(), weeks[0].dagen), ("40", p(date(2026, 10, 1), date(2026, 10, 4))));
        assert_eq!((weeks[8].naam.as_str(), weeks[8].dagen), ("48", p(date(2026, 11, 23), date(2026, 11, 24))));
        let months = p(date(2025, 1, 1), date(2025, 12, 31)).vakken();
        assert_eq!((months.len(), months[1].naam.as_str()), (12, "feb 2025"));
        for vakken in [weeks, months] {
            for pair in vakken.windows(2) {
                assert_eq!(plus(pair[0].dagen.tot, 1), pair[1].dagen.van);
            }
        }
    }

    #[test]
    fn wat_iemand_intypt_wordt_gelezen_of_geweigerd() {
        let today = date(2026, 11, 24);
        let read = |van, tot| Periode::vrij(van, tot, today).map_err(|(veld, _)| veld);
        assert_eq!(read(" 1-10-2026", "24-11-2026"), Ok(p(date(2026, 10, 1), today)));
        for (van, tot, veld) in [
            ("", "24-11-2026", "van"),
            ("2026-10-01", "24-11-2026", "van"),
            ("31-02-2026", "24-11-2026", "van"),
            ("1-10-26", "24-11-2026", "van"),
            ("1-10-2026-1", "24-11-2026", "van"),
            ("01-10-2026", "x", "tot"),
            ("01-10-2026", "25-11-2026", "tot"),
            ("24-11-2026", "23-11-2026", "van"),
            ("23-11-2024", "24-11-2026", "van"),
        ] {
            assert_eq!(read(van, tot), Err(veld), "{van} {tot}");
        }
        assert!(read("24-11-2024", "24-11-2026").is_ok());
    }
}
