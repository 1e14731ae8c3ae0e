//! Which crates of others we build on.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::failure::{Explain, Outcome};
use crate::huis::Finding;
use crate::workspace::Workspace;

/// Time goes through jiff. Below us others may still use chrono, so this is no ban for the whole graph.
const NOT_OURS: [&str; 1] = ["chrono"];

/// What deny.toml says; the one list for cargo-deny and for us.
#[derive(Deserialize)]
pub struct Policy {
    licenses: Licences,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licences {
    allow: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Deserialize)]
struct Ban {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}

impl Policy {
    /// Reads the file.
    pub fn load(path: &Path) -> Outcome<Self> {
        let text = fs::read_to_string(path).explain("deny.toml lezen lukt niet")?;
        toml::from_str(&text).explain("deny.toml is niet te begrijpen")
    }

    /// SPDX names of licences that go together with EUPL-1.2.
    pub fn licences(&self) -> &BTreeSet<String> {
        &self.licenses.allow
    }
}

/// Crates that may not be in the graph, and crates that we may not name ourselves.
pub fn banned(workspace: &Workspace, policy: &Policy) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in &workspace.packages {
        if let Some(ban) = policy.bans.deny.iter().find(|ban| ban.name == package.name) {
            findings.push(Finding::new("Cargo.lock", format!("{} is niet toegestaan: {}", package.name, ban.reason)));
        }
    }
    for (name, package) in workspace.members() {
        for dependency in package.dependencies.iter().filter(|d| NOT_OURS.contains(&d.name.as_str())) {
            let place = workspace.relative(&package.manifest_path);
            findings
                .push(Finding::new(place, format!("{name} gebruikt {}; tijd gaat bij ons via jiff", dependency.name)));
        }
    }
    findings
}

/// Crates that are built in more than one version.
pub fn duplicates(workspace: &Workspace) -> Vec<String> {
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in &workspace.packages {
        versions.entry(&package.name).or_default().insert(&package.version);
    }
    let double = versions.into_iter().filter(|(_, versions)| versions.len() > 1);
    double.map(|(name, versions)| format!("{name} zit er {} keer in: {}", versions.len(), join(versions))).collect()
}

fn join(versions: BTreeSet<&str>) -> String {
    versions.into_iter().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace() -> Workspace {
        let package = |id: &str, name: &str, version: &str, source: &str, dependencies: &str| {
            format!(
                r#"{{"id": "{id}", "name": "{name}", "version": "{version}", "license": "MIT", "source": {source},
                "manifest_path": "/r/crates/{name}/Cargo.toml", "dependencies": [{dependencies}]}}"#
            )
        };
        let packages = [
            package("k", "kern", "0.1.0", "null", r#"{"name": "chrono", "path": null}"#),
            package("o", "openssl-sys", "0.9.0", r#""registry""#, ""),
            package("a", "syn", "1.0.0", r#""registry""#, ""),
            package("b", "syn", "2.0.0", r#""registry""#, ""),
        ];
        let text = format!(
            r#"{{"packages": [{}], "workspace_members": ["k"], "workspace_root": "/r", "target_directory": "/r/target",
            "resolve": null}}"#,
            packages.join(",")
        );
        serde_json::from_str(&text).expect("metadata")
    }

    #[test]
    fn banned_crates_are_named_with_the_reason() {
        let text = "[licenses]\nallow = []\n[bans]\ndeny = [{ crate = \"openssl-sys\", reason = \"rustls\" }]\n";
        let policy: Policy = toml::from_str(text).expect("a policy");
        let findings = banned(&workspace(), &policy);
        assert_eq!(findings[0], Finding::new("Cargo.lock", "openssl-sys is niet toegestaan: rustls"));
        assert_eq!(findings[1].place, "crates/kern/Cargo.toml");
        assert_eq!(findings.len(), 2);
    }

    #[test]
    fn double_versions_are_remarked() {
        assert_eq!(duplicates(&workspace()), ["syn zit er 2 keer in: 1.0.0, 2.0.0"]);
    }
}
