//! Words that mean the same in the work of safety, and notions that contain others.

use super::{stam::stam, tabel::Tabel};
use std::sync::LazyLock;

/// Each line: words that are one and the same to who searches. The first is the key.
const GELIJK: &str = "
kjoep jop jongerenontmoetingsplek ontmoetingsplek hangplek hangplekken
jongere jongeren jeugd jongen jongens jongeman tiener tieners puber pubers jeugdige jeugdigen
overlast hinder
lawaai geluidsoverlast
drugs drug verdovend dope
cocaine coke
cannabis wiet hennep weed hasj marihuana
drugslab drugslaboratorium
ketamine keta
lachgas lachgasfles lachgascilinder
xtc mdma ecstasy
amfetamine speed
afval vuilnis troep rommel zwerfafval
politie agent agenten politieagent
toezichthouder boa boas handhaver handhavers
wapen wapens vuurwapen
mes messen steekwapen
pistool revolver
auto wagen personenauto
scooter brommer bromfiets snorfiets brommers scooters
fatbike fatbikes
busje bestelbus bestelwagen bestelbusje
loods opslagloods bedrijfshal
bedrijventerrein industrieterrein
aggregaat generator noodstroomaggregaat
kenteken kentekenplaat nummerplaat nummerbord
rat ratten ongedierte
ouderen oudere bejaarde bejaarden senior senioren
partner vriendin echtgenoot echtgenote
vluchteling asielzoeker statushouder
azc asielzoekerscentrum
woningcorporatie woningbouwvereniging woningcorporaties corporatie
supermarkt supermarkten
phishing smishing quishing nepmail nepbericht
bankhelpdeskfraude spoofing helpdeskfraude
datalek datalekken
dakloos daklozen dakloze zwerver zwervers thuisloos
dronken bezopen beschonken
huisverbod huisverboden
stroomuitval stroomstoring black-out
minderjarig minderjarige minderjarigen
gemeentehuis stadhuis raadhuis
straatverlichting straatlantaarn lantaarn lantaarnpaal
";

/// A notion and what falls under it. A text about the narrow is found by the broad, not the other way round.
const RUIMER: &str = "
drugs: cocaine cannabis drugslab ketamine lachgas xtc amfetamine heroine ghb crack crystalmeth wietplantage hennepkwekerij dealen blowen
wapen: mes pistool machete taser hamer knuppel boksbeugel
geweld: mishandeling steekpartij schieten aanval
diefstal: inbraak beroving overval zakkenrollen winkeldiefstal
cannabis: blowen
lawaai: muziek techno blaffen knallen knal
fraude: oplichting phishing bankhelpdeskfraude adresfraude
oplichting: phishing bankhelpdeskfraude
cybercrime: phishing hack datalek ransomware sextortion bankhelpdeskfraude ddos
vernieling: graffiti brandstichting
overlast: lawaai stank
voertuig: auto scooter busje vrachtwagen motor fatbike fiets
dier: hond kat rat paard
stank: aceton ammoniak
";

type Sleutels = Tabel<String, Vec<String>>;

static GELIJKE: LazyLock<Sleutels> = LazyLock::new(|| {
    let mut sleutels = Sleutels::default();
    for regel in GELIJK.lines() {
        let mut woorden = regel.split_whitespace();
        let Some(sleutel) = woorden.next().map(stam) else { continue };
        for woord in woorden {
            voeg_toe(&mut sleutels, &stam(woord), &sleutel);
        }
    }
    sleutels
});

static RUIMERE: LazyLock<Sleutels> = LazyLock::new(|| {
    let mut sleutels = Sleutels::default();
    for (ruim, nauwe) in RUIMER.lines().filter_map(|regel| regel.split_once(':')) {
        for nauw in nauwe.split_whitespace() {
            voeg_toe(&mut sleutels, &stam(nauw), &stam(ruim));
        }
    }
    sleutels
});

fn voeg_toe(sleutels: &mut Sleutels, stam: &str, sleutel: &str) {
    let lijst = sleutels.entry(stam.to_owned()).or_default();
    if stam != sleutel && !lijst.iter().any(|bekend| bekend == sleutel) {
        lijst.push(sleutel.to_owned());
    }
}

/// The keys of what means the same as this stem.
pub(super) fn gelijke(stam: &str) -> &'static [String] {
    GELIJKE.get(stam).map_or(&[], Vec::as_slice)
}

/// The broader notions over this stem.
pub(super) fn ruimere(stam: &str) -> &'static [String] {
    RUIMERE.get(stam).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elke_plek_waar_jongeren_hangen_heeft_een_sleutel() {
        for woord in ["JOP", "hangplek", "jongerenontmoetingsplek"] {
            assert_eq!(gelijke(&stam(&woord.to_lowercase())), [stam("kjoep").into_owned()], "{woord}");
        }
    }

    #[test]
    fn een_sleutel_is_zelf_geen_gelijke_van_een_andere() {
        for regel in GELIJK.lines().filter(|regel| !regel.is_empty()) {
            let sleutel = stam(regel.split_whitespace().next().expect("een regel heeft een woord"));
            assert!(gelijke(&sleutel).is_empty(), "{sleutel} verwijst door naar {:?}", gelijke(&sleutel));
        }
    }

    #[test]
    fn geen_woord_verliest_zijn_begin_aan_de_stemmer() {
        // A weapon would be found by the word "weer": the stemmer takes ge- off geweer. Such words stand in the families.
        let woorden = GELIJK.split_whitespace().chain(RUIMER.split([' ', ':', '\n']));
        // These stay recognisable: what is left of them starts no other word of safety.
        let onschuldig =
            |woord: &str| ["geweld", "gemeente", "geluid", "generator"].iter().any(|kop| woord.starts_with(kop));
        for woord in woorden.filter(|woord| !onschuldig(woord)) {
            assert_eq!(stam(woord).chars().next(), woord.chars().next(), "{woord}");
        }
    }

    #[test]
    fn ruimer_gaat_een_kant_op() {
        assert!(ruimere(&stam("mes")).contains(&stam("wapen").into_owned()));
        assert!(!ruimere(&stam("wapen")).contains(&stam("mes").into_owned()));
    }
}
