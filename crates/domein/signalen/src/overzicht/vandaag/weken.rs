//! The figures on the page of today: signals per week, and promises kept.

use crate::store::lijst;
use ::store::{Result, Tx, args};
use jiff::civil::Date;
use kern::{Kring, Moment};
use ui::Punt;

/// Weeks in the chart.
const WEKEN: i64 = 12;

::store::sql! {
    /// Answers given in a kring since a day, and how many of them in time.
    BEANTWOORD = "SELECT antwoord_voor, beantwoord_op FROM signaal WHERE kring = $1 AND beantwoord_op >= $2
        AND antwoord_voor IS NOT NULL ORDER BY beantwoord_op DESC LIMIT 5000";
}

/// How many came in each week, the oldest first.
pub(super) fn per_week(tx: &mut Tx<'_>, kringen: &[Kring], today: Date) -> Result<Vec<Punt>> {
    let monday = today.saturating_sub(jiff::Span::new().days(i64::from(today.weekday().to_monday_zero_offset())));
    let start = monday.saturating_sub(jiff::Span::new().weeks(WEKEN - 1));
    let midnight = |week| kern::moment_van(start.saturating_add(jiff::Span::new().weeks(week)).at(0, 0, 0, 0));
    (0..WEKEN)
        .map(|week| {
            let count = lijst::tel_tussen(tx, kringen, midnight(week), midnight(week + 1))?;
            let number = kern::dag_van(midnight(week)).iso_week_date().week();
            Ok(Punt::new(number.to_string(), u32::try_from(count).unwrap_or(u32::MAX)))
        })
        .collect()
}

/// Kept promises and all promises that were answered since the start of the quarter.
pub(super) fn op_tijd(tx: &mut Tx<'_>, kringen: &[Kring], nu: Moment) -> Result<(u64, u64)> {
    let today = kern::dag_van(nu);
    let quarter = Date::new(today.year(), (today.month() - 1) / 3 * 3 + 1, 1).unwrap_or(today);
    let (mut kept, mut all) = (0, 0);
    for kring in kringen {
        for row in tx.rows(BEANTWOORD, args![*kring, kern::moment_van(quarter.at(0, 0, 0, 0))])? {
            let (voor, op): (Date, Moment) = (row.get(0)?, row.get(1)?);
            all += 1;
            kept += u64::from(kern::dag_van(op) <= voor);
        }
    }
    Ok((kept, all))
}
