//! `cargo xtask sbom`: the list of everything in the program, as CycloneDX.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::failure::{Explain, Outcome};
use crate::workspace::{Package, Workspace};

const NPM_LOCK: &str = "crates/platform/ui/assets/package-lock.json";

/// Writes it next to what cargo builds. The same checkout gives the same bytes: no date, no random number.
pub fn run() -> Outcome<()> {
    let workspace = Workspace::graph()?;
    let checksums = checksums(&workspace.root.join("Cargo.lock"))?;
    let mut bom = bom(&workspace, &checksums);
    let npm = npm_components(&workspace.root.join(NPM_LOCK))?;
    if let Some(components) = bom["components"].as_array_mut() {
        components.extend(npm);
    }
    let path = workspace.target_directory.join("baken.cdx.json");
    let text = serde_json::to_string_pretty(&bom).explain("De lijst opstellen lukt niet")?;
    fs::create_dir_all(&workspace.target_directory).explain("De bouwmap maken lukt niet")?;
    fs::write(&path, text + "\n").explain(format!("{} schrijven lukt niet", path.display()))?;
    let count = bom["components"].as_array().map_or(0, Vec::len);
    println!("{count} onderdelen staan in {}", path.display());
    Ok(())
}

fn bom(workspace: &Workspace, checksums: &BTreeMap<(String, String), String>) -> Value {
    let shipped = workspace.closure("baken");
    let mut packages: Vec<&Package> = workspace.packages.iter().filter(|p| shipped.contains(p.id.as_str())).collect();
    packages.sort_by_key(|package| (&package.name, &package.version));
    let refs: BTreeMap<&str, String> = packages.iter().map(|p| (p.id.as_str(), purl(p))).collect();
    let edges = workspace.edges();
    let dependencies = packages.iter().map(|package| {
        let needs = edges.get(package.id.as_str()).into_iter().flatten();
        let mut needs: Vec<&String> = needs.filter_map(|id| refs.get(id)).collect();
        needs.sort();
        json!({ "ref": purl(package), "dependsOn": needs })
    });
    let dependencies: Vec<Value> = dependencies.collect();
    let (main, others): (Vec<&Package>, Vec<&Package>) = packages.iter().partition(|package| package.name == "baken");
    let checksum = |package: &Package| checksums.get(&(package.name.clone(), package.version.clone()));
    let components: Vec<Value> = others.iter().map(|p| component(p, "library", checksum(p))).collect();
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": main.first().map(|package| component(package, "application", None)) },
        "components": components,
        "dependencies": dependencies,
    })
}

fn purl(package: &Package) -> String {
    format!("pkg:cargo/{}@{}", package.name, package.version)
}

fn component(package: &Package, kind: &str, checksum: Option<&String>) -> Value {
    let mut component = Map::new();
    component.insert("type".into(), kind.into());
    component.insert("bom-ref".into(), purl(package).into());
    component.insert("name".into(), package.name.clone().into());
    component.insert("version".into(), package.version.clone().into());
    component.insert("purl".into(), purl(package).into());
    if let Some(licence) = &package.license {
        component.insert("licenses".into(), json!([{ "expression": licence.replace('/', " OR ") }]));
    }
    if let Some(checksum) = checksum {
        component.insert("hashes".into(), json!([{ "alg": "SHA-256", "content": checksum }]));
    }
    component.into()
}

#[derive(Deserialize)]
struct CargoLock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

fn checksums(path: &Path) -> Outcome<BTreeMap<(String, String), String>> {
    let text = fs::read_to_string(path).explain("Cargo.lock lezen lukt niet")?;
    let lock: CargoLock = toml::from_str(&text).explain("Cargo.lock is niet te begrijpen")?;
    Ok(lock.package.into_iter().filter_map(|p| Some(((p.name, p.version), p.checksum?))).collect())
}

#[derive(Deserialize)]
struct NpmLock {
    packages: BTreeMap<String, NpmPackage>,
}

#[derive(Deserialize)]
struct NpmPackage {
    version: Option<String>,
    license: Option<String>,
}

/// What the styles and scripts are made of.
fn npm_components(path: &Path) -> Outcome<Vec<Value>> {
    if !path.is_file() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(path).explain(format!("{NPM_LOCK} lezen lukt niet"))?;
    let lock: NpmLock = serde_json::from_str(&text).explain(format!("{NPM_LOCK} is niet te begrijpen"))?;
    Ok(lock.packages.iter().filter_map(|(path, package)| npm_component(path, package)).collect())
}

fn npm_component(path: &str, package: &NpmPackage) -> Option<Value> {
    let (_, name) = path.rsplit_once("node_modules/")?;
    let version = package.version.as_deref()?;
    // A package URL writes the at sign of a scope in percent notation.
    let purl = format!("pkg:npm/{}@{version}", name.replacen('@', "%40", 1));
    let mut component = json!({ "type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl });
    if let Some(licence) = &package.license {
        component["licenses"] = json!([{ "expression": licence }]);
    }
    Some(component)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scoped_npm_package_has_a_valid_url() {
        let package = NpmPackage { version: Some("1.1.0".into()), license: Some("EUPL-1.2".into()) };
        let component = npm_component("node_modules/@utrecht/knop", &package).expect("a component");
        assert_eq!(component["purl"], "pkg:npm/%40utrecht/knop@1.1.0");
        assert_eq!(component["name"], "@utrecht/knop");
        assert_eq!(npm_component("", &package), None);
    }

    #[test]
    fn only_what_the_program_needs_is_listed() {
        let text = r#"{"packages": [
            {"id": "b", "name": "baken", "version": "0.1.0", "license": "EUPL-1.2", "manifest_path": "/r/crates/baken/Cargo.toml", "source": null, "dependencies": []},
            {"id": "s", "name": "serde", "version": "1.0.0", "license": "MIT/Apache-2.0", "manifest_path": "/c/serde/Cargo.toml", "source": "registry", "dependencies": []},
            {"id": "p", "name": "proptest", "version": "1.0.0", "license": "MIT", "manifest_path": "/c/proptest/Cargo.toml", "source": "registry", "dependencies": []}],
            "workspace_members": ["b"], "workspace_root": "/r", "target_directory": "/r/target", "resolve": {"nodes": [
            {"id": "b", "deps": [{"pkg": "s", "dep_kinds": [{"kind": null}]}, {"pkg": "p", "dep_kinds": [{"kind": "dev"}]}]},
            {"id": "s", "deps": []}, {"id": "p", "deps": []}]}}"#;
        let workspace: Workspace = serde_json::from_str(text).expect("metadata");
        let sums = BTreeMap::from([(("serde".to_owned(), "1.0.0".to_owned()), "00ff".to_owned())]);
        let bom = bom(&workspace, &sums);
        assert_eq!(bom["metadata"]["component"]["name"], "baken");
        assert_eq!(bom["components"].as_array().map(Vec::len), Some(1));
        assert_eq!(bom["components"][0]["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(bom["components"][0]["hashes"][0]["content"], "00ff");
        assert_eq!(bom["dependencies"][0]["dependsOn"][0], "pkg:cargo/serde@1.0.0");
    }
}
