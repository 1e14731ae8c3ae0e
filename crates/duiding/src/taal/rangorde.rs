//! The order of search results: a rule that can be explained in one sentence, and no score.

use kern::Moment;
use std::cmp::Reverse;

/// A document that matches part of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Treffer<D> {
    /// The document, or its id.
    pub document: D,
    /// How many groups of the question it matches.
    pub groepen: usize,
    /// When it came in.
    pub moment: Moment,
}

/// Puts results in order: what matches all groups first, then what matches most; the newest first among equals. What matches
/// nothing is left out. Equal moments are ordered by document, highest first, so that pages do not shift between two looks.
pub fn rangschik<D: Ord>(mut treffers: Vec<Treffer<D>>) -> Vec<Treffer<D>> {
    treffers.retain(|treffer| treffer.groepen > 0);
    treffers.sort_by(|a, b| {
        (Reverse(a.groepen), Reverse(a.moment), Reverse(&a.document)).cmp(&(
            Reverse(b.groepen),
            Reverse(b.moment),
            Reverse(&b.document),
        ))
    });
    treffers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meeste_groepen_eerst_dan_het_nieuwste() {
        let treffer = |document, groepen, moment| Treffer { document, groepen, moment: Moment(moment) };
        let volgorde = rangschik(vec![
            treffer(1, 1, 90),
            treffer(2, 2, 10),
            treffer(3, 2, 20),
            treffer(4, 0, 99),
            treffer(5, 2, 20),
        ]);
        assert_eq!(volgorde.iter().map(|t| t.document).collect::<Vec<_>>(), [5, 3, 2, 1]);
    }
}
