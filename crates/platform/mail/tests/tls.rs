//! TLS against a real handshake: trusted, not trusted, and taken away on the way.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use kern::{Moment, Persoonsgegeven, Secret};
use mail::{
    Bericht, MailConfig, MailFout, Stap, Tls, Verzender,
    testserver::{Beveiliging, Lijn, SmtpServer},
};
use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};
use std::{fs, io, net::TcpStream, path::PathBuf, sync::Arc};
use tempfile::TempDir;

type Omhulling = Box<dyn Fn(TcpStream) -> io::Result<Box<dyn Lijn>> + Send + Sync>;

/// A certificate of our own for localhost, and the file in which an administrator would put it.
struct Certificaat {
    config: Arc<ServerConfig>,
    map: TempDir,
}

impl Certificaat {
    fn nieuw() -> Self {
        let eigen = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let sleutel = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(eigen.signing_key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![eigen.cert.der().clone()], sleutel)
            .unwrap();
        let map = tempfile::tempdir().unwrap();
        fs::write(map.path().join("ca.pem"), eigen.cert.pem()).unwrap();
        Self { config: Arc::new(config), map }
    }

    fn pad(&self) -> PathBuf {
        self.map.path().join("ca.pem")
    }

    fn omhulling(&self) -> Omhulling {
        let config = Arc::clone(&self.config);
        Box::new(move |verbinding| {
            let tls = ServerConnection::new(Arc::clone(&config)).map_err(io::Error::other)?;
            Ok(Box::new(StreamOwned::new(tls, verbinding)))
        })
    }
}

fn config(server: &SmtpServer, tls: Tls, ca_bestand: Option<PathBuf>) -> MailConfig {
    MailConfig {
        server: "localhost".to_owned(),
        tls,
        gebruiker: Some("baken".to_owned()),
        wachtwoord: Some(Secret::new("geheim".to_owned())),
        ca_bestand,
        ..server.config()
    }
}

fn verstuur(config: MailConfig) -> Result<(), MailFout> {
    let bericht = Bericht {
        aan: Persoonsgegeven::new("joke.verzonnen@bewoner.example".to_owned()),
        onderwerp: "Uw melding".to_owned(),
        tekst: Persoonsgegeven::new("Wij zijn ermee bezig.".to_owned()),
        antwoord_aan: None,
        message_id: "taak-18@voorbeeld.example".to_owned(),
    };
    Verzender::new(config).unwrap().verstuur(&bericht, Moment(1_782_900_000_000_000))
}

#[test]
fn met_een_vertrouwd_certificaat_komt_de_mail_aan() {
    for tls in [Tls::Tls, Tls::Starttls] {
        let certificaat = Certificaat::nieuw();
        let beveiliging = match tls {
            Tls::Tls => Beveiliging::Direct(certificaat.omhulling()),
            _ => Beveiliging::Starttls(certificaat.omhulling()),
        };
        let server = SmtpServer::start_met(beveiliging).unwrap();
        server.eis_inlog("baken", "geheim");
        verstuur(config(&server, tls, Some(certificaat.pad()))).unwrap();
        assert_eq!((server.ontvangen().len(), server.inlogpogingen()), (1, 1), "{tls:?}");
    }
}

#[test]
fn een_vreemd_certificaat_krijgt_geen_mail_en_geen_wachtwoord() {
    for tls in [Tls::Tls, Tls::Starttls] {
        let (vreemd, eigen) = (Certificaat::nieuw(), Certificaat::nieuw());
        let beveiliging = match tls {
            Tls::Tls => Beveiliging::Direct(vreemd.omhulling()),
            _ => Beveiliging::Starttls(vreemd.omhulling()),
        };
        let server = SmtpServer::start_met(beveiliging).unwrap();
        for ca in [None, Some(eigen.pad())] {
            let fout = verstuur(config(&server, tls, ca)).unwrap_err();
            assert!(fout.is_tijdelijk(), "{tls:?}: {fout:?}");
        }
        assert_eq!((server.ontvangen().len(), server.inlogpogingen()), (0, 0), "{tls:?}");
    }
}

#[test]
fn een_server_zonder_starttls_krijgt_niets_leesbaars() {
    let server = SmtpServer::start().unwrap();
    server.eis_inlog("baken", "geheim");
    let fout = verstuur(config(&server, Tls::Starttls, None));
    assert_eq!(fout, Err(MailFout::Tijdelijk { stap: Stap::Beveiligen, code: None }));
    assert_eq!((server.ontvangen().len(), server.inlogpogingen()), (0, 0));
}
