//! The page where a person finishes a case: a web server for this computer, over a ledger.
//!
//! It shows what waits for a person, takes what persons state, and judges again at once. It reads videos and never writes them.
//! Whoever asks must know the token of the address that was opened; for statements somebody must be signed in.

mod again;
mod answer;
mod assets;
mod case;
mod drafts;
mod guard;
mod hand_over;
mod job;
mod judged;
mod media;
mod numbers;
mod papers;
mod persons;
mod places;
mod preview;
mod queue;
mod save;
mod session;
mod start;
mod state;
mod stated;
mod tasks;
mod video;

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{get, post};
use onetake::CancelToken;
use thiserror::Error;
use tokio::net::TcpListener;

use self::state::Shared;
use crate::batch::BatchOptions;
use crate::ledger::{Ledger, LedgerError};
use crate::worker::ScanWorker;

/// Where the page is served if nothing else is asked for. A browser keeps what was not yet saved by its address.
pub const ADDRESS: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8717);

/// Most bytes of a request; documents have a limit of their own.
const MAX_REQUEST_BYTES: usize = 1 << 20;

/// How often it is looked whether the server is to end.
const LOOK: Duration = Duration::from_millis(100);

/// What the page does.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PageOptions {
    /// Where it listens; where none is given, at [`ADDRESS`] or, if that is taken, at a port that is free. Port 0 takes one that
    /// is free.
    pub listen: Option<SocketAddr>,
    /// Names under which it may be asked beside that address, such as that of a proxy before it.
    pub hosts: Vec<String>,
    /// The ledger, the rules, the language, and how folders and sheets are taken in.
    pub batch: BatchOptions,
}

impl PageOptions {
    /// With what a batch would do.
    #[must_use]
    pub fn new(batch: BatchOptions) -> Self {
        Self { listen: None, hosts: Vec::new(), batch }
    }
}

/// Why the page cannot be served.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PageError {
    /// The address cannot be listened on.
    #[error("{listen}: {error}")]
    Listen {
        /// The address.
        listen: SocketAddr,
        /// What the system says.
        error: io::Error,
    },
    /// Others could reach it, and nobody who could sign in has a PIN.
    #[error(
        "{listen} can be reached from other computers: open the page at 127.0.0.1 first and add persons with PINs there"
    )]
    NoPersons {
        /// The address.
        listen: SocketAddr,
    },
    /// The ledger cannot be used.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The system gives no random bytes, or no threads.
    #[error("{0}")]
    System(io::Error),
}

/// Serves the page until it is stopped. `ready` hears the address to open, with its token.
///
/// # Errors
///
/// [`PageError`] when it cannot begin.
pub fn serve(
    options: &PageOptions,
    worker: Arc<dyn ScanWorker + Send + Sync>,
    stop: &CancelToken,
    ready: impl FnOnce(&str),
) -> Result<(), PageError> {
    let path = options.batch.ledger_path();
    // Whoever names a ledger and nothing to take in means one that is there.
    if options.batch.ledger.is_some() && options.batch.places.is_empty() && !path.exists() {
        return Err(LedgerError::Missing { path }.into());
    }
    let ledger = if path.exists() { Some(Ledger::open_existing(&path)?) } else { None };
    let wanted = options.listen.unwrap_or(ADDRESS);
    if !wanted.ip().is_loopback() {
        let persons = ledger.as_ref().map(Ledger::persons).transpose()?.unwrap_or_default();
        if persons.iter().all(|person| person.pin.is_none()) {
            return Err(PageError::NoPersons { listen: wanted });
        }
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(PageError::System)?;
    let served = runtime.block_on(async {
        let fail = |error| PageError::Listen { listen: wanted, error };
        let listener = match TcpListener::bind(wanted).await {
            Err(error) if options.listen.is_none() && error.kind() == io::ErrorKind::AddrInUse => {
                TcpListener::bind((wanted.ip(), 0)).await
            }
            bound => bound,
        };
        let listener = listener.map_err(fail)?;
        let address = listener.local_addr().map_err(fail)?;
        let shared = Arc::new(Shared::new(options, address, ledger, worker).map_err(PageError::System)?);
        shared.begin();
        ready(&shared.opening_address());
        let until = {
            let stop = stop.clone();
            async move {
                while !stop.is_cancelled() {
                    tokio::time::sleep(LOOK).await;
                }
            }
        };
        // Open downloads do not hold it up: whoever ends the desk means it.
        tokio::select! {
            ended = async { axum::serve(listener, router(&shared)).await } => ended.map_err(fail)?,
            () = until => {}
        }
        shared.end();
        Ok(())
    });
    runtime.shutdown_timeout(Duration::from_secs(2));
    served
}

fn router(shared: &Arc<Shared>) -> Router {
    let api = Router::new()
        .route("/api/start", get(start::start))
        .route("/api/persons", post(persons::add))
        .route("/api/sign-in", post(persons::sign_in))
        .route("/api/sign-out", post(persons::sign_out))
        .route("/api/queue", get(queue::queue))
        .route("/api/case", get(case::case))
        .route("/api/judge", post(save::judge))
        .route("/api/save", post(save::save))
        .route("/api/checklist", get(start::checklist))
        .route("/api/preview", get(preview::state).post(preview::begin))
        .route("/api/hand-over", post(hand_over::hand_over))
        .route("/api/fact", post(papers::fact))
        .route("/api/numbers", get(numbers::numbers))
        .route("/api/places", get(places::places))
        .route("/api/batch", get(job::state).post(job::begin))
        .route("/api/batch/again", post(job::again))
        .route("/video/{sha256}", get(media::video))
        .route("/preview/{sha256}", get(media::preview))
        .route("/thumb/{sha256}", get(media::thumb))
        .route("/still/{sha256}/{id}", get(media::still))
        .route("/document/{sha256}", get(media::document))
        .route("/report/{sha256}", get(media::report))
        .route("/export/{name}", get(media::export))
        .layer(DefaultBodyLimit::max(MAX_REQUEST_BYTES));
    let documents = Router::new()
        .route("/api/document", post(papers::document))
        .layer(DefaultBodyLimit::max(papers::MAX_DOCUMENT_BYTES));
    Router::new()
        .route("/", get(assets::shell))
        .route("/assets/{name}", get(assets::asset))
        .merge(api)
        .merge(documents)
        .layer(middleware::from_fn_with_state(Arc::clone(shared), guard::guard))
        .with_state(Arc::clone(shared))
}
