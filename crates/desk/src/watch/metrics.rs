//! Numbers for Prometheus.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

use crate::batch::{BatchError, Event};
use crate::results::{CaseResult, ResultsError};

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Label {
    kind: &'static str,
}

/// Counts what happens.
#[derive(Debug)]
pub(super) struct Metrics {
    registry: Arc<Mutex<Registry>>,
    files: Family<Label, Counter>,
    cases: Family<Label, Gauge>,
    queue: Gauge,
    settling: Gauge,
    running: Gauge,
    video_seconds: Counter<f64, AtomicU64>,
    scan_seconds: Counter<f64, AtomicU64>,
}

/// A server that answers until it is dropped.
#[derive(Debug)]
pub(super) struct MetricsServer {
    ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Metrics {
    pub(super) fn new() -> Self {
        let metrics = Self {
            registry: Arc::new(Mutex::new(Registry::with_prefix("onetake"))),
            files: Family::default(),
            cases: Family::default(),
            queue: Gauge::default(),
            settling: Gauge::default(),
            running: Gauge::default(),
            video_seconds: Counter::default(),
            scan_seconds: Counter::default(),
        };
        let mut registry = metrics.registry.lock().unwrap_or_else(PoisonError::into_inner);
        registry.register("files", "Files by what became of them", metrics.files.clone());
        registry.register("cases", "Cases by verdict", metrics.cases.clone());
        registry.register("queue_files", "Files that wait for their scan", metrics.queue.clone());
        registry.register("settling_files", "Files that somebody may still write", metrics.settling.clone());
        registry.register("running_scans", "Scans that run", metrics.running.clone());
        registry.register(
            "video_seconds",
            "Seconds of video that were scanned; over scan_seconds it is the speed against real time",
            metrics.video_seconds.clone(),
        );
        registry.register("scan_seconds", "Seconds that scans took", metrics.scan_seconds.clone());
        drop(registry);
        metrics
    }

    fn file(&self, kind: &'static str) {
        self.files.get_or_create(&Label { kind }).inc();
    }

    pub(super) fn count(&self, event: &Event<'_>) {
        let seconds = |ms: u64| Duration::from_millis(ms).as_secs_f64();
        match event {
            Event::Work { files, .. } => {
                self.queue.set(i64::try_from(*files).unwrap_or(i64::MAX));
            }
            Event::Started { .. } => {
                self.running.inc();
            }
            Event::Scanned { video_ms, took_ms, .. } => {
                self.running.dec();
                self.queue.dec();
                self.file("scanned");
                self.video_seconds.inc_by(seconds(u64::try_from(*video_ms).unwrap_or(0)));
                self.scan_seconds.inc_by(seconds(*took_ms));
            }
            Event::SetAside(aside) if aside.tries > 0 => {
                self.running.set((self.running.get() - 1).max(0));
                self.queue.set((self.queue.get() - 1).max(0));
                self.file("set_aside");
            }
            Event::Retry { .. } => self.file("retried"),
            Event::SheetRefused { .. } | Event::StatementsRefused { .. } => self.file("refused"),
            _ => {}
        }
    }

    pub(super) fn waiting(&self, settling: usize) {
        self.settling.set(i64::try_from(settling).unwrap_or(i64::MAX));
    }

    pub(super) fn cases(&self, cases: &[CaseResult]) {
        use onetake::report::Verdict;
        for (kind, verdict) in [
            ("valid", Some(Verdict::Valid)),
            ("invalid", Some(Verdict::Invalid)),
            ("needs_review", Some(Verdict::NeedsReview)),
            ("none", None),
        ] {
            let count = cases.iter().filter(|case| case.verdict == verdict).count();
            self.cases.get_or_create(&Label { kind }).set(i64::try_from(count).unwrap_or(i64::MAX));
        }
    }

    /// Answers `GET /metrics` at that address.
    pub(super) fn serve(&self, address: SocketAddr) -> Result<MetricsServer, BatchError> {
        let server = tiny_http::Server::http(address).map_err(|error| ResultsError::File {
            path: PathBuf::from(address.to_string()),
            error: io::Error::other(error.to_string()),
        })?;
        let ended = Arc::new(AtomicBool::new(false));
        let (registry, over) = (Arc::clone(&self.registry), Arc::clone(&ended));
        let thread = thread::spawn(move || {
            while !over.load(Ordering::Acquire) {
                let Ok(Some(request)) = server.recv_timeout(Duration::from_millis(200)) else { continue };
                let mut text = String::new();
                let known = request.url() == "/metrics" && *request.method() == tiny_http::Method::Get;
                let encoded = encode(&mut text, &registry.lock().unwrap_or_else(PoisonError::into_inner));
                let (code, text) = match (known, encoded) {
                    (true, Ok(())) => (200, text),
                    (true, Err(error)) => (500, error.to_string()),
                    (false, _) => (404, "GET /metrics\n".to_owned()),
                };
                let mut response = tiny_http::Response::from_string(text).with_status_code(code);
                if let Ok(header) = tiny_http::Header::from_bytes(
                    "Content-Type",
                    "application/openmetrics-text; version=1.0.0; charset=utf-8",
                ) {
                    response.add_header(header);
                }
                // Who asked may be gone.
                let _ = request.respond(response);
            }
        });
        Ok(MetricsServer { ended, thread: Some(thread) })
    }
}

impl Drop for MetricsServer {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Release);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
