//! What cargo and git know about this checkout.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use crate::cause;
use crate::failure::{Explain, Failure, Outcome};
use crate::process::{self, Echo};

/// `cargo metadata`, as far as we read it.
#[derive(Deserialize)]
pub struct Workspace {
    /// Every package of the graph, ours and others'.
    pub packages: Vec<Package>,
    /// Ids of our own packages.
    #[serde(rename = "workspace_members")]
    pub member_ids: BTreeSet<String>,
    /// The checkout.
    #[serde(rename = "workspace_root")]
    pub root: PathBuf,
    /// Where cargo builds; may lie outside the checkout.
    pub target_directory: PathBuf,
    resolve: Option<Resolve>,
}

/// One package.
#[derive(Deserialize)]
pub struct Package {
    /// Cargo's own id.
    pub id: String,
    /// Name as in its manifest.
    pub name: String,
    /// Version as in its manifest.
    pub version: String,
    /// SPDX expression, when it has one.
    pub license: Option<String>,
    /// Path of its manifest.
    pub manifest_path: PathBuf,
    /// Declared dependencies of every kind.
    pub dependencies: Vec<Dependency>,
}

/// A declared dependency.
#[derive(Deserialize)]
pub struct Dependency {
    /// Package name.
    pub name: String,
    /// Present when it is one of our own.
    pub path: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<NodeDep>,
}

#[derive(Deserialize)]
struct NodeDep {
    pkg: String,
    dep_kinds: Vec<DepKind>,
}

#[derive(Deserialize)]
struct DepKind {
    kind: Option<String>,
}

impl Workspace {
    /// Our own packages and the folders only: fast, needs no network.
    pub fn folders() -> Outcome<Self> {
        Self::load(&["--no-deps"])
    }

    /// The whole graph for this machine. Other platforms are left out: their packages may never have been fetched.
    pub fn graph() -> Outcome<Self> {
        let about = process::run(Command::new("rustc").arg("-vV"), Echo::Silent)?;
        let host = about.text.lines().find_map(|line| line.strip_prefix("host: "));
        Self::load(&["--filter-platform", host.ok_or_else(|| Failure::new("rustc -vV noemt geen platform."))?])
    }

    fn load(arguments: &[&str]) -> Outcome<Self> {
        let mut command = process::cargo();
        let output = command.args(["metadata", "--format-version", "1"]).args(arguments).output();
        let output = output.explain("cargo metadata starten lukt niet")?;
        if !output.status.success() {
            let text = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(Failure::new(cause::explanation(&text, Path::new("."), "cargo metadata lukt niet.")));
        }
        serde_json::from_slice(&output.stdout).explain("De uitvoer van cargo metadata is niet te lezen")
    }

    /// Our own packages by name.
    pub fn members(&self) -> BTreeMap<&str, &Package> {
        let ours = self.packages.iter().filter(|package| self.member_ids.contains(&package.id));
        ours.map(|package| (package.name.as_str(), package)).collect()
    }

    /// Ids of what `from` needs to be built and to run, itself included; test-only packages are left out.
    pub fn closure(&self, from: &str) -> BTreeSet<&str> {
        let edges = self.edges();
        let mut seen = BTreeSet::new();
        let mut queue: Vec<&str> = self.packages.iter().filter(|p| p.name == from).map(|p| p.id.as_str()).collect();
        while let Some(id) = queue.pop() {
            if seen.insert(id) {
                queue.extend(edges.get(id).into_iter().flatten());
            }
        }
        seen
    }

    /// Who needs whom to be built and to run, by id.
    pub fn edges(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let nodes = self.resolve.iter().flat_map(|resolve| &resolve.nodes);
        let needed = |dep: &&NodeDep| dep.dep_kinds.iter().any(|kind| kind.kind.as_deref() != Some("dev"));
        nodes
            .map(|node| (node.id.as_str(), node.deps.iter().filter(needed).map(|d| d.pkg.as_str()).collect()))
            .collect()
    }

    /// A path of ours as written from the root, with forward slashes.
    pub fn relative(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).to_string_lossy().replace('\\', "/")
    }
}

/// Files that are or would be committed, relative to the root.
pub fn tracked_files(root: &Path) -> Outcome<Vec<String>> {
    let mut git = Command::new("git");
    // The checkout may belong to another user than the one who builds it.
    git.args(["-c", "safe.directory=*", "-C"]).arg(root);
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let output = git.output().explain("git starten lukt niet; installeer git")?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(Failure::new(format!("git kan de bestanden niet noemen. Is dit een git-map?\n{text}")));
    }
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut files: Vec<String> = text.split('\0').filter(|f| root.join(f).is_file()).map(str::to_owned).collect();
    files.sort();
    files.dedup();
    Ok(files)
}
