//! Word families: forms and derivations that a stemmer does not join, because the vowel changes, the word class differs or
//! people say it otherwise. The first word of a line is the notion under which all its forms are found.

use super::stam::stam;
use std::{collections::HashMap, sync::LazyLock};

const FAMILIES: &str = "
diefstal: stelen steel steelt stal stalen gestolen steler bestolen dief dieven dievegge diefje jatten jat jatte gejat pikken gepikt ontvreemd ontvreemding ontvreemden gappen gegapt
inbraak: inbraken inbreken inbreek inbreekt inbrak ingebroken inbreker inbrekers openbreken opengebroken
beroving: beroven beroofd beroofde roof roven straatroof roofoverval
overval: overvallen overvalt overviel overvaller overvallers
aanval: aanvallen aanvalt aanviel aangevallen aanvaller
bedreiging: bedreigen bedreigt bedreigd bedreigde bedreigend bedreigingen dreigen dreigt dreigde dreigden gedreigd dreigement dreigementen dreiging dreigend
mishandeling: mishandelen mishandelt mishandeld mishandelde slaan slaat sloeg sloegen geslagen schoppen schopt schopte geschopt klappen afgeranseld
geweld: gewelddadig gewelddadige geweldpleging vechten vecht vocht vochten gevochten vechtpartij knokken knokpartij
schieten: schiet schoot schoten geschoten schietpartij schot schieterij beschoten neergeschoten
steken: steekt stak staken gestoken steekpartij neergestoken steekincident
schreeuwen: schreeuwt schreeuw schreeuwde schreeuwden geschreeuw gillen gil gilt gilde gegil krijsen gekrijs geroep brullen gebrul
schelden: scheldt schold scholden gescholden uitschelden uitgescholden gescheld scheldpartij beledigen beledigd belediging beledigingen
pesten: pest pestte gepest pesterij pesterijen treiteren treitert getreiterd treiterij getreiter wegpesten weggepest
intimidatie: intimideren intimideert intimideerde intimiderend geintimideerd
lastigvallen: lastiggevallen lastigvalt nafluiten nagefloten naroepen nageroepen
aanranding: aanranden aangerand aanrander verkrachting verkrachten verkracht verkrachter zedenmisdrijf
stalking: stalken stalkt gestalkt stalker belaging belagen belaagd belager
afpersing: afpersen afgeperst afperser chantage chanteren gechanteerd chanteert sextortion
oplichting: oplichten opgelicht oplichter oplichters oplichterij bedrog bedriegen bedriegt bedroog bedrogen zwendel
fraude: frauderen gefraudeerd fraudeur frauduleus frauduleuze
omkoping: omkopen omgekocht corruptie corrupt smeergeld
witwassen: witgewassen witwasser
vernieling: vernielen vernielt vernield vernielde vandalisme vandaal vandalen slopen sloopt gesloopt kapotmaken kapotgemaakt ingegooid ingooien bekrassen bekrast
brandstichting: brandstichten brandgesticht brandstichter brandstichters
brand: branden brandt brandde gebrand verbranden verbrandt verbrand fik fikkie fikken vlammen
vuurwerk: knalvuurwerk cobra cobras vuurpijl vuurpijlen rotje rotjes carbid illegaalvuurwerk
explosie: exploderen ontploffen ontploft ontploffing explosief explosieven plofkraak bom bommen handgranaat
ruzie: ruziemaken ruzien geruzied ruzies burenruzie bonje onenigheid
geluidsoverlast: geluidoverlast geluidhinder geluidshinder burengerucht
lawaai: herrie kabaal tumult lawaaierig lawaaiig gebonk bonken bonkt gestamp stampen dreunen gedreun
stank: stinken stinkt stonk stonken gestonken ruiken ruikt geroken geur geuren
vervuiling: vervuilen vervuilt vervuild vuil vuile vuiligheid verontreiniging verontreinigd smerig
dumping: dumpen dumpt dumpte gedumpt dumpingen afvaldumping storten gestort
drinken: drinkt dronk dronken gedronken dronkenschap alcohol bier zuipen gezopen
blowen: blowt blowde geblowd blower joint jointje joints wietlucht
dealen: dealt dealde gedeald dealer dealers drugsdealer drugshandel drugsdeal dealt
hangen: hangt hing hingen gehangen rondhangen rondgehangen rondhangt samenscholing samenscholen
rijden: rijdt reed reden gereden scheuren scheurt scheurde gescheurd racen racet geracet
aanrijding: aanrijden aangereden botsing botsen botst gebotst
doorrijden: doorgereden doorrijder
wonen: woont woonde woonden gewoond bewonen bewoont bewoner bewoners inwoner inwoners inwonend
huurder: huren huurt huurde gehuurd huurster verhuren verhuurt verhuurd verhuurder verhuurders onderhuur onderverhuur
inschrijving: inschrijven ingeschreven inschrijvingen
uitzetting: uitzetten uitgezet ontruimen ontruimd ontruiming
slapen: slaapt sliep sliepen geslapen overnachten overnacht
uitbuiting: uitbuiten uitgebuit mensenhandel arbeidsuitbuiting dwangarbeid
prostitutie: prostituee prostituees prostitueren sekswerk sekswerker sekswerkers sekswerkster escort
verwardheid: verward verwarde onbegrepen
suicide: suicidaal suicidale zelfmoord zelfdoding zelfmoordpoging
vermissing: vermist vermiste weggelopen weglopen vermissen
verdwijnen: verdwijnt verdween verdwenen
vinden: vindt vond vonden gevonden vondst vondsten aantreffen aangetroffen
zien: ziet zag zagen gezien waarnemen waargenomen waarneming
horen: hoort hoorde hoorden gehoord
roepen: roept riep riepen geroepen
lopen: loopt liep liepen gelopen rennen rent rende renden gerend
gooien: gooit gooide gooiden gegooid smijten smeet gesmeten
vallen: valt viel vielen gevallen
breken: breekt brak braken gebroken
kopen: koopt kocht kochten gekocht aankoop aankopen
verkopen: verkoopt verkocht verkochten verkoop verkoper verkopers
geven: geeft gaf gaven gegeven
krijgen: krijgt kreeg kregen gekregen
brengen: brengt bracht brachten gebracht bezorgen bezorgd
hulp: helpen helpt hielp hielpen geholpen hulpverlening hulpverlener
spijbelen: spijbelt gespijbeld schoolverzuim verzuim
aanhouding: aanhouden aangehouden arrestatie arresteren gearresteerd
controle: controleren controleert gecontroleerd controles inspectie inspecteren
melding: melden meldt meldde meldden gemeld meldingen melder klacht klachten klagen klaagt klaagde geklaagd
hack: hacken hackt hackte gehackt hacker hackers gehacked hackpoging
bijten: bijt beet beten gebeten bijtincident
blaffen: blaft blafte geblaf geblaft
sluiting: sluiten sluit sloot gesloten
schenking: schenken schenkt schonk geschonken
gokken: gokt gokte gegokt gokker gokhal gokzuil illegaalgokken
mail: email emails mails mailtje mailtjes emailbericht
crimineel: criminelen criminele criminaliteit misdaad misdadiger misdadigers misdrijf misdrijven
dood: dode doden overleden overlijden overlijdt overleed sterven stierf gestorven
gewond: gewonde gewonden verwond verwonding verwondingen letsel
";

