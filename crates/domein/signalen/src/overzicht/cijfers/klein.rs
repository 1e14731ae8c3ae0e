//! Small numbers: a row that is about fewer than five signals may point at somebody, so it does not leave the house.
//! People in the kring read the signals themselves and see the numbers as they are; what is made to share hides them.

/// Below this number a row may point at somebody. The same for every municipality until one asks for another.
pub(super) const DREMPEL: u64 = 5;

/// For whom figures are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vorm {
    /// For the one who is in the kring: every number.
    Binnen,
    /// To share: without small numbers.
    Delen,
}

/// A number as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Getoond {
    /// As it is.
    Precies(u64),
    /// From one up to the threshold.
    Minder,
    /// Hidden because a hidden neighbour could be computed from it.
    Niet,
}

impl Getoond {
    /// What people read.
    pub(super) fn tekst(self) -> String {
        match self {
            Self::Precies(aantal) => ui::getal(aantal),
            Self::Minder => format!("minder dan {DREMPEL}"),
            Self::Niet => NIET.to_owned(),
        }
    }

    /// The number, when it is shown.
    pub(super) const fn precies(self) -> Option<u64> {
        if let Self::Precies(aantal) = self { Some(aantal) } else { None }
    }
}

/// In the place of what is hidden.
pub(super) const NIET: &str = "niet getoond";

/// Whether a number is small, but not zero: nothing points at nobody.
pub(super) const fn is_klein(aantal: u64) -> bool {
    0 < aantal && aantal < DREMPEL
}

/// One number by itself.
pub(super) const fn los(aantal: u64, vorm: Vorm) -> Getoond {
    match vorm {
        Vorm::Delen if is_klein(aantal) => Getoond::Minder,
        _ => Getoond::Precies(aantal),
    }
}

/// The parts of a total that is shown beside them. One hidden part would be the total less the others, so the next
/// smallest ones are hidden with it until at least two are, of at least the threshold together.
pub(super) fn verdeling(delen: &[u64], vorm: Vorm) -> Vec<Getoond> {
    let mut shown: Vec<Getoond> = delen.iter().map(|deel| los(*deel, vorm)).collect();
    let mut order: Vec<usize> = (0..delen.len()).filter(|index| delen[*index] > 0).collect();
    order.sort_by_key(|index| delen[*index]);
    let (mut hidden, mut sum) = (0, 0);
    for index in order {
        let small = shown[index] == Getoond::Minder;
        if !small && (hidden == 0 || (hidden >= 2 && sum >= DREMPEL)) {
            break;
        }
        if !small {
            shown[index] = Getoond::Niet;
        }
        hidden += 1;
        sum += delen[index];
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::Getoond::{Minder, Niet, Precies};
    use super::*;

    #[test]
    fn binnen_staat_elk_getal_er_zoals_het_is() {
        assert_eq!(verdeling(&[0, 1, 7], Vorm::Binnen), [Precies(0), Precies(1), Precies(7)]);
        assert_eq!(los(4, Vorm::Binnen), Precies(4));
    }

    #[test]
    fn wat_is_verborgen_is_niet_uit_te_rekenen() {
        let shown = |delen: &[u64]| verdeling(delen, Vorm::Delen);
        assert_eq!(shown(&[0, 5, 7]), [Precies(0), Precies(5), Precies(7)]);
        // One alone would be the total less the rest.
        assert_eq!(shown(&[20, 3, 7]), [Precies(20), Minder, Niet]);
        // Two that together are five or more hide each other.
        assert_eq!(shown(&[20, 3, 2]), [Precies(20), Minder, Minder]);
        // Two of one each would be plain from their sum.
        assert_eq!(shown(&[20, 1, 1, 9]), [Precies(20), Minder, Minder, Niet]);
        assert_eq!(shown(&[3, 0]), [Minder, Precies(0)]);
        assert_eq!(shown(&[]), []);
        assert_eq!((los(4, Vorm::Delen), los(5, Vorm::Delen), los(0, Vorm::Delen)), (Minder, Precies(5), Precies(0)));
    }
}
