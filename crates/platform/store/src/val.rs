//! Values in and out of SQL. Five types are enough; what they mean is up to the caller's newtypes.

use crate::{Result, StoreError};
use kern::{
    BesluitId, BestandId, DossierId, GebeurtenisId, GebruikerId, Kring, MaatregelId, Moment, OrganisatieId, OverlegId,
    Persoonsgegeven, SignaalId, TaakId,
};

/// One value.
#[derive(Clone, PartialEq)]
pub enum Val {
    /// No value.
    Null,
    /// Integers, moments, ids, cents, and yes or no as 1 or 0.
    Int(i64),
    /// Coordinates.
    Real(f64),
    /// Text, and civil dates as ISO text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

/// Prints the kind only: a value may be about a person.
impl std::fmt::Debug for Val {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Null => "Null",
            Self::Int(_) => "Int",
            Self::Real(_) => "Real",
            Self::Text(_) => "Text",
            Self::Blob(_) => "Blob",
        })
    }
}

/// What can be read from a [`Val`].
pub trait FromVal: Sized {
    /// Name of the type, for the error.
    const EXPECTED: &'static str;
    /// The value, or `None` when it has another type.
    fn from_val(val: Val) -> Option<Self>;
}

macro_rules! conversion {
    ($type:ty, $name:literal, $variant:ident, $into:expr, $from:expr) => {
        impl From<$type> for Val {
            fn from(value: $type) -> Self {
                Self::$variant($into(value))
            }
        }
        impl FromVal for $type {
            const EXPECTED: &'static str = $name;
            fn from_val(val: Val) -> Option<Self> {
                if let Val::$variant(value) = val { $from(value) } else { None }
            }
        }
    };
}

conversion!(i64, "integer", Int, |v| v, Some);
conversion!(u32, "integer", Int, i64::from, |v: i64| u32::try_from(v).ok());
conversion!(bool, "0 of 1", Int, i64::from, |v: i64| Some(v != 0));
conversion!(f64, "getal", Real, |v| v, Some);
conversion!(String, "tekst", Text, |v| v, Some);
conversion!(Vec<u8>, "bytes", Blob, |v| v, Some);
conversion!(Moment, "moment", Int, |v: Moment| v.0, |v| Some(Moment(v)));
conversion!(Kring, "kring", Int, |v: Kring| v.0, |v| Some(Kring(v)));
conversion!(jiff::civil::Date, "datum", Text, |v: jiff::civil::Date| v.to_string(), |v: String| v.parse().ok());
conversion!(Persoonsgegeven<String>, "tekst", Text, Persoonsgegeven::into_exposed, |v: String| Some(
    Persoonsgegeven::new(v)
));

macro_rules! id_conversion {
    ($($id:ident),+) => { $(conversion!($id, "id", Int, |v: $id| v.0, |v| Some($id(v)));)+ };
}
id_conversion!(
    BesluitId,
    BestandId,
    DossierId,
    GebeurtenisId,
    GebruikerId,
    MaatregelId,
    OrganisatieId,
    OverlegId,
    SignaalId,
    TaakId
);

impl From<&str> for Val {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<&String> for Val {
    fn from(value: &String) -> Self {
        Self::Text(value.clone())
    }
}

impl From<&[u8]> for Val {
    fn from(value: &[u8]) -> Self {
        Self::Blob(value.to_vec())
    }
}

impl<T> From<Option<T>> for Val
where
    Self: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::from)
    }
}

impl<T: FromVal> FromVal for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    fn from_val(val: Val) -> Option<Self> {
        if matches!(val, Val::Null) { Some(None) } else { T::from_val(val).map(Some) }
    }
}

/// One row of an answer; columns by position, in the order of the SELECT.
#[derive(Debug, Clone)]
pub struct Row(pub(crate) Vec<Val>);

impl Row {
    /// The value of one column, counted from 0.
    pub fn get<T: FromVal>(&self, column: usize) -> Result<T> {
        let val = self.0.get(column).cloned();
        val.and_then(T::from_val).ok_or(StoreError::Type { column, expected: T::EXPECTED })
    }

    /// The columns one by one, so that a struct is filled in the order in which it is selected.
    pub fn cols(self) -> Cols {
        Cols { values: self.0.into_iter(), column: 0 }
    }
}

/// Takes the columns of a row from left to right.
#[derive(Debug)]
pub struct Cols {
    values: std::vec::IntoIter<Val>,
    column: usize,
}

impl Cols {
    /// The next column.
    pub fn take<T: FromVal>(&mut self) -> Result<T> {
        let column = self.column;
        self.column += 1;
        self.values.next().and_then(T::from_val).ok_or(StoreError::Type { column, expected: T::EXPECTED })
    }

    /// The next column as a choice that is stored by its word.
    pub fn code<T: kern::Code>(&mut self) -> Result<T> {
        let column = self.column;
        let word: String = self.take()?;
        T::from_code(&word).ok_or(StoreError::Type { column, expected: "een bekende keuze" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wat_erin_gaat_komt_er_zo_uit() {
        let row = Row(vec![Val::from(7_i64), Val::from(None::<i64>), Val::from(jiff::civil::date(2026, 3, 29))]);
        let mut cols = row.cols();
        assert_eq!(cols.take::<i64>(), Ok(7));
        assert_eq!(cols.take::<Option<String>>(), Ok(None));
        assert_eq!(cols.take::<jiff::civil::Date>(), Ok(jiff::civil::date(2026, 3, 29)));
        assert!(cols.take::<i64>().is_err());
    }

    #[test]
    fn een_verkeerd_type_is_een_fout_en_geen_nul() {
        let row = Row(vec![Val::from("x"), Val::Null]);
        assert!(row.get::<i64>(0).is_err());
        assert!(row.get::<i64>(1).is_err());
    }
}
