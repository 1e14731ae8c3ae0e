//! Over real sockets: slow, huge and broken requests, a taken port, and stopping.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use axum::body::{Body, Bytes};
use futures_util::{StreamExt as _, stream};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use store::testen::{TestStore, sqlite};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Notify, oneshot};
use tokio::time::{Instant, timeout};
use web::server::{ServeError, Server};
use web::testen::app;
use web::{App, Client, Meerdelig, Routes, Tempo, Velden, live};

/// A server on a free port, in a runtime of its own.
struct Running {
    runtime: Runtime,
    adres: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    done: Option<tokio::task::JoinHandle<()>>,
    app: App,
    _store: TestStore,
}

fn start(routes: Routes) -> Running {
    let store = sqlite(&[]);
    let app = app(&store.store).build();
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let server = runtime.block_on(Server::bind("127.0.0.1:0".parse().unwrap())).unwrap();
    let adres = server.adres();
    let (stop, stopped) = oneshot::channel();
    let run = server.run(app.clone(), routes.into_router(), async { stopped.await.unwrap_or_default() });
    let done = Some(runtime.spawn(run));
    Running { runtime, adres, stop: Some(stop), done, app, _store: store }
}

impl Running {
    /// Sends the bytes and returns all that comes back until the server closes.
    fn talk(&self, bytes: &[u8]) -> String {
        self.runtime.block_on(async {
            let mut stream = TcpStream::connect(self.adres).await.unwrap();
            // The server may have answered and closed before everything was sent.
            let _ = stream.write_all(bytes).await;
            read_all(&mut stream).await
        })
    }
}

