//! Embeds the built interface files in the program, each under a name that carries its content hash.
//!
//! With `assets/dist` (made by `assets/build.mjs`) everything is there. Without it only our own CSS, scripts and icons
//! are, so that a checkout without npm still compiles and works, less prettily.

use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::{env, fs};

struct File {
    name: String,
    bytes: Vec<u8>,
    br: Option<Vec<u8>>,
}

fn main() -> io::Result<()> {
    let assets = PathBuf::from("assets");
    let dist = assets.join("dist");
    // Watching a missing path would rebuild this crate every time, so without dist its parent is watched.
    let watched = if dist.is_dir() { vec!["build.rs", "assets/dist"] } else { vec!["build.rs", "assets"] };
    for path in watched {
        println!("cargo::rerun-if-changed={path}");
    }
    let files = if dist.is_dir() { built(&dist)? } else { own(&assets)? };
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR is not set"))?);
    fs::write(out.join("assets.rs"), table(&files, dist.is_dir(), &out)?)
}

/// The files of dist, each with the Brotli copy that stands beside it.
fn built(dist: &Path) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|extension| extension == "br") {
            continue;
        }
        let br = dist.join(format!("{name}.br"));
        files.push(File { bytes: fs::read(&path)?, br: br.exists().then(|| fs::read(&br)).transpose()?, name });
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// Our own sources, joined but not minified.
fn own(assets: &Path) -> io::Result<Vec<File>> {
    let css = assets.join("css");
    let mut style = Vec::new();
    for name in fs::read_to_string(css.join("volgorde.txt"))?.lines().chain(["kaal.css"]) {
        style.extend(fs::read(css.join(name))?);
    }
    let plain = |name: &str, bytes| File { name: name.to_owned(), bytes, br: None };
    let mut files = vec![plain("baken.css", style)];
    for name in ["iconen.svg", "baken.svg"] {
        files.push(plain(name, fs::read(assets.join(name))?));
    }
    for entry in fs::read_dir(assets.join("js"))? {
        let path = entry?.path();
        files.push(plain(&path.file_name().unwrap_or_default().to_string_lossy(), fs::read(&path)?));
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// Writes every file to OUT_DIR and returns the Rust table that includes them.
fn table(files: &[File], complete: bool, out: &Path) -> io::Result<String> {
    let mut code = format!(
        "/// Whether `assets/dist` was there when this program was built.\npub const COMPLEET: bool = {complete};\n"
    );
    code.push_str("static ASSETS: &[(&str, Asset)] = &[\n");
    for File { name, bytes, br } in files {
        let hash = hex(bytes);
        let served = if already_hashed(name) { name.clone() } else { with_hash(name, &hash) };
        let include = |suffix: &str, content: &[u8]| -> io::Result<String> {
            fs::write(out.join(format!("{name}{suffix}")), content)?;
            Ok(format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}{suffix}\"))"))
        };
        let gz = gzip(bytes)?;
        let gz = if gz.len() < bytes.len() { format!("Some({})", include(".gz", &gz)?) } else { "None".to_owned() };
        let br =
            br.as_ref().map_or(Ok("None".to_owned()), |br| include(".br", br).map(|path| format!("Some({path})")))?;
        let _ = writeln!(
            code,
            "({name:?}, Asset {{ url: {:?}, bytes: {}, gz: {gz}, br: {br}, content_type: {:?}, etag: {:?} }}),",
            format!("/stijl/{served}"),
            include("", bytes)?,
            content_type(name),
            format!("\"{hash}\""),
        );
    }
    code.push_str("];\n");
    Ok(code)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Fonts are named by `build.mjs`, since the style sheet refers to them.
fn already_hashed(name: &str) -> bool {
    name.split('.')
        .rev()
        .nth(1)
        .is_some_and(|part| part.len() == 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn with_hash(name: &str, hash: &str) -> String {
    name.rsplit_once('.')
        .map_or_else(|| format!("{name}.{hash}"), |(stem, extension)| format!("{stem}.{hash}.{extension}"))
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
