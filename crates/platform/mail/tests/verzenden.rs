//! Sending to a real server over a real socket.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use jiff::civil::date;
use kern::{Moment, Persoonsgegeven, Secret, moment_van};
use mail::{
    Bericht, InstelFout, MailConfig, MailFout, Stap, Tls, Verzender,
    testserver::{Gedrag, SmtpServer},
};
use proptest::prelude::*;
use std::time::Instant;

const ADRES: &str = "joke.verzonnen@bewoner.example";

fn bericht() -> Bericht {
    Bericht {
        aan: Persoonsgegeven::new(ADRES.to_owned()),
        onderwerp: "Uw melding S-2026-0724".to_owned(),
        tekst: Persoonsgegeven::new("Beste bewoner,\n\nWij zijn ermee bezig.\n.\nGroet".to_owned()),
        antwoord_aan: Some("meldingen@voorbeeld.example".to_owned()),
        message_id: "taak-17@voorbeeld.example".to_owned(),
    }
}

fn nu() -> Moment {
    moment_van(date(2026, 7, 1).at(12, 0, 0, 0))
}

fn verstuur(config: MailConfig, bericht: &Bericht) -> Result<(), MailFout> {
    Verzender::new(config).unwrap().verstuur(bericht, nu())
}

#[test]
fn een_bericht_komt_aan_zoals_het_is_opgesteld() {
    let server = SmtpServer::start().unwrap();
    verstuur(server.config(), &bericht()).unwrap();
    let ontvangen = server.ontvangen();
    let [een] = ontvangen.as_slice() else { panic!("{} berichten", ontvangen.len()) };
    assert_eq!((een.van.as_str(), een.aan.as_slice()), ("veiligheid@voorbeeld.example", [ADRES.to_owned()].as_slice()));
    for (kop, waarde) in [
        ("From", "\"Gemeente Voorbeeld\" <veiligheid@voorbeeld.example>"),
        ("To", ADRES),
        ("Reply-To", "meldingen@voorbeeld.example"),
        ("Subject", "Uw melding S-2026-0724"),
        ("Message-ID", "<taak-17@voorbeeld.example>"),
        ("Date", "Wed, 01 Jul 2026 10:00:00 +0000"),
        ("Auto-Submitted", "auto-generated"),
    ] {
        assert_eq!(een.kop(kop).as_deref(), Some(waarde), "{kop}");
    }
    // The single dot on a line is part of the text and must not end it.
    assert_eq!(een.tekst().trim_end(), "Beste bewoner,\r\n\r\nWij zijn ermee bezig.\r\n.\r\nGroet");
}

#[test]
fn letters_met_accenten_komen_heel_over() {
    let server = SmtpServer::start().unwrap();
    let accenten = Bericht {
        onderwerp: "Terugkoppeling café Zoë €".to_owned(),
        tekst: Persoonsgegeven::new("Wij hebben het café bezocht.\n".to_owned()),
        ..bericht()
    };
    verstuur(server.config(), &accenten).unwrap();
    let ontvangen = server.ontvangen().remove(0);
    assert!(ontvangen.bericht.is_ascii(), "gecodeerd voor elke server");
    assert!(ontvangen.kop("Subject").unwrap().contains("=?utf-8?"));
    assert!(ontvangen.tekst().contains("caf=C3=A9"));
}

#[test]
fn een_onderwerp_is_altijd_een_regel() {
    let server = SmtpServer::start().unwrap();
    let vijandig = Bericht { onderwerp: " Uw\r\nBcc: x@y.example\t\u{2028} melding".to_owned(), ..bericht() };
    verstuur(server.config(), &vijandig).unwrap();
    let ontvangen = server.ontvangen().remove(0);
    assert_eq!(ontvangen.kop("Subject").as_deref(), Some("Uw Bcc: x@y.example melding"));
    assert_eq!(ontvangen.kop("Bcc"), None);
}

#[test]
fn een_tweede_poging_is_te_herkennen() {
    let server = SmtpServer::start().unwrap();
    server.gedraag(Gedrag::VerbreekNaBericht);
    let eerste = verstuur(server.config(), &bericht());
    assert_eq!(eerste, Err(MailFout::Tijdelijk { stap: Stap::Inhoud, code: None }));
    server.gedraag(Gedrag::Aannemen);
    verstuur(server.config(), &bericht()).unwrap();
    let ontvangen = server.ontvangen();
    assert_eq!(ontvangen.len(), 2, "de verzender kan niet weten dat de eerste is aangekomen");
    assert_eq!(ontvangen[0], ontvangen[1]);
}

