//! A connection that does not wait for ever for somebody who asks and then does not read.

use std::future::Future as _;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// The longest that a reply may stand still.
const STILL: Duration = Duration::from_secs(20);

/// A stream whose writes fail once nothing has left for 20 seconds. Reading has limits of its own.
pub(super) struct Geduld<S> {
    stream: S,
    waiting: Option<Pin<Box<Sleep>>>,
}

impl<S> Geduld<S> {
    pub(super) const fn new(stream: S) -> Self {
        Self { stream, waiting: None }
    }

    fn judge<T>(&mut self, cx: &mut Context<'_>, outcome: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if outcome.is_ready() {
            self.waiting = None;
            return outcome;
        }
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(STILL)));
        waiting.as_mut().poll(cx).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Geduld<S> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_read(cx, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Geduld<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let outcome = Pin::new(&mut this.stream).poll_write(cx, bytes);
        this.judge(cx, outcome)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let outcome = Pin::new(&mut this.stream).poll_flush(cx);
        this.judge(cx, outcome)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let outcome = Pin::new(&mut this.stream).poll_shutdown(cx);
        this.judge(cx, outcome)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let outcome = Pin::new(&mut this.stream).poll_write_vectored(cx, pieces);
        this.judge(cx, outcome)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};
    use tokio::time::Instant;

    #[tokio::test(start_paused = true)]
    async fn wie_niet_leest_verliest_de_verbinding() {
        let (server, _client) = duplex(64);
        let begin = Instant::now();
        let error = Geduld::new(server).write_all(&[0; 1_000]).await.expect_err("nobody reads");
        assert_eq!((error.kind(), begin.elapsed()), (io::ErrorKind::TimedOut, STILL));
    }

    #[tokio::test(start_paused = true)]
    async fn wie_langzaam_leest_krijgt_alles() {
        let (server, mut client) = duplex(64);
        let reader = tokio::spawn(async move {
            let mut read = 0;
            let mut piece = [0; 64];
            while read < 1_000 {
                sleep(STILL / 2).await;
                read += client.read(&mut piece).await.expect("the other end is there");
            }
            read
        });
        let mut writer = Geduld::new(server);
        writer.write_all(&[0; 1_000]).await.expect("it goes on, slowly");
        assert_eq!(reader.await.expect("no panic"), 1_000);
    }
}
