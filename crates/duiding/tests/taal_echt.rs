//! Language against the Snowball vocabularies and against invented reports with questions.

mod gegevens;

use duiding::taal::{Treffer, kenwoorden, rangschik, stam, stammen, woorden, zoekvraag};
use duiding::typfout::{afstand_hoogstens_een, misvormingen};
use duiding::verwant::{Beeld, Grenzen, Reden, redenen};
use std::{collections::BTreeSet, io::Read};

#[test]
fn de_stemmer_is_die_van_kraaij_en_pohlmann() {
    let (Some(nieuw), Some(oud)) =
        (gegevens::lees("nlp/snowball_dutch.tsv.gz"), gegevens::lees("nlp/snowball_dutch_porter.tsv.gz"))
    else {
        return;
    };
    let verschillen = |bytes: &[u8]| {
        let mut tekst = String::new();
        flate2::read::GzDecoder::new(bytes).read_to_string(&mut tekst).expect("leesbaar");
        let paren: Vec<_> = tekst.lines().skip(1).filter_map(|regel| regel.split_once('\t')).collect();
        (paren.len(), paren.iter().filter(|(woord, verwacht)| stam(woord) != *verwacht).count())
    };
    let (aantal, anders) = verschillen(&nieuw);
    assert!(aantal > 20_000, "{aantal} woorden");
    assert_eq!(anders, 0, "van {aantal} woorden");
    assert!(verschillen(&oud).1 > 0, "dutch_porter is een ander algoritme");
}

struct Melding {
    id: String,
    termen: Vec<String>,
    kenwoorden: Vec<String>,
    dag: i64,
    dubbel_van: String,
}

/// A report is indexed under its text and its category, as the programme does.
fn meldingen() -> Option<Vec<Melding>> {
    let regels = gegevens::csv("nlp/signalen_teksten_open.csv")?;
    let melding = |(dag, regel): (usize, &csv::StringRecord)| Melding {
        id: regel[0].to_owned(),
        termen: stammen(&format!("{}\n{}", &regel[3], &regel[5])),
        kenwoorden: kenwoorden(&regel[3]),
        dag: i64::try_from(dag).expect("een dag"),
        dubbel_van: regel[8].to_owned(),
    };
    Some(regels.iter().enumerate().map(melding).collect())
}

#[test]
fn elke_vraag_vindt_haar_meldingen_bij_de_eerste_tien() {
    let (Some(meldingen), Some(vragen)) = (meldingen(), gegevens::lees("nlp/zoekvragen_open.json")) else { return };
    let vragen: Vec<serde_json::Value> = serde_json::from_slice(&vragen).expect("leesbare vragen");
    let mut gemist = Vec::new();
    for vraag in &vragen {
        let gevraagd = zoekvraag(vraag["vraag"].as_str().expect("een vraag"));
        let treffers = meldingen.iter().map(|melding| Treffer {
            document: &melding.id,
            groepen: gevraagd.getroffen(|term| melding.termen.binary_search_by(|t| t.as_str().cmp(term)).is_ok()),
            moment: kern::Moment(melding.dag),
        });
        let volgorde = rangschik(treffers.collect());
        let eerste_tien: Vec<_> = volgorde.iter().take(10).map(|treffer| treffer.document.as_str()).collect();
        eprintln!("{}: {eerste_tien:?} van {}", vraag["vraag"], volgorde.len());
        for id in vraag["minimaal_verwacht"].as_array().expect("een lijst").iter().filter_map(serde_json::Value::as_str)
        {
            if !eerste_tien.contains(&id) {
                gemist.push(format!("{} mist {id}", vraag["vraag"]));
            }
        }
    }
    assert!(gemist.is_empty(), "{gemist:#?}");
}

#[test]
fn een_typfout_vindt_wat_bedoeld_was() {
    let Some(regels) = gegevens::csv("nlp/signalen_teksten_open.csv") else { return };
    let woordenlijst: BTreeSet<String> = regels.iter().flat_map(|regel| woorden(&regel[3])).collect();
    for (getypt, verwacht) in
        [("kjeop", "O01"), ("jogneren", "O01"), ("acteon", "O27"), ("smitsven", "O02"), ("prostitutei", "O13")]
    {
        let mut vraag = zoekvraag(getypt);
        let groep = vraag.groepen.first_mut().expect("een woord geeft een groep");
        let gezocht: BTreeSet<String> = misvormingen(&groep.woord).into_iter().collect();
        for woord in &woordenlijst {
            let deelt_een_vorm = misvormingen(woord).iter().any(|vorm| gezocht.contains(vorm));
            if deelt_een_vorm && afstand_hoogstens_een(woord, getypt) {
                groep.verruim(woord);
            }
        }
        let gevonden =
            regels.iter().find(|regel| &regel[0] == verwacht).map(|regel| stammen(&regel[3])).expect("de melding");
        assert_eq!(vraag.getroffen(|term| gevonden.iter().any(|t| t == term)), 1, "{getypt}: {vraag:?}");
    }
}

#[test]
fn dubbele_meldingen_hebben_woorden_gemeen_en_andere_zelden() {
    let Some(meldingen) = meldingen() else { return };
    let beeld = |melding: &Melding| Beeld {
        adres: None,
        punt: None,
        moment: kern::Moment(melding.dag * 86_400_000_000),
        kenwoorden: melding.kenwoorden.clone(),
    };
    let is_gewoon =
        |term: &str| meldingen.iter().filter(|m| m.kenwoorden.iter().any(|t| t == term)).count() * 5 > meldingen.len();
    let mut losse_paren = 0;
    for (plaats, ene) in meldingen.iter().enumerate() {
        for andere in &meldingen[..plaats] {
            let gevonden = redenen(&beeld(ene), &beeld(andere), Grenzen::default(), is_gewoon);
            if ene.dubbel_van == andere.id {
                assert!(matches!(gevonden[..], [Reden::GelijkeWoorden(_)]), "{} en {}", ene.id, andere.id);
            } else if !gevonden.is_empty() {
                eprintln!("{} {} {gevonden:?}", ene.id, andere.id);
                losse_paren += 1;
            }
        }
    }
    let paren = meldingen.len() * (meldingen.len() - 1) / 2;
    assert!(losse_paren * 20 < paren, "{losse_paren} van {paren} paren");
}
