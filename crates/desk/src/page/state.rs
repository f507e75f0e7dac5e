//! What all requests share: the ledger, the words, who is signed in, what is being made.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use onetake::inputs::DEFAULT_POLICY;
use onetake::message::Catalogue;
use onetake::{CancelToken, Policy};

use super::PageOptions;
use super::again;
use super::answer::Refusal;
use super::job::{self, Job};
use super::judged::Opened;
use super::places::Places;
use super::preview::Previews;
use super::queue::Index;
use super::session::Sessions;
use crate::batch::BatchOptions;
use crate::ledger::Ledger;
use crate::results::ResultWords;
use crate::worker::ScanWorker;

/// What all requests share.
pub(super) struct Shared {
    pub(super) address: SocketAddr,
    /// Names under which it may be asked beside its address.
    pub(super) hosts: Vec<String>,
    pub(super) words: Catalogue,
    /// What whoever opens the page should know.
    pub(super) notice: Option<String>,
    /// Whether folders or sheets were named, to be taken in at once.
    begins: bool,
    pub(super) results: ResultWords,
    pub(super) sessions: Sessions,
    pub(super) previews: Previews,
    pub(super) places: Places,
    pub(super) job: Job,
    /// Cancelled when the desk ends: what takes long stops then.
    pub(super) ending: CancelToken,
    pub(super) opened: Opened,
    pub(super) index: Mutex<Index>,
    pub(super) worker: Arc<dyn ScanWorker + Send + Sync>,
    options: Mutex<Arc<BatchOptions>>,
    ledger: Mutex<Option<Ledger>>,
}

impl Shared {
    pub(super) fn new(
        options: &PageOptions,
        address: SocketAddr,
        ledger: Option<Ledger>,
        worker: Arc<dyn ScanWorker + Send + Sync>,
    ) -> io::Result<Self> {
        let mut batch = options.batch.clone();
        let notice = ledger.as_ref().and_then(|ledger| go_on_with_rules(&mut batch, ledger));
        let words = Catalogue::of(batch.language);
        let begins = !batch.places.is_empty() || !batch.sheets.is_empty();
        if let Some(ledger) = ledger.as_ref().filter(|_| !begins) {
            go_on_with_places(&mut batch, ledger);
        }
        let notice = notice.map(|policy| words.text("desk-other_policy", &[("policy", policy.into())]));
        Ok(Self {
            notice,
            begins,
            words,
            address,
            hosts: options.hosts.clone(),
            results: ResultWords::of(options.batch.language),
            sessions: Sessions::new(address.port())?,
            previews: Previews::default(),
            places: Places::default(),
            job: Job::default(),
            ending: CancelToken::new(),
            opened: Opened::default(),
            index: Mutex::default(),
            worker,
            options: Mutex::new(Arc::new(batch)),
            ledger: Mutex::new(ledger),
        })
    }

    /// Begins what is to be done without being asked: folders that were named are taken in.
    pub(super) fn begin(self: &Arc<Self>) {
        if self.begins {
            job::start(self, BatchOptions::clone(&self.options()));
        } else if self.has_ledger() {
            let shared = Arc::clone(self);
            thread::spawn(move || again::tell_in_our_language(&shared));
        }
    }

    /// Ends what is being made.
    pub(super) fn end(&self) {
        self.ending.cancel();
        self.job.stop();
        self.previews.stop();
    }

    /// The address that opens the page for the first time. Where it listens at all addresses, that of this computer in its
    /// network: "all of them" can be opened from nowhere else.
    pub(super) fn opening_address(&self) -> String {
        let mut address = self.address;
        if address.ip().is_unspecified() {
            address.set_ip(own_address(address.ip()));
        }
        format!("http://{address}/?token={}", self.sessions.token())
    }

    /// Whether only this computer can ask.
    pub(super) fn is_local(&self) -> bool {
        self.address.ip().is_loopback()
    }

