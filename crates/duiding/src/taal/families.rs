//! Word families: forms and derivations that a stemmer does not join, because the vowel changes, the word class differs or
//! people say it otherwise. The first word of a line is the notion under which all its forms are found. Words before the bar
//! count in every inflection that the stemmer knows; words behind it only as they stand, because their stem is another word
//! (staken is the past of steken, and a strike).

use super::{stam::stam, tabel::Tabel};
use std::sync::LazyLock;

const FAMILIES: &str = "
diefstal: stelen steel steler dief dieven dievegge jatten pikken ontvreemding ontvreemden gappen | jat steelt stal stalen gestolen bestolen diefje jatte gejat gepikt ontvreemd gegapt
inbraak: inbraken inbreken inbreker openbreken | inbreek inbreekt inbrak ingebroken inbrekers opengebroken openbrak openbraken
beroving: beroven roven straatroof roofoverval | beroofd beroofde roof
overval: overvaller | overvallen overvalt overviel overvallers overvielen
aanval: aanvallen aanvaller | aanvalt aanviel aangevallen aanvielen
bedreiging: bedreigen bedreigend dreigen dreigement dreiging dreigend | bedreigt bedreigd bedreigde bedreigingen dreigt dreigde dreigden gedreigd dreigementen
mishandeling: mishandelen schoppen | mishandelt mishandeld mishandelde slaan slaat sloeg sloegen geslagen schopt schopte geschopt klappen afgeranseld
geweld: gewelddadig geweldpleging vechten vechtpartij knokken knokpartij | vecht gewelddadige vocht vochten gevochten
schieten: schietpartij schieterij | schoot schiet schoten geschoten schot beschoten neergeschoten
steekpartij: steekincident neersteken | neergestoken
steken: | steekt staken stak gestoken
schreeuwen: schreeuw geschreeuw gillen gegil krijsen gekrijs brullen gebrul | geroep gil gilde schreeuwt schreeuwde schreeuwden gilt
schelden: uitschelden scheldpartij beledigen | scheldt schold scholden gescholden uitgescholden gescheld beledigd belediging beledigingen uitschold uitscholden
pesten: pest pesterij treiteren treiterij getreiter wegpesten | pestte gepest pesterijen treitert getreiterd weggepest
intimidatie: intimideren | intimideert intimideerde intimiderend geintimideerd
lastigvallen: nafluiten naroepen | lastiggevallen lastigvalt nagefloten nageroepen lastigviel lastigvielen nafloot nafloten nariep nariepen
aanranding: aanranden aanrander verkrachting verkrachten verkrachter zedenmisdrijf | aangerand verkracht
stalking: stalken stalker belaging belagen belager | stalkt gestalkt belaagd
afpersing: afpersen afperser chantage chanteren sextortion | afgeperst gechanteerd chanteert
oplichting: oplichten oplichter oplichterij bedrog bedriegen zwendel | opgelicht bedrogen oplichters bedriegt bedroog
fraude: frauderen fraudeur frauduleus | gefraudeerd frauduleuze
omkoping: omkopen corruptie smeergeld | omgekocht corrupt omkocht omkochten
witwassen: witwasser | witgewassen
vernieling: vernielen vandalisme vandaal slopen kapotmaken ingooien bekrassen | vernielt vernield vernielde vandalen sloopt gesloopt kapotgemaakt ingegooid bekrast
brandstichting: brandstichten brandstichter | brandgesticht brandstichters
brand: branden verbranden fik fikkie fikken vlammen | brandt brandde gebrand verbrandt verbrand
vuurwerk: knalvuurwerk vuurpijl rotje illegaalvuurwerk | cobra cobras carbid vuurpijlen rotjes
explosie: exploderen ontploffen ontploffing explosief explosieven plofkraak handgranaat | bom ontploft bommen
ruzie: ruziemaken ruzien burenruzie bonje onenigheid | geruzied ruzies
geluidsoverlast: geluidhinder geluidshinder burengerucht | geluidoverlast
lawaai: herrie kabaal tumult lawaaierig lawaaiig gebonk bonken gestamp stampen dreunen | bonkt gedreun
stank: stinken ruiken geur | stinkt stonk stonken gestonken ruikt geroken geuren
vervuiling: vervuilen vuil vuiligheid verontreiniging smerig | vervuild vervuilt vuile verontreinigd
dumping: dumpen dumpingen afvaldumping storten | dumpt dumpte gedumpt gestort
drinken: alcohol zuipen | dronk drinkt dronken gedronken dronkenschap bier gezopen zoop zopen
blowen: blower joint wietlucht | blowt blowde geblowd jointje joints
dealen: dealer drugsdealer drugshandel drugsdeal | dealt dealde gedeald dealers dealt
hangen: rondhangen samenscholing samenscholen | hangt hing hingen gehangen rondgehangen rondhangt rondhing rondhingen
rijden: racen | reed scheuren rijdt reden gereden scheurt scheurde gescheurd racet geracet
aanrijding: aanrijden botsing botsen | botst aangereden gebotst aanreed aanreden
doorrijden: doorrijder | doorgereden doorreed doorreden
wonen: bewonen bewoner inwoner inwonend | woont woonde woonden gewoond bewoont bewoners inwoners
huurder: huren huurster verhuren verhuurder onderhuur | huurt huurde gehuurd verhuurt verhuurd verhuurders onderverhuur
inschrijving: inschrijven | ingeschreven inschrijvingen inschreef inschreven
uitzetting: uitzetten ontruimen ontruiming | uitgezet ontruimd
slapen: overnachten | slaapt sliep sliepen geslapen overnacht
uitbuiting: uitbuiten mensenhandel arbeidsuitbuiting dwangarbeid | uitgebuit
prostitutie: prostituee prostitueren sekswerk sekswerker sekswerkster escort | prostituees sekswerkers escorts
verwardheid: | verward verwarde onbegrepen
suicide: suicidaal suicidale zelfmoord zelfdoding zelfmoordpoging |
vermissing: weglopen vermissen | vermist vermiste weggelopen wegliep wegliepen
verdwijnen: | verdwenen verdwijnt verdween
vinden: vondst aantreffen | vond vonden vindt gevonden vondsten aangetroffen aantrof aantroffen
zien: waarnemen waarneming | ziet zagen waargenomen zag gezien waarnam waarnamen
horen: | hoort hoorde hoorden gehoord
roepen: | roept riep riepen geroepen
lopen: rennen | rent loopt liep liepen gelopen rende renden gerend
gooien: smijten | smeet gooit gooide gooiden gegooid gesmeten
vallen: | valt viel vielen gevallen
breken: | breekt brak braken gebroken
kopen: aankoop aankopen | koopt kocht kochten gekocht aangekocht aankocht
verkopen: verkoop verkoper | verkoopt verkocht verkochten verkopers
geven: | gaven geeft gaf gegeven
krijgen: | krijgt kreeg kregen gekregen
brengen: bezorgen | bezorgd brengt bracht brachten gebracht
hulp: helpen hulpverlening hulpverlener | helpt hielp hielpen geholpen
spijbelen: schoolverzuim verzuim | spijbelt gespijbeld
aanhouding: aanhouden arrestatie arresteren | aangehouden gearresteerd aanhield aanhielden
controle: controleren inspectie inspecteren | controleert gecontroleerd controles
melding: melden melder klacht klagen | meldt meldde meldden gemeld meldingen klachten klaagt klaagde geklaagd
hack: hacken hacker hackers hackpoging | hackt hackte gehackt gehacked
bijten: bijtincident | bijt beet beten gebeten
blaffen: geblaf | blaft blafte geblaft
sluiting: sluiten | sloot sluit gesloten
schenking: schenken | schonk schenkt geschonken
gokken: gokker gokhal gokzuil illegaalgokken | gokt gokte gegokt
mail: email emails emailbericht | mails mailtje mailtjes
crimineel: criminele criminaliteit misdaad misdadiger misdrijf misdrijven | criminelen misdadigers
dood: overlijden sterven | overleden dode doden overlijdt overleed stierf gestorven stierven
gewond: verwonding letsel | gewonde gewonden verwond verwondingen
adres: | adressen
advies: | adviezen
crisis: | crises crisissen
apotheek: | apotheken
centrum: | centra
examen: | examens
glas: | glazen
loods: | loodsen
generator: | generatoren
gemeente: | gemeentes gemeenten
kind: kinderen |
school: | scholen
stad: | steden
schip: | schepen
lid: | leden
zaak: | zaken
tas: | tassen
bus: | bussen
wagen: | wagens
kenteken: | kentekens
vrachtwagen: | vrachtwagens
bestelwagen: | bestelwagens
vuurwapen: | vuurwapens geweer geweren pistolen
steekwapen: | steekwapens
maatregel: | maatregelen
probleem: | problemen
stadhuis: | stadhuizen
wachtwoord: | wachtwoorden
parkeren: parkeerder parkeerplaats |
demonstratie: demonstreren demonstrant betoging protest protesteren |
radicalisering: radicaliseren extremisme extremist | geradicaliseerd extremistisch extremistische
";

