//! Where a command speaks: the terminal it was typed in, or the other end of the socket when a server holds the folder.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{
    io::{IsTerminal, Write},
    sync::Mutex,
    time::Duration,
};

/// A place to speak. Implementations are shared by the tasks of one command.
pub trait Console: Send + Sync {
    /// A result: standard output.
    fn say(&self, text: &str);
    /// A remark: standard error.
    fn note(&self, text: &str);
    /// How far long work is; `total` is 0 where nobody knows.
    fn progress(&self, label: &str, done: u64, total: u64);
    /// The long work has ended.
    fn progress_done(&self);
    /// Columns of the terminal.
    fn width(&self) -> u16;
}

/// The terminal itself.
pub struct Terminal {
    // Held only while the bar is moved.
    bar: Mutex<Option<ProgressBar>>,
    width: u16,
}

/// How wide a table is where nobody knows the terminal.
const WIDTH_DEFAULT: u16 = 100;

impl Terminal {
    pub fn new() -> Self {
        let width = std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok()).filter(|width| (40..=400).contains(width)).unwrap_or(WIDTH_DEFAULT);
        Self { bar: Mutex::new(None), width }
    }
}

impl Console for Terminal {
    fn say(&self, text: &str) {
        // A closed pipe (`| head`) is the reader's choice, not an error.
        let _ = writeln!(std::io::stdout(), "{text}");
    }

    fn note(&self, text: &str) {
        let bar = self.bar.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match bar.as_ref() {
            Some(bar) => bar.suspend(|| eprintln!("{text}")),
            None => eprintln!("{text}"),
        }
    }

    fn progress(&self, label: &str, done: u64, total: u64) {
        if !std::io::stderr().is_terminal() {
            return;
        }
        let mut held = self.bar.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let bar = held.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
            let template = if total > 0 { "{msg} {wide_bar} {percent:>3}% {eta}" } else { "{msg} {spinner} {human_pos}" };
            bar.set_style(ProgressStyle::with_template(template).expect("the templates above are well formed").progress_chars("█▌ "));
            bar.enable_steady_tick(Duration::from_millis(200));
            bar
        });
        if bar.message() != label {
            bar.set_message(label.to_owned());
        }
        bar.set_length(total.max(done));
        bar.set_position(done);
    }

    fn progress_done(&self) {
        if let Some(bar) = self.bar.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take() {
            bar.finish_and_clear();
        }
    }

    fn width(&self) -> u16 {
        self.width
    }
}
