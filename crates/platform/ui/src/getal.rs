//! Dutch numbers, amounts and shares.

/// A whole number or a reference to one, as templates pass both.
pub trait Getal {
    /// The number; a count beyond the range stays at its edge.
    fn getal(&self) -> i64;
}

macro_rules! getal {
    ($($kind:ty),+) => {$(
        impl Getal for $kind {
            fn getal(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        }
    )+};
}

getal!(i32, i64, u8, u16, u32, u64, usize);

impl<T: Getal + ?Sized> Getal for &T {
    fn getal(&self) -> i64 {
        (**self).getal()
    }
}

/// "1 signaal", "7 signalen", "1.250 signalen".
pub fn aantal(n: impl Getal, enkel: &str, meer: &str) -> String {
    format!("{} {}", getal(&n), if n.getal() == 1 { enkel } else { meer })
}

/// Whole number with points: "1.234.567".
pub fn getal(n: impl Getal) -> String {
    let n = n.getal();
    let digits = n.unsigned_abs().to_string();
    let mut text = String::from(if n < 0 { "-" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// Money in cents: "€ 1.234,50"; a negative amount has the sign after the euro sign: "€ -3,00".
pub fn bedrag(cents: impl Getal) -> String {
    let cents = cents.getal();
    let sign = if cents < 0 { "-" } else { "" };
    let euros = cents.unsigned_abs() / 100;
    format!("€\u{a0}{sign}{},{:02}", getal(euros), cents.unsigned_abs() % 100)
}

/// The size of a file: "820 bytes", "12 kB", "1,4 MB".
pub fn grootte(bytes: impl Getal) -> String {
    let bytes = bytes.getal();
    match bytes {
        ..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", getal(bytes / 1_000)),
        _ => format!("{},{} MB", getal(bytes / 1_000_000), bytes / 100_000 % 10),
    }
}

/// A share in tenths of per cents, rounded: "12,5%". A part of nothing is "-".
pub fn procent(deel: u64, geheel: u64) -> String {
    if geheel == 0 {
        return "-".to_owned();
    }
    let tenths = (u128::from(deel) * 1000 + u128::from(geheel) / 2) / u128::from(geheel);
    if tenths % 10 == 0 { format!("{}%", tenths / 10) } else { format!("{},{}%", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(820, "820 bytes")]
    #[case(12_900, "12 kB")]
    #[case(1_460_000, "1,4 MB")]
    fn een_grootte_is_kort(#[case] n: i64, #[case] verwacht: &str) {
        assert_eq!(grootte(n), verwacht);
    }

    #[rstest]
    #[case(0, "0")]
    #[case(999, "999")]
    #[case(1000, "1.000")]
    #[case(-1_234_567, "-1.234.567")]
    fn getallen_hebben_punten(#[case] n: i64, #[case] verwacht: &str) {
        assert_eq!(getal(n), verwacht);
    }

    #[test]
    fn geld_en_delen_hebben_een_komma() {
        assert_eq!(bedrag(123_450), "€\u{a0}1.234,50");
        assert_eq!(bedrag(-305), "€\u{a0}-3,05");
        assert_eq!(procent(1, 8), "12,5%");
        assert_eq!(procent(2, 3), "66,7%");
        assert_eq!(procent(1, 2), "50%");
        assert_eq!(procent(1, 0), "-");
        assert_eq!(aantal(1, "signaal", "signalen"), "1 signaal");
        assert_eq!(aantal(1250, "signaal", "signalen"), "1.250 signalen");
    }
}