/// Form to the stem of its notion.
static NOTIES: LazyLock<HashMap<&'static str, String>> = LazyLock::new(|| {
    let regels = FAMILIES.lines().filter_map(|regel| regel.split_once(':'));
    regels
        .flat_map(|(notie, vormen)| vormen.split_whitespace().map(move |vorm| (vorm, stam(notie).into_owned())))
        .collect()
});

/// The stem of the notion a folded word belongs to, when the table knows the word.
pub(super) fn notie(woord: &str) -> Option<&'static str> {
    NOTIES.get(woord).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn elke_regel_heeft_een_notie_die_niet_elders_een_vorm_is() {
        let mut noties = HashSet::new();
        for regel in FAMILIES.lines().filter(|regel| !regel.is_empty()) {
            let (kop, vormen) = regel.split_once(':').expect("een regel heeft een dubbele punt");
            assert!(noties.insert(kop), "{kop} staat er twee keer");
            assert!(!vormen.trim().is_empty(), "{kop} heeft geen vormen");
            assert!(notie(kop).is_none(), "{kop} is zelf een vorm");
        }
    }

    #[test]
    fn een_vorm_hoort_bij_een_notie() {
        let mut gezien = HashSet::new();
        for regel in FAMILIES.lines().filter_map(|regel| regel.split_once(':')) {
            for vorm in regel.1.split_whitespace().collect::<HashSet<_>>() {
                assert!(gezien.insert(vorm), "{vorm} staat in twee families");
            }
        }
    }

    #[test]
    fn sterke_werkwoorden_en_afleidingen_vinden_elkaar() {
        for (ene, andere) in
            [("gestolen", "dief"), ("ingebroken", "inbreker"), ("bedreigd", "dreigde"), ("gegil", "geschreeuw")]
        {
            assert!(notie(ene).is_some() && notie(ene) == notie(andere), "{ene} en {andere}");
        }
    }
}
