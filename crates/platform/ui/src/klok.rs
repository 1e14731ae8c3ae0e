//! The clock of a term: how long it still runs, and a ribbon from begin to the utmost end.

use crate::{datum, getal};
use kern::Moment;

/// A term that runs, seen at one moment.
#[derive(Debug, Clone)]
pub struct Klok {
    /// What the numbers mean, e.g. "Nog tot het huisverbod eindigt".
    pub kop: String,
    /// The present moment.
    pub nu: Moment,
    /// When it began.
    pub begin: Moment,
    /// What began, e.g. "Opgelegd".
    pub begin_woord: String,
    /// When it ends.
    pub einde: Moment,
    /// The end after the longest possible extension, when there is one.
    pub uiterste: Option<Moment>,
}

impl Klok {
    /// Whether less than 48 hours are left.
    pub const fn is_dringend(&self) -> bool {
        self.einde.seconds_since(self.nu) < 48 * 3600
    }

    /// Days, hours and minutes that are left, with their words; a minute that has begun counts, so that zero means over.
    pub fn delen(&self) -> [(i64, &'static str); 3] {
        let minutes = (self.einde.seconds_since(self.nu).max(0) + 59) / 60;
        let (days, hours) = (minutes / (24 * 60), minutes / 60 % 24);
        [(days, if days == 1 { "dag" } else { "dagen" }), (hours, "uur"), (minutes % 60, "min")]
    }

    /// The same for a screen reader, in days and hours, or in minutes when it is nearly over.
    pub fn in_woorden(&self) -> String {
        match self.delen() {
            [(0, _), (0, _), (0, _)] => "De termijn is voorbij".to_owned(),
            [(0, _), (0, _), (minutes, _)] => getal::aantal(minutes, "minuut", "minuten"),
            [(0, _), (hours, _), _] => format!("{hours} uur"),
            [(days, word), (hours, _), _] => format!("{days} {word} en {hours} uur"),
        }
    }

    /// "Dinsdag 24 november 2026 om 17.40 uur".
    pub fn einde_in_woorden(&self) -> String {
        datum::hoofdletter(datum::datum_tijd_lang(self.einde))
    }

    /// The end for the script that counts down.
    pub fn einde_iso(&self) -> String {
        datum::iso(self.einde)
    }

    /// The server's present moment, so that a wrong clock on the device does no harm.
    pub fn nu_iso(&self) -> String {
        datum::iso(self.nu)
    }

    /// The ribbon: passed, left, and what an extension could add. Widths are attributes, since the CSP forbids styles.
    pub fn lint(&self) -> Lint {
        let last = self.uiterste.unwrap_or(self.einde).max(self.einde);
        let share = |moment: Moment| tenths(moment.seconds_since(self.begin), last.seconds_since(self.begin));
        let (now, end) = (share(self.nu.min(last)), share(self.einde));
        let passed = now.min(end);
        let spans = [("b-lint__om", 0, passed), ("b-lint__nog", passed, end), ("b-lint__rest", end, 1000)];
        let delen = spans
            .into_iter()
            .filter(|(_, from, to)| to > from)
            .map(|(klasse, from, to)| Deel { klasse, van: percent(from), breedte: percent(to - from) })
            .collect();
        let mut merken = vec![Merk::new(end, "Einde", self.einde).einde()];
        // Two labels close together would cover each other; the end is what matters.
        if end >= 300 {
            merken.insert(0, Merk::new(0, &self.begin_woord, self.begin));
        }
        if end < 850 {
            merken.push(Merk::new(1000, "Uiterste einde", last));
        }
        Lint { label: self.label(), delen, nu: Merk::new(now, "Nu", self.nu), merken }
    }

    fn label(&self) -> String {
        let utmost = self
            .uiterste
            .map_or_else(String::new, |moment| format!(" Na verlenging uiterlijk {}.", datum::datum_tijd_lang(moment)));
        format!(
            "Tijdbalk. {} {}. Einde {}.{utmost}",
            self.begin_woord,
            datum::datum_tijd_lang(self.begin),
            datum::datum_tijd_lang(self.einde)
        )
    }
}

/// A share in tenths of per cents, from 0 to 1000.
fn tenths(part: i64, whole: i64) -> i64 {
    if whole <= 0 {
        1000
    } else {
        (i128::from(part) * 1000 / i128::from(whole)).clamp(0, 1000).try_into().unwrap_or(1000)
    }
}

fn percent(tenths: i64) -> String {
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// Text near an edge must not hang over it.
const fn anchor(tenths: i64) -> &'static str {
    match tenths {
        ..100 => "start",
        100..900 => "middle",
        _ => "end",
    }
}

/// A stretch of the ribbon.
#[derive(Debug)]
struct Deel {
    klasse: &'static str,
    van: String,
    breedte: String,
}

/// A moment on the ribbon with its words.
#[derive(Debug)]
struct Merk {
    op: String,
    anker: &'static str,
    woord: String,
    dag: String,
    is_einde: bool,
}

impl Merk {
    fn new(tenths: i64, woord: &str, moment: Moment) -> Self {
        Self {
            op: percent(tenths),
            anker: anchor(tenths),
            woord: woord.to_owned(),
            dag: datum::datum_kort(moment),
            is_einde: false,
        }
    }

