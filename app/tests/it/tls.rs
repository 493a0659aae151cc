//! `lantern serve` over TLS, as the clients of others meet it, and where it refuses to listen.

use crate::{
    home::{Home, wait_for},
    server::Server,
};
use std::{
    io::{Read, Write},
    net::TcpStream,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// A house with a certificate for this machine, serving. None where the browser files are not bundled.
fn serving(home: &Home) -> Option<Server> {
    home.done(&["init", "--data", "store"]);
    home.done(&["ca", "init", "--host", "localhost", "--data", "store"]);
    Server::start(home, "store")
}

/// Runs a program of others in the test's folder; gives its exit code and both its outputs.
fn run(home: &Home, program: &str, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(program).args(arguments).current_dir(home.path(".")).stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.code().unwrap_or(-1), said)
}

/// curl, Python and OpenSSL accept the chain for its name when they trust the authority, refuse it when they do not, and get no
/// older protocol than TLS 1.2.
#[test]
fn clients_of_others_trust_the_authority_alone() {
    let home = Home::new();
    let Some(server) = serving(&home) else { return };
    let page = format!("https://{}/en/", server.address);
    let trusting = ["--silent", "--show-error", "--include", "--cacert", "store/tls/authority.pem"];
    let (code, said) = run(&home, "curl", &[&trusting[..], &[&page]].concat());
    assert!(code == 0 && said.starts_with("HTTP/1.1 "), "{said}");
    assert_eq!(said.matches("strict-transport-security: max-age=63072000").count(), 1, "{said}");
    assert_eq!(run(&home, "curl", &["--silent", &page]).0, 60, "curl does not know the authority of itself");
    let port = server.address.rsplit(':').next().unwrap();
    let elsewhere = format!("https://other.example:{port}/en/");
    assert_eq!(run(&home, "curl", &[&trusting[..], &["--resolve", &format!("other.example:{port}:127.0.0.1"), &elsewhere]].concat()).0, 60);
    let many = ["--header", "X-Many: a"].repeat(150);
    let (_, said) = run(&home, "curl", &[&trusting[..], &many, &[&page]].concat());
    assert!(said.starts_with("HTTP/1.1 431 "), "{said}");
    assert_ne!(run(&home, "curl", &["--silent", &page.replace("https", "http")]).0, 0, "no plain HTTP on the same port");

    let script = format!(
        "import ssl, socket\ncontext = ssl.create_default_context(cafile='store/tls/authority.pem')\n\
         with context.wrap_socket(socket.create_connection(('127.0.0.1', {port})), server_hostname='localhost') as spoken:\n    print(spoken.version())\n"
    );
    let (code, said) = run(&home, "python3", &["-c", &script]);
    assert!(code == 0 && said.trim() == "TLSv1.3", "{said}");
    let client = ["s_client", "-connect", &server.address, "-CAfile", "store/tls/authority.pem", "-verify_return_error", "-verify_hostname", "localhost"];
    for (version, is_spoken) in [("-tls1_3", true), ("-tls1_2", true), ("-tls1_1", false)] {
        let (code, said) = run(&home, "openssl", &[&client[..], &[version, "-cipher", "ALL:@SECLEVEL=0"]].concat());
        assert_eq!(code == 0 && said.contains("Verify return code: 0"), is_spoken, "{version}: {said}");
    }
    assert_eq!(server.stop(), 0);
}

/// A renewed certificate is taken up by the running server.
#[test]
fn a_renewal_needs_no_restart() {
    let home = Home::new();
    let Some(server) = serving(&home) else { return };
    let given = || run(&home, "openssl", &["s_client", "-connect", &server.address, "-showcerts"]).1;
    let certificate = |said: &str| said.split("-----").nth(2).map(str::to_owned).unwrap();
    let before = certificate(&given());
    home.done(&["ca", "renew", "--days", "90", "--data", "store"]);
    wait_for("the renewed certificate", || (certificate(&given()) != before).then_some(()));
    assert_eq!(server.stop(), 0);
}

