//! A drawing without a background map, to put in a letter: borders, corridors and a scale. Attributes and class names only,
//! so that it may stand under a policy without inline style.

use super::{Doorgang, Gebied, Gebiedskaart};
use ::geo::{Coord, LineString};
use std::fmt::Write as _;

/// Width and the most height of the drawing, and its margin.
const BREED: f64 = 640.0;
const RAND: f64 = 24.0;
/// What the scale needs below the drawing.
const VOET: f64 = 36.0;

/// From metres on the grid to places in the drawing.
struct Blad {
    west: f64,
    noord: f64,
    per_meter: f64,
    hoog: f64,
}

impl Blad {
    fn om(kaart: &Gebiedskaart) -> Self {
        let randen = kaart.gebieden.iter().flat_map(|gebied| &gebied.rd.exterior().0);
        let lijnen = kaart.doorgangen.iter().flat_map(|doorgang| &doorgang.rd.0);
        let leeg = (f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY);
        let (west, zuid, oost, noord) = randen
            .chain(lijnen)
            .fold(leeg, |(w, z, o, n), Coord { x, y }| (w.min(*x), z.min(*y), o.max(*x), n.max(*y)));
        // At least a metre: an area has one.
        let per_meter = 2.0_f64.mul_add(-RAND, BREED) / (oost - west).max(noord - zuid).max(1.0);
        Self { west, noord, per_meter, hoog: 2.0_f64.mul_add(RAND, (noord - zuid) * per_meter) + VOET }
    }

    fn plek(&self, coord: &Coord) -> (f64, f64) {
        ((coord.x - self.west).mul_add(self.per_meter, RAND), (self.noord - coord.y).mul_add(self.per_meter, RAND))
    }

    fn pad(&self, lijn: &LineString) -> String {
        let mut pad = String::new();
        for (nummer, coord) in lijn.0.iter().enumerate() {
            let (x, y) = self.plek(coord);
            let _ = write!(pad, "{}{x:.1} {y:.1}", if nummer == 0 { "M" } else { "L" });
        }
        pad
    }
}

/// The map as an SVG picture with a title and a description. North is up; corridors carry their number in
/// [`Gebiedskaart::doorgangen`].
pub fn svg(kaart: &Gebiedskaart) -> String {
    let blad = Blad::om(kaart);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"vlak-schets\" role=\"img\" viewBox=\"0 0 {BREED} {:.0}\">\
         <title>Tekening van het gebied</title><desc>Een gebied van {}. Het noorden is boven.</desc>",
        blad.hoog,
        veilig(&kaart.in_woorden()),
    );
    kaart.gebieden.iter().for_each(|gebied| teken_gebied(&mut svg, &blad, gebied));
    for (plaats, doorgang) in kaart.doorgangen.iter().enumerate() {
        teken_doorgang(&mut svg, &blad, doorgang, plaats + 1);
    }
    teken_schaal(&mut svg, &blad);
    svg.push_str("</svg>");
    svg
}

fn teken_gebied(svg: &mut String, blad: &Blad, gebied: &Gebied) {
    let ringen = std::iter::once(gebied.rd.exterior()).chain(gebied.rd.interiors());
    let pad: String = ringen.map(|ring| blad.pad(ring) + "Z").collect();
    let _ = write!(
        svg,
        "<path class=\"vlak-gebied\" d=\"{pad}\" fill=\"#c42f24\" fill-opacity=\"0.15\" fill-rule=\"evenodd\" \
         stroke=\"#a3221a\" stroke-width=\"2.5\" stroke-linejoin=\"round\"/>"
    );
}

fn teken_doorgang(svg: &mut String, blad: &Blad, doorgang: &Doorgang, nummer: usize) {
    let pad = blad.pad(&doorgang.rd);
    let breed = (f64::from(doorgang.breedte_m) * blad.per_meter).max(3.0);
    let _ = write!(
        svg,
        "<g class=\"vlak-doorgang\" fill=\"none\" stroke=\"#14612e\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\
         <path d=\"{pad}\" stroke-opacity=\"0.3\" stroke-width=\"{breed:.1}\"/>\
         <path d=\"{pad}\" stroke-width=\"2\" stroke-dasharray=\"7 5\"/></g>"
    );
    // The number stands at the end of the line, where it leads to.
    if let Some((x, y)) = doorgang.rd.0.last().map(|coord| blad.plek(coord)) {
        let _ = write!(
            svg,
            "<circle class=\"vlak-nummer\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"14\" fill=\"#14612e\"/>\
             <text class=\"vlak-nummer\" x=\"{x:.1}\" y=\"{:.1}\" fill=\"#ffffff\" font-family=\"Noto Sans, sans-serif\" \
             font-size=\"18\" font-weight=\"700\" text-anchor=\"middle\">{nummer}</text>",
            y + 6.5
        );
    }
}

fn teken_schaal(svg: &mut String, blad: &Blad) {
    let past = |meters: &f64| meters * blad.per_meter <= BREED / 3.0;
    let stappen = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0, 2_000.0, 5_000.0, 10_000.0, 50_000.0];
    let meters = stappen.into_iter().rev().find(past).unwrap_or(1.0);
    let (lang, y) = (meters * blad.per_meter, blad.hoog - 12.0);
    let _ = write!(
        svg,
        "<path class=\"vlak-schaal\" d=\"M{RAND} {:.1}v8h{lang:.1}v-8\" fill=\"none\" stroke=\"currentColor\" \
         stroke-width=\"1.5\"/><text class=\"vlak-schaal\" x=\"{:.1}\" y=\"{y:.1}\" fill=\"currentColor\" \
         font-family=\"Noto Sans, sans-serif\" font-size=\"18\">{meters:.0} meter</text>",
        y - 8.0,
        RAND + lang + 8.0,
    );
}

fn veilig(tekst: &str) -> String {
    tekst.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
