//! What every step gave, in order, and the last line.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::cleanup;
use crate::failure::Outcome;
use crate::process::{Finished, tail};
use crate::test::counts::Counts;

const SHOWN_LINES: usize = 60;

/// What one step gave.
#[derive(Default)]
pub struct Part {
    counts: Counts,
    skipped: Option<String>,
    failure: Option<String>,
}

impl Part {
    /// A check that either holds or fails.
    pub fn check(finished: Outcome<Finished>) -> Self {
        match finished {
            Ok(finished) if finished.ok => Self::outcome(Ok(())),
            Ok(finished) => Self::failed(tail(&finished.text, SHOWN_LINES)),
            Err(failure) => Self::outcome(Err(failure)),
        }
    }

    /// A check of our own.
    pub fn outcome(outcome: Outcome<()>) -> Self {
        match outcome {
            Ok(()) => Self { counts: Counts { passed: 1, ..Counts::default() }, ..Self::default() },
            Err(failure) => Self::failed(failure.to_string()),
        }
    }

    /// A run of tests, counted by `count`. A run without a single test proves nothing and counts as a failure.
    pub fn tests(finished: Outcome<Finished>, count: fn(&str) -> Counts) -> Self {
        match finished {
            Ok(finished) if count(&finished.text) == Counts::default() => {
                Self::failed(format!("Er is geen enkele test gedraaid.\n{}", tail(&finished.text, SHOWN_LINES)))
            }
            finished => Self::maybe_no_tests(finished, count),
        }
    }

    /// A run of tests that may well be empty.
    pub fn maybe_no_tests(finished: Outcome<Finished>, count: fn(&str) -> Counts) -> Self {
        let finished = match finished {
            Ok(finished) => finished,
            Err(failure) => return Self::failed(failure.to_string()),
        };
        let mut counts = count(&finished.text);
        if !finished.ok {
            // A runner that breaks before or after its tests has no failed test to show.
            counts.failed = counts.failed.max(1);
        }
        let failure = (counts.failed > 0).then(|| tail(&without_passed(&finished.text), SHOWN_LINES));
        let ignored = (counts.skipped > 0).then(|| format!("{} van de tests slaat zichzelf over", counts.skipped));
        Self { counts, skipped: ignored, failure }
    }

    /// Not tried, and why.
    pub fn skip(reason: impl Into<String>) -> Self {
        let counts = Counts { skipped: 1, ..Counts::default() };
        Self { counts, skipped: Some(reason.into()), failure: None }
    }

    fn failed(why: String) -> Self {
        Self { counts: Counts { failed: 1, ..Counts::default() }, skipped: None, failure: Some(why) }
    }
}

struct Step {
    name: &'static str,
    took: Duration,
    part: Part,
}

/// All steps so far.
#[derive(Default)]
pub struct Report {
    steps: Vec<Step>,
}

impl Report {
    /// Runs a step under its name and keeps what it gave.
    pub fn step(&mut self, name: &'static str, work: impl FnOnce() -> Part) {
        cleanup::halt_when_stopping();
        println!("\n== {name}");
        let started = Instant::now();
        let part = work();
        let took = started.elapsed();
        if let Some(reason) = &part.skipped {
            println!("overgeslagen: {reason}");
        }
        println!("-- {name}: {} in {}", verdict(&part), seconds(took));
        self.steps.push(Step { name, took, part });
    }

    /// Prints what happened; the last line holds the figures.
    pub fn finish(&self) -> ExitCode {
        cleanup::halt_when_stopping();
        println!("\n== tijd per stap");
        for step in &self.steps {
            println!("{:>9}  {}", seconds(step.took), step.name);
        }
        println!("{:>9}  samen", seconds(self.steps.iter().map(|step| step.took).sum()));
        self.print_each("overgeslagen", |part| part.skipped.as_deref());
        self.print_each("mislukt", |part| part.failure.as_deref());
        println!("\n{}", self.last_line());
        if self.counts().failed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }

    fn print_each(&self, title: &str, pick: fn(&Part) -> Option<&str>) {
        let picked: Vec<(&str, &str)> = self.steps.iter().filter_map(|s| Some((s.name, pick(&s.part)?))).collect();
        if picked.is_empty() {
            return;
        }
        println!("\n== {title}");
        for (name, text) in picked {
            println!("- {name}: {text}");
        }
    }

    fn counts(&self) -> Counts {
        let mut sum = Counts::default();
        self.steps.iter().for_each(|step| sum += step.part.counts);
        sum
    }

    fn last_line(&self) -> String {
        let Counts { passed, failed, skipped } = self.counts();
        format!("{passed} passed, {failed} failed, {skipped} skipped")
    }
}

/// What the runner said, without the lines about tests that passed: they would push the others out of sight.
fn without_passed(text: &str) -> String {
    let passed = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("PASS [") || line.starts_with('✔') || (line.starts_with("test ") && line.ends_with("... ok"))
    };
    text.lines().filter(|line| !passed(line)).collect::<Vec<_>>().join("\n")
}

fn verdict(part: &Part) -> &'static str {
    match part.counts {
        Counts { failed: 1.., .. } => "mislukt",
        Counts { passed: 0, skipped: 1.., .. } => "overgeslagen",
        _ => "goed",
    }
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64()).replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Failure;

    fn finished(ok: bool, text: &str) -> Finished {
        Finished { ok, text: text.to_owned() }
    }

    #[test]
    fn the_last_line_adds_everything() {
        let mut report = Report::default();
        report.step("a", || Part::check(Ok(finished(true, ""))));
        report.step("b", || Part::skip("geen browser"));
        let text = "test result: ok. 5 passed; 0 failed; 2 ignored;";
        report.step("c", || Part::tests(Ok(finished(true, text)), Counts::of_libtest));
        assert_eq!(report.last_line(), "6 passed, 0 failed, 3 skipped");
        assert_eq!(report.finish(), ExitCode::SUCCESS);
        report.step("d", || Part::outcome(Err(Failure::new("stuk"))));
        assert_eq!(report.last_line(), "6 passed, 1 failed, 3 skipped");
        assert_eq!(report.finish(), ExitCode::FAILURE);
    }

    #[test]
    fn a_runner_that_breaks_is_never_green() {
        for text in ["", "error: could not compile", "test result: ok. 5 passed; 0 failed; 0 ignored;"] {
            assert!(Part::tests(Ok(finished(false, text)), Counts::of_libtest).counts.failed > 0, "{text}");
        }
        assert_eq!(Part::tests(Ok(finished(true, "")), Counts::of_libtest).counts.failed, 1, "no test at all");
        assert_eq!(Part::maybe_no_tests(Ok(finished(true, "")), Counts::of_libtest).counts, Counts::default());
    }

    #[test]
    fn what_failed_is_not_pushed_out_of_sight() {
        let text = "    FAIL [ 1s] a\ntest b ... ok\ntest c ... FAILED\n    PASS [ 1s] d\n✔ e\n✖ f";
        assert_eq!(without_passed(text), "    FAIL [ 1s] a\ntest c ... FAILED\n✖ f");
    }

    #[test]
    fn seconds_are_written_the_dutch_way() {
        assert_eq!(seconds(Duration::from_millis(12_345)), "12,3 s");
    }
}
