//! A passphrase from whoever types: without echo at a terminal, one line of standard input otherwise.

use anyhow::{Context, Result, bail};
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use std::io::{BufRead, IsTerminal, Read, Stdin};
use zeroize::Zeroizing;

/// The longest line that is read.
const LINE_BYTES_MAX: u64 = 1_024;

/// Keeps the terminal from showing what is typed; it shows again when this is dropped.
struct Hidden {
    stdin: Stdin,
    before: Termios,
}

impl Hidden {
    fn begin(stdin: Stdin) -> Result<Self> {
        let before = tcgetattr(&stdin).context("cannot read the terminal's modes")?;
        let mut hidden = before.clone();
        hidden.local_modes.remove(LocalModes::ECHO);
        tcsetattr(&stdin, OptionalActions::Flush, &hidden).context("cannot keep the terminal from showing what is typed")?;
        Ok(Self { stdin, before })
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        let _ = tcsetattr(&self.stdin, OptionalActions::Flush, &self.before);
        eprintln!();
    }
}

/// Asks for a passphrase.
pub fn ask(question: &str) -> Result<Zeroizing<String>> {
    let stdin = std::io::stdin();
    let hidden = if stdin.is_terminal() {
        eprint!("{question} ");
        Some(Hidden::begin(std::io::stdin())?)
    } else {
        None
    };
    let mut line = Zeroizing::new(String::new());
    let read = stdin.lock().take(LINE_BYTES_MAX).read_line(&mut line);
    drop(hidden);
    read.context("cannot read the passphrase")?;
    let length = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(length);
    if line.is_empty() {
        bail!("no passphrase was given: type it, or write it to standard input as one line");
    }
    Ok(line)
}

/// Asks for a new passphrase: twice at a terminal, where nobody sees a slip.
pub fn ask_new(question: &str, again: &str) -> Result<Zeroizing<String>> {
    let passphrase = ask(question)?;
    if std::io::stdin().is_terminal() && *ask(again)? != *passphrase {
        bail!("the two are not the same: begin again");
    }
    Ok(passphrase)
}
