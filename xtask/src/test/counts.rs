//! How many tests passed, failed and were skipped, read from what the runners say.

use std::ops::AddAssign;

/// The three figures of the last line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Held.
    pub passed: u64,
    /// Did not hold.
    pub failed: u64,
    /// Not tried.
    pub skipped: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl Counts {
    /// From the summary of cargo-nextest: `Summary [ 1.2s] 10 tests run: 9 passed, 1 failed, 2 skipped`.
    pub fn of_nextest(text: &str) -> Self {
        let summary = text.lines().rev().find(|line| line.trim_start().starts_with("Summary ["));
        let Some(summary) = summary else { return Self::default() };
        let (ran, passed) =
            (number_before(summary, "tests").or(number_before(summary, "test")), number_before(summary, "passed"));
        let (ran, passed) = (ran.unwrap_or(0), passed.unwrap_or(0));
        // What timed out or could not start is listed under other words, but did not pass.
        Self { passed, failed: ran.saturating_sub(passed), skipped: number_before(summary, "skipped").unwrap_or(0) }
    }

    /// From the lines of cargo's own runner: `test result: ok. 9 passed; 0 failed; 1 ignored; ...`, one per program.
    pub fn of_libtest(text: &str) -> Self {
        let mut counts = Self::default();
        for line in text.lines().filter(|line| line.starts_with("test result:")) {
            let number = |word| number_before(line, word).unwrap_or(0);
            counts += Self { passed: number("passed"), failed: number("failed"), skipped: number("ignored") };
        }
        counts
    }

    /// From the closing lines of Node's runner: `pass 5`, `fail 0`, `cancelled 0`, `skipped 1`, `todo 0`.
    pub fn of_node(text: &str) -> Self {
        let number = |word: &str| {
            let mut lines = text.lines().rev().map(|line| line.split_whitespace().collect::<Vec<_>>());
            lines.find_map(|words| match words.as_slice() {
                [_, name, number] if *name == word => number.parse().ok(),
                _ => None,
            })
        };
        let number = |word| number(word).unwrap_or(0);
        let (failed, skipped) = (number("fail") + number("cancelled"), number("skipped") + number("todo"));
        Self { passed: number("pass"), failed, skipped }
    }
}

/// The number in front of `word`; `8/10` is read as 10.
fn number_before(line: &str, word: &str) -> Option<u64> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let pair = words.windows(2).find(|pair| pair[1].trim_end_matches([',', ';', ':', '.']) == word)?;
    pair[0].rsplit('/').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64, skipped: u64) -> Counts {
        Counts { passed, failed, skipped }
    }

    #[test]
    fn nextest() {
        let all = "   Starting 3 tests\n     Summary [   0.015s] 3 tests run: 3 passed, 0 skipped\n";
        assert_eq!(Counts::of_nextest(all), counts(3, 0, 0));
        let some = "     Summary [   9.1s] 10 tests run: 6 passed (1 slow), 2 failed, 1 timed out, 1 exec failed, 4 skipped\nFAIL x";
        assert_eq!(Counts::of_nextest(some), counts(6, 4, 4));
        assert_eq!(Counts::of_nextest("     Summary [   9.1s] 8/10 tests run: 8 passed, 0 skipped"), counts(8, 2, 0));
        assert_eq!(Counts::of_nextest("     Summary [   0.1s] 1 test run: 1 passed, 0 skipped"), counts(1, 0, 0));
        assert_eq!(Counts::of_nextest("error: could not compile `kern`"), counts(0, 0, 0));
    }

    #[test]
    fn libtest_adds_up_over_programs() {
        let text = "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                    test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n";
        assert_eq!(Counts::of_libtest(text), counts(7, 3, 1));
    }

    #[test]
    fn node() {
        let text = "✔ pass 9 (1ms)\nℹ tests 7\nℹ suites 0\nℹ pass 4\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 0\nℹ duration_ms 12.3\n";
        assert_eq!(Counts::of_node(text), counts(4, 2, 1));
        assert_eq!(Counts::of_node("# pass 2\n# fail 0\n"), counts(2, 0, 0));
    }
}
