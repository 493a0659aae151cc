//! `lantern serve` holds the folder, and other commands go through it.

use crate::home::{Home, Said, mode, said, wait_for};
use std::{
    io::{BufRead, BufReader},
    net::TcpStream,
    process::{Child, Command, Stdio},
};

/// A server on a free port; ended with the test.
pub struct Server {
    pub child: Child,
    /// Its name or address, with the port.
    pub address: String,
}

impl Server {
    /// Starts the server and waits until it says where it answers. None, with a word about it, where the program was built without
    /// its browser files; continuous integration always has them.
    pub fn start(home: &Home, data: &str) -> Option<Self> {
        let mut child = home.command(&["serve", "--data", data, "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        if line.is_empty() {
            let output = child.wait_with_output().unwrap();
            let reason = String::from_utf8(output.stderr).unwrap();
            assert!(reason.contains("browser files"), "the server did not start: {reason}");
            assert!(std::env::var("CI").is_err(), "continuous integration builds the browser files first");
            println!("skipped: the browser files are not bundled; run `make client` first");
            return None;
        }
        let (_, rest) = line.split_once("://").unwrap();
        Some(Self { child, address: rest.split('/').next().unwrap().to_owned() })
    }

    /// Asks the server to stop as a service manager would; gives its exit code.
    pub fn stop(mut self) -> i32 {
        assert!(Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap().success());
        wait_for("the server to stop", || self.child.try_wait().unwrap()).code().unwrap_or(-1)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const READING: [&[&str]; 7] = [
    &["typology", "--data", "store"],
    &["typology", "--data", "store", "--json"],
    &["table", "--data", "store", "--by", "sex,form"],
    &["quality", "--data", "store"],
    &["imports", "--data", "store"],
    &["imports", "--data", "store", "--json"],
    &["table", "--data", "store", "--by", "nonsense"],
];

fn triple(said: &Said) -> (i32, &str, &str) {
    (said.code, &said.out, &said.err)
}

/// While the server holds the folder, every command says the same as without it, from any folder and in the asker's language.
#[test]
fn commands_go_through_the_server() {
    let home = Home::new();
    home.file(
        "cases.csv",
        "record,victim.sex,victim.status,victim.citizenship,event.forms\nA1,female,identified,PE,forced_labour\nA2,male,identified,PE,servitude\n,male,identified,PE,\n",
    );
    assert_eq!(home.import(&["cases.csv", "--agency", "north", "--data", "store"]).1, 3);
    let alone: Vec<Said> = READING.iter().map(|arguments| home.run(arguments)).collect();
    let french = said(home.command(READING[0]).env("LANTERN_LANGUAGE", "fr"));
    let Some(server) = Server::start(&home, "store") else { return };
    assert!(TcpStream::connect(&server.address).is_ok());
    let socket = wait_for("the socket", || std::fs::read_dir(home.path("store")).unwrap().map(|entry| entry.unwrap().path()).find(|path| is_socket(path)));
    assert_eq!(mode(&socket), 0o600);
    for (arguments, alone) in READING.iter().zip(&alone) {
        assert_eq!(triple(&home.run(arguments)), triple(alone), "{arguments:?}");
    }
    let asked = said(home.command(READING[0]).env("LANTERN_LANGUAGE", "fr"));
    assert_eq!(triple(&asked), triple(&french));
    assert_ne!(asked.out, alone[0].out);

    // Relative paths are those of whoever types.
    std::fs::create_dir(home.path("elsewhere")).unwrap();
    home.file("elsewhere/more.csv", "record,victim.sex,victim.status,victim.citizenship\nM1,female,identified,PE\n,male,identified,PE\n");
    let mut import = home.command(&["import", "more.csv", "--agency", "north", "--data", "../store", "--json"]);
    let imported = said(import.current_dir(home.path("elsewhere")));
    assert_eq!(imported.code, 3, "{}", imported.err);
    assert!(imported.out.starts_with(r#"{"file":"more.csv","layout":"lantern","read":2,"new":1,"#), "{}", imported.out);
    assert_eq!(mode(&home.path("elsewhere/more.csv.problems.csv")), 0o600);
    assert_eq!(home.json(&["table", "--data", "store", "--by", "sex", "--json"])["all"], 3);

    let second = home.run(&["serve", "--data", "store", "--listen", "127.0.0.1:0"]);
    assert_eq!(second.code, 6, "{}", second.err);
    assert!(second.err.contains("another lantern command is using this data folder"), "{}", second.err);
    assert_eq!(server.stop(), 0);
    assert!(!socket.exists(), "the socket goes with the server");
    assert_eq!(home.json(&["table", "--data", "store", "--by", "sex", "--json"])["all"], 3);
}

fn is_socket(path: &std::path::Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    std::fs::metadata(path).is_ok_and(|found| found.file_type().is_socket())
}

/// A server that was killed leaves its socket behind; commands and the next server do not mind.
#[test]
fn a_socket_of_nobody_is_no_hindrance() {
    let home = Home::new();
    home.done(&["init", "--data", "store"]);
    let Some(mut server) = Server::start(&home, "store") else { return };
    server.child.kill().unwrap();
    server.child.wait().unwrap();
    assert!(std::fs::read_dir(home.path("store")).unwrap().any(|entry| is_socket(&entry.unwrap().path())));
    home.done(&["imports", "--data", "store"]);
    let Some(server) = Server::start(&home, "store") else { return };
    assert_eq!(server.stop(), 0);
}

/// Without TLS nobody but this machine may ask.
#[test]
fn only_this_machine() {
    let home = Home::new();
    for address in ["0.0.0.0:7388", "192.0.2.1:7388", "[::]:7388"] {
        let said = home.run(&["serve", "--listen", address]);
        assert_eq!(said.code, 2, "{}", said.err);
        assert!(said.err.contains("without TLS"), "{}", said.err);
    }
    let environment = said(home.command(&["serve"]).env("LANTERN_LISTEN", "0.0.0.0:7388"));
    assert!(environment.code != 0 && environment.err.contains("without TLS"), "{}", environment.err);
    assert!(!home.path("lantern-data").exists());
}

/// A server that is made to crash leaves no core: what the vault opened for a page stands in its memory.
#[test]
fn a_crash_leaves_no_core() {
    use std::os::unix::process::ExitStatusExt;
    let home = Home::new();
    home.done(&["init", "--data", "store"]);
    let Some(mut server) = Server::start(&home, "store") else { return };
    let id = server.child.id().to_string();
    let limits = std::fs::read_to_string(format!("/proc/{id}/limits")).unwrap();
    let core: Vec<&str> = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap().split_whitespace().collect();
    assert_eq!(core[4..6], ["0", "0"], "{limits}");
    assert!(Command::new("kill").args(["-ABRT", &id]).status().unwrap().success());
    let status = server.child.wait().unwrap();
    assert_eq!((status.signal(), status.core_dumped()), (Some(6), false));
}
