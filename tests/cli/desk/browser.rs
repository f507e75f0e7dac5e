//! A browser without a window, worked by keys.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use headless_chrome::protocol::cdp::Page::CaptureScreenshotFormatOption;
use headless_chrome::{LaunchOptions, Tab};

use super::served::Served;

/// Longer than a page needs on a loaded machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// One browser at a time: several at once on a small machine time each other out.
static ALONE: Mutex<()> = Mutex::new(());

pub(super) struct Browser {
    tab: Arc<Tab>,
    /// Keeps the browser alive.
    _browser: headless_chrome::Browser,
    _alone: MutexGuard<'static, ()>,
}

impl Browser {
    /// Opens the page as a person does, by the address that was printed.
    pub(super) fn open(served: &Served) -> Self {
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let options = LaunchOptions {
            // Tests may run as root, where its sandbox does not work.
            sandbox: false,
            window_size: Some((1280, 720)),
            idle_browser_timeout: Duration::from_secs(300),
            args: vec![OsStr::new("--mute-audio"), OsStr::new("--autoplay-policy=no-user-gesture-required")],
            ..LaunchOptions::default()
        };
        let browser = headless_chrome::Browser::new(options).expect("chromium is installed: make setup");
        let tab = browser.new_tab().unwrap();
        tab.set_default_timeout(PATIENCE);
        tab.navigate_to(&served.address).unwrap();
        let browser = Self { tab, _browser: browser, _alone: alone };
        browser.wait_for("main");
        browser
    }

    /// Signs in as a new person, over the page's own server, and loads the page anew.
    pub(super) fn sign_in(&self, name: &str, role: &str) {
        let person = serde_json::json!({ "name": name, "role": role, "pin": "" });
        let script = format!(
            "fetch('/api/persons', {{ method: 'POST', headers: {{ 'Content-Type': 'application/json' }}, \
             body: JSON.stringify({person}) }}).then((answer) => answer.status)"
        );
        let status = self.tab.evaluate(&script, true).unwrap().value.unwrap();
        assert_eq!(status, 200);
        self.tab.reload(true, None).unwrap();
        self.wait_for("main");
    }

    #[track_caller]
    pub(super) fn wait_for(&self, selector: &str) {
        if let Err(error) = self.tab.wait_for_element_with_custom_timeout(selector, PATIENCE) {
            self.picture("missing");
            panic!("{selector}: {error}: {}", self.text());
        }
    }

    /// Waits until the page says that.
    pub(super) fn wait_to_say(&self, text: &str) {
        let begun = std::time::Instant::now();
        while !self.text().contains(text) {
            assert!(begun.elapsed() < PATIENCE, "{text}: {}", self.text());
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
    }

    pub(super) fn key(&self, key: &str) {
        self.tab.press_key(key).unwrap();
    }

    /// Waits until the keys that were typed are done.
    pub(super) fn settle(&self) {
        thread::sleep(Duration::from_millis(400));
    }

    /// What a script gives, as text.
    pub(super) fn text_of(&self, script: &str) -> String {
        let value = self.tab.evaluate(script, true).unwrap().value.unwrap_or_default();
        value.as_str().map_or_else(|| value.to_string(), str::to_owned)
    }

    /// All that can be read on the page.
    pub(super) fn text(&self) -> String {
        self.text_of("document.body.innerText")
    }

    /// Keeps a picture of the page where `ONETAKE_SCREENSHOTS` says so, to be looked at.
    pub(super) fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("ONETAKE_SCREENSHOTS").map(PathBuf::from) else { return };
        let png = self.tab.capture_screenshot(CaptureScreenshotFormatOption::Png, None, None, true).unwrap();
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.png")), png).unwrap();
    }
}
