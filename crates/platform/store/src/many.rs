//! One statement for many rows, its text made by the compiler: a round trip per sixteen rows instead of one per row, and
//! still a named constant that a test prepares on both databases.

/// The text of a statement with its row repeated: every `?` becomes the next parameter. A last, shorter portion goes
/// through the statement for one row.
///
/// ```
/// store::sql! {
///     INSERT_2 = store::many!("INSERT INTO t (a, b) VALUES ", "(?, ?)", 2, " RETURNING a");
/// }
/// assert_eq!(INSERT_2.text, "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4) RETURNING a");
/// ```
#[macro_export]
macro_rules! many {
    ($head:expr, $row:expr, $rows:expr, $tail:expr) => {{
        const LEN: usize = $crate::many::length($head, $row, $rows, $tail);
        const TEXT: [u8; LEN] = $crate::many::text::<LEN>($head, $row, $rows, $tail);
        $crate::many::as_str(&TEXT)
    }};
}

const BETWEEN: &[u8] = b", ";

/// Length of the text, in bytes.
#[doc(hidden)]
pub const fn length(head: &str, row: &str, rows: usize, tail: &str) -> usize {
    let per_row = marks(row.as_bytes());
    let mut total = head.len() + tail.len() + rows * (row.len() - per_row) + (rows - 1) * BETWEEN.len();
    let mut number = 1;
    while number <= rows * per_row {
        total += 1 + digits(number);
        number += 1;
    }
    total
}

/// The text itself.
#[doc(hidden)]
pub const fn text<const LEN: usize>(head: &str, row: &str, rows: usize, tail: &str) -> [u8; LEN] {
    let mut out = Out { bytes: [0; LEN], at: 0 };
    let (mut number, mut done) = (1, 0);
    out = out.push(head.as_bytes());
    while done < rows {
        if done > 0 {
            out = out.push(BETWEEN);
        }
        (out, number) = out.push_row(row.as_bytes(), number);
        done += 1;
    }
    out.push(tail.as_bytes()).bytes
}

/// The bytes as text; what was put together from text is text.
#[doc(hidden)]
pub const fn as_str(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

struct Out<const LEN: usize> {
    bytes: [u8; LEN],
    at: usize,
}

impl<const LEN: usize> Out<LEN> {
    const fn push(mut self, part: &[u8]) -> Self {
        let mut from = 0;
        while from < part.len() {
            self.bytes[self.at] = part[from];
            self.at += 1;
            from += 1;
        }
        self
    }

    const fn push_row(mut self, row: &[u8], mut number: usize) -> (Self, usize) {
        let mut from = 0;
        while from < row.len() {
            if row[from] == b'?' {
                self = self.push_number(number);
                number += 1;
            } else {
                self.bytes[self.at] = row[from];
                self.at += 1;
            }
            from += 1;
        }
        (self, number)
    }

    const fn push_number(mut self, number: usize) -> Self {
        self.bytes[self.at] = b'$';
        let mut rest = number;
        let mut place = self.at + digits(number);
        self.at = place + 1;
        while place > self.at - 1 - digits(number) {
            self.bytes[place] = b"0123456789"[rest % 10];
            rest /= 10;
            place -= 1;
        }
        self
    }
}

const fn marks(row: &[u8]) -> usize {
    let (mut found, mut at) = (0, 0);
    while at < row.len() {
        found += (row[at] == b'?') as usize;
        at += 1;
    }
    found
}

const fn digits(mut number: usize) -> usize {
    let mut count = 1;
    while number >= 10 {
        number /= 10;
        count += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    #[test]
    fn elke_plaats_krijgt_zijn_nummer() {
        assert_eq!(many!("IN (", "?", 1, ")"), "IN ($1)");
        assert_eq!(many!("IN (", "?", 11, ")"), "IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
        assert_eq!(many!("V ", "(?, 'x', ?)", 3, ""), "V ($1, 'x', $2), ($3, 'x', $4), ($5, 'x', $6)");
        let long = many!("", "?", 123, "");
        assert!(long.ends_with("$99, $100, $101, $102, $103, $104, $105, $106, $107, $108, $109, $110, $111, $112, $113, $114, $115, $116, $117, $118, $119, $120, $121, $122, $123"));
    }
}