    fn einde(self) -> Self {
        Self { is_einde: true, ..self }
    }
}

/// The ribbon ready to print in a page.
#[derive(Debug, askama::Template)]
#[template(path = "lint.html")]
pub struct Lint {
    label: String,
    delen: Vec<Deel>,
    nu: Merk,
    merken: Vec<Merk>,
}

// Its own template has escaped every text.
impl askama::filters::HtmlSafe for Lint {}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kern::moment_van;

    fn klok(nu: Moment) -> Klok {
        Klok {
            kop: "Nog tot het huisverbod eindigt".to_owned(),
            nu,
            begin: moment_van(date(2026, 11, 14).at(17, 40, 0, 0)),
            begin_woord: "Opgelegd <nu>".to_owned(),
            einde: moment_van(date(2026, 11, 24).at(17, 40, 0, 0)),
            uiterste: Some(moment_van(date(2026, 12, 12).at(17, 40, 0, 0))),
        }
    }

    #[test]
    fn de_klok_telt_dagen_uren_en_minuten() {
        let klok = klok(moment_van(date(2026, 11, 23).at(9, 30, 0, 0)));
        assert_eq!(klok.delen(), [(1, "dag"), (8, "uur"), (10, "min")]);
        assert_eq!(klok.in_woorden(), "1 dag en 8 uur");
        assert!(klok.is_dringend());
        assert_eq!(klok.einde_in_woorden(), "Dinsdag 24 november 2026 om 17.40 uur");
    }

    #[test]
    fn na_het_einde_staat_alles_op_nul() {
        let klok = klok(moment_van(date(2027, 1, 1).at(0, 0, 0, 0)));
        assert_eq!(klok.in_woorden(), "De termijn is voorbij");
        assert!(klok.lint().to_string().contains("x=\"100.0%\" y=\"16\" text-anchor=\"end\">Nu"));
    }

    #[test]
    fn het_lint_toont_de_verhoudingen_en_geen_stijl() {
        let svg = klok(moment_van(date(2026, 11, 19).at(17, 40, 0, 0))).lint().to_string();
        assert!(svg.contains("<rect class=\"b-lint__om\" x=\"0.0%\" y=\"34\" width=\"17.8%\""), "{svg}");
        assert!(svg.contains("<rect class=\"b-lint__nog\" x=\"17.8%\" y=\"34\" width=\"17.9%\""), "{svg}");
        assert!(svg.contains("Opgelegd &#60;nu&#62;") && !svg.contains("style"));
    }
}