async fn read_all(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let _ = timeout(Duration::from_secs(40), stream.read_to_end(&mut answer)).await.unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

fn pages() -> Routes {
    Routes::new()
        .public_get("/", async || "hoi")
        .public_post("/doe", async |velden: Velden| velden.iter().count().to_string())
        .public_post("/bestand", async |form: Meerdelig| form.bestanden.len().to_string())
}

#[test]
fn een_gewoon_verzoek_krijgt_antwoord() {
    let answer = start(pages()).talk(b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("hoi"), "{answer}");
}

#[test]
fn rommel_en_te_lange_koppen_worden_geweigerd() {
    let server = start(pages());
    assert!(server.talk(b"\x16\x03\x01 rommel\r\n\r\n").starts_with("HTTP/1.1 400"));
    let long = format!("GET / HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", "y".repeat(200_000));
    // What was not read yet can make the connection break before the answer arrives.
    let refused =
        |answer: String| answer.is_empty() || answer.starts_with("HTTP/1.1 431") || answer.starts_with("HTTP/1.1 414");
    assert!(refused(server.talk(long.as_bytes())));
    let many = format!("GET / HTTP/1.1\r\nhost: x\r\n{}\r\n", "a: b\r\n".repeat(80));
    assert!(server.talk(many.as_bytes()).starts_with("HTTP/1.1 431"));
    let address = format!("GET /{} HTTP/1.1\r\nhost: x\r\n\r\n", "y".repeat(200_000));
    assert!(refused(server.talk(address.as_bytes())));
    assert!(server.talk(b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").ends_with("hoi"), "and it goes on");
}

#[test]
fn een_trage_kop_houdt_niemand_op() {
    let server = start(pages());
    let adres = server.adres;
    server.runtime.block_on(async {
        let mut slow = TcpStream::connect(adres).await.unwrap();
        slow.write_all(b"GET / HTTP/1.1\r\nhost: x\r\nx: ").await.unwrap();
        let begin = Instant::now();
        read_all(&mut slow).await;
        assert!((8..20).contains(&begin.elapsed().as_secs()), "closed after {:?}", begin.elapsed());
    });
}

#[test]
fn een_te_groot_formulier_krijgt_een_leesbaar_antwoord() {
    let server = start(pages());
    let head = "POST /doe HTTP/1.1\r\nhost: x\r\nconnection: close\r\naccept: text/html\r\n\
        content-type: application/x-www-form-urlencoded\r\ncontent-length: 2000000\r\n\r\n";
    let answer = server.talk(&[head.as_bytes(), &vec![b'a'; 2_000_000]].concat());
    assert!(answer.starts_with("HTTP/1.1 413") && answer.contains("hoogstens 256 kB"), "{answer}");
    // Without a size announced.
    let chunk = format!("10000\r\n{}\r\n", "a".repeat(65_536)).repeat(8);
    let head = head.replace("content-length: 2000000", "transfer-encoding: chunked");
    assert!(server.talk(format!("{head}{chunk}0\r\n\r\n").as_bytes()).starts_with("HTTP/1.1 413"));
}

#[test]
fn een_afgebroken_formulier_is_geen_formulier() {
    let server = start(pages());
    let adres = server.adres;
    server.runtime.block_on(async {
        for path in ["/doe", "/bestand"] {
            let kind =
                if path == "/doe" { "application/x-www-form-urlencoded" } else { "multipart/form-data; boundary=G" };
            let mut stream = TcpStream::connect(adres).await.unwrap();
            let head =
                format!("POST {path} HTTP/1.1\r\nhost: x\r\ncontent-type: {kind}\r\ncontent-length: 500\r\n\r\na=b&c=");
            stream.write_all(head.as_bytes()).await.unwrap();
            stream.shutdown().await.unwrap();
            let answer = read_all(&mut stream).await;
            assert!(!answer.contains("200 OK"), "{path}: {answer}");
        }
    });
}

#[test]
fn een_bezette_poort_geeft_een_duidelijke_zin() {
    let server = start(pages());
    let error = server.runtime.block_on(Server::bind(server.adres)).unwrap_err();
    assert!(matches!(error, ServeError::Taken(_)));
    let port = server.adres.port();
    assert_eq!(
        error.to_string(),
        format!(
            "poort {port} op 127.0.0.1 is al in gebruik: stop het andere programma, of kies een ander adres met --adres"
        )
    );
    let error = server.runtime.block_on(Server::bind("203.0.113.1:8080".parse().unwrap())).unwrap_err();
    assert!(error.to_string().starts_with("deze computer heeft het adres 203.0.113.1 niet"), "{error}");
}

#[test]
fn wie_bezig_is_mag_afmaken_als_de_server_stopt() {
    let (began, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (inside, release) = (Arc::clone(&began), Arc::clone(&go_on));
    let mut server = start(Routes::new().public_post("/lang", move || {
        let (inside, release) = (Arc::clone(&inside), Arc::clone(&release));
        async move {
            inside.notify_one();
            release.notified().await;
            "klaar"
        }
    }));
    let (stop, done, adres) = (server.stop.take().unwrap(), server.done.take().unwrap(), server.adres);
    server.runtime.block_on(async {
        let mut stream = TcpStream::connect(adres).await.unwrap();
        stream.write_all(b"POST /lang HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n").await.unwrap();
        began.notified().await;
        stop.send(()).unwrap();
        while TcpStream::connect(adres).await.is_ok() {
            tokio::task::yield_now().await;
        }
        go_on.notify_one();
        assert!(read_all(&mut stream).await.ends_with("klaar"));
        timeout(Duration::from_secs(5), done).await.unwrap().unwrap();
    });
}

#[test]
fn een_opdracht_loopt_door_als_de_afzender_weggaat() {
    let (began, go_on, finished) = (Arc::new(Notify::new()), Arc::new(Notify::new()), Arc::new(AtomicUsize::new(0)));
    let parts = (Arc::clone(&began), Arc::clone(&go_on), Arc::clone(&finished));
    let mut server = start(Routes::new().public_post("/bewaar", move || {
        let (began, go_on, finished) = parts.clone();
        async move {
            began.notify_one();
            go_on.notified().await;
            finished.fetch_add(1, Ordering::SeqCst);
        }
    }));
    let (stop, done, adres) = (server.stop.take().unwrap(), server.done.take().unwrap(), server.adres);
    server.runtime.block_on(async {
        let mut stream = TcpStream::connect(adres).await.unwrap();
        stream.write_all(b"POST /bewaar HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n").await.unwrap();
        began.notified().await;
        drop(stream);
        stop.send(()).unwrap();
        go_on.notify_one();
        timeout(Duration::from_secs(5), done).await.unwrap().unwrap();
    });
    assert_eq!(finished.load(Ordering::SeqCst), 1, "the server waited for the work, not for the sender");
}

#[test]
fn te_veel_tegelijk_geeft_503_en_daarna_gaat_het_weer() {
    let (waiting, go_on) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
    let parts = (Arc::clone(&waiting), Arc::clone(&go_on));
    let server = start(pages().merge(Routes::new().public_get("/wacht", move || {
        let (waiting, go_on) = parts.clone();
        async move {
            let told = go_on.notified();
            waiting.fetch_add(1, Ordering::SeqCst);
            told.await;
        }
    })));
    let adres = server.adres;
    let mut open = Vec::new();
    server.runtime.block_on(async {
        for _ in 0..512 {
            let mut stream = TcpStream::connect(adres).await.unwrap();
            stream.write_all(b"GET /wacht HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
            open.push(stream);
        }
        while waiting.load(Ordering::SeqCst) < 512 {
            tokio::task::yield_now().await;
        }
    });
    let ask = b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let answer = server.talk(ask);
    assert!(answer.starts_with("HTTP/1.1 503") && answer.contains("retry-after: 10"), "{answer}");
    go_on.notify_waiters();
    server.runtime.block_on(async {
        let mut piece = [0; 16];
        for stream in &mut open {
            stream.read_exact(&mut piece).await.unwrap();
        }
    });
    assert!(server.talk(ask).starts_with("HTTP/1.1 200"));
}

#[test]
fn de_afzender_is_het_andere_eind_van_de_verbinding() {
    let tempo = Arc::new(Tempo::new(2, 60));
    let server = start(Routes::new().public_get(
        "/code",
        move |client: Client, axum::extract::State(app): axum::extract::State<App>| {
            let tempo = Arc::clone(&tempo);
            async move { tempo.take(&client, app.now()).map(|()| "ok") }
        },
    ));
    let statuses: Vec<_> = (0..3)
        .map(|number| {
            let forged = format!(
                "GET /code HTTP/1.1\r\nhost: x\r\nx-forwarded-for: 198.51.100.{number}\r\nconnection: close\r\n\r\n"
            );
            server.talk(forged.as_bytes())[9..12].to_owned()
        })
        .collect();
    assert_eq!(statuses, ["200", "200", "429"]);
}

#[test]
fn live_cijfers_komen_alleen_als_er_iets_verandert() {
    let count = Arc::new(AtomicUsize::new(0));
    let polled = Arc::clone(&count);
    let mut server =
        start(Routes::new().public_get("/live", move |axum::extract::State(app): axum::extract::State<App>| {
            let polled = Arc::clone(&polled);
            async move {
                live(&app, move || {
                    let round = polled.fetch_add(1, Ordering::SeqCst);
                    async move { Ok(if round < 2 { "1 nieuw" } else { "2 nieuw" }.to_owned()) }
                })
            }
        }));
    let (stop, done, adres) = (server.stop.take().unwrap(), server.done.take().unwrap(), server.adres);
    server.runtime.block_on(async {
        let mut stream = TcpStream::connect(adres).await.unwrap();
        stream.write_all(b"GET /live HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
        let mut seen = String::new();
        let mut piece = [0; 1024];
        while !seen.contains("2 nieuw") {
            let length = timeout(Duration::from_secs(20), stream.read(&mut piece)).await.unwrap().unwrap();
            seen.push_str(&String::from_utf8_lossy(&piece[..length]));
        }
        assert_eq!(seen.matches("1 nieuw").count(), 1, "{seen}");
        assert!(seen.contains("content-type: text/event-stream") && seen.contains("event: stand"), "{seen}");
        stop.send(()).unwrap();
        timeout(Duration::from_secs(5), done).await.expect("an open page does not hold up the stop").unwrap();
    });
    assert!(*server.app.stopping().borrow());
}

#[test]
fn een_antwoord_in_stukken_komt_heel_aan() {
    let server = start(Routes::new().public_get("/lang", async || {
        Body::from_stream(stream::iter(0..100).map(|_| Ok::<_, std::io::Error>(Bytes::from_static(&[b'x'; 1_000]))))
    }));
    let answer = server.talk(b"GET /lang HTTP/1.0\r\nhost: x\r\n\r\n");
    assert_eq!(answer.matches('x').count() - answer.split("\r\n\r\n").next().unwrap().matches('x').count(), 100_000);
}