#[test]
fn nee_over_het_bericht_is_blijvend_en_al_het_andere_tijdelijk() {
    let server = SmtpServer::start().unwrap();
    server.eis_inlog("baken", "geheim");
    let config = MailConfig {
        gebruiker: Some("baken".to_owned()),
        wachtwoord: Some(Secret::new("geheim".to_owned())),
        ..server.config()
    };
    for stap in [Stap::Verbinden, Stap::Inloggen, Stap::Afzender, Stap::Ontvanger, Stap::Inhoud] {
        server.gedraag(Gedrag::WeigerTijdelijk(stap));
        let tijdelijk = verstuur(config.clone(), &bericht());
        assert_eq!(tijdelijk, Err(MailFout::Tijdelijk { stap, code: Some(451) }), "{stap:?}");
        server.gedraag(Gedrag::WeigerBlijvend(stap));
        let verwacht = match stap {
            Stap::Ontvanger | Stap::Inhoud => MailFout::Blijvend { stap, code: Some(554) },
            _ => MailFout::Tijdelijk { stap, code: Some(554) },
        };
        assert_eq!(verstuur(config.clone(), &bericht()), Err(verwacht), "{stap:?}");
    }
    assert!(server.ontvangen().is_empty());
    server.gedraag(Gedrag::Aannemen);
    verstuur(config, &bericht()).unwrap();
    assert_eq!(server.ontvangen().len(), 1);
}

#[test]
fn een_verkeerd_of_ontbrekend_wachtwoord_laat_de_mail_in_de_wachtrij() {
    let server = SmtpServer::start().unwrap();
    server.eis_inlog("baken", "geheim");
    let fout = MailConfig {
        gebruiker: Some("baken".to_owned()),
        wachtwoord: Some(Secret::new("verkeerd".to_owned())),
        ..server.config()
    };
    assert_eq!(verstuur(fout, &bericht()), Err(MailFout::Tijdelijk { stap: Stap::Inloggen, code: Some(535) }));
    let zonder = verstuur(server.config(), &bericht());
    assert_eq!(zonder, Err(MailFout::Tijdelijk { stap: Stap::Afzender, code: Some(530) }));
    for stap in [Stap::Ontvanger, Stap::Inhoud] {
        let server = SmtpServer::start().unwrap();
        server.gedraag(Gedrag::VraagInlog(stap));
        let uitkomst = verstuur(server.config(), &bericht());
        assert_eq!(uitkomst, Err(MailFout::Tijdelijk { stap, code: Some(530) }));
    }
}

#[test]
fn een_server_die_een_dag_weg_is_kost_niets() {
    let mut server = SmtpServer::start().unwrap();
    verstuur(server.config(), &bericht()).unwrap();
    server.stop();
    for _ in 0..3 {
        let weg = verstuur(server.config(), &bericht());
        assert_eq!(weg, Err(MailFout::Tijdelijk { stap: Stap::Verbinden, code: None }));
    }
    server.herstart().unwrap();
    verstuur(server.config(), &bericht()).unwrap();
    assert_eq!(server.ontvangen().len(), 2);
}

#[test]
fn een_server_die_zwijgt_houdt_niemand_langer_op_dan_ingesteld() {
    let server = SmtpServer::start().unwrap();
    server.gedraag(Gedrag::Hangen);
    let begin = Instant::now();
    let uitkomst = verstuur(MailConfig { timeout_s: 1, ..server.config() }, &bericht());
    assert_eq!(uitkomst, Err(MailFout::Tijdelijk { stap: Stap::Verbinden, code: None }));
    assert!(begin.elapsed().as_secs() < 10);
}

#[test]
fn een_verbinding_die_halverwege_breekt_is_tijdelijk() {
    let server = SmtpServer::start().unwrap();
    server.gedraag(Gedrag::VerbreekInBericht);
    let lang = Bericht { tekst: Persoonsgegeven::new("Een lange regel.\n".repeat(50_000)), ..bericht() };
    assert_eq!(verstuur(server.config(), &lang), Err(MailFout::Tijdelijk { stap: Stap::Inhoud, code: None }));
    assert!(server.ontvangen().is_empty());
}

#[test]
fn een_onmogelijk_adres_is_blijvend_en_belt_de_server_niet() {
    let server = SmtpServer::start().unwrap();
    let te_lang = format!("{}@bewoner.example", "a".repeat(300));
    for adres in [
        "",
        "geen adres",
        "a@",
        "@b.example",
        "a@b.example\r\nRCPT TO:<x@y.example>",
        "a@b.example, c@d.example",
        &te_lang,
    ] {
        let fout = Bericht { aan: Persoonsgegeven::new(adres.to_owned()), ..bericht() };
        assert!(fout.keur().is_err());
        assert_eq!(verstuur(server.config(), &fout), Err(MailFout::Blijvend { stap: Stap::Opstellen, code: None }));
    }
    assert_eq!(server.gesprekken(), 0);
    assert_eq!(bericht().keur(), Ok(()));
}

#[test]
fn een_fout_noemt_nooit_het_adres_ook_niet_als_de_server_dat_doet() {
    let server = SmtpServer::start().unwrap();
    for gedrag in [
        Gedrag::WeigerTijdelijk(Stap::Ontvanger),
        Gedrag::WeigerBlijvend(Stap::Ontvanger),
        Gedrag::WeigerBlijvend(Stap::Inhoud),
    ] {
        server.gedraag(gedrag);
        let fout = verstuur(server.config(), &bericht()).unwrap_err();
        let tekst = format!("{fout} {fout:?}");
        assert!(!tekst.contains("joke") && !tekst.contains('@'), "{tekst}");
        assert!(tekst.contains("(code "));
    }
    let tekst = format!("{:?}", bericht());
    assert!(!tekst.contains("joke") && !tekst.contains("bezig"), "{tekst}");
    let verzender = Verzender::new(server.config()).unwrap();
    assert!(!format!("{verzender:?}").contains("geheim"));
}