/// Word, or stem of a word, to the stem of its notion.
struct Noties {
    woorden: Tabel<&'static str, String>,
    stammen: Tabel<String, String>,
}

static NOTIES: LazyLock<Noties> = LazyLock::new(|| {
    let mut noties = Noties { woorden: Tabel::default(), stammen: Tabel::default() };
    for (notie, buigzaam, letterlijk) in regels() {
        let term = stam(notie);
        for vorm in buigzaam.split_whitespace() {
            noties.stammen.insert(stam(vorm).into_owned(), term.clone().into_owned());
        }
        noties.woorden.extend(letterlijk.split_whitespace().map(|vorm| (vorm, term.clone().into_owned())));
    }
    noties
});

fn regels() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    FAMILIES.lines().filter_map(|regel| {
        let (notie, vormen) = regel.split_once(':')?;
        let (buigzaam, letterlijk) = vormen.split_once('|')?;
        Some((notie, buigzaam, letterlijk))
    })
}

/// A shorter stem without its last letter is too often another word.
const KORTSTE_STAM: usize = 4;

/// The stem of the notion that a folded word with this stem belongs to.
pub(super) fn notie(woord: &str, woordstam: &str) -> Option<&'static str> {
    let noties = &*NOTIES;
    // The stemmer leaves the ending of some verb forms: bezorgt, dreunde.
    let zonder_uitgang = || woordstam.strip_suffix(['t', 'd']).filter(|kort| kort.len() >= KORTSTE_STAM);
    noties
        .woorden
        .get(woord)
        .or_else(|| noties.stammen.get(woordstam))
        .or_else(|| noties.stammen.get(zonder_uitgang()?))
        .or_else(|| noties.stammen.get(&*stam(&hele_werkwoord(woord)?)))
        .map(String::as_str)
}

