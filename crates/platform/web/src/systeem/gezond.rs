//! Whether the program lives, and whether it can work. Yes or no, no details.

use crate::{App, Fout};
use axum::extract::State;
use store::{StoreError, args};

store::sql! {
    /// Whether the database answers.
    PING = "SELECT CAST(1 AS BIGINT)";
}

pub(super) async fn alive() -> &'static str {
    "ok"
}

pub(super) async fn ready(State(app): State<App>) -> Result<&'static str, Fout> {
    let answer = app.store().read(|tx| tx.row(PING, args![]).map(|_| ())).await;
    answer.map_err(|error: StoreError| Fout::tijdelijk("database bevragen", error))?;
    Ok("ok")
}
