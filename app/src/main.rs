//! The `lantern` program: commands, settings, wiring. Nothing to test lives here.

mod arguments;
mod clock;
mod commands;
mod console;
mod house;
mod outcome;
mod settings;
mod socket;

use clap::Parser;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    // Logs are fields and a sentence, on standard error; no field ever holds a value of a record.
    let filter = EnvFilter::try_from_env("LANTERN_LOG").unwrap_or_else(|_| EnvFilter::new("warn,sqlx=error"));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("lantern: cannot start: {error}");
            return ExitCode::FAILURE;
        }
    };
    runtime.block_on(commands::run(arguments)).unwrap_or_else(|error| {
        eprintln!("{}", commands::in_words(&error));
        ExitCode::FAILURE
    })
}
