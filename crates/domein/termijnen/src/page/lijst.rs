//! `/termijnen`: every rule, by the statute it stands in.

use crate::access::TermijnRekenen;
use access::{Gate, Werkplek};
use recht::{Regel, korte_vindplaats};
use ui::Kader;
use web::Pagina;

#[derive(askama::Template)]
#[template(path = "termijnen/lijst.html")]
struct Bladzijde {
    kader: Kader,
    regelingen: Vec<(&'static str, Vec<&'static Regel>)>,
}

/// Shows them.
pub(crate) async fn page(_: Gate<TermijnRekenen>, Werkplek(kader): Werkplek) -> Pagina<impl askama::Template> {
    Pagina(Bladzijde { kader: kader.voor("Termijnwijzer", "/termijnen"), regelingen: regelingen() })
}

/// The rules by statute, the statutes in the order of their first rule.
fn regelingen() -> Vec<(&'static str, Vec<&'static Regel>)> {
    let mut regelingen: Vec<(&'static str, Vec<&'static Regel>)> = Vec::new();
    for regel in recht::regels().iter().copied() {
        let naam = regel.bronnen.first().map_or("", |bron| bron.regeling);
        match regelingen.iter_mut().find(|(known, _)| *known == naam) {
            Some((_, regels)) => regels.push(regel),
            None => regelingen.push((naam, vec![regel])),
        }
    }
    regelingen
}

impl Bladzijde {
    fn artikelen(regel: &Regel) -> String {
        regel.bronnen.iter().map(korte_vindplaats).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elke_regel_staat_er_een_keer() {
        let shown: usize = regelingen().iter().map(|(_, regels)| regels.len()).sum();
        assert_eq!(shown, recht::regels().len());
        assert!(regelingen().iter().all(|(naam, _)| !naam.is_empty()));
    }
}