    /// How folders and sheets are taken in.
    pub(super) fn options(&self) -> Arc<BatchOptions> {
        Arc::clone(&self.options.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn set_options(&self, options: BatchOptions) {
        *self.options.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(options);
    }

    /// A time in RFC 3339 as the clocks here show it.
    pub(super) fn here(&self, at: &str) -> String {
        // A time may carry the name of its zone beside its distance from UTC.
        let plain = at.split('[').next().unwrap_or(at);
        let Ok(instant) = plain.parse::<Timestamp>() else { return onetake::message::date_time(at) };
        let options = self.options();
        let there = options.zone.as_ref().and_then(|zone| format!("{instant}[{zone}]").parse::<Zoned>().ok());
        let here = there.unwrap_or_else(|| instant.to_zoned(TimeZone::system()));
        here.strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// The ledger's own path.
    pub(super) fn ledger_path(&self) -> PathBuf {
        self.options().ledger_path()
    }

    /// Does something with the ledger.
    pub(super) fn with_ledger<T>(
        &self,
        work: impl FnOnce(&mut Ledger) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let mut ledger = self.ledger_slot();
        match ledger.as_mut() {
            Some(ledger) => work(ledger),
            None => Err(Refusal::gone(&self.words, "failure-ledger-missing")),
        }
    }

    pub(super) fn has_ledger(&self) -> bool {
        self.ledger_slot().is_some()
    }

    /// Opens the ledger that a batch has made meanwhile.
    pub(super) fn take_ledger(&self) {
        let path = self.ledger_path();
        let is_other = self.ledger_slot().as_ref().is_none_or(|ledger| ledger.path() != path);
        if !is_other || !path.exists() {
            return;
        }
        let Ok(ledger) = Ledger::open_existing(&path) else { return };
        *self.ledger_slot() = Some(ledger);
        // Whoever needs both takes the index first.
        *self.index.lock().unwrap_or_else(PoisonError::into_inner) = Index::default();
    }

    fn ledger_slot(&self) -> MutexGuard<'_, Option<Ledger>> {
        // Each change of the ledger is one transaction: what a thread that fell over left is whole.
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn fail(&self, error: &crate::ledger::LedgerError) -> Refusal {
        Refusal::ledger(&self.words, error)
    }
}

/// The address that this computer has towards others, of the same family; without a network the one that only itself can use.
fn own_address(of: IpAddr) -> IpAddr {
    // Addresses for documentation (RFC 5737, RFC 3849): the system chooses its own for the way there, and nothing is sent.
    let (elsewhere, itself) = match of {
        IpAddr::V4(_) => (IpAddr::from(Ipv4Addr::new(192, 0, 2, 1)), IpAddr::from(Ipv4Addr::LOCALHOST)),
        IpAddr::V6(_) => {
            (IpAddr::from(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1)), IpAddr::from(Ipv6Addr::LOCALHOST))
        }
    };
    let towards = || {
        let socket = UdpSocket::bind((of, 0)).ok()?;
        socket.connect((elsewhere, 9)).ok()?;
        Some(socket.local_addr().ok()?.ip())
    };
    towards().filter(|own| !own.is_unspecified()).unwrap_or(itself)
}

/// Takes the rules by which the ledger's cases were judged last, where these are built in and no others were asked for. Gives
/// their name where they cannot be taken.
fn go_on_with_rules(batch: &mut BatchOptions, ledger: &Ledger) -> Option<String> {
    let last = ledger.last_policy().ok().flatten()?;
    let id = last.split('/').next().unwrap_or_default();
    if id == batch.policy.id() {
        return None;
    }
    match Policy::built_in(id) {
        Ok(policy) if batch.policy.id() == DEFAULT_POLICY => {
            batch.policy = policy;
            None
        }
        _ => Some(last),
    }
}

/// Takes the folders and sheets that were taken in last, to be taken in again when somebody asks for it.
fn go_on_with_places(batch: &mut BatchOptions, ledger: &Ledger) {
    let here = std::env::current_dir().ok();
    let last = ledger.last_intake().ok().flatten().filter(|last| last.leads_from(here.as_ref()));
    if let Some(last) = last {
        // Where the ledger lies and results go must not follow from them.
        batch.ledger = Some(ledger.path().to_owned());
        batch.places = last.places;
        batch.sheets = last.sheets;
    }
}

/// Does what blocks, such as reading the ledger, where it holds up nobody else.
pub(super) async fn blocking<T: Send + 'static>(
    shared: Arc<Shared>,
    work: impl FnOnce(&Arc<Shared>) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let words = Arc::clone(&shared);
    match tokio::task::spawn_blocking(move || work(&shared)).await {
        Ok(done) => done,
        Err(error) => Err(Refusal::said("fault", format!("{}: {error}", words.words.plain("refusal-fault")))),
    }
}
