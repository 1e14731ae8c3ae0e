//! The floors of the house; arrows only point down.

use crate::huis::Finding;
use crate::workspace::Workspace;

/// Where a crate lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Floor {
    /// Words everybody shares.
    Kern,
    /// The law.
    Recht,
    /// Analysis.
    Duiding,
    /// What machines do.
    Platform,
    /// Mechanisms of the work.
    Werk,
    /// What the municipality does.
    Domein,
    /// The program.
    Baken,
    /// Tools around it.
    Xtask,
}

impl Floor {
    /// The floor of the crate whose manifest is at `manifest`, relative to the root.
    pub fn of(manifest: &str) -> Option<Self> {
        let parts: Vec<&str> = manifest.split('/').collect();
        match parts.as_slice() {
            ["crates", "kern", _] => Some(Self::Kern),
            ["crates", "recht", _] => Some(Self::Recht),
            ["crates", "duiding", _] => Some(Self::Duiding),
            ["crates", "platform", _, _] => Some(Self::Platform),
            ["crates", "werk", _, _] => Some(Self::Werk),
            ["crates", "domein", _, _] => Some(Self::Domein),
            ["crates", "baken", _] => Some(Self::Baken),
            ["xtask", _] => Some(Self::Xtask),
            _ => None,
        }
    }

    /// Whether a crate on this floor may name one on `lower`.
    pub fn may_name(self, lower: Self) -> bool {
        match self {
            Self::Recht | Self::Duiding => lower == Self::Kern,
            // Platform crates may build on each other; cargo itself refuses a circle.
            Self::Platform => lower <= Self::Platform,
            // Neighbours that know each other cannot be changed alone: not in werk, not in domein.
            Self::Kern | Self::Werk | Self::Domein | Self::Baken | Self::Xtask => lower < self,
        }
    }

    /// Its name in documents.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kern => "kern",
            Self::Recht => "recht",
            Self::Duiding => "duiding",
            Self::Platform => "platform",
            Self::Werk => "werk",
            Self::Domein => "domein",
            Self::Baken => "baken",
            Self::Xtask => "xtask",
        }
    }
}

/// Arrows that point up or sideways, and crates outside the house. Arrows of tests count: they name a neighbour too.
pub fn check(workspace: &Workspace) -> Vec<Finding> {
    let members = workspace.members();
    let floor = |name: &str| members.get(name).and_then(|p| Floor::of(&workspace.relative(&p.manifest_path)));
    let mut findings = Vec::new();
    for (name, package) in &members {
        let place = workspace.relative(&package.manifest_path);
        let Some(from) = floor(name) else {
            findings.push(Finding::new(place, "deze crate staat op geen enkele verdieping"));
            continue;
        };
        for to in package.dependencies.iter().filter(|dependency| dependency.path.is_some()) {
            let allowed = floor(&to.name).is_some_and(|to| from.may_name(to));
            // A crate may name itself, for its own integration tests.
            if !allowed && to.name != *name {
                let what = format!("{name} mag {} niet kennen: pijlen wijzen alleen naar beneden", to.name);
                findings.push(Finding::new(place.clone(), what));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_down_are_fine() {
        for (from, to) in [
            (Floor::Recht, Floor::Kern),
            (Floor::Platform, Floor::Platform),
            (Floor::Platform, Floor::Duiding),
            (Floor::Werk, Floor::Platform),
            (Floor::Domein, Floor::Werk),
            (Floor::Domein, Floor::Recht),
            (Floor::Baken, Floor::Domein),
        ] {
            assert!(from.may_name(to), "{from:?} -> {to:?}");
        }
    }

    #[test]
    fn arrows_up_and_sideways_are_not() {
        for (from, to) in [
            (Floor::Kern, Floor::Recht),
            (Floor::Duiding, Floor::Recht),
            (Floor::Recht, Floor::Duiding),
            (Floor::Platform, Floor::Werk),
            (Floor::Werk, Floor::Werk),
            (Floor::Domein, Floor::Domein),
            (Floor::Domein, Floor::Baken),
            (Floor::Baken, Floor::Xtask),
        ] {
            assert!(!from.may_name(to), "{from:?} -> {to:?}");
        }
    }

    #[test]
    fn a_crate_outside_the_house_has_no_floor() {
        assert_eq!(Floor::of("crates/domein/signalen/Cargo.toml"), Some(Floor::Domein));
        assert_eq!(Floor::of("crates/services/Cargo.toml"), None);
        assert_eq!(Floor::of("crates/domein/Cargo.toml"), None);
    }

    #[test]
    fn a_sideways_arrow_is_named() {
        let text = r#"{"packages": [
            {"id": "a", "name": "jeugd", "version": "0", "license": null, "manifest_path": "/r/crates/domein/jeugd/Cargo.toml",
             "source": null, "dependencies": [{"name": "signalen", "path": "/r/crates/domein/signalen"}, {"name": "serde", "path": null}]},
            {"id": "b", "name": "signalen", "version": "0", "license": null, "manifest_path": "/r/crates/domein/signalen/Cargo.toml",
             "source": null, "dependencies": []}],
            "workspace_members": ["a", "b"], "workspace_root": "/r", "target_directory": "/r/target", "resolve": null}"#;
        let workspace: Workspace = serde_json::from_str(text).expect("metadata");
        let expected = "jeugd mag signalen niet kennen: pijlen wijzen alleen naar beneden";
        assert_eq!(check(&workspace), [Finding::new("crates/domein/jeugd/Cargo.toml", expected)]);
    }
}
