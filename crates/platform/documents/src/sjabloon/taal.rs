//! The closed language of a template. What is not named here is refused, so that no template can grow without bound and
//! every mistake has a line.

use super::Sjabloonfout;
use super::opmaak::MERK;

/// What opens and closes each kind of tag.
const TAGS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
const STATEMENTS: [&str; 6] = ["if", "elif", "else", "endif", "for", "endfor"];
const FILTERS: [&str; 2] = ["opsomming", "hoofdletter"];
const TESTS: [&str; 3] = ["defined", "undefined", "none"];
/// After these words a bracket groups; after any other word it would call something.
const VOOR_HAAKJE: [&str; 8] = ["if", "elif", "in", "not", "and", "or", "is", "else"];
/// How deep conditions, repetitions and brackets may go.
const DIEP: usize = 20;

/// A template, read.
pub struct Gelezen {
    /// What the engine reads: the template, where lines with nothing but tags leave no empty line behind.
    pub motor: String,
    /// What the Markdown parser may see: all branches in sight, tags gone, a mark for each value.
    pub tekst: String,
    /// For each line of it, the line in the template.
    pub regels: Vec<usize>,
}

/// Reads the tags.
pub fn lees(bron: &str) -> Result<Gelezen, Sjabloonfout> {
    if let Some(plaats) = bron.find(verboden) {
        let wat = "hier staat een onzichtbaar teken dat niet mag. Typ de regel opnieuw.";
        return Err(Sjabloonfout::Opmaak { regel: regel(bron, plaats), wat });
    }
    let (mut delen, mut plaats, mut open) = (Vec::new(), 0, Vec::new());
    while let Some((begin, (opent, sluit))) = volgende(&bron[plaats..]) {
        let begin = plaats + begin;
        let nummer = regel(bron, begin);
        let fout = |wat: String| Sjabloonfout::Taal { regel: nummer, wat };
        let binnen = &bron[begin + 2..];
        let eind = einde(binnen, opent, sluit).ok_or_else(|| {
            fout(format!("hier begint {opent}, maar er staat geen {sluit} achter. Zet {sluit} aan het eind."))
        })?;
        match opent {
            "{{" => uitdrukking(&binnen[..eind]).map_err(fout)?,
            "{%" => opdracht(&binnen[..eind], nummer, &mut open).map_err(fout)?,
            _ => {}
        }
        let na = begin + 2 + eind + 2;
        delen.extend(bron[plaats..begin].split_inclusive('\n').map(Deel::Tekst));
        let tag = &bron[begin..na];
        delen.push(if opent == "{{" { Deel::Waarde(tag) } else { Deel::Stil(tag) });
        plaats = na;
    }
    delen.extend(bron[plaats..].split_inclusive('\n').map(Deel::Tekst));
    if let Some((nummer, woord)) = open.pop() {
        let wat = format!("{{% {woord} %}} is niet afgesloten. Zet {{% end{woord} %}} waar het ophoudt.");
        return Err(Sjabloonfout::Taal { regel: nummer, wat });
    }
    Ok(samen(&delen))
}

