//! One typing error per word, found without comparing with every word (the idea of SymSpell): two words that differ by one
//! error share a form from which at most one letter was taken.

/// Shorter words are matched as they are: with three letters, one error is another word.
pub const KORTSTE_WOORD: usize = 4;
/// Longer words are keys and links; their many variants would only fill the index.
const LANGSTE_WOORD: usize = 32;

/// The word itself and, from four letters up, every form with one letter left out; sorted, each once. Store these for every
/// word of the index; look them up for the word asked; confirm each candidate with [`afstand_hoogstens_een`].
pub fn misvormingen(woord: &str) -> Vec<String> {
    let mut vormen = vec![woord.to_owned()];
    let lengte = woord.chars().count();
    if (KORTSTE_WOORD..=LANGSTE_WOORD).contains(&lengte) {
        vormen.extend(woord.char_indices().map(|(plaats, letter)| {
            let mut vorm = String::with_capacity(woord.len());
            vorm.push_str(&woord[..plaats]);
            vorm.push_str(&woord[plaats + letter.len_utf8()..]);
            vorm
        }));
    }
    vormen.sort_unstable();
    vormen.dedup();
    vormen
}

/// Whether two words differ by at most one error: a letter too many, too few, another one, or two neighbours swapped (Damerau).
pub fn afstand_hoogstens_een(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let kop = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[kop..], &b[kop..]);
    let staart = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    match (&a[..a.len() - staart], &b[..b.len() - staart]) {
        ([] | [_], [] | [_]) => true,
        ([a1, a2], [b1, b2]) => a1 == b2 && a2 == b1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn een_fout_is_een_letter_meer_minder_anders_of_verwisseld() {
        for (a, b, verwacht) in [
            ("kjoep", "kjoep", true),
            ("kjoep", "kjoe", true),
            ("kjoep", "kjoeps", true),
            ("kjoep", "kjoap", true),
            ("kjoep", "kojep", true),
            ("lindeveld", "lindevld", true),
            ("kjoep", "kojpe", false),
            ("kjoep", "kjo", false),
            ("abc", "cba", false),
            ("", "", true),
            ("", "a", true),
            ("aa", "a", true),
            ("mes", "", false),
            ("één", "een", false),
            ("één", "éen", true),
        ] {
            assert_eq!(afstand_hoogstens_een(a, b), verwacht, "{a} {b}");
            assert_eq!(afstand_hoogstens_een(b, a), verwacht, "{b} {a}");
        }
    }

    #[test]
    fn misvormingen_van_een_kort_woord_zijn_het_woord() {
        assert_eq!(misvormingen("mes"), ["mes"]);
        assert_eq!(
            misvormingen("meer"),
            ["eer", "meer", "mee", "mer"]
                .map(str::to_owned)
                .into_iter()
                .collect::<std::collections::BTreeSet<_>>()
                .into_iter()
                .collect::<Vec<_>>()
        );
    }

    /// The textbook recurrence, slow and beyond doubt.
    fn afstand(a: &[char], b: &[char]) -> usize {
        let mut tabel = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                tabel[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let wissel = usize::from(a[i - 1] != b[j - 1]);
                    let mut beste = (tabel[i - 1][j] + 1).min(tabel[i][j - 1] + 1).min(tabel[i - 1][j - 1] + wissel);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        beste = beste.min(tabel[i - 2][j - 2] + 1);
                    }
                    beste
                };
            }
        }
        tabel[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn gelijk_aan_de_tabel_uit_het_leerboek(a in "[ab\u{e9}]{0,6}", b in "[ab\u{e9}]{0,6}") {
            let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            prop_assert_eq!(afstand_hoogstens_een(&a, &b), afstand(&x, &y) <= 1);
        }

        #[test]
        fn wie_een_fout_scheelt_deelt_een_misvorming(woord in "[a-d]{5,8}", plaats in 0_usize..5, letter in "[a-d]", soort in 0_u8..3) {
            let fout = match soort {
                0 => format!("{}{}", &woord[..plaats], &woord[plaats + 1..]),
                1 => format!("{}{letter}{}", &woord[..plaats], &woord[plaats..]),
                _ => format!("{}{letter}{}", &woord[..plaats], &woord[plaats + 1..]),
            };
            prop_assert!(afstand_hoogstens_een(&woord, &fout));
            let vormen = misvormingen(&woord);
            prop_assert!(misvormingen(&fout).iter().any(|vorm| vormen.contains(vorm)));
        }

        #[test]
        fn ook_twee_verwisselde_buren_delen_een_misvorming(woord in "[a-d]{4,8}", plaats in 0_usize..3) {
            let mut letters: Vec<char> = woord.chars().collect();
            letters.swap(plaats, plaats + 1);
            let fout: String = letters.into_iter().collect();
            prop_assert!(afstand_hoogstens_een(&woord, &fout));
            let vormen = misvormingen(&woord);
            prop_assert!(misvormingen(&fout).iter().any(|vorm| vormen.contains(vorm)));
        }

        #[test]
        fn elke_tekst_heeft_misvormingen(tekst in "\\PC{0,40}") {
            prop_assert!(misvormingen(&tekst).contains(&tekst));
        }
    }
}
