//! A municipality's own text: what it can do, and what nobody can do with it.

use documents::{Blok, Brief, MAX_SJABLOON, Sjabloon, Sjabloonfout, Staat, Stuk, Tekst, html, pdf, tekst};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{lezer, lichaam, voorbeeld};

fn vul(bron: &str, gegevens: &Value) -> Vec<Blok> {
    Sjabloon::lees(bron).unwrap().vul(gegevens).unwrap()
}

fn fout(bron: &str) -> String {
    Sjabloon::lees(bron).unwrap_err().to_string()
}

fn met(blokken: Vec<Blok>) -> Brief {
    Brief { blokken, ..voorbeeld::kort(Staat::Definitief) }
}

fn woorden(brief: &Brief) -> String {
    tekst(brief)
}

const VOORBEELD: &str = "\
# Besluit
Geachte {{ naam }},

{# Alleen bij spoed. #}
{% if spoed %}
> **Let op:** dit besluit geldt meteen, tot {{ einde }}.
{% endif %}
Wij controleerden {{ plekken | opsomming }}.

{% for feit in feiten %}
- {{ feit.dag }}: {{ feit.wat }}
{% endfor %}

1. Eerst dit.
2. Dan dat.

| Wat | Wanneer |
|---|---|
{% for feit in feiten %}
| {{ feit.wat | hoofdletter }} | {{ feit.dag }} |
{% endfor %}

Lees meer op [onze pagina](https://voorbeeldstad.example/{{ pad }}) of bel [14 0999](tel:140999).
";

fn gegevens() -> Value {
    json!({
        "naam": "J. Jansen", "spoed": true, "einde": "1 april", "plekken": ["de kade", "het plein", "de loods"], "pad": "sluiting",
        "feiten": [{ "dag": "3 maart", "wat": "vondst" }, { "dag": "4 maart", "wat": "verkoop" }],
    })
}

#[test]
fn alles_wat_een_sjabloon_kan() {
    let blokken = vul(VOORBEELD, &gegevens());
    let verwacht = "\
Besluit

Geachte J. Jansen,

> Let op: dit besluit geldt meteen, tot 1 april.

Wij controleerden de kade, het plein en de loods.

- 3 maart: vondst
- 4 maart: verkoop

1. Eerst dit.
2. Dan dat.

Wat | Wanneer
Vondst | 3 maart
Verkoop | 4 maart

Lees meer op onze pagina (https://voorbeeldstad.example/sluiting) of bel 14 0999 (140999).
";
    let alles = woorden(&met(blokken.clone()));
    assert!(alles.contains(verwacht), "{alles}");
    assert!(matches!(blokken[0], Blok::Kop(1, _)) && matches!(blokken[2], Blok::Kader(_)));
    let mut zonder = gegevens();
    zonder["spoed"] = json!(false);
    assert_eq!(vul(VOORBEELD, &zonder).len(), blokken.len() - 1);
}

#[test]
fn de_velden_staan_op_een_rij() {
    let velden = Sjabloon::lees(VOORBEELD).unwrap().velden();
    assert_eq!(velden.into_iter().collect::<Vec<_>>(), ["einde", "feiten", "naam", "pad", "plekken", "spoed"]);
    let velden = Sjabloon::lees("{{ persoon.naam }} en {{ persoon.adres.straat }}").unwrap().velden();
    assert_eq!(velden.into_iter().collect::<Vec<_>>(), ["persoon.adres.straat", "persoon.naam"]);
}

#[test]
fn een_ontbrekend_gegeven_heet_bij_zijn_naam() {
    let sjabloon = Sjabloon::lees("Regel een\n\n{% if ja %}\nGeachte {{ persoon.naam }},\n{% endif %}\n").unwrap();
    for gegevens in [json!({ "ja": true, "persoon": {} }), json!({ "ja": true, "persoon": { "naam": null } })] {
        let fout = sjabloon.vul(&gegevens).unwrap_err();
        assert_eq!(fout, Sjabloonfout::Ontbreekt { regel: 4, veld: "persoon.naam".into() });
        assert_eq!(
            fout.to_string(),
            "Regel 4: het gegeven 'persoon.naam' ontbreekt. Vul het in, of haal het uit het sjabloon."
        );
    }
    assert_eq!(sjabloon.vul(&json!({})).unwrap_err(), Sjabloonfout::Ontbreekt { regel: 3, veld: "ja".into() });
    let lijst = Sjabloon::lees("{% for x in lijst %}\n- {{ x }}\n{% endfor %}\n").unwrap();
    assert_eq!(lijst.vul(&json!({})).unwrap_err(), Sjabloonfout::Ontbreekt { regel: 1, veld: "lijst".into() });
    let waarde = Sjabloon::lees("Ja: {{ ja }}").unwrap();
    for gegevens in [json!({ "ja": true }), json!({ "ja": [1] }), json!({ "ja": {} })] {
        assert_eq!(waarde.vul(&gegevens).unwrap_err(), Sjabloonfout::GeenTekst { regel: 1, veld: "ja".into() });
    }
}

/// Values that would be markup, a command or a trick anywhere else.
const GEMEEN: [&str; 26] = [
    "# x",
    "**x**",
    "1. x",
    "- x",
    "> x",
    "<b>x</b>",
    "<script>alert(1)</script>",
    "[a](javascript:x)",
    "![a](https://a.nl/b.png)",
    "{{ x }}",
    "{% if x %}",
    "{# x #}",
    "#import \"@preview/x:1.0.0\"",
    "#read(\"/etc/passwd\")",
    "$x$ `x` ~x~ _x_ *x*",
    "| a | b |",
    "\\# \\\\ \\n",
    "&lt;b&gt; &amp;",
    "=== \n---",
    "https://a.nl",
    "<https://a.nl>",
    "@label <label>",
    "// x",
    "'\"",
    "[^1]: x",
    "-- --- ...",
];

#[test]
fn wat_iemand_typt_blijft_letterlijk_staan() {
    for waarde in GEMEEN {
        let bron = "# Kop {{ x }}\n\nAlinea {{ x }} en **{{ x }}** eind\n\n{{ x }}\n\n- punt {{ x }}\n\n> {{ x }}\n\n| {{ x }} | b |\n|---|---|\n| {{ x }} | {{ x }} |\n\n[{{ x }}](https://a.nl)\n";
        let blokken = vul(bron, &json!({ "x": waarde }));
        let brief = met(blokken.clone());
        let een_regel = waarde.split_whitespace().collect::<Vec<_>>().join(" ");
        let regels = waarde.split('\n').map(str::trim).collect::<Vec<_>>();
        assert!(woorden(&brief).contains(&format!("Kop {een_regel}\n")), "{waarde}");
        assert_eq!(
            woorden(&brief).matches(regels[0]).count(),
            bron.matches("{{ x }}").count(),
            "{waarde}\n{}",
            woorden(&brief)
        );
        // The form is that of the template, whatever the value.
        let vorm: Vec<_> = blokken.iter().map(std::mem::discriminant).collect();
        let gewoon: Vec<_> = vul(bron, &json!({ "x": "gewoon" })).iter().map(std::mem::discriminant).collect();
        assert_eq!(vorm, gewoon, "{waarde}");
        assert_html(&brief);
        let gelezen = lezer::Pdf::lees(&pdf(&brief).unwrap());
        let zonder_wit: String = waarde.split_whitespace().collect();
        assert_eq!(gelezen.boom.woorden().matches(&zonder_wit).count(), bron.matches("{{ x }}").count(), "{waarde}");
    }
}

/// Every `<` opens a tag of ours, and the only targets are ours.
fn assert_html(brief: &Brief) {
    const TAGS: [&str; 22] = [
        "article", "p", "strong", "header", "br", "dl", "div", "dt", "dd", "h1", "h2", "h3", "h4", "ul", "ol", "li",
        "table", "thead", "tbody", "tr", "th", "td",
    ];
    let html = html(brief, 1);
    for deel in html.split('<').skip(1) {
        let (tag, _) = deel.split_once('>').unwrap();
        let naam = tag.trim_start_matches('/').split(' ').next().unwrap();
        let eigen = TAGS.contains(&naam)
            || tag == "/a"
            || tag.starts_with("a href=\"https://")
            || tag.starts_with("a href=\"tel:");
        assert!(eigen, "<{tag}>");
    }
    assert!(!html.contains('\u{fdd0}') && !html.chars().any(|teken| teken.is_control() && teken != '\n'));
}

#[test]
fn regels_en_alineas_van_een_mens_blijven_staan() {
    let blokken =
        vul("Motivering: {{ m }} Einde.", &json!({ "m": "een\r\ntwee\r\n\r\n \t\r\n   drie\u{0}\u{7}\tvier\u{202e}" }));
    assert_eq!(blokken.len(), 2);
    let alles = woorden(&met(blokken));
    assert!(alles.contains("Motivering: een\ntwee\n\ndrie vier Einde."), "{alles:?}");
    // In a list, a cell and a heading it stays where it is.
    let blokken = vul("- {{ m }}\n- b\n", &json!({ "m": "een\n\ntwee" }));
    assert!(matches!(&blokken[..], [Blok::Lijst(punten)] if punten.len() == 2));
    let blokken = vul("| a |\n|---|\n| {{ m }} |\n", &json!({ "m": "een\n\n| twee |" }));
    assert!(matches!(&blokken[..], [Blok::Tabel(tabel)] if tabel.rijen.len() == 1));
}

#[test]
fn een_koppeling_uit_een_gegeven_leidt_nooit_naar_iets_anders() {
    let sjabloon = Sjabloon::lees("Zie [hier]({{ url }}).").unwrap();
    assert_eq!(sjabloon.vul(&json!({ "url": "https://a.nl" })).unwrap().len(), 1);
    for url in ["javascript:alert(1)", "data:text/html,x", "/etc", "https://a.nl/\" onclick=\"x", "https://a b", ""] {
        assert!(matches!(sjabloon.vul(&json!({ "url": url })), Err(Sjabloonfout::Ingevuld { .. })), "{url}");
    }
    assert!(fout("[x](javascript:x)").starts_with("Regel 1: deze koppeling"));
    assert!(fout("a [x][y]\n\n[y]: file:///etc\n").contains("deze koppeling"));
}

#[test]
fn wat_een_brief_niet_kan_heeft_een_regel_en_een_raad() {
    let gevallen = [
        ("a\n\n<b>x</b>", 3, "HTML"),
        ("a\n\n<div>\n", 3, "HTML"),
        ("{% if x %}\n![a](https://a.nl)\n{% endif %}", 2, "plaatje"),
        ("a\n\n    code", 3, "vier spaties"),
        ("```\ncode\n```", 1, "```"),
        ("a `b`", 1, "aanhalingstekens"),
        ("a *b*", 1, "**vet**"),
        ("a\n\n---\n", 3, "streep"),
        ("#### a", 1, "kop"),
        ("- a\n  - b", 2, "lijst in een lijst"),
        ("> a\n> > b", 2, "kader"),
        ("3. a", 1, "begint bij 1"),
        ("{% if x %}\n{% if y %}\n{% endif %}\n", 1, "niet afgesloten"),
        ("a\n{% endif %}", 2, "hoort bij"),
        ("a\n{% else %}", 2, "niet binnen"),
        ("a\n{{ x", 2, "geen }}"),
        ("{% include 'a' %}", 1, "'include' kan hier niet"),
        ("{% set a = b %}", 1, "'set' kan hier niet"),
        ("{{ a ~ a }}", 1, "teken ~"),
        ("{{ a * 9 }}", 1, "teken *"),
        ("{{ a | upper }}", 1, "'| upper' bestaat niet"),
        ("{{ range(9) }}", 1, "geen functies"),
        ("{% if a is odd %}{% endif %}", 1, "'is odd' bestaat niet"),
        ("a\n\n{{ }}", 3, "niet te lezen"),
        ("{{ a. }}", 1, "niet te lezen"),
        ("a \u{7} b", 1, "onzichtbaar"),
        ("a\n\u{fdd0}0\u{fdd1}", 2, "onzichtbaar"),
        ("#\n", 1, "geen woorden"),
    ];
    for (bron, regel, deel) in gevallen {
        let fout = fout(bron);
        assert!(fout.starts_with(&format!("Regel {regel}: ")) && fout.contains(deel), "{bron:?} gaf {fout:?}");
    }
}

#[test]
fn een_vijandig_sjabloon_houdt_op() {
    assert!(matches!(Sjabloon::lees(&"a".repeat(MAX_SJABLOON + 1)), Err(Sjabloonfout::TeLang { .. })));
    let lijst: Vec<u32> = (0..1000).collect();
    let diep = "{% for a in l %}{% for b in l %}{% for c in l %}x{{ a }}{% endfor %}{% endfor %}{% endfor %}";
    assert_eq!(Sjabloon::lees(diep).unwrap().vul(&json!({ "l": lijst })), Err(Sjabloonfout::Resultaat));
    let breed = format!("{{% for a in l %}}{}{{% endfor %}}", "tekst ".repeat(9_000));
    assert_eq!(Sjabloon::lees(&breed).unwrap().vul(&json!({ "l": lijst })), Err(Sjabloonfout::Resultaat));
    let lang = "{% for a in l %}{{ t }} {% endfor %}";
    assert_eq!(
        Sjabloon::lees(lang).unwrap().vul(&json!({ "l": lijst, "t": "y".repeat(9_000) })),
        Err(Sjabloonfout::Resultaat)
    );
    for bron in [
        "{% if a %}".repeat(5_000),
        "{{ ".to_owned() + &"(".repeat(50_000),
        "> ".repeat(30_000),
        "[".repeat(60_000),
        "- ".repeat(30_000),
    ] {
        let _ = Sjabloon::lees(&bron);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn geen_waarde_verandert_de_vorm(waarde in "(\\PC|[\n\r\t\\\\#*_`<>\\[\\](){}|~!-]){0,40}") {
        let bron = "# Kop\n\na {{ x }} b **c {{ x }}** d\n\n- e {{ x }}\n- f\n\n> g {{ x }}\n";
        let blokken = vul(bron, &json!({ "x": waarde }));
        prop_assert!(matches!(&blokken[0], Blok::Kop(1, _)));
        prop_assert!(matches!(&blokken[blokken.len() - 2], Blok::Lijst(punten) if punten.len() == 2));
        prop_assert!(matches!(&blokken[blokken.len() - 1], Blok::Kader(_)));
        for blok in &blokken[1..blokken.len() - 2] {
            let is_gewoon = |stuk: &Stuk| !matches!(stuk, Stuk::Koppeling { .. });
            prop_assert!(matches!(blok, Blok::Alinea(Tekst(stukken)) if stukken.iter().all(is_gewoon)));
        }
        assert_html(&met(blokken));
    }

    #[test]
    fn lezen_eindigt_altijd(waarde in "(\\PC|[\n#*>-]){0,12}", bron in "(\\PC|[\n#*>`{}%|-]|\\{\\{ x \\}\\}|\\{% if x %\\}|\\{% endif %\\}|\\{# #\\}| ){0,60}") {
        lichaam::sjabloon(format!("{bron}\0{waarde}").as_bytes());
    }
}
