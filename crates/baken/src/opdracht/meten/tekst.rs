//! Invented reports: words by Zipf's law, thirty neighbourhoods, two years. The same number gives the same report.

use duiding::geo::Punt;
use kern::Moment;
use signalen::aannemen::{Melder, Melding};
use signalen::inrichting::Inrichting;
use signalen::model::{Bron, Gaande};
use signalen::store::plekken::Gebied;

/// Neighbourhoods, in rows of six.
pub(super) const BUURTEN: u32 = 30;
const PER_RIJ: u32 = 6;
/// South-west corner of the municipality and size of a neighbourhood, in degrees.
const ZUID: f64 = 52.0;
const WEST: f64 = 5.2;
const MAAT: f64 = 0.01;
/// The reports are spread over so much time before now.
const TWEE_JAAR: i64 = 2 * 365 * 86_400;
/// One in so many is urgent: what is urgent and still waits for the police is rare.
const SPOED: u64 = 50_000;
const STRATEN: u64 = 600;

/// Common words first.
const WOORDEN: &str = "buurman straat auto geluid avond nacht jongeren deur huis man vrouw overlast muziek hond \
fiets scooter tuin park winkel school vuurwerk ruzie schreeuwen groep plein garage pand raam licht lawaai rook geur \
afval vuilnis container bus parkeren busje bestelwagen kenteken loods bedrijf kapper belwinkel geld pakket brief \
telefoon bericht bank rekening code oplichter bezoek bewoner huurder eigenaar kelder zolder balkon flat galerij lift \
trap portiek steeg brug water haven boot veld sporthal speeltuin bankje lantaarn camera ketting slot inbraak diefstal \
vernieling graffiti brand mes bedreiging angst zorgen eenzaam verward dronken drugs wiet hennep dealer handel koerier \
envelop sleutel kinderen moeder vader zoon dochter opa oma leraar klas station perron trein metro halte fietspad kruising \
zebrapad snelheid racen motor quad gevaar ongeluk boom tak kat duif rat muis wespen schuur hek schutting muur dak goot \
riool stank gas lek water stroom kabel zonnepaneel steiger bouw verbouwing boren hameren feest barbecue terras kroeg \
restaurant keuken afzuiging vetput sportclub kantine vereniging kerk moskee buurthuis bibliotheek markt kraam fooi \
contant goud horloge witwassen schijnhuwelijk uitbuiting arbeid matras slaapplaats kamer verhuur leegstand kraken";

/// What glues words together.
const LIJM: [&str; 12] =
    ["de", "en", "bij het", "er is", "ik zie", "al weken", "met een", "voor de", "naast de", "in het", "elke", "vaak"];
const STRAATNAMEN: [&str; 12] =
    ["Linde", "Kerk", "Molen", "Haven", "Dorps", "Beuken", "Eiken", "Berken", "Zand", "Water", "Tuin", "Wilgen"];
const STRAATSOORTEN: [&str; 5] = ["straat", "laan", "weg", "plein", "hof"];

/// A square on the map.
pub(super) fn buurt(nummer: u32) -> Gebied {
    let (west, zuid) = (WEST + f64::from(nummer % PER_RIJ) * MAAT, ZUID + f64::from(nummer / PER_RIJ) * MAAT);
    let (oost, noord) = (west + MAAT, zuid + MAAT);
    let grens = format!(
        r#"{{"type":"Polygon","coordinates":[[[{west:.4},{zuid:.4}],[{oost:.4},{zuid:.4}],[{oost:.4},{noord:.4}],[{west:.4},{noord:.4}],[{west:.4},{zuid:.4}]]]}}"#
    );
    Gebied { code: format!("BU{nummer:08}"), naam: format!("Buurt {nummer}"), soort: "buurt".to_owned(), grens }
}

/// Makes reports, evenly spread over two years.
#[derive(Debug)]
pub(super) struct Meldingen {
    categorieen: Vec<String>,
    woorden: Vec<String>,
    begin: Moment,
    stap: i64,
}

