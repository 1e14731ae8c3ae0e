//! What a first visit costs to send: the form for residents with everything that it loads.

use std::path::Path;

use crate::bench::served::Served;
use crate::failure::{Failure, Outcome};
use crate::http;

/// Bytes over the line, compressed where the server compresses.
pub struct Weight {
    /// The page, its styles, script, typeface and icon.
    pub page: usize,
    /// All styles among them.
    pub styles: usize,
}

/// Fetches the page as a browser that was never here.
pub fn first_visit(served: &Served) -> Outcome<Weight> {
    let fetch = |path: &str| {
        let reply = http::get(served.address, path, &[("Accept-Encoding", "gzip")])?;
        if reply.status == 200 { Ok(reply.body) } else { Err(Failure::new(format!("{path} is er niet."))) }
    };
    // Uncompressed once, to read what it loads.
    let html = http::get(served.address, "/melden", &[])?.text();
    let mut weight = Weight { page: fetch("/melden")?.len(), styles: 0 };
    for path in loaded(&html) {
        let bytes = fetch(path)?.len();
        weight.page += bytes;
        weight.styles += if Path::new(path).extension().is_some_and(|kind| kind == "css") { bytes } else { 0 };
    }
    if weight.styles == 0 { Err(Failure::new("/melden heeft geen stijlblad.")) } else { Ok(weight) }
}

/// Addresses of this site that the page loads by itself: links are not followed.
fn loaded(html: &str) -> Vec<&str> {
    let tags = html.split('<').filter(|tag| ["link ", "script ", "img "].iter().any(|name| tag.starts_with(name)));
    let paths = tags.filter_map(|tag| {
        let (_, rest) = tag.split_once("href=\"").or_else(|| tag.split_once("src=\""))?;
        rest.split('"').next()
    });
    paths.filter(|path| path.starts_with('/')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_loads_is_found_and_what_it_links_to_is_not() {
        let html =
            r#"<link rel="stylesheet" href="/stijl/a.css"><a href="/b">b</a><script src="/c.js" defer></script>"#;
        assert_eq!(loaded(html), ["/stijl/a.css", "/c.js"]);
    }
}
