//! Words that must not stand in a committed file. They are put together here, so that this file does not hold them.

use std::path::Path;

use crate::huis::Finding;

const UNREASONED: [&str; 2] = [concat!("#[", "allow("), concat!("#![", "allow(")];
const UNFINISHED: [&str; 3] = [concat!("todo", "!("), concat!("unimplemented", "!("), concat!("dbg", "!(")];
const MACHINE_FOLDERS: [&str; 4] = ["tmp", "work", "root", "home"];
const RESOLVED: &str = concat!("\"resolved\"", ": \"http");

/// Every line with a forbidden word.
pub fn check(path: &str, content: &str) -> Vec<Finding> {
    let lines = content.lines().enumerate();
    lines.filter_map(|(index, line)| Some(Finding::new(format!("{path}:{}", index + 1), fault(path, line)?))).collect()
}

fn fault(path: &str, line: &str) -> Option<String> {
    if is_rust(path) && !line.trim_start().starts_with("//") {
        if UNREASONED.iter().any(|word| line.contains(word)) {
            return Some("een uitzondering heeft een reden: gebruik #[expect(.., reason = \"..\")]".to_owned());
        }
        if let Some(word) = UNFINISHED.iter().find(|word| has_macro(line, word)) {
            return Some(format!("{word}..) hoort niet in de code"));
        }
    }
    if path.ends_with("package-lock.json") && line.contains(RESOLVED) {
        return Some("een adres van een pakketwinkel hoort niet in het slotbestand".to_owned());
    }
    machine_path(line).map(|folder| format!("/{folder} bestaat alleen op één computer"))
}

fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "rs")
}

/// A macro by exactly this name, not one whose name ends alike.
fn has_macro(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// The folder of an absolute path of one machine. A part of a web address or of a longer path is something else.
fn machine_path(line: &str) -> Option<&'static str> {
    let is_inside = |c: char| c.is_alphanumeric() || "._-~/)}]%".contains(c);
    let goes_on = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    MACHINE_FOLDERS.into_iter().find(|folder| {
        let word = format!("/{folder}");
        line.match_indices(&word)
            .any(|(at, _)| !line[..at].ends_with(is_inside) && !line[at + word.len()..].starts_with(goes_on))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slash(rest: &str) -> String {
        format!("/{rest}")
    }

    #[test]
    fn exceptions_without_a_reason_are_found_and_comments_are_not() {
        let line = format!("{}dead_code)]", UNREASONED[0]);
        assert_eq!(check("a.rs", &line).len(), 1);
        assert_eq!(check("a.rs", &format!("// {line}")).len(), 0);
        assert_eq!(check("a.md", &line).len(), 0);
    }

    #[test]
    fn unfinished_code_is_found_by_its_own_name_only() {
        assert_eq!(check("a.rs", &format!("    {})", UNFINISHED[0])).len(), 1);
        assert_eq!(check("a.rs", &format!("    my_{})", UNFINISHED[0])).len(), 0);
    }

    #[test]
    fn paths_of_one_machine_are_found_everywhere() {
        for path in ["a.rs", "README.md", "b.mjs"] {
            assert_eq!(check(path, &format!("open(\"{}\")", slash("tmp/x"))).len(), 1);
            assert_eq!(check(path, &slash("home/jan")).len(), 1);
        }
    }

    #[test]
    fn look_alikes_are_not_paths_of_one_machine() {
        for line in ["https://voorbeeld.nl/home", "crates/werk", "a/work/b", "/homepage", "/work-flow", "/tmpl"] {
            assert_eq!(check("a.md", line), [], "{line}");
        }
    }

    #[test]
    fn a_lock_file_names_no_shop() {
        assert_eq!(check("x/package-lock.json", &format!("  {RESOLVED}s://voorbeeld.nl/a.tgz\"")).len(), 1);
        assert_eq!(check("x/package-lock.json", "  \"version\": \"1.0.0\"").len(), 0);
    }
}
