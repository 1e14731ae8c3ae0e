//! The file itself: what a screen reader and an archive find in it.

use documents::{Blok, Brief, DocumentFout, Staat, Stuk, Tekening, Tekst, pdf, tekst, vingerafdruk};

use crate::lezer::{Element, Pdf};
use crate::voorbeeld;

fn gelezen(brief: &Brief) -> Pdf {
    Pdf::lees(&pdf(brief).unwrap())
}

fn soorten<'a>(pdf: &'a Pdf, soort: &str) -> Vec<&'a Element> {
    pdf.boom.alle().into_iter().filter(|element| element.soort == soort).collect()
}

/// The words without white space, and without what marks lists and cells in plain text.
fn kaal(tekst: &str) -> String {
    let regel = |regel: &str| {
        let regel = regel.trim_start_matches("> ").trim_start_matches('>');
        let punt = regel.strip_prefix("- ").map(|rest| format!("\u{2022}{rest}"));
        punt.unwrap_or_else(|| regel.to_owned()).replace(" | ", "")
    };
    tekst.lines().map(regel).collect::<String>().split_whitespace().collect()
}

#[test]
fn het_bestand_is_toegankelijk_en_te_bewaren() {
    let pdf = gelezen(&voorbeeld::lang(Staat::Definitief));
    let catalogus = pdf.catalogus();
    let merk = Pdf::sub(&pdf.document, catalogus, b"MarkInfo");
    assert!(merk.get(b"Marked").unwrap().as_bool().unwrap());
    assert_eq!(catalogus.get(b"Lang").unwrap().as_str().unwrap(), b"nl-NL");
    let voorkeur = Pdf::sub(&pdf.document, catalogus, b"ViewerPreferences");
    assert!(voorkeur.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let xmp = pdf.xmp();
    for deel in
        ["<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<", "Voornemen om uw bedrijf", "2026-03-09"]
    {
        assert!(xmp.contains(deel), "{deel} in {xmp}");
    }
    assert_eq!(pdf.document.get_pages().len(), 3);
}

#[test]
fn elk_lettertype_zit_in_het_bestand() {
    let pdf = gelezen(&voorbeeld::lang(Staat::Definitief));
    let beschreven: Vec<_> = pdf
        .document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| dict.has_type(b"FontDescriptor"))
        .collect();
    assert_eq!(beschreven.len(), 2, "gewoon en vet");
    assert!(beschreven.iter().all(|dict| dict.has(b"FontFile2") || dict.has(b"FontFile3")));
}

#[test]
fn wat_voorgelezen_wordt_is_de_tekst() {
    for staat in [Staat::Definitief, Staat::Concept] {
        for brief in [voorbeeld::kort(staat), voorbeeld::lang(staat)] {
            let concept = if staat == Staat::Concept { "Concept.Dezebriefisnognietvastgesteld." } else { "" };
            assert_eq!(gelezen(&brief).boom.woorden(), format!("{concept}{}", kaal(&tekst(&brief))));
        }
    }
}

#[test]
fn elk_deel_heeft_zijn_merk() {
    let pdf = gelezen(&voorbeeld::lang(Staat::Concept));
    let woorden = |soort: &str| soorten(&pdf, soort).iter().map(|element| element.woorden()).collect::<Vec<_>>();
    assert_eq!(woorden("H1"), ["Voornemenomuwbedrijfaande Kade7voordriemaandentesluiten".replace(' ', "")]);
    assert_eq!(woorden("H2").len(), 5);
    assert_eq!(woorden("H3"), ["Waarnemingen"]);
    assert_eq!(woorden("L").len(), 2);
    assert_eq!(woorden("LI").len(), 5);
    assert_eq!(woorden("Table").len(), 1);
    assert_eq!(woorden("TH"), ["Datum", "Watisgezien", "Bron"]);
    assert_eq!(woorden("TD").len(), 9);
    let alineas = woorden("P");
    let begin = |deel: &str| alineas.iter().filter(|alinea| alinea.starts_with(deel)).count();
    assert_eq!((begin("Geachteheer,mevrouw,"), begin("Depolitievond"), begin("Ukuntnogreageren")), (1, 12, 1));
    let koppen: Vec<_> =
        pdf.boom.alle().iter().filter_map(|element| element.soort.strip_prefix('H')?.parse::<u8>().ok()).collect();
    assert!(koppen.windows(2).all(|paar| paar[1] <= paar[0] + 1), "{koppen:?}");
}

