//! One figure beside that of the earlier period, in words: how much, and more or less.

use super::klein::{self, Getoond, NIET, Vorm};
use std::cmp::Ordering;

/// A figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Maat {
    /// How many.
    Aantal(u64),
    /// How many of how many.
    Deel(u64, u64),
    /// The middle time in days, of how many; `None` when there were none.
    Dagen(Option<u64>, u64),
    /// The middle time in minutes, of how many.
    Minuten(Option<u64>, u64),
}

/// A row of a table: a name, its figure now and earlier, and the difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rij {
    /// What is counted.
    pub(super) naam: String,
    /// In the period.
    pub(super) nu: String,
    /// In the period to compare with.
    pub(super) eerder: String,
    /// More or less, in words.
    pub(super) verschil: String,
}

impl Rij {
    /// A figure by itself.
    pub(super) fn maat(naam: impl Into<String>, nu: Maat, eerder: Maat, vorm: Vorm) -> Self {
        let both = nu.is_te_tonen(vorm) && eerder.is_te_tonen(vorm);
        let verschil = if both { nu.verschil(eerder) } else { NIET.to_owned() };
        Self { naam: naam.into(), nu: nu.tekst(vorm), eerder: eerder.tekst(vorm), verschil }
    }

    /// The parts of a total.
    pub(super) fn verdeling(delen: Vec<(String, u64, u64)>, vorm: Vorm) -> Vec<Self> {
        let column = |pick: fn(&(String, u64, u64)) -> u64| -> Vec<Getoond> {
            klein::verdeling(&delen.iter().map(pick).collect::<Vec<_>>(), vorm)
        };
        let (now, earlier) = (column(|deel| deel.1), column(|deel| deel.2));
        let row = |((naam, ..), (nu, eerder)): ((String, u64, u64), (Getoond, Getoond))| {
            let verschil = match (nu.precies(), eerder.precies()) {
                (Some(nu), Some(eerder)) => meer_of_minder(nu, eerder),
                _ => NIET.to_owned(),
            };
            Self { naam, nu: nu.tekst(), eerder: eerder.tekst(), verschil }
        };
        delen.into_iter().zip(now.into_iter().zip(earlier)).map(row).collect()
    }
}

impl Maat {
    /// A share may be shown when neither it nor what is left is small.
    const fn is_te_tonen(self, vorm: Vorm) -> bool {
        match (vorm, self) {
            (Vorm::Binnen, _) => true,
            (Vorm::Delen, Self::Aantal(aantal)) => !klein::is_klein(aantal),
            (Vorm::Delen, Self::Deel(deel, geheel)) => {
                !klein::is_klein(deel) && !klein::is_klein(geheel) && !klein::is_klein(geheel.saturating_sub(deel))
            }
            (Vorm::Delen, Self::Dagen(_, van) | Self::Minuten(_, van)) => !klein::is_klein(van),
        }
    }

    fn tekst(self, vorm: Vorm) -> String {
        match self {
            Self::Aantal(aantal) => klein::los(aantal, vorm).tekst(),
            _ if !self.is_te_tonen(vorm) => NIET.to_owned(),
            Self::Deel(_, 0) | Self::Dagen(None, _) | Self::Minuten(None, _) => "geen".to_owned(),
            Self::Deel(deel, geheel) => {
                format!("{} ({} van de {})", ui::procent(deel, geheel), ui::getal(deel), ui::getal(geheel))
            }
            Self::Dagen(Some(dagen), _) => ui::aantal(dagen, "dag", "dagen"),
            Self::Minuten(Some(minuten), _) => ui::aantal(minuten, "minuut", "minuten"),
        }
    }

