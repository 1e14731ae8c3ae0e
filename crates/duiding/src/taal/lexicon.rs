//! The words of which compounds in safety work are made. A word that stands here is whole and is not taken apart.

use super::{
    stam::stam,
    tabel::{Tabel, Verzameling},
};
use std::sync::LazyLock;

/// Can stand anywhere in a compound. A form after a slash is how the word looks in front of another, where the usual link
/// (s, e, en, n) does not give it: bedrijf, bedrijventerrein.
const DELEN: &str = "
aangifte aanhouding aanpak aanslag aanvraag achterdeur actie adres/adressen advies/adviezen afpersing afval agent
agressie aggregaat
alarm alcohol ambtenaar apparaat apotheek arbeid arts asiel auto azc
baby balie balkon band bank bedreiging bedrijf/bedrijven beheer beleid bende berging beroep beroving besluit bestuur
bewaking
bewoner bezoek bijstand boete bom/bommen boot bos boulevard box brand brief/brieven brommer brug bureau burgemeester
burger
buren buurt bus bushok bushokje cafe camera cannabis cel/cellen centrum chat club cocaine collega contact container
contract
controle corporatie crimineel crisis cyber
dader dealer dealen delict delinquent dier diefstal dienst dorp drank drugs/drug
energie ezel evenement examen exploitatie explosie
familie fatbike feest fiets fietser film filmpje flat folder formulier foto fraude
garage gas gast gebied gebouw geld geluid gemeente geur gevaar gevel geweld gezin gezondheid glas goed/goederen
graffiti groep groen
hal handel handelaar handhaver handhaving haven hek/hekken helm helpdesk hennep heroine hinder hoek hok hond horeca
hotel huis/huizen
hulp hulpverlener huur huurder hut
identiteit inbraak incident industrie informatie inspectie integriteit intimidatie inwoner
jeugd jongen jongere/jongeren
kamer kanaal kassa kast keet/keten kelder kenteken kerk kind/kinder kinderen klacht klant knal koerier kraan kwekerij
lab laboratorium lachgas last leerling lening lijn lijst locatie loods lokaal loket lounge lucht
maatregel makelaar man/mannen markt medewerker meisje meisjes melding mens mes/messen mishandeling misdaad moord
moskee motor muur muziek
naakt netwerk onderneming ondernemer ondermijning onderwijs onderzoek ontmoeting ontruiming opslag opsporing opvang
organisatie ouder ouders overlast overval
paal pakket pand park parking parkeren/parkeer partij partner pas pin/pin pistool plaats plan plantage plein plek
ploeg poging politie pool portiek post praktijk
preventie probleem project prostitutie punt
raam rapport rat/ratten recherche recht regio rekening relatie ring riool route ruimte ruit rust ruzie
salon schade schip/scheeps school/scholen schuld schuur scooter seks shisha shop signaal slachtoffer slot/sloten
sluiting snelheid spoor sport
stad/steden stank stalking station steun straf stroom student subsidie supermarkt
tank tas telefoon terrein terreur toestel toets toezicht toezichthouder toilet trap trein tuin tunnel
uitbuiting uitkering uitval
vaartuig vandaal vat/vaten veiligheid veld vereniging vergunning verhuur verkeer verkoop verlichting vernieling
vervuiling verslaafde verslaving verwaarlozing
vlucht vluchteling voertuig voetbal vondst vrachtwagen vrijwilliger vrouw vuilnis vuur vuurwerk
waarschuwing wachtwoord wagen wapen water wedstrijd wet wiet wijk winkel winkelier woede woning woord
zaal zaak/zaken zak/zakken zaken zedendelict zone zorg
";

/// Stands only in front; as the last part these would tear streets and everyday words apart.
const VOORAAN: &str = "
aanspreek bel bouw brom buiten cyber fik fietsen gok grof hang hard illegaal jongens kampeer kerst knal koffie kraak
kunst
laad lager leeg leef loop meld mobiel multi nacht nieuwjaars nood oud plof roof schiet schoon slaap sluip smaad snack
snel speel spook
steek straat super thuis tiener uitgaans vaar verzamel vrij waak wild woon wraak zee zwart zwem zwerf
";

/// Words that would fall apart into parts that say something else.
const GEHELEN: &str = "
afvalstof basisschool beleid buurman buurvrouw gasten huisarts huisverbod gebiedsverbod kinderopvang landgoed
moederbord oorlog overlast overval
goedkoop nachtmerrie postcode pincode straatnaam verkeersbord bankhelpdesk wapenstok paspoort postzegel trapveld
trapveldje wijkagent
";

/// The part that a form stands for.
#[derive(Debug)]
pub(super) struct Deel {
    /// Its search term.
    pub(super) stam: String,
    /// Whether it may close the compound; otherwise it is a form with a link, or a word of `VOORAAN`.
    pub(super) kan_sluiten: bool,
}

/// Every form of a part. Links are put on here, once, so that taking apart is only looking up.
static VORMEN: LazyLock<Tabel<String, Deel>> = LazyLock::new(|| {
    let mut vormen = Tabel::default();
    for (woord, vooraan) in DELEN.split_whitespace().map(|regel| regel.split_once('/').unwrap_or((regel, regel))) {
        let term = stam(woord);
        vormen.insert(woord.to_owned(), Deel { stam: term.clone().into_owned(), kan_sluiten: true });
        let verbonden = ["s", "en", "e", "n"].map(|klank| format!("{woord}{klank}"));
        for vorm in verbonden.into_iter().chain([vooraan.to_owned()]) {
            vormen.entry(vorm).or_insert_with(|| Deel { stam: term.clone().into_owned(), kan_sluiten: false });
        }
    }
    for vorm in VOORAAN.split_whitespace() {
        vormen.entry(vorm.to_owned()).or_insert_with(|| Deel { stam: stam(vorm).into_owned(), kan_sluiten: false });
    }
    vormen
});

/// Stem of a part that may close, to that part itself.
static SLUITSTAMMEN: LazyLock<Tabel<String, &'static str>> = LazyLock::new(|| {
    let woorden = DELEN.split_whitespace().map(|regel| regel.split_once('/').map_or(regel, |(woord, _)| woord));
    woorden.map(|woord| (stam(woord).into_owned(), woord)).collect()
});

static HELE_WOORDEN: LazyLock<Verzameling<&'static str>> = LazyLock::new(|| GEHELEN.split_whitespace().collect());

/// The part that this form stands for.
pub(super) fn deel(vorm: &str) -> Option<&'static Deel> {
    VORMEN.get(vorm)
}

/// The part with this stem that can close a compound: its stem, and the word.
pub(super) fn sluitstam(stam: &str) -> Option<(&'static str, &'static str)> {
    SLUITSTAMMEN.get_key_value(stam).map(|(stam, woord)| (stam.as_str(), *woord))
}

/// The stem of the part of which this is the diminutive: the stemmer leaves some alone (feestjes, fietsje).
pub(super) fn verkleind(woord: &str) -> Option<&'static str> {
    let grondwoord = woord.strip_suffix("jes").or_else(|| woord.strip_suffix("je"))?;
    let kandidaten = [Some(grondwoord), grondwoord.strip_suffix(['t', 'p'])];
    kandidaten
        .into_iter()
        .flatten()
        .find_map(|vorm| deel(vorm).filter(|deel| deel.kan_sluiten))
        .map(|deel| deel.stam.as_str())
}

/// Whether a word is whole: it stands in the lexicon itself, alone or with a link.
pub(super) fn is_geheel(woord: &str) -> bool {
    VORMEN.contains_key(woord) || HELE_WOORDEN.contains(woord)
}
