//! Reads Rust files as far as the list of rules needs: which functions there are, and which they call.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A function, with what it calls.
#[derive(Debug, Default)]
pub struct Functie {
    pub naam: String,
    /// For everybody, so not `pub(crate)`.
    pub publiek: bool,
    /// Marked with `#[test]`.
    pub test: bool,
    /// The type that it belongs to.
    pub van: Option<String>,
    /// Part of a `mod tests`.
    pub in_tests: bool,
    /// The names in its signature.
    pub woorden: BTreeSet<String>,
    /// What it calls, and how.
    pub roept: BTreeSet<(Wijze, String)>,
    /// The texts in it.
    pub teksten: BTreeSet<String>,
}

/// How something is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wijze {
    /// `name(..)`.
    Los,
    /// `.name(..)`.
    Methode,
    /// `module::name(..)`.
    Uit(String),
    /// `Type::name(..)`.
    Van(String),
}

/// A rule as it is declared: its code, and the function that answers.
#[derive(Debug)]
pub struct Declaratie {
    pub code: String,
    pub antwoord: String,
}

/// A file.
#[derive(Debug, Default)]
pub struct Bestand {
    /// From the root of the project.
    pub pad: String,
    pub functies: Vec<Functie>,
    pub regels: Vec<Declaratie>,
    /// Every name that a `use` brings in.
    pub namen: BTreeSet<String>,
    /// What is called otherwise here: `art_02` is `art_02_twee_werkdagen`.
    pub bijnamen: BTreeMap<String, String>,
}

impl Bestand {
    /// The name of the module: that of the file.
    pub fn stam(&self) -> &str {
        Path::new(&self.pad).file_stem().and_then(|stam| stam.to_str()).unwrap()
    }

    /// A file of a statute or of what people are, not of the machinery around them.
    pub fn is_artikel(&self) -> bool {
        !["src", "vraag"].contains(&self.map()) || self.stam() == "leeftijd"
    }

    /// The folder that it stands in, which is a module too.
    pub fn map(&self) -> &str {
        Path::new(&self.pad).parent().and_then(Path::file_name).and_then(|map| map.to_str()).unwrap()
    }
}

/// Every Rust file under a folder, in order of path.
pub fn bestanden(root: &Path, onder: &str) -> Vec<Bestand> {
    let mut found = Vec::new();
    let mut folders = vec![root.join(onder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !["target", "node_modules"].iter().any(|skip| path.ends_with(skip)) {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                let pad = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                found.push(lees(pad, &std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort_by(|one, other| one.pad.cmp(&other.pad));
    found
}

fn lees(pad: String, text: &str) -> Bestand {
    let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{pad}: {error}"));
    let mut bestand = Bestand { pad, ..Bestand::default() };
    items(tokens, &Waar::default(), &mut bestand);
    bestand
}

/// Where the walk is.
#[derive(Default)]
struct Waar {
    in_tests: bool,
    van: Option<String>,
}

/// Walks what stands beside each other in a file, a module, an `impl` or a macro that holds functions.
fn items(tokens: TokenStream, waar: &Waar, into: &mut Bestand) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match (token, tokens.get(at + 1)) {
            (TokenTree::Ident(word), Some(TokenTree::Ident(naam))) if word == "fn" => {
                let (functie, end) = functie(&tokens, at, naam.to_string(), waar);
                into.functies.extend(functie);
                at = end;
                continue;
            }
            (TokenTree::Ident(word), _) if word == "use" => {
                while tokens.get(at).is_some_and(|token| !is_punct(token, ';')) {
                    gebruik(&tokens[at..=at], into);
                    bijnaam(&tokens, at, into);
                    at += 1;
                }
            }
            (TokenTree::Ident(word), Some(TokenTree::Group(body)))
                if word == "Regel" && at > 0 && is_punct(&tokens[at - 1], '=') =>
            {
                into.regels.push(declaratie(body.stream()));
                at += 1;
            }
            (TokenTree::Ident(word), Some(TokenTree::Ident(naam))) if word == "mod" && naam == "tests" => {
                if let Some(TokenTree::Group(body)) = tokens.get(at + 2) {
                    items(body.stream(), &Waar { in_tests: true, van: None }, into);
                }
                at += 2;
            }
            (TokenTree::Ident(word), Some(_)) if word == "impl" => {
                let Some(length) = tokens[at..].iter().position(is_body) else { return };
                let head = &tokens[at + 1..at + length];
                let van = head.iter().rposition(|token| is_word(token, "for")).map_or(head, |place| &head[place + 1..]);
                let van = van.iter().find(|token| matches!(token, TokenTree::Ident(_))).map(ToString::to_string);
                if let TokenTree::Group(body) = &tokens[at + length] {
                    items(body.stream(), &Waar { in_tests: waar.in_tests, van }, into);
                }
                at += length;
            }
            (TokenTree::Group(body), _) if is_body(token) => items(body.stream(), waar, into),
            _ => {}
        }
        at += 1;
    }
}

/// The function that begins here, and where it ends; `None` when it has no body.
fn functie(tokens: &[TokenTree], begin: usize, naam: String, waar: &Waar) -> (Option<Functie>, usize) {
    let Some(length) = tokens[begin..].iter().position(|token| is_body(token) || is_punct(token, ';')) else {
        return (None, tokens.len());
    };
    let end = begin + length;
    let TokenTree::Group(inside) = &tokens[end] else { return (None, end + 1) };
    let mut woorden = BTreeSet::new();
    names(&tokens[begin..end], &mut |word| {
        woorden.insert(word);
    });
    let (publiek, test) = ervoor(&tokens[..begin]);
    let (in_tests, van) = (waar.in_tests, waar.van.clone());
    let mut functie = Functie { naam, publiek, test, van, in_tests, woorden, ..Functie::default() };
    inhoud(inside.stream(), &mut functie);
    (Some(functie), end + 1)
}

/// What stands before a function: whether it is for everybody, and whether it is a test.
fn ervoor(before: &[TokenTree]) -> (bool, bool) {
    let mut rest = before;
    while let [head @ .., TokenTree::Ident(word)] = rest {
        if word != "const" && word != "async" {
            break;
        }
        rest = head;
    }
    let mut publiek = false;
    if let [head @ .., TokenTree::Ident(word)] = rest
        && word == "pub"
    {
        (rest, publiek) = (head, true);
    } else if let [head @ .., TokenTree::Ident(word), TokenTree::Group(_)] = rest
        && word == "pub"
    {
        rest = head;
    }
    let mut test = false;
    while let [head @ .., TokenTree::Punct(hash), TokenTree::Group(attribute)] = rest {
        if hash.as_char() != '#' {
            break;
        }
        test |= attribute.stream().to_string() == "test";
        rest = head;
    }
    (publiek, test)
}

/// What a body calls, and its texts.
fn inhoud(tokens: TokenStream, into: &mut Functie) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => inhoud(group.stream(), into),
            TokenTree::Literal(literal) => {
                into.teksten.insert(literal.to_string());
            }
            TokenTree::Ident(word) if is_call(&tokens, at) => {
                into.roept.insert((wijze(&tokens[..at]), word.to_string()));
            }
            _ => {}
        }
    }
}

