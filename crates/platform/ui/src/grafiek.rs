//! Charts as SVG made by the server: real text, a `<title>`, and the same figures in a table under `<details>`.
//! Widths are attributes, so that the strict content security policy holds.

/// One point of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Punt {
    /// What stands below it, e.g. a week number.
    pub label: String,
    /// The figure.
    pub waarde: u32,
}

impl Punt {
    /// A point.
    pub fn new(label: impl Into<String>, waarde: u32) -> Self {
        Self { label: label.into(), waarde }
    }
}

/// A series with its words.
#[derive(Debug, Clone)]
pub struct Grafiek {
    /// What the chart shows, e.g. "Signalen per week"; becomes its title.
    pub titel: String,
    /// Heading of the label column of the table, e.g. "Week".
    pub kop_label: String,
    /// Heading of the figures column, e.g. "Signalen".
    pub kop_waarde: String,
    /// The points in order; the last one is the present.
    pub punten: Vec<Punt>,
    /// A target that is drawn as a dashed line.
    pub doel: Option<u32>,
}

/// Width of the drawing in its own units.
const WIDTH: u32 = 276;
/// Where zero lies, from the top.
const BASE: u32 = 92;
/// Where the highest value lies; above it is room for its figure.
const TOP: u32 = 14;

impl Grafiek {
    /// A chart without target.
    pub fn new(
        titel: impl Into<String>,
        kop_label: impl Into<String>,
        kop_waarde: impl Into<String>,
        punten: Vec<Punt>,
    ) -> Self {
        Self { titel: titel.into(), kop_label: kop_label.into(), kop_waarde: kop_waarde.into(), punten, doel: None }
    }

    /// With a target.
    #[must_use]
    pub const fn doel(mut self, doel: u32) -> Self {
        self.doel = Some(doel);
        self
    }

    /// Bars, the last one in the strong colour. `id` is unique on the page.
    pub fn staven<'a>(&'a self, id: &'a str) -> Tekening<'a> {
        self.draw(id, Vorm::Staven)
    }

    /// A line with a dot per point. `id` is unique on the page.
    pub fn lijn<'a>(&'a self, id: &'a str) -> Tekening<'a> {
        self.draw(id, Vorm::Lijn)
    }

    fn draw<'a>(&'a self, id: &'a str, vorm: Vorm) -> Tekening<'a> {
        let step = f64::from(WIDTH) / count(self.punten.len().max(1));
        let width = (step * 0.75).min(40.0);
        let every = self.label_every();
        let plekken = self.punten.iter().enumerate().map(|(index, punt)| {
            let (middle, y) = (step.mul_add(count(index), step / 2.0), self.y(punt.waarde));
            Plek {
                punt,
                x: tenth(middle - width / 2.0),
                midden: tenth(middle),
                breedte: tenth(width),
                y: tenth(y),
                hoogte: tenth(f64::from(BASE) - y),
                boven: tenth(y - 5.0),
                met_label: (self.punten.len() - 1 - index).is_multiple_of(every),
            }
        });
        Tekening {
            plekken: plekken.collect(),
            doel: self.doel.map(|doel| tenth(self.y(doel))),
            grafiek: self,
            id,
            vorm,
        }
    }

    fn y(&self, waarde: u32) -> f64 {
        let max = self.punten.iter().map(|punt| punt.waarde).chain(self.doel).max().unwrap_or(0).max(1);
        f64::from(BASE) - f64::from(waarde) / f64::from(max) * f64::from(BASE - TOP)
    }

    /// Labels that do not fit are left out, counted back from the last one; the table has them all.
    fn label_every(&self) -> usize {
        let longest = self.punten.iter().map(|punt| punt.label.chars().count()).max().unwrap_or(0);
        let fitting = (WIDTH as usize / (longest * 6 + 8)).max(1);
        self.punten.len().div_ceil(fitting).max(1)
    }

