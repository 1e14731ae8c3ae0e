//! Files: small, and named after what is in them.

use crate::huis::Finding;

const STOP: usize = 800;
const LOOK_TWICE: usize = 400;
const EMPTY_NAMES: [&str; 6] = ["utils", "helpers", "common", "misc", "manager", "service"];
const COUNTED: [&str; 6] = [".rs", ".mjs", ".js", ".css", ".sql", ".html"];

/// Too long, or named after nothing.
pub fn check(path: &str, content: &str) -> Option<Finding> {
    let file = path.rsplit('/').next().unwrap_or(path);
    if let Some((stem, "rs")) = file.rsplit_once('.')
        && EMPTY_NAMES.contains(&stem)
    {
        return Some(Finding::new(path, "deze naam zegt niet wat erin staat"));
    }
    let lines = length(path, content)?;
    (lines > STOP).then(|| Finding::new(path, format!("{lines} regels; meer dan {STOP} mag niet")))
}

/// Long enough to look at twice.
pub fn remark(path: &str, content: &str) -> Option<String> {
    let lines = length(path, content)?;
    (lines > LOOK_TWICE && lines <= STOP).then(|| format!("{path} heeft {lines} regels; kan het in tweeën?"))
}

/// Lines without tests; None for what is not code or is all test.
fn length(path: &str, content: &str) -> Option<usize> {
    let is_test = path.split('/').any(|part| part == "tests" || part == "tests.rs") || path.contains(".test.");
    if is_test || !COUNTED.iter().any(|end| path.ends_with(end)) {
        return None;
    }
    let lines: Vec<&str> = content.lines().collect();
    let tests = lines.windows(2).position(|pair| pair[0] == "#[cfg(test)]" && pair[1].ends_with('{'));
    Some(tests.unwrap_or(lines.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_hundred_lines_pass_and_one_more_does_not() {
        assert_eq!(check("a.rs", &"x\n".repeat(800)), None);
        assert!(check("a.rs", &"x\n".repeat(801)).is_some());
        assert!(check("stijl.css", &"x\n".repeat(801)).is_some());
        assert_eq!(check("Cargo.lock", &"x\n".repeat(801)), None);
    }

    #[test]
    fn tests_are_not_counted() {
        let content = "x\n".repeat(10) + "#[cfg(test)]\nmod tests {\n" + &"x\n".repeat(900) + "}\n";
        assert_eq!(length("a.rs", &content), Some(10));
        assert_eq!(length("crates/x/tests/a.rs", &content), None);
        assert_eq!(length("a.rs", "#[cfg(test)]\nmod tests;\nx\n"), Some(3));
    }

    #[test]
    fn long_files_are_listed() {
        assert_eq!(remark("a.rs", &"x\n".repeat(400)), None);
        assert!(remark("a.rs", &"x\n".repeat(401)).is_some());
    }

    #[test]
    fn names_that_say_nothing_are_refused() {
        assert!(check("crates/kern/src/utils.rs", "").is_some());
        assert!(check("crates/kern/src/service.rs", "").is_some());
        assert_eq!(check("crates/kern/src/tijd.rs", ""), None);
    }
}
