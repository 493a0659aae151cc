//! The `lantern` program: commands, settings, wiring. Nothing to test lives here.

mod arguments;
mod clock;
mod commands;
mod console;
mod house;
mod listen;
mod log;
mod openid;
mod outcome;
mod passphrase;
mod secrets;
mod settings;
mod socket;

use clap::Parser;
use std::{alloc::System, process::ExitCode};
use zeroizing_alloc::ZeroAlloc;

/// What is freed is overwritten: answers with names go through buffers of others that nobody else would wipe.
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    // Before any thread and any other memory: what holds agency keys does nothing else.
    if matches!(arguments.command, arguments::Command::Vault) {
        return match lantern_vault::process::run() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("lantern vault: {error}");
                ExitCode::FAILURE
            }
        };
    }
    if let Err(error) = lantern_vault::process::leave_no_core() {
        eprintln!("lantern: {error}");
        return ExitCode::FAILURE;
    }
    log::name_faults();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("lantern: cannot start: {error}");
            return ExitCode::FAILURE;
        }
    };
    runtime.block_on(commands::run(arguments)).unwrap_or_else(|error| {
        eprintln!("{}", commands::in_words(&error));
        outcome::exit(&Err(error))
    })
}