    /// The chart in one sentence: from where to where, the highest, and the last.
    pub fn samenvatting(&self) -> String {
        let (Some(first), Some(last)) = (self.punten.first(), self.punten.last()) else {
            return format!("{}. Er zijn nog geen cijfers.", self.titel);
        };
        let highest = self.punten.iter().rev().max_by_key(|punt| punt.waarde).unwrap_or(last);
        let label = self.kop_label.to_lowercase();
        let doel = self.doel.map_or_else(String::new, |doel| format!(" Doel: {doel}."));
        format!(
            "{}, {label} {} tot en met {}. Hoogste: {} bij {label} {}. Laatste: {}.{doel}",
            self.titel, first.label, last.label, highest.waarde, highest.label, last.waarde
        )
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Vorm {
    Staven,
    Lijn,
}

impl Vorm {
    const fn is_lijn(self) -> bool {
        matches!(self, Self::Lijn)
    }

    const fn naam(self) -> &'static str {
        match self {
            Self::Staven => "Staafdiagram",
            Self::Lijn => "Lijndiagram",
        }
    }
}

/// Where a point stands in the drawing.
#[derive(Debug)]
struct Plek<'a> {
    punt: &'a Punt,
    x: f64,
    midden: f64,
    breedte: f64,
    y: f64,
    hoogte: f64,
    boven: f64,
    met_label: bool,
}

/// A chart ready to print in a page: `{{ grafiek.staven("trend") }}`.
#[derive(Debug, askama::Template)]
#[template(path = "grafiek.html")]
pub struct Tekening<'a> {
    grafiek: &'a Grafiek,
    id: &'a str,
    vorm: Vorm,
    plekken: Vec<Plek<'a>>,
    doel: Option<f64>,
}

// Its own template has escaped every text.
impl askama::filters::HtmlSafe for Tekening<'_> {}

fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weken() -> Grafiek {
        let punten = [9, 12, 16, 16, 7].iter().zip(44..).map(|(n, week)| Punt::new(week.to_string(), *n)).collect();
        Grafiek::new("Signalen per week", "Week", "Signalen", punten)
    }

    #[test]
    fn de_titel_zegt_wat_het_plaatje_zegt() {
        let svg = weken().staven("trend").to_string();
        assert!(
            svg.contains(
                "Staafdiagram: Signalen per week, week 44 tot en met 48. Hoogste: 16 bij week 46. Laatste: 7."
            ),
            "{svg}"
        );
        assert!(svg.contains("<rect class=\"is-nu\"") && svg.contains("data-kop=\"Signalen\">12</td>"), "{svg}");
    }

    #[test]
    fn de_hoogte_volgt_het_getal() {
        let grafiek = weken();
        let tekening = grafiek.staven("trend");
        let hoogtes: Vec<f64> = tekening.plekken.iter().map(|plek| plek.hoogte).collect();
        assert_eq!(hoogtes, [43.9, 58.5, 78.0, 78.0, 34.1]);
    }

    #[test]
    fn van_veel_punten_krijgt_een_deel_een_label_en_altijd_de_laatste() {
        let grafiek =
            Grafiek::new("Lang", "Dag", "Aantal", (1..=60).map(|n| Punt::new(format!("{n} november"), n)).collect());
        let tekening = grafiek.lijn("lang");
        let labels = tekening.plekken.iter().filter(|plek| plek.met_label).count();
        assert!(labels <= 4 && tekening.plekken.last().is_some_and(|plek| plek.met_label), "{labels}");
    }

    #[test]
    fn een_lege_reeks_en_alleen_nullen_gaan_goed() {
        let leeg = Grafiek::new("Niets", "Week", "Aantal", vec![]);
        assert!(leeg.staven("a").to_string().contains("Er zijn nog geen cijfers"));
        let nullen = Grafiek::new("Nul", "Week", "Aantal", vec![Punt::new("1", 0), Punt::new("2", 0)]);
        assert!(nullen.lijn("b").to_string().contains("points=\"69,92 207,92 \""));
    }

    #[test]
    fn teksten_van_buiten_worden_geen_markup() {
        let grafiek = Grafiek::new("\"<b>", "<i>", "&", vec![Punt::new("<script>", 1)]).doel(2);
        let svg = grafiek.lijn("x\"y").to_string();
        assert!(!svg.contains("<script") && !svg.contains("<b>") && !svg.contains("<i>") && !svg.contains("x\"y"));
        assert!(svg.contains("class=\"is-doel\""));
    }
}
