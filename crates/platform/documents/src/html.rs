//! A letter as an article on a page.

use crate::{Blok, Brief, Staat, Stuk, Tekst, schoon};

/// The letter as one `<article>`. The title is a heading of level `titelniveau` (1 to 3), so that the headings of the page
/// around it stay in order. Every word of the letter is escaped.
pub fn html(brief: &Brief, titelniveau: u8) -> String {
    let brief = schoon::brief(brief);
    let niveau = titelniveau.clamp(1, 3);
    let kop = format!("h{niveau}");
    let mut uit = String::from("<article class=\"brief\" lang=\"nl\">\n");
    if brief.staat == Staat::Concept {
        uit.extend(["<p class=\"brief-concept\"><strong>", CONCEPT, "</strong></p>\n"]);
    }
    uit.push_str("<header class=\"brief-hoofd\">\n");
    let gemeente = format!("<strong>{}</strong>", veilig(&brief.afzender.gemeente));
    let afzender = std::iter::once(gemeente).chain(brief.afzender.regels.iter().map(|regel| veilig(regel)));
    uit.extend(["<p class=\"brief-afzender\">", &samen(afzender), "</p>\n"]);
    if !brief.aan.is_empty() {
        uit.extend(["<p class=\"brief-aan\">", &samen(brief.aan.iter().map(|regel| veilig(regel))), "</p>\n"]);
    }
    if !brief.gegevens.is_empty() {
        uit.push_str("<dl class=\"brief-gegevens\">\n");
        for (label, waarde) in &brief.gegevens {
            uit.extend(["<div><dt>", &veilig(label), "</dt><dd>", &veilig(waarde), "</dd></div>\n"]);
        }
        uit.push_str("</dl>\n");
    }
    uit.extend(["</header>\n", &element(&kop, &veilig(&brief.titel))]);
    for deel in &brief.blokken {
        blok(deel, niveau, &mut uit);
    }
    if !brief.ondertekening.is_empty() {
        let regels = brief.ondertekening.iter().map(|regel| veilig(regel));
        uit.extend(["<p class=\"brief-ondertekening\">", &samen(regels), "</p>\n"]);
    }
    if !brief.bijlagen.is_empty() {
        uit.push_str("<section class=\"brief-bijlagen\">\n");
        for deel in &brief.bijlagen {
            blok(deel, niveau, &mut uit);
        }
        uit.push_str("</section>\n");
    }
    uit.push_str("</article>\n");
    uit
}

/// What a concept says of itself, in words: a watermark is not read aloud.
pub const CONCEPT: &str = "Concept. Deze brief is nog niet vastgesteld.";

/// An element of one line. What is in it is HTML already.
fn element(naam: &str, binnen: &str) -> String {
    format!("<{naam}>{binnen}</{naam}>\n")
}

fn blok(blok: &Blok, titelniveau: u8, uit: &mut String) {
    match blok {
        Blok::Kop(niveau, woorden) => uit.push_str(&element(&format!("h{}", titelniveau + niveau), &veilig(woorden))),
        Blok::Alinea(alinea) => uit.push_str(&element("p", &lopend(alinea))),
        Blok::Lijst(punten) => lijst("ul", punten, uit),
        Blok::Nummers(punten) => lijst("ol", punten, uit),
        Blok::Tabel(tabel) => {
            let rij = |cellen: &[Tekst], open: &str, dicht: &str| {
                let cellen = cellen.iter().flat_map(|cel| [open.to_owned(), lopend(cel), dicht.to_owned()]);
                element("tr", &cellen.collect::<String>())
            };
            uit.push_str("<table>\n<thead>\n");
            uit.push_str(&rij(&tabel.kop, "<th scope=\"col\">", "</th>"));
            uit.push_str("</thead>\n<tbody>\n");
            uit.extend(tabel.rijen.iter().map(|cellen| rij(cellen, "<td>", "</td>")));
            uit.push_str("</tbody>\n</table>\n");
        }
        Blok::Tekening(tekening) => uit.extend(["<figure class=\"brief-tekening\">", &tekening.svg, "</figure>\n"]),
        Blok::Kader(delen) => {
            uit.push_str("<div class=\"brief-kader\">\n");
            for deel in delen {
                self::blok(deel, titelniveau, uit);
            }
            uit.push_str("</div>\n");
        }
    }
}

fn lijst(soort: &str, punten: &[Tekst], uit: &mut String) {
    uit.extend(["<", soort, ">\n"]);
    uit.extend(punten.iter().map(|punt| element("li", &lopend(punt))));
    uit.extend(["</", soort, ">\n"]);
}

fn lopend(tekst: &Tekst) -> String {
    let stuk = |stuk: &Stuk| {
        let woorden = veilig(stuk.tekst()).replace('\n', "<br>\n");
        match stuk {
            Stuk::Gewoon(_) => woorden,
            Stuk::Vet(_) => format!("<strong>{woorden}</strong>"),
            Stuk::Koppeling { doel, .. } => format!("<a href=\"{}\">{woorden}</a>", veilig(doel.as_str())),
        }
    };
    tekst.0.iter().map(stuk).collect()
}

fn samen(regels: impl Iterator<Item = String>) -> String {
    regels.collect::<Vec<_>>().join("<br>\n")
}

fn veilig(bron: &str) -> String {
    let mut uit = String::with_capacity(bron.len());
    for teken in bron.chars() {
        match teken {
            '&' => uit.push_str("&amp;"),
            '<' => uit.push_str("&lt;"),
            '>' => uit.push_str("&gt;"),
            '"' => uit.push_str("&quot;"),
            '\'' => uit.push_str("&#39;"),
            _ => uit.push(teken),
        }
    }
    uit
}