#[test]
fn een_koppeling_is_een_koppeling_en_staat_op_papier() {
    let pdf = gelezen(&voorbeeld::kort(Staat::Definitief));
    assert_eq!(soorten(&pdf, "Link")[0].woorden(), "onzewebsite");
    assert!(pdf.boom.woorden().contains("onzewebsite(https://voorbeeldstad.example/veilig)."));
    let doelen: Vec<_> =
        pdf.document.objects.values().filter_map(|object| object.as_dict().ok()?.get(b"URI").ok()).collect();
    let in_annotatie = pdf
        .document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"A").ok()?.as_dict().ok()?.get(b"URI").ok());
    assert_eq!(
        in_annotatie.chain(doelen).next().and_then(|object| object.as_str().ok()),
        Some(&b"https://voorbeeldstad.example/veilig"[..])
    );
}

#[test]
fn watermerk_en_voet_staan_buiten_de_tekst_en_op_elke_pagina() {
    let concept = gelezen(&voorbeeld::lang(Staat::Concept));
    assert_eq!(concept.artefacten.len(), 3);
    for (nummer, tekst) in (1..).zip(&concept.artefacten) {
        assert!(
            tekst.contains("CONCEPT")
                && tekst.contains(&format!("Pagina {nummer} van 3"))
                && tekst.contains("Z-2026-0417"),
            "{tekst}"
        );
    }
    assert!(!concept.boom.woorden().contains("CONCEPT"));
    let definitief = gelezen(&voorbeeld::lang(Staat::Definitief));
    assert!(definitief.artefacten.iter().all(|tekst| !tekst.to_uppercase().contains("CONCEPT")));
    assert!(!definitief.boom.woorden().to_uppercase().contains("CONCEPT"));
}

#[test]
fn de_ondertekening_staat_nooit_alleen_op_een_pagina() {
    let mut gezien = false;
    for aantal in 0..30 {
        let mut brief = voorbeeld::kort(Staat::Definitief);
        brief.blokken.splice(0..0, (0..aantal).map(|_| Blok::Alinea("Een regel.".into())));
        let op_pagina = Pdf::lees(&pdf(&brief).unwrap()).op_pagina;
        if let [.., _, laatste] = op_pagina.as_slice() {
            gezien = true;
            assert!(!laatste.trim_start().starts_with("Met vriendelijke groet"), "{aantal}: {laatste}");
        }
    }
    assert!(gezien);
}

#[test]
fn gelijke_brief_geeft_gelijke_bytes() {
    let brief = voorbeeld::lang(Staat::Concept);
    let eerste = pdf(&brief).unwrap();
    // Also after a failure in between, and with others at work.
    assert!(pdf(&Brief { titel: String::new(), ..brief.clone() }).is_err());
    let samen: Vec<_> = std::thread::scope(|scope| {
        let werk: Vec<_> = (0..4).map(|_| scope.spawn(|| pdf(&brief).unwrap())).collect();
        werk.into_iter().map(|draad| draad.join().unwrap()).collect()
    });
    assert!(samen.iter().all(|bytes| *bytes == eerste));
    let anders = Brief { titel: "Een andere titel".into(), ..brief.clone() };
    assert_ne!(pdf(&anders).unwrap(), eerste);
}

#[test]
fn de_vingerafdruk_volgt_de_woorden_en_niet_de_staat() {
    let concept = voorbeeld::kort(Staat::Concept);
    assert_eq!(vingerafdruk(&concept), vingerafdruk(&voorbeeld::kort(Staat::Definitief)));
    let mut anders = concept.clone();
    anders.blokken.push(Blok::Alinea("Nog iets.".into()));
    assert_ne!(vingerafdruk(&concept), vingerafdruk(&anders));
    let hex = data_encoding::HEXLOWER.encode(&vingerafdruk(&concept));
    assert_eq!(hex, HASH, "the text of a letter changed: every hash that was kept no longer fits");
}

const HASH: &str = "52ce7cad543975e1f98368d2eaf8fd37d71a624dfae6e3e21a8174bdb59d8eb3";