    fn verschil(self, eerder: Self) -> String {
        match (self, eerder) {
            (Self::Aantal(nu), Self::Aantal(eerder)) => meer_of_minder(nu, eerder),
            (Self::Deel(nu, van), Self::Deel(eerder, daarvan)) if van > 0 && daarvan > 0 => {
                let (nu, eerder) = (tienden(nu, van), tienden(eerder, daarvan));
                let points = |tenths: u64| {
                    let rest = if tenths.is_multiple_of(10) { String::new() } else { format!(",{}", tenths % 10) };
                    format!("{}{rest} procentpunt", tenths / 10)
                };
                in_woorden(nu, eerder, points, "hoger", "lager")
            }
            (Self::Dagen(Some(nu), _), Self::Dagen(Some(eerder), _)) => {
                in_woorden(nu, eerder, |dagen| ui::aantal(dagen, "dag", "dagen"), "langer", "korter")
            }
            (Self::Minuten(Some(nu), _), Self::Minuten(Some(eerder), _)) => {
                in_woorden(nu, eerder, |minuten| ui::aantal(minuten, "minuut", "minuten"), "langer", "korter")
            }
            _ => "niet te vergelijken".to_owned(),
        }
    }
}

/// A share in tenths of per cents, rounded as [`ui::procent`] does.
fn tienden(deel: u64, geheel: u64) -> u64 {
    (deel.saturating_mul(1000) + geheel / 2).checked_div(geheel).unwrap_or(0)
}

fn meer_of_minder(nu: u64, eerder: u64) -> String {
    in_woorden(nu, eerder, ui::getal, "meer", "minder")
}

fn in_woorden(nu: u64, eerder: u64, unit: impl Fn(u64) -> String, meer: &str, minder: &str) -> String {
    match nu.cmp(&eerder) {
        Ordering::Greater => format!("{} {meer}", unit(nu - eerder)),
        Ordering::Less => format!("{} {minder}", unit(eerder - nu)),
        Ordering::Equal => "gelijk".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(nu: Maat, eerder: Maat, vorm: Vorm) -> [String; 3] {
        let Rij { nu, eerder, verschil, .. } = Rij::maat("", nu, eerder, vorm);
        [nu, eerder, verschil]
    }

    #[test]
    fn het_verschil_staat_er_in_woorden() {
        let inside = |nu, eerder| row(nu, eerder, Vorm::Binnen);
        assert_eq!(inside(Maat::Aantal(1250), Maat::Aantal(3)), ["1.250", "3", "1.247 meer"]);
        assert_eq!(inside(Maat::Aantal(3), Maat::Aantal(5))[2], "2 minder");
        assert_eq!(inside(Maat::Aantal(3), Maat::Aantal(3))[2], "gelijk");
        // 87,5% against 66,7%.
        assert_eq!(
            inside(Maat::Deel(7, 8), Maat::Deel(2, 3)),
            ["87,5% (7 van de 8)", "66,7% (2 van de 3)", "20,8 procentpunt hoger"]
        );
        assert_eq!(inside(Maat::Deel(1, 2), Maat::Deel(3, 4))[2], "25 procentpunt lager");
        assert_eq!(inside(Maat::Deel(0, 0), Maat::Deel(3, 4)), ["geen", "75% (3 van de 4)", "niet te vergelijken"]);
        assert_eq!(inside(Maat::Dagen(Some(4), 9), Maat::Dagen(Some(5), 9)), ["4 dagen", "5 dagen", "1 dag korter"]);
        assert_eq!(inside(Maat::Minuten(Some(9), 1), Maat::Minuten(None, 0))[1..], ["geen", "niet te vergelijken"]);
    }

    #[test]
    fn wat_het_huis_verlaat_heeft_geen_kleine_getallen() {
        let shared = |nu, eerder| row(nu, eerder, Vorm::Delen);
        assert_eq!(shared(Maat::Aantal(4), Maat::Aantal(9)), ["minder dan 5", "9", NIET]);
        assert_eq!(shared(Maat::Deel(3, 40), Maat::Deel(38, 40)), [NIET, NIET, NIET]);
        assert_eq!(shared(Maat::Deel(40, 40), Maat::Deel(20, 40))[2], "50 procentpunt hoger");
        assert_eq!(shared(Maat::Dagen(Some(2), 4), Maat::Dagen(Some(3), 5)), [NIET, "3 dagen", NIET]);
        let parts = Rij::verdeling(vec![("a".into(), 30, 30), ("b".into(), 3, 9), ("c".into(), 8, 9)], Vorm::Delen);
        let shown: Vec<_> = parts.iter().map(|rij| (rij.nu.as_str(), rij.verschil.as_str())).collect();
        assert_eq!(shown, [("30", "gelijk"), ("minder dan 5", NIET), (NIET, NIET)]);
    }
}
