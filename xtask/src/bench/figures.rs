//! What one measurement gave.

use std::time::Duration;

/// Counts and times of one load.
#[derive(Clone)]
pub struct Figures {
    /// Requests that were answered.
    pub requests: u64,
    /// In how much time.
    pub duration: Duration,
    /// Refused, failed and unanswered.
    pub errors: u64,
    /// Half of the replies came within this.
    pub p50: Duration,
    /// 95 of 100 came within this.
    pub p95: Duration,
    /// 99 of 100 came within this.
    pub p99: Duration,
    /// Processor time that the server used meanwhile.
    pub cpu: Duration,
    /// Memory of the server at the end.
    pub memory_kib: u64,
}

impl Figures {
    /// Replies per second.
    pub fn per_second(&self) -> f64 {
        count(self.requests) / self.duration.as_secs_f64().max(0.001)
    }

    /// Processor seconds of the server per thousand replies.
    pub fn cpu_per_thousand(&self) -> f64 {
        self.cpu.as_secs_f64() * 1_000.0 / count(self.requests.max(1))
    }
}

/// A count as a number to calculate with; exact far beyond what fits in a measurement.
pub fn count(number: u64) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
