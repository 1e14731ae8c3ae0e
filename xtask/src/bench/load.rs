//! Load by `wrk`: as many requests as so many clients can get answered, each waiting for its reply.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use std::{fmt::Write as _, fs};

use crate::bench::ask;
use crate::bench::figures::Figures;
use crate::failure::{Explain, Failure, Outcome};

/// What one measurement asks.
pub struct Load<'a> {
    /// GET or POST.
    pub method: &'a str,
    /// Headers that every request has.
    pub headers: &'a [(&'a str, &'a str)],
    /// One of these per request, at random.
    pub paths: &'a [String],
    /// One of these per request, at random; empty for none.
    pub bodies: &'a [String],
    /// Session cookies, used in turn; empty for nobody.
    pub cookies: &'a [String],
    /// Clients at the same moment.
    pub clients: usize,
}

/// What wrk says at the end: microseconds, and everything that went wrong added up.
const DONE: &str = r#"
done = function(summary, latency, requests)
  local e = summary.errors
  local wrong = e.connect + e.read + e.write + e.status + e.timeout
  io.write(string.format("UITKOMST %d %d %d %d %d %d\n", summary.requests, summary.duration, wrong,
    latency:percentile(50), latency:percentile(95), latency:percentile(99)))
end
"#;

const REQUEST: &str = r#"
math.randomseed(20260724)
local count = 0
request = function()
  count = count + 1
  if #cookies > 0 then headers["Cookie"] = "baken=" .. cookies[count % #cookies + 1] end
  local body = nil
  if #bodies > 0 then body = bodies[math.random(#bodies)] end
  return wrk.format(method, paths[math.random(#paths)], headers, body)
end
"#;

impl Load<'_> {
    /// Runs it against the server at `address`.
    pub fn run(&self, wrk: &Path, folder: &Path, address: SocketAddr, duration: Duration) -> Outcome<Figures> {
        let script = folder.join("verzoeken.lua");
        fs::write(&script, self.script()).explain("Het script voor wrk schrijven lukt niet")?;
        let mut command = Command::new(wrk);
        command.args(["--threads", "1", "--timeout", "30s", "--connections", &self.clients.to_string()]);
        command.args(["--duration", &format!("{}s", duration.as_secs()), "--script"]).arg(&script);
        command.arg(format!("http://{address}/"));
        let said = ask(&mut command)?;
        parse(&said).ok_or_else(|| Failure::new(format!("wrk gaf geen uitkomst.\n{said}")))
    }

    fn script(&self) -> String {
        let mut script = format!("local method = {}\nlocal headers = {{}}\n", quoted(self.method));
        for (name, value) in self.headers {
            // Writing to a string cannot fail.
            let _ = writeln!(script, "headers[{}] = {}", quoted(name), quoted(value));
        }
        for (name, values) in [("paths", self.paths), ("bodies", self.bodies), ("cookies", self.cookies)] {
            let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
            let _ = writeln!(script, "local {name} = {{ {} }}", values.join(", "));
        }
        script + REQUEST + DONE
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

fn parse(said: &str) -> Option<Figures> {
    let line = said.lines().find_map(|line| line.strip_prefix("UITKOMST "))?;
    let numbers: Vec<u64> = line.split(' ').filter_map(|number| number.parse().ok()).collect();
    let [requests, duration, errors, p50, p95, p99] = numbers.try_into().ok()?;
    let [duration, p50, p95, p99] = [duration, p50, p95, p99].map(Duration::from_micros);
    Some(Figures { requests, duration, errors, p50, p95, p99, cpu: Duration::ZERO, memory_kib: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outcome_is_read_from_its_own_line() {
        let figures = parse("Running 8s test\nUITKOMST 1000 2000000 3 500 900 1500\n").expect("figures");
        assert_eq!((figures.requests, figures.errors), (1_000, 3));
        assert_eq!((figures.duration, figures.p95), (Duration::from_secs(2), Duration::from_micros(900)));
        assert!(parse("unable to connect").is_none());
    }

    #[test]
    fn text_stays_text_in_the_script() {
        assert_eq!(quoted("{\"a\":\"b\\c\"}"), r#""{\"a\":\"b\\c\"}""#);
    }
}