impl Meldingen {
    /// So many, ending now.
    pub(super) fn new(inrichting: &Inrichting, nu: Moment, aantal: u64) -> Self {
        let categorieen = inrichting.categorieen.publiek().map(|categorie| categorie.code.clone()).collect();
        let seconds = i64::try_from(aantal).unwrap_or(i64::MAX).max(1);
        let stap = TWEE_JAAR * 1_000_000 / seconds;
        Self { categorieen, woorden: woorden(), begin: nu.plus_seconds(-TWEE_JAAR), stap }
    }

    /// The report with this number.
    pub(super) fn melding(&self, nummer: u64) -> Melding {
        let mut toeval = Toeval(nummer.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let categorie = self.categorieen[toeval.onder(self.categorieen.len())].clone();
        let tekst = self.tekst(&mut toeval);
        let since = self.stap.saturating_mul(i64::try_from(nummer).unwrap_or(0));
        Melding {
            categorie,
            titel: None,
            tekst,
            plek: plek(&mut toeval),
            punt: punt(&mut toeval),
            gaande: Gaande::Steeds,
            gebeurd_op: None,
            bron: if toeval.onder(4) == 0 { Bron::Telefoon } else { Bron::Formulier },
            organisatie: None,
            ingevoerd_door: None,
            ontvangen: Moment(self.begin.0 + since),
            spoed: nummer % SPOED == SPOED - 1,
            melder: Melder::default(),
            wil_antwoord: false,
            bijlagen: Vec::new(),
            herkomst: None,
        }
    }

    fn tekst(&self, toeval: &mut Toeval) -> String {
        let mut text = String::new();
        for place in 0..8 + toeval.onder(16) {
            if place % 3 == 0 {
                text.push_str(LIJM[toeval.onder(LIJM.len())]);
                text.push(' ');
            }
            text.push_str(&self.woorden[toeval.zipf(self.woorden.len())]);
            text.push_str(if place % 9 == 8 { ". " } else { " " });
        }
        text
    }
}

/// The common words, and behind them all their compounds: a long tail, as in real texts.
fn woorden() -> Vec<String> {
    let common: Vec<&str> = WOORDEN.split_whitespace().collect();
    let compounds =
        common.iter().take(120).flat_map(|one| common.iter().take(80).map(move |two| format!("{two}{one}")));
    let mut all: Vec<String> = common.iter().map(|word| (*word).to_owned()).collect();
    all.extend(compounds);
    all
}

fn plek(toeval: &mut Toeval) -> String {
    let straat = toeval.onder(usize::try_from(STRATEN).unwrap_or(1));
    let (naam, soort) = (STRAATNAMEN[straat % STRAATNAMEN.len()], STRAATSOORTEN[straat / 12 % STRAATSOORTEN.len()]);
    format!("{naam}{soort} {}", 1 + toeval.onder(200))
}

fn punt(toeval: &mut Toeval) -> Option<Punt> {
    let breed = f64::from(PER_RIJ) * MAAT;
    let hoog = f64::from(BUURTEN / PER_RIJ) * MAAT;
    Punt::new(ZUID + toeval.deel() * hoog, WEST + toeval.deel() * breed)
}

/// Repeatable chance (splitmix64): figures of two days must be about the same rows.
struct Toeval(u64);

impl Toeval {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 up to 1.
    fn deel(&mut self) -> f64 {
        let bits = u32::try_from(self.next() >> 32).unwrap_or(0);
        f64::from(bits) / (f64::from(u32::MAX) + 1.0)
    }

    fn onder(&mut self, grens: usize) -> usize {
        let grens = u64::try_from(grens).unwrap_or(1).max(1);
        usize::try_from(self.next() % grens).unwrap_or(0)
    }

    /// A place of which the chance falls as one over the place.
    fn zipf(&mut self, grens: usize) -> usize {
        let grens = u32::try_from(grens).unwrap_or(u32::MAX);
        let place = (self.deel() * f64::from(grens).ln()).exp();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and a length")]
        let place = place as usize;
        place.clamp(1, grens as usize) - 1
    }
}
