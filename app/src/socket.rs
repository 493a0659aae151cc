//! One holder of a folder, many commands: while a server holds it, other commands go through a socket in the folder.
//!
//! The socket has mode 0600 in a folder of mode 0700. A question is one line of JSON, at most 64 KiB: version, arguments, the
//! folder in which they were typed, the language and the width of the terminal. Answers are lines of JSON, the last one
//! carries the exit code. Whoever asked and goes away (Ctrl+C) ends the command: an import stays unfinished, as after a crash.

use crate::{
    arguments::Arguments,
    commands::{self, Asked},
    console::Console,
    house::House,
    outcome::{self, Mistyped, Outcome},
    secrets::Secrets,
};
use anyhow::{Context, Result, bail};
use clap::Parser;
use lantern_intake::IntakeError;
use lantern_vocab::Language;
use serde::{Deserialize, Serialize};
use std::{
    ffi::OsString,
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{UnixListener, UnixStream, unix::OwnedReadHalf},
    sync::mpsc,
};
use zeroize::Zeroizing;

const VERSION: u32 = 1;
const QUESTION_BYTES_MAX: u64 = 64 * 1024;
/// Lines that may wait for a slow terminal.
const ANSWERS_WAITING: usize = 1_024;

#[derive(Debug, Serialize, Deserialize)]
struct Question {
    version: u32,
    arguments: Vec<String>,
    folder: PathBuf,
    language: String,
    width: u16,
    #[serde(default)]
    secrets: Secrets,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Say(String),
    Note(String),
    Progress(String, u64, u64),
    ProgressDone,
    End(u8),
}

/// Asks the server that holds the folder; none where no server answers. What must stand on no command line is asked for only then.
pub async fn ask(socket: &Path, language: Language, secrets: impl FnOnce() -> Result<Secrets>, console: &dyn Console) -> Result<Option<u8>> {
    let Ok(stream) = UnixStream::connect(socket).await else { return Ok(None) };
    let (read, mut write) = stream.into_split();
    let in_unicode = |argument: OsString| {
        argument.into_string().map_err(|argument| Mistyped::error(format!("{} is not written in Unicode: rename the file", argument.display())))
    };
    let arguments = std::env::args_os().map(in_unicode).collect::<Result<_>>()?;
    let question = Question {
        version: VERSION,
        arguments,
        folder: std::env::current_dir()?,
        language: language.code().to_owned(),
        width: console.width(),
        secrets: secrets()?,
    };
    let mut line = Zeroizing::new(serde_json::to_string(&question)?);
    line.push('\n');
    write.write_all(line.as_bytes()).await?;
    let mut lines = BufReader::new(read).lines();
    while let Some(line) = lines.next_line().await? {
        match serde_json::from_str(&line).context("the server gave an answer that this program does not understand")? {
            Answer::Say(text) => console.say(&text),
            Answer::Note(text) => console.note(&text),
            Answer::Progress(label, done, total) => console.progress(&label, done, total),
            Answer::ProgressDone => console.progress_done(),
            Answer::End(code) => return Ok(Some(code)),
        }
    }
    bail!("the server ended before the command did; what it committed is safe")
}

/// The console of a command that was typed elsewhere.
struct Distant {
    answers: mpsc::Sender<Answer>,
    width: u16,
}

impl Distant {
    /// A remark that finds the line full is dropped rather than let a slow terminal hold up an import; results wait.
    fn send(&self, answer: Answer) {
        let _ = match answer {
            Answer::Progress(..) => self.answers.try_send(answer).map_err(|_| ()),
            other => tokio::task::block_in_place(|| self.answers.blocking_send(other)).map_err(|_| ()),
        };
    }
}

impl Console for Distant {
    fn say(&self, text: &str) {
        self.send(Answer::Say(text.to_owned()));
    }
    fn note(&self, text: &str) {
        self.send(Answer::Note(text.to_owned()));
    }
    fn progress(&self, label: &str, done: u64, total: u64) {
        self.send(Answer::Progress(label.to_owned(), done, total));
    }
    fn progress_done(&self) {
        self.send(Answer::ProgressDone);
    }
    fn width(&self) -> u16 {
        self.width
    }
}

/// The listening end; the socket's file goes when it is dropped.
pub struct Door {
    listener: UnixListener,
    path: PathBuf,
}

impl Door {
    /// Opens the socket. The folder's lock is held, so a socket that lies there belongs to nobody any more.
    pub fn open(path: PathBuf) -> Result<Self> {
        if path.exists() {
            fs::remove_file(&path)?;
        }
        let listener = UnixListener::bind(&path).with_context(|| format!("cannot open the socket {}", path.display()))?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600))?;
        Ok(Self { listener, path })
    }

    /// Answers commands until the server ends; each in a task of its own, which ends with its command.
    pub async fn answer(&self, house: House) {
        loop {
            match self.listener.accept().await {
                Ok((stream, _)) => {
                    let house = house.clone();
                    tokio::spawn(async move {
                        if let Err(error) = serve(stream, house).await {
                            tracing::warn!(%error, "a command through the socket ended early");
                        }
                    });
                }
                Err(error) => tracing::warn!(%error, "the socket could not take a command"),
            }
        }
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

async fn serve(stream: UnixStream, house: House) -> Result<()> {
    let (read, mut write) = stream.into_split();
    let mut line = Zeroizing::new(String::new());
    let mut read = BufReader::new(read.take(QUESTION_BYTES_MAX));
    read.read_line(&mut line).await?;
    let question: Question = serde_json::from_str(&line).context("not a question of this program")?;
    let (answers, mut waiting) = mpsc::channel(ANSWERS_WAITING);
    let writer = tokio::spawn(async move {
        while let Some(answer) = waiting.recv().await {
            let mut line = serde_json::to_string(&answer).unwrap_or_default();
            line.push('\n');
            if write.write_all(line.as_bytes()).await.is_err() {
                break;
            }
        }
    });
    let console: Arc<dyn Console> = Arc::new(Distant { answers: answers.clone(), width: question.width });
    // Dropped half-way, a command leaves the store as a crash would: what was committed is safe, an import stays unfinished.
    let outcome = tokio::select! {
        outcome = run(&question, house, console.clone()) => outcome,
        () = gone(read.into_inner().into_inner()) => Err(IntakeError::Interrupted.into()),
    };
    if let Err(error) = &outcome {
        console.note(&commands::in_words(error));
    }
    answers.send(Answer::End(outcome::code(&outcome))).await?;
    drop((answers, console));
    writer.await?;
    Ok(())
}

/// Waits until the asker has gone; nothing more is asked after the first line.
async fn gone(mut read: OwnedReadHalf) {
    let mut rest = [0; 64];
    while read.read(&mut rest).await.is_ok_and(|bytes| bytes > 0) {}
}

async fn run(question: &Question, house: House, console: Arc<dyn Console>) -> Result<Outcome> {
    if question.version != VERSION {
        bail!("the server is of another version: restart it");
    }
    let arguments = Arguments::try_parse_from(&question.arguments)?;
    let house = house.in_language(&question.language)?;
    let token_file = arguments.token_file.as_ref().map(|path| question.folder.join(path));
    let entered = house.enter(arguments.login.as_deref(), token_file.as_deref()).await?;
    let secrets = question.secrets.clone();
    let asked = Asked { house, entered, console, folder: question.folder.clone(), secrets, through_server: true };
    commands::on_store(arguments.command, &asked).await
}