fn wijze(before: &[TokenTree]) -> Wijze {
    match before {
        [.., TokenTree::Ident(module), one, other] if is_punct(one, ':') && is_punct(other, ':') => {
            let name = module.to_string();
            if name.starts_with(char::is_uppercase) { Wijze::Van(name) } else { Wijze::Uit(name) }
        }
        [.., dot] if is_punct(dot, '.') => Wijze::Methode,
        _ => Wijze::Los,
    }
}

fn is_call(tokens: &[TokenTree], at: usize) -> bool {
    let after =
        matches!(tokens.get(at + 1), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis);
    after && !(at > 0 && matches!(&tokens[at - 1], TokenTree::Ident(word) if word == "fn"))
}

fn gebruik(tokens: &[TokenTree], into: &mut Bestand) {
    names(tokens, &mut |word| {
        into.namen.insert(word);
    });
}

/// `long as short`, here or deeper.
fn bijnaam(tokens: &[TokenTree], at: usize, into: &mut Bestand) {
    if let TokenTree::Group(group) = &tokens[at] {
        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
        for deeper in 0..inside.len() {
            bijnaam(&inside, deeper, into);
        }
    }
    let [TokenTree::Ident(long), TokenTree::Ident(word), TokenTree::Ident(short), ..] = &tokens[at..] else { return };
    if word == "as" {
        // `art_34::{self as short}`: the name stands before the braces, and is not needed so far.
        into.bijnamen.insert(short.to_string(), long.to_string());
    }
}

fn declaratie(body: TokenStream) -> Declaratie {
    let tokens: Vec<TokenTree> = body.into_iter().collect();
    let after = |field: &str| {
        let at = tokens.iter().position(|token| matches!(token, TokenTree::Ident(word) if word == field)).unwrap();
        let given = tokens.get(at + 1).filter(|token| is_punct(token, ':')).and_then(|_| tokens.get(at + 2));
        given.map_or_else(|| field.to_owned(), ToString::to_string)
    };
    Declaratie { code: after("code").trim_matches('"').to_owned(), antwoord: after("antwoord") }
}

fn names(tokens: &[TokenTree], each: &mut dyn FnMut(String)) {
    for token in tokens {
        match token {
            TokenTree::Ident(word) => each(word.to_string()),
            TokenTree::Group(group) => names(&group.stream().into_iter().collect::<Vec<_>>(), each),
            _ => {}
        }
    }
}

fn is_body(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

fn is_word(token: &TokenTree, wanted: &str) -> bool {
    matches!(token, TokenTree::Ident(word) if word == wanted)
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}
