//! Every frame, building block and field, rendered with samples: snapshots, and rules that hold for each of them.

#[path = "../examples/galerij/paginas.rs"]
mod paginas;

use std::collections::BTreeSet;
use std::fs;

fn pages() -> Vec<(&'static str, String)> {
    paginas::pages().expect("the gallery renders")
}

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The opening tags of elements with this name.
fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    html.split(&format!("<{name}")).skip(1).filter_map(|rest| rest.split('>').next()).collect()
}

#[test]
fn elke_pagina_ziet_eruit_zoals_afgesproken() {
    for (name, html) in pages() {
        // The head differs with and without npm packages, and the hash of the icons with every new icon.
        let body =
            html.split_once("<body").map_or("", |(_, body)| body).replace(ui::url("iconen.svg"), "/stijl/iconen.svg");
        insta::assert_snapshot!(name, body);
    }
}

#[test]
fn geen_stijl_en_geen_script_in_de_pagina() {
    for (name, html) in pages() {
        assert!(!html.contains(" style=") && !html.contains("<style"), "{name}");
        assert!(tags(&html, "script").iter().all(|tag| tag.contains("src=\"/stijl/")), "{name}");
        let handlers = html
            .split('<')
            .filter(|tag| tag.split('>').next().is_some_and(|tag| tag.contains(" on") && tag.contains("on=\"")));
        assert_eq!(handlers.count(), 0, "{name}");
    }
}

#[test]
fn tekst_van_buiten_blijft_tekst() {
    let (_, html) = pages().remove(0);
    assert!(!html.contains("<script>alert"));
    assert!(html.contains("&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62; &#38;"), "in the text area");
    let (_, html) = pages().remove(1);
    assert!(html.contains("value=\"&#60;script&#62;alert(&#39;x&#39;)"), "in an attribute");
}

#[test]
fn elke_verwijzing_heeft_een_doel_en_elk_id_is_uniek() {
    for (name, html) in pages() {
        let ids = values(&html, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(
            ids.len(),
            unique.len(),
            "{name}: {:?}",
            ids.iter().filter(|id| ids.iter().filter(|other| other == id).count() > 1).collect::<Vec<_>>()
        );
        let references = ["for", "aria-describedby", "aria-labelledby", "popovertarget", "data-kopieer"];
        for id in references.iter().flat_map(|attribute| values(&html, attribute)).flat_map(str::split_whitespace) {
            assert!(unique.contains(id), "{name}: nothing has the id {id}");
        }
        if let Some((_, summary)) = html.split_once("id=\"fouten\"") {
            for href in values(summary.split("</ul>").next().unwrap_or_default(), "href") {
                assert!(unique.contains(href.trim_start_matches('#')), "{name}: {href}");
            }
        }
    }
}

#[test]
fn elk_veld_heeft_een_label() {
    for (name, html) in pages() {
        let labelled: BTreeSet<&str> = values(&html, "for").into_iter().collect();
        let fields = ["input", "select", "textarea"].into_iter().flat_map(|tag| tags(&html, tag));
        for field in fields.filter(|tag| !tag.contains("type=\"hidden\"")) {
            let id = values(field, "id");
            let wrapped = html.contains(&format!("<label><input{field}>"));
            assert!(wrapped || id.iter().any(|id| labelled.contains(id)), "{name}: <input{field}>");
        }
    }
}

#[test]
fn elk_icoon_en_elke_klasse_bestaat() {
    let icons = fs::read_to_string("assets/iconen.svg").expect("icons");
    let css: String = fs::read_dir("assets/css")
        .expect("css")
        .map(|entry| fs::read_to_string(entry.expect("entry").path()).expect("readable"))
        .collect();
    // The plain form of blocks that have rules only for their other forms.
    let plain = ["b-lijst", "b-let--blauw", "b-schaal--4"];
    for (name, html) in pages() {
        for icon in values(&html, "href").into_iter().filter_map(|href| href.strip_prefix(ui::url("iconen.svg"))) {
            assert!(icons.contains(&format!("id=\"{}\"", icon.trim_start_matches('#'))), "{name}: no icon {icon}");
        }
        let classes = values(&html, "class").into_iter().flat_map(str::split_whitespace);
        for class in classes.filter(|class| class.starts_with("b-") || class.starts_with("p-")) {
            assert!(css.contains(&format!(".{class}")) || plain.contains(&class), "{name}: no rule for .{class}");
        }
    }
}

#[test]
fn de_publieke_kant_noemt_altijd_de_nummers_en_de_verplichte_paginas() {
    for (name, html) in pages().into_iter().filter(|(name, _)| ["melding", "status", "fout"].contains(name)) {
        for text in [
            "tel:112",
            "tel:09008844",
            "tel:08007000",
            "/privacy",
            "/toegankelijkheid",
            "/over",
            "lang=\"nl\"",
            "href=\"#inhoud\"",
        ] {
            assert!(html.contains(text), "{name}: {text}");
        }
    }
}

#[test]
fn fouten_staan_boven_het_formulier_en_in_de_titel() {
    let (_, html) = pages().remove(1);
    let (summary, form) = (html.find("id=\"fouten\""), html.find("<form"));
    assert!(summary.is_some() && summary < form);
    assert!(html.contains("<title>3 fouten: Waar en wanneer gebeurt het? – Gemeente Voorbeeldstad</title>"));
    assert!(html.contains("aria-invalid=\"true\" aria-describedby=\"plek-hint plek-fout\""));
}