#[test]
fn instellingen_die_niet_kunnen_worden_bij_naam_genoemd() {
    let server = SmtpServer::start().unwrap();
    let goed = server.config();
    let zonder_adres = MailConfig { afzender: "Gemeente Voorbeeld".to_owned(), ..goed.clone() };
    assert!(matches!(Verzender::new(zonder_adres), Err(InstelFout::Afzender)));
    let half = MailConfig { gebruiker: Some("baken".to_owned()), ..goed.clone() };
    assert!(matches!(Verzender::new(half.clone()), Err(InstelFout::HalveInlog)));
    let wachtwoord = Some(Secret::new("geheim".to_owned()));
    let leesbaar = MailConfig { server: "mail.voorbeeld.example".to_owned(), wachtwoord, ..half };
    assert!(matches!(Verzender::new(leesbaar.clone()), Err(InstelFout::WachtwoordLeesbaar)));
    assert!(Verzender::new(MailConfig { tls: Tls::Starttls, ..leesbaar }).is_ok());
    let zonder_ca = MailConfig { tls: Tls::Tls, ca_bestand: Some("/bestaat/niet.pem".into()), ..goed };
    assert!(matches!(Verzender::new(zonder_ca), Err(InstelFout::CaBestand(_))));
}

#[test]
fn de_instellingen_komen_uit_een_configuratiebestand() {
    let tekst = "server = 'mail.voorbeeld.example'\npoort = 587\ntls = 'starttls'\nafzender = 'a@b.example'\ngebruiker = 'baken'\nwachtwoord = 'geheim'";
    let config: MailConfig = toml::from_str(tekst).unwrap();
    assert_eq!((config.tls, config.timeout_s), (Tls::Starttls, 30));
    assert!(!format!("{config:?}").contains("geheim"));
    assert!(toml::from_str::<MailConfig>(&format!("{tekst}\nhost = 'x'")).unwrap_err().to_string().contains("host"));
}

#[test]
fn een_bericht_overleeft_de_wachtrij() {
    let json = serde_json::to_string(&bericht()).unwrap();
    assert_eq!(serde_json::from_str::<Bericht>(&json).unwrap(), bericht());
}

#[test]
fn het_kenmerk_bepaalt_de_message_id() {
    let server = SmtpServer::start().unwrap();
    let verzender = Verzender::new(server.config()).unwrap();
    assert_eq!(verzender.message_id("taak-17"), "taak-17@voorbeeld.example");
    for fout in ["", "zonder-apenstaart", "a@b@c", "@b", "a@", "a b@c", "a@b>\r\nBcc: x@y.example", "a<@b", "é@b"] {
        let bericht = Bericht { message_id: fout.to_owned(), ..bericht() };
        assert!(bericht.keur().is_err(), "{fout:?}");
    }
}

/// The names of all headers, in order.
fn koppen(bericht: &str) -> Vec<&str> {
    let (koppen, _) = bericht.split_once("\r\n\r\n").unwrap();
    let regels = koppen.split("\r\n").filter(|regel| !regel.starts_with([' ', '\t']));
    regels.map(|regel| regel.split_once(':').unwrap().0).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn geen_tekst_kan_een_kop_of_ontvanger_toevoegen(
        onderwerp in "(.|\r|\n|\r\nBcc: x@y\\.example|\u{2028}){0,60}",
        tekst in "(.|\r|\n|\r\n\\.\r\nRCPT TO:<x@y\\.example>\r\n){0,60}",
        antwoord in proptest::option::of("(.|\r\n){0,20}"),
        kenmerk in "(.|\r\n){0,20}",
    ) {
        let server = SmtpServer::start().unwrap();
        let vijandig = Bericht { onderwerp, tekst: Persoonsgegeven::new(tekst), ..bericht() };
        verstuur(server.config(), &vijandig).unwrap();
        let ontvangen = server.ontvangen();
        prop_assert_eq!(ontvangen.len(), 1);
        prop_assert_eq!(&ontvangen[0].aan, &[ADRES.to_owned()]);
        let gewoon = {
            let server = SmtpServer::start().unwrap();
            verstuur(server.config(), &bericht()).unwrap();
            server.ontvangen().remove(0)
        };
        prop_assert_eq!(koppen(&ontvangen[0].bericht), koppen(&gewoon.bericht));

        // These are refused as soon as they are not exactly what they should be; what is accepted adds nothing either.
        let vreemd = Bericht { antwoord_aan: antwoord, message_id: kenmerk, ..bericht() };
        if vreemd.keur().is_ok() {
            verstuur(server.config(), &vreemd).unwrap();
            let laatste = server.ontvangen().pop().unwrap();
            prop_assert_eq!(koppen(&laatste.bericht).len(), koppen(&gewoon.bericht).len() - usize::from(vreemd.antwoord_aan.is_none()));
        }
    }
}
