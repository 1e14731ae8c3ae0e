//! Licences of what we build on, against the list in deny.toml.

use std::collections::BTreeSet;

use crate::huis::Finding;
use crate::huis::crates::Policy;
use crate::workspace::Workspace;

/// Packages whose licence is missing or does not go together with ours.
pub fn check(workspace: &Workspace, policy: &Policy) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in &workspace.packages {
        let what = match &package.license {
            None => Some("noemt geen licentie".to_owned()),
            Some(licence) if !allows(policy.licences(), licence) => {
                Some(format!("heeft de licentie {licence}; die staat niet in deny.toml"))
            }
            Some(_) => None,
        };
        findings.extend(what.map(|what| Finding::new(format!("{} {}", package.name, package.version), what)));
    }
    findings
}

/// Whether an SPDX expression can be satisfied with the `allowed` names alone.
fn allows(allowed: &BTreeSet<String>, expression: &str) -> bool {
    // Old manifests write a slash for OR.
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut parser = Parser { words: &words, allowed };
    parser.any() == Some(true) && parser.words.is_empty()
}

/// Recursive descent; None is an expression we do not understand, which is not allowed either.
struct Parser<'a> {
    words: &'a [&'a str],
    allowed: &'a BTreeSet<String>,
}

impl Parser<'_> {
    fn any(&mut self) -> Option<bool> {
        let mut result = self.all()?;
        while self.take("OR") {
            result |= self.all()?;
        }
        Some(result)
    }

    fn all(&mut self) -> Option<bool> {
        let mut result = self.one()?;
        while self.take("AND") {
            result &= self.one()?;
        }
        Some(result)
    }

    fn one(&mut self) -> Option<bool> {
        if self.take("(") {
            let inner = self.any()?;
            return self.take(")").then_some(inner);
        }
        let (name, rest) = self.words.split_first()?;
        self.words = rest;
        if !self.take("WITH") {
            return Some(self.allowed.contains(*name));
        }
        // An exception only gives more freedom; the licence itself decides.
        let (_exception, rest) = self.words.split_first()?;
        self.words = rest;
        Some(self.allowed.contains(*name))
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.words.first() == Some(&word);
        if found {
            self.words = &self.words[1..];
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(expression: &str) -> bool {
        allows(&["MIT", "Apache-2.0", "Unicode-3.0"].map(str::to_owned).into(), expression)
    }

    #[test]
    fn one_allowed_choice_is_enough() {
        for expression in [
            "MIT",
            "MIT OR GPL-3.0-only",
            "GPL-2.0/MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception",
            "Apache-2.0 WITH LLVM-exception OR GPL-3.0-only OR MIT",
        ] {
            assert!(judge(expression), "{expression}");
        }
    }

    #[test]
    fn everything_that_must_hold_must_be_allowed() {
        for expression in [
            "GPL-3.0-only",
            "MIT AND GPL-3.0-only",
            "(MIT OR Apache-2.0) AND SSPL-1.0",
            "",
            "MIT OR",
            "(MIT",
            "MIT MIT",
        ] {
            assert!(!judge(expression), "{expression}");
        }
    }
}