/// A piece of a template.
#[derive(Clone, Copy)]
enum Deel<'a> {
    /// Markdown, at most to the end of its line.
    Tekst(&'a str),
    /// A value.
    Waarde(&'a str),
    /// A condition, repetition or remark.
    Stil(&'a str),
}

impl<'a> Deel<'a> {
    const fn bron(self) -> &'a str {
        match self {
            Self::Tekst(bron) | Self::Waarde(bron) | Self::Stil(bron) => bron,
        }
    }
}

fn samen(delen: &[Deel]) -> Gelezen {
    let mut gelezen = Gelezen { motor: String::new(), tekst: String::new(), regels: Vec::new() };
    let mut nummer = 1;
    for regel in delen.split_inclusive(|deel| matches!(deel, Deel::Tekst(tekst) if tekst.ends_with('\n'))) {
        let hoogte: usize = regel.iter().map(|deel| deel.bron().matches('\n').count()).sum();
        let leeg = |deel: &Deel| matches!(deel, Deel::Stil(_)) || deel.bron().trim().is_empty();
        if regel.iter().all(leeg) && regel.iter().any(|deel| matches!(deel, Deel::Stil(_))) {
            stil(regel, &mut gelezen.motor);
        } else {
            gelezen.regels.push(nummer);
            gelezen.motor.extend(regel.iter().map(|deel| deel.bron()));
            let merk = format!("{}0{}", MERK[0], MERK[1]);
            gelezen.tekst.extend(regel.iter().map(|deel| match deel {
                Deel::Tekst(tekst) => tekst,
                Deel::Waarde(_) => merk.as_str(),
                Deel::Stil(_) => "",
            }));
        }
        nummer += hoogte;
    }
    gelezen
}

/// The line end moves into the last tag: the line prints nothing, and the engine still counts it.
fn stil(regel: &[Deel], motor: &mut String) {
    let tags: String = regel.iter().filter(|deel| matches!(deel, Deel::Stil(_))).map(|deel| deel.bron()).collect();
    let einde = regel.last().is_some_and(|deel| deel.bron().ends_with('\n'));
    let (begin, sluit) = tags.split_at(tags.len() - 2);
    motor.push_str(begin);
    motor.push_str(if einde { "\n" } else { "" });
    motor.push_str(sluit);
}

/// Control characters, and the marks that stand for values.
fn verboden(teken: char) -> bool {
    (teken.is_control() && teken != '\n' && teken != '\t') || ('\u{fdd0}'..='\u{fdef}').contains(&teken)
}

/// The line of a place.
pub fn regel(bron: &str, plaats: usize) -> usize {
    bron.get(..plaats).unwrap_or(bron).matches('\n').count() + 1
}

fn volgende(bron: &str) -> Option<(usize, (&'static str, &'static str))> {
    TAGS.into_iter().filter_map(|tag| bron.find(tag.0).map(|plaats| (plaats, tag))).min_by_key(|(plaats, _)| *plaats)
}

/// Where a tag closes; not within quotes, except in a remark.
fn einde(binnen: &str, opent: &str, sluit: &str) -> Option<usize> {
    if opent == "{#" {
        return binnen.find(sluit);
    }
    let (mut aanhaling, mut ontsnapt) = (None, false);
    for (plaats, teken) in binnen.char_indices() {
        match aanhaling {
            Some(_) if ontsnapt => ontsnapt = false,
            Some(_) if teken == '\\' => ontsnapt = true,
            Some(soort) if teken == soort => aanhaling = None,
            None if matches!(teken, '"' | '\'') => aanhaling = Some(teken),
            None if binnen[plaats..].starts_with(sluit) => return Some(plaats),
            _ => {}
        }
    }
    None
}

fn opdracht(binnen: &str, nummer: usize, open: &mut Vec<(usize, &'static str)>) -> Result<(), String> {
    let eerste = binnen.split_whitespace().next().unwrap_or_default();
    let Some(woord) = STATEMENTS.into_iter().find(|woord| *woord == eerste) else {
        let kan = "Gebruik {% if %}, {% elif %}, {% else %}, {% endif %}, {% for %} of {% endfor %}.";
        return Err(format!("'{}' kan hier niet. {kan}", kort(eerste)));
    };
    match woord {
        "if" | "for" if open.len() >= DIEP => {
            return Err(format!("er staan meer dan {DIEP} blokken in elkaar. Maak het eenvoudiger."));
        }
        "if" | "for" => open.push((nummer, woord)),
        "endif" | "endfor" => {
            let hoort = woord.strip_prefix("end");
            if open.pop().map(|(_, begin)| begin) != hoort {
                let begin = hoort.unwrap_or_default();
                return Err(format!(
                    "{{% {woord} %}} hoort bij een {{% {begin} %}} en die staat er niet voor. Haal het weg, of zet het begin erbij."
                ));
            }
        }
        _ if open.is_empty() => {
            return Err(format!(
                "{{% {woord} %}} staat niet binnen een {{% if %}}. Haal het weg, of zet {{% if %}} ervoor."
            ));
        }
        _ => {}
    }
    uitdrukking(binnen)
}

/// Names, comparisons and texts between quotes; nothing that computes or calls.
fn uitdrukking(binnen: &str) -> Result<(), String> {
    let mut rest = binnen.trim_start();
    let (mut vorige, mut diepte) = (String::new(), 0_usize);
    while let Some(teken) = rest.chars().next() {
        let lengte = if teken == '"' || teken == '\'' {
            1 + einde_tekst(&rest[1..], teken)
        } else if teken.is_ascii_alphanumeric() || teken == '_' {
            rest.find(|teken: char| !(teken.is_ascii_alphanumeric() || teken == '_')).unwrap_or(rest.len())
        } else {
            teken.len_utf8()
        };
        let deel = &rest[..lengte];
        match deel {
            "(" if !(vorige.is_empty() || vorige == "(" || VOOR_HAAKJE.contains(&vorige.as_str())) => {
                return Err(format!(
                    "'{}(' kan hier niet: een sjabloon kent geen functies. Haal de haakjes weg.",
                    kort(&vorige)
                ));
            }
            "(" | "[" if diepte >= DIEP => {
                return Err("er staan te veel haakjes in elkaar. Maak het eenvoudiger.".to_owned());
            }
            "(" | "[" => diepte += 1,
            ")" | "]" => diepte = diepte.saturating_sub(1),
            "|" | "," | "." | "=" | "!" | "<" | ">" => {}
            "recursive" => return Err("'recursive' kan hier niet. Haal het weg.".to_owned()),
            _ if vorige == "|" && !FILTERS.contains(&deel) => {
                return Err(format!("'| {}' bestaat niet. Achter | kan {} staan.", kort(deel), FILTERS.join(" of ")));
            }
            _ if (vorige == "is" || vorige == "is not") && deel != "not" && !TESTS.contains(&deel) => {
                return Err(format!("'is {}' bestaat niet. Achter 'is' kan {} staan.", kort(deel), TESTS.join(" of ")));
            }
            _ if teken.is_ascii_alphanumeric() || matches!(teken, '_' | '"' | '\'') => {}
            _ => {
                let hulp = "Gebruik alleen namen van gegevens, met letters, cijfers, _ en punten.";
                return Err(format!("het teken {teken} kan hier niet. {hulp}"));
            }
        }
        vorige = if vorige == "is" && deel == "not" { "is not".to_owned() } else { deel.to_owned() };
        rest = rest[lengte..].trim_start();
    }
    Ok(())
}

/// How long a text is, with its closing quote.
fn einde_tekst(binnen: &str, aanhaling: char) -> usize {
    let mut ontsnapt = false;
    for (plaats, teken) in binnen.char_indices() {
        match teken {
            _ if ontsnapt => ontsnapt = false,
            '\\' => ontsnapt = true,
            _ if teken == aanhaling => return plaats + 1,
            _ => {}
        }
    }
    binnen.len()
}

fn kort(woord: &str) -> String {
    woord.chars().take(30).collect()
}
