//! Figures for Prometheus. They hold no persons, but they do show how busy a municipality is: hence the token.

use crate::{App, Fout};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use kern::Secret;
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use subtle::ConstantTimeEq as _;

const SECONDS: [f64; 10] = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// The figures of this process, and who may see them. Put it in the [`App`] with `ext` and `/metrics` exists.
#[derive(Debug)]
pub struct Metrics {
    handle: PrometheusHandle,
    token: Secret<String>,
}

impl Metrics {
    /// Starts counting; once per process. Errors: something else counts already.
    pub fn install(token: Secret<String>) -> Result<Self, BuildError> {
        let builder =
            PrometheusBuilder::new().set_buckets_for_metric(Matcher::Suffix("_seconden".to_owned()), &SECONDS)?;
        Ok(Self { handle: builder.install_recorder()?, token })
    }

    /// Folds what was counted; without it memory grows when nobody comes to read.
    pub(crate) fn upkeep(&self) {
        self.handle.run_upkeep();
    }
}

pub(super) async fn show(State(app): State<App>, headers: HeaderMap) -> Result<Response, Fout> {
    let metrics = app.ext::<Metrics>().ok_or_else(Fout::niet_gevonden)?;
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.as_bytes().strip_prefix(b"Bearer "));
    let known = given.is_some_and(|given| bool::from(given.ct_eq(metrics.token.expose().as_bytes())));
    // The same answer as where there is nothing.
    if !known || metrics.token.expose().is_empty() {
        return Err(Fout::niet_gevonden());
    }
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], metrics.handle.render()).into_response())
}
