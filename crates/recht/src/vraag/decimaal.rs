//! A number with decimals that keeps all of them: a figure, never a date or a count.

use serde_json::{Number, Value};

/// Digits, and how many of them stand behind the sign: 22.7 is 227 with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimaal {
    cijfers: i64,
    decimalen: u8,
}

/// More digits than this are not a figure that somebody published.
const MEEST: usize = 15;

impl Decimaal {
    /// Reads a number of zero or more as it is written in JSON. `None` for anything else, also for more digits than a
    /// reader of JSON keeps.
    pub(super) fn lees(waarde: &Value) -> Option<Self> {
        let Value::Number(getal) = waarde else { return None };
        let tekst = getal.to_string();
        let (heel, deel) = tekst.split_once('.').unwrap_or((&tekst, ""));
        let deel = deel.trim_end_matches('0');
        let past = heel.len() + deel.len() <= MEEST;
        let cijfers = format!("{heel}{deel}");
        (past && cijfers.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| cijfers.parse().ok().zip(u8::try_from(deel.len()).ok()))
            .flatten()
            .map(|(cijfers, decimalen)| Self { cijfers, decimalen })
    }

    /// A whole number.
    pub const fn heel(cijfers: i64) -> Self {
        Self { cijfers, decimalen: 0 }
    }

    /// The tenth part, exactly.
    #[must_use]
    pub const fn tiende_deel(self) -> Self {
        Self { decimalen: self.decimalen.saturating_add(1), ..self }
    }

    /// Written with this sign before the decimals, without zeros at the end.
    pub fn tekst(self, teken: char) -> String {
        let decimalen = usize::from(self.decimalen);
        let cijfers = format!("{:0>breedte$}", self.cijfers, breedte = decimalen + 1);
        let (heel, deel) = cijfers.split_at(cijfers.len() - decimalen);
        let deel = deel.trim_end_matches('0');
        if deel.is_empty() { heel.to_owned() } else { format!("{heel}{teken}{deel}") }
    }

    /// As JSON writes it.
    pub fn json(self) -> Option<Value> {
        self.tekst('.').parse::<Number>().ok().map(Value::Number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn een_getal_houdt_al_zijn_decimalen() {
        for (waarde, tekst, tiende) in [
            (json!(227), "227", "22.7"),
            (json!(9), "9", "0.9"),
            (json!(0), "0", "0"),
            (json!(130), "130", "13"),
            (json!(22.7), "22.7", "2.27"),
            (json!(0.05), "0.05", "0.005"),
            (json!(9.0), "9", "0.9"),
        ] {
            let getal = Decimaal::lees(&waarde).unwrap_or_else(|| panic!("{waarde}"));
            assert_eq!((getal.tekst('.').as_str(), getal.tiende_deel().tekst('.').as_str()), (tekst, tiende));
        }
        assert_eq!(Decimaal::heel(227).tiende_deel().json(), Some(json!(22.7)));
    }

    #[test]
    fn wat_geen_getal_van_nul_of_meer_is_wordt_geweigerd() {
        for waarde in [json!(-1), json!(-0.5), json!("9"), json!(true), json!(1e300), json!(1e-9), json!(u64::MAX)] {
            assert_eq!(Decimaal::lees(&waarde), None, "{waarde}");
        }
    }
}
