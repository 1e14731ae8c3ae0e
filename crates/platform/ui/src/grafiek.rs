//! Charts as SVG made by the server: real text, a `<title>`, and the same figures in a table under `<details>`.
//! Widths are attributes, so that the strict content security policy holds.

use crate::nl;
use crate::sjabloon::{Markup, escape};

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

const WIDTH: u32 = 276;
const BASE: u32 = 92;
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
    pub fn staven(&self, id: &str) -> Markup {
        let step = f64::from(WIDTH) / self.count();
        let width = (step * 0.75).min(40.0);
        let mut body = format!("<line x1=\"0\" y1=\"{BASE}.5\" x2=\"{WIDTH}\" y2=\"{BASE}.5\"/>");
        for (index, punt) in self.punten.iter().enumerate() {
            let x = step * as_f64(index) + (step - width) / 2.0;
            let (middle, y) = (x + width / 2.0, self.y(punt.waarde));
            let class = if index + 1 == self.punten.len() { " class=\"is-nu\"" } else { "" };
            body += &format!(
                "<rect{class} x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{:.1}\"/>",
                f64::from(BASE) - y
            );
            body += &format!(
                "<text x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
                y - 4.0,
                nl::getal(punt.waarde.into())
            );
            body += &self.axis_label(index, middle, punt);
        }
        self.wrap(id, "Staafdiagram", "b-staaf", &body)
    }

    /// A line with a dot per point. `id` is unique on the page.
    pub fn lijn(&self, id: &str) -> Markup {
        let step = f64::from(WIDTH) / self.count();
        let at = |index: usize, punt: &Punt| (step.mul_add(as_f64(index), step / 2.0), self.y(punt.waarde));
        let points: Vec<String> = self
            .punten
            .iter()
            .enumerate()
            .map(|(i, punt)| at(i, punt))
            .map(|(x, y)| format!("{x:.1},{y:.1}"))
            .collect();
        let mut body = format!(
            "<line x1=\"0\" y1=\"{BASE}.5\" x2=\"{WIDTH}\" y2=\"{BASE}.5\"/><polyline points=\"{}\"/>",
            points.join(" ")
        );
        for (index, punt) in self.punten.iter().enumerate() {
            let (x, y) = at(index, punt);
            body += &format!(
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"><title>{}: {}</title></circle>",
                escape(&punt.label),
                punt.waarde
            );
            if index + 1 == self.punten.len() {
                body += &format!(
                    "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
                    y - 7.0,
                    nl::getal(punt.waarde.into())
                );
            }
            body += &self.axis_label(index, x, punt);
        }
        self.wrap(id, "Lijndiagram", "b-staaf b-lijnen", &body)
    }

    fn count(&self) -> f64 {
        as_f64(self.punten.len().max(1))
    }

    fn max(&self) -> u32 {
        self.punten.iter().map(|punt| punt.waarde).chain(self.doel).max().unwrap_or(0).max(1)
    }

    fn y(&self, waarde: u32) -> f64 {
        f64::from(BASE) - f64::from(waarde) / f64::from(self.max()) * f64::from(BASE - TOP)
    }

    /// Labels that do not fit are left out, counted back from the last one; the table has them all.
    fn axis_label(&self, index: usize, x: f64, punt: &Punt) -> String {
        let longest = self.punten.iter().map(|punt| punt.label.chars().count()).max().unwrap_or(0);
        let fitting = (WIDTH as usize / (longest * 6 + 8)).max(1);
        let every = self.punten.len().div_ceil(fitting).max(1);
        if (self.punten.len() - 1 - index).is_multiple_of(every) {
            format!("<text x=\"{x:.1}\" y=\"107\" text-anchor=\"middle\">{}</text>", escape(&punt.label))
        } else {
            String::new()
        }
    }

    fn wrap(&self, id: &str, kind: &str, class: &str, body: &str) -> Markup {
        let id = escape(id);
        let target = self.doel.map_or_else(String::new, |doel| {
            let y = self.y(doel);
            format!("<line class=\"is-doel\" x1=\"0\" y1=\"{y:.1}\" x2=\"{WIDTH}\" y2=\"{y:.1}\"><title>Doel: {doel}</title></line>")
        });
        Markup::new(format!(
            "<svg class=\"{class}\" viewBox=\"0 0 {WIDTH} 112\" role=\"img\" aria-labelledby=\"{id}-t\">\
             <title id=\"{id}-t\">{kind}: {}</title>{target}{body}</svg>{}",
            escape(&self.summary()),
            self.table()
        ))
    }

    /// The chart in one sentence: from where to where, the highest, and the last.
    fn summary(&self) -> String {
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

    fn table(&self) -> String {
        let rows: String = self
            .punten
            .iter()
            .map(|punt| {
                format!(
                    "<tr class=\"utrecht-table__row\"><td class=\"utrecht-table__cell\">{}</td><td class=\"utrecht-table__cell\">{}</td></tr>",
                    escape(&punt.label),
                    nl::getal(punt.waarde.into())
                )
            })
            .collect();
        let head = |text: &str| format!("<th class=\"utrecht-table__header-cell\" scope=\"col\">{}</th>", escape(text));
        format!(
            "<details class=\"b-uitklap\"><summary>Toon als tabel</summary><table class=\"utrecht-table\">\
             <caption class=\"b-verborgen\">{}</caption><thead class=\"utrecht-table__header\"><tr class=\"utrecht-table__row\">{}{}</tr></thead>\
             <tbody class=\"utrecht-table__body\">{rows}</tbody></table></details>",
            escape(&self.titel),
            head(&self.kop_label),
            head(&self.kop_waarde)
        )
    }
}

fn as_f64(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weken() -> Grafiek {
        let punten = [9, 12, 16, 16, 7].iter().enumerate().map(|(i, n)| Punt::new(format!("{}", 44 + i), *n)).collect();
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
        assert!(svg.contains("<rect class=\"is-nu\"") && svg.contains("<td class=\"utrecht-table__cell\">12</td>"));
    }

    #[test]
    fn een_lege_reeks_en_alleen_nullen_gaan_goed() {
        let leeg = Grafiek::new("Niets", "Week", "Aantal", vec![]);
        assert!(leeg.staven("a").to_string().contains("Er zijn nog geen cijfers"));
        let nullen = Grafiek::new("Nul", "Week", "Aantal", vec![Punt::new("1", 0), Punt::new("2", 0)]);
        assert!(nullen.lijn("b").to_string().contains("points=\"69.0,92.0 207.0,92.0\""));
    }

    #[test]
    fn teksten_van_buiten_worden_geen_markup() {
        let punten = vec![Punt::new("<script>", 1)];
        let svg = Grafiek::new("\"<b>", "<i>", "&", punten).doel(2).lijn("x\"y").to_string();
        assert!(!svg.contains("<script") && !svg.contains("<b>") && !svg.contains("<i>") && !svg.contains("x\"y"));
        assert!(svg.contains("class=\"is-doel\""));
    }
}