#[test]
fn een_brief_zonder_titel_afzender_of_met_een_vreemd_teken_wordt_geweigerd() {
    let brief = voorbeeld::kort(Staat::Definitief);
    assert_eq!(pdf(&Brief { titel: " \u{200b}\n".into(), ..brief.clone() }), Err(DocumentFout::GeenTitel));
    let mut zonder = brief.clone();
    zonder.afzender.gemeente = String::new();
    assert_eq!(pdf(&zonder), Err(DocumentFout::GeenAfzender));
    let mut vreemd = brief.clone();
    vreemd.aan.push("\u{1f600}".into());
    let fout = pdf(&vreemd).unwrap_err();
    assert_eq!(fout, DocumentFout::Teken('\u{1f600}'));
    assert!(fout.to_string().contains("U+1F600"));
    let lang = Brief { blokken: vec![Blok::Alinea("woord ".repeat(100_000).into())], ..brief };
    assert!(matches!(pdf(&lang), Err(DocumentFout::TeLang { .. })));
}

#[test]
fn namen_in_heel_europa_staan_goed_in_de_brief() {
    let mut brief = voorbeeld::kort(Staat::Definitief);
    // The first name is decomposed; a letter has one spelling for it.
    brief.aan = vec![
        "Zoe\u{308} \u{e7}akmak-\u{160}imi\u{107}".into(),
        "\u{141}ukasz \u{15e}ahin \u{20ac} 5".into(),
        "\u{393}\u{3b9}\u{3ce}\u{3c1}\u{3b3}\u{3bf}\u{3c2} \u{418}\u{432}\u{430}\u{43d}".into(),
    ];
    let pdf = gelezen(&brief);
    assert_eq!(pdf.boom.woorden(), kaal(&tekst(&brief)));
    assert!(pdf.boom.woorden().contains("Zo\u{eb}\u{e7}akmak-\u{160}imi\u{107}"));
}

#[test]
fn de_kleinste_brief_kan() {
    let mut brief = voorbeeld::kort(Staat::Definitief);
    brief.afzender.regels.clear();
    (brief.aan, brief.gegevens, brief.blokken, brief.ondertekening) = (vec![], vec![], vec![], vec![]);
    brief.kenmerk = String::new();
    assert_eq!(gelezen(&brief).boom.woorden(), kaal(&tekst(&brief)));
    brief.blokken = vec![Blok::Alinea(Tekst(vec![Stuk::Vet(String::new())])), Blok::Lijst(vec![]), Blok::Kader(vec![])];
    assert_eq!(gelezen(&brief).boom.woorden(), kaal(&tekst(&brief)));
}

#[test]
fn een_tekening_is_er_ook_in_woorden_en_op_een_eigen_blad() {
    let svg = |kleur: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 48\"><path d=\"M4 4L60 4L60 40Z\" fill=\"{kleur}\" \
             fill-opacity=\"0.15\"/><text x=\"8\" y=\"44\" font-family=\"Noto Sans, sans-serif\" font-size=\"6\">100 \
             meter</text></svg>"
        )
    };
    let met = |kleur: &str, woorden: &str| Brief {
        bijlagen: vec![
            Blok::Kop(1, "Kaart".into()),
            Blok::Tekening(Tekening { svg: svg(kleur), woorden: woorden.into() }),
        ],
        ..voorbeeld::kort(Staat::Definitief)
    };
    let brief = met("#c42f24", "Een driehoek. Het noorden is boven.");
    let gelezen = gelezen(&brief);
    let figuren: Vec<_> = gelezen
        .document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| dict.get(b"S").and_then(|naam| naam.as_name()).is_ok_and(|naam| naam == b"Figure"))
        .collect();
    let [figuur] = figuren.as_slice() else { panic!("{} figuren", figuren.len()) };
    let alt = String::from_utf8_lossy(figuur.get(b"Alt").unwrap().as_str().unwrap()).replace('\0', "");
    assert!(alt.contains("Een driehoek. Het noorden is boven."), "{alt}");
    assert_eq!(soorten(&gelezen, "H2").last().map(|kop| kop.woorden()), Some("Kaart".to_owned()));
    let laatste = gelezen.op_pagina.last().unwrap();
    assert!(laatste.trim_start().starts_with("Kaart") && laatste.contains("100"), "{laatste}");
    assert!(documents::html(&brief, 1).contains("<figure class=\"brief-tekening\"><svg"));
    assert!(tekst(&brief).contains("[Tekening: Een driehoek. Het noorden is boven. SHA-256 "));
    assert_ne!(vingerafdruk(&brief), vingerafdruk(&met("#c42f25", "Een driehoek. Het noorden is boven.")));
}