/// A head that never ends, and a handshake that never begins, are let go, while others are answered.
#[test]
fn a_slow_client_is_let_go() {
    let (plain, secure) = (Home::new(), Home::new());
    plain.done(&["init", "--data", "store"]);
    let (Some(one), Some(other)) = (Server::start(&plain, "store"), serving(&secure)) else { return };
    let begun = Instant::now();
    let mut held: Vec<TcpStream> = [&one, &one, &other].into_iter().map(|server| TcpStream::connect(&server.address).unwrap()).collect();
    held[0].write_all(b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: ").unwrap();
    let host = &one.address;
    let answered = run(&plain, "curl", &["--silent", "--include", &format!("http://{host}/en/")]).1;
    assert!(answered.starts_with("HTTP/1.1 "), "{answered}");
    for mut stream in held {
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        // What is said before the end does not matter: the end comes.
        let _ = stream.read_to_end(&mut Vec::new());
    }
    assert!(begun.elapsed() < Duration::from_secs(40), "the limits are 10 and 15 seconds");
}

/// Nothing listens beyond this machine without accounts, neither with TLS nor behind a proxy, and an invented region never does.
#[test]
fn without_accounts_nobody_else_may_ask() {
    let home = Home::new();
    home.done(&["init", "--data", "store"]);
    home.done(&["ca", "init", "--host", "localhost", "--data", "store"]);
    let local = home.run(&["serve", "--data", "store", "--listen", "0.0.0.0:0"]);
    assert!(local.code == 2 && local.err.contains("this folder has no accounts"), "{}", local.err);
    let proxied = |settings: &str| {
        home.file("proxy.toml", settings);
        home.run(&["serve", "--data", "store", "--settings", "proxy.toml", "--listen", "127.0.0.1:0"])
    };
    let behind = proxied("proxy = \"127.0.0.1\"\norigin = \"https://cases.example.org\"\n");
    assert!(behind.code == 2 && behind.err.contains("this folder has no accounts"), "{}", behind.err);
    let nameless = proxied("proxy = \"127.0.0.1\"\n");
    assert!(nameless.code == 2 && nameless.err.contains("the setting origin"), "{}", nameless.err);
    home.file("proxy.toml", "proxy = \"10.0.0.7\"\norigin = \"https://cases.example.org\"\n");
    let plain = home.run(&["serve", "--data", "bare", "--settings", "proxy.toml", "--listen", "0.0.0.0:0"]);
    assert!(plain.code == 2 && plain.err.contains("by TLS"), "a proxy on another machine, in the clear: {}", plain.err);
    for origin in ["http://cases.example.org", "https://cases.example.org/path", "cases.example.org"] {
        assert!(proxied(&format!("origin = \"{origin}\"\n")).err.contains("is not an origin"), "{origin}");
    }
    let demo = home.run(&["demo", "--data", "region", "--people", "100", "--listen", "0.0.0.0:0"]);
    assert!(demo.code == 2 && demo.err.contains("this folder has no accounts"), "{}", demo.err);
    assert!(!home.path("region/record.db").exists(), "nothing was invented before the refusal");
}

/// A key that others can read, and half a pair, are refused in words.
#[test]
fn a_certificate_comes_with_its_key() {
    let home = Home::new();
    home.done(&["ca", "init", "--host", "localhost", "--data", "made"]);
    let serve = |arguments: &[&str]| home.run(&[&["serve", "--data", "store", "--listen", "127.0.0.1:0"], arguments].concat());
    let half = serve(&["--tls-cert", "made/tls/host.pem"]);
    assert!(half.code == 2 && half.err.contains("are given together"), "{}", half.err);
    Command::new("chmod").arg("644").arg(home.path("made/tls/host.key")).status().unwrap();
    let open = serve(&["--tls-cert", "made/tls/host.pem", "--tls-key", "made/tls/host.key"]);
    assert!(open.code == 1 && open.err.contains("chmod 600"), "{}", open.err);
    assert!(!home.path("store").exists(), "nothing was made before the refusal");
}