/// The infinitive behind a form that ends in -eer, which the stemmer takes for another word: controleerde, controleren.
fn hele_werkwoord(woord: &str) -> Option<String> {
    let begin = ["eerden", "eerde", "eert", "eerd", "eer"].iter().find_map(|uitgang| woord.strip_suffix(uitgang))?;
    let begin = begin.strip_prefix("ge").filter(|_| woord.ends_with("eerd")).unwrap_or(begin);
    Some(format!("{begin}eren"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn elke_regel_heeft_een_notie_en_vormen() {
        let mut noties = BTreeSet::new();
        assert_eq!(regels().count(), FAMILIES.lines().filter(|regel| !regel.is_empty()).count());
        for (notie, buigzaam, letterlijk) in regels() {
            assert!(noties.insert(notie), "{notie} staat er twee keer");
            assert!(!format!("{buigzaam}{letterlijk}").trim().is_empty(), "{notie} heeft geen vormen");
        }
    }

    #[test]
    fn een_vorm_hoort_bij_een_notie() {
        let mut bekend: BTreeMap<String, &str> = BTreeMap::new();
        for (notie, buigzaam, letterlijk) in regels() {
            let stammen = buigzaam.split_whitespace().map(|vorm| format!("{}-", stam(vorm)));
            for vorm in
                stammen.chain(letterlijk.split_whitespace().map(str::to_owned)).chain([format!("{}-", stam(notie))])
            {
                let eerder = bekend.insert(vorm.clone(), notie).unwrap_or(notie);
                assert_eq!(eerder, notie, "{vorm} hoort bij twee noties");
            }
        }
    }

    #[test]
    fn sterke_werkwoorden_en_afleidingen_vinden_elkaar() {
        for (ene, andere) in [
            ("gestolen", "dieven"),
            ("ingebroken", "inbrekers"),
            ("bedreigd", "dreigde"),
            ("gegil", "krijste"),
            ("bezorgt", "bezorgde"),
            ("geradicaliseerd", "radicaliseert"),
            ("gecontroleerd", "controleerden"),
            ("rondhingen", "rondhangen"),
            ("adressen", "adressen"),
        ] {
            let gevonden = notie(ene, &stam(ene));
            assert!(gevonden.is_some() && gevonden == notie(andere, &stam(andere)), "{ene} en {andere}");
        }
    }
}
