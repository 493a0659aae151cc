//! `lantern ca`: a deployment's own certificate authority, as OpenSSL sees what it makes.

use crate::home::{Home, Said, mode, said};
use std::{
    fs,
    io::Write,
    process::{Command, Stdio},
};

/// Runs `openssl` in the test's folder; gives what it says on both outputs, and whether it was content.
fn openssl(home: &Home, arguments: &str) -> (bool, String) {
    let output = Command::new("openssl").args(arguments.split(' ')).current_dir(home.path(".")).stdin(Stdio::null()).output().unwrap();
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr))
}

/// Runs a command that reads a passphrase from standard input.
fn with_passphrase(home: &Home, arguments: &[&str], passphrase: &str) -> Said {
    let mut child = home.command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(format!("{passphrase}\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Said { code: output.status.code().unwrap(), out: String::from_utf8(output.stdout).unwrap(), err: String::from_utf8(output.stderr).unwrap() }
}

/// The chain verifies for the host and for nothing else; it is renewed for the same names, and an authority is never made twice.
#[test]
fn a_chain_is_made_and_renewed() {
    let home = Home::new();
    home.done(&["ca", "init", "--host", "cases.example.org", "--host", "www.cases.example.org", "--data", "store"]);
    for secret in ["store/keys/authority.key", "store/tls/host.key"] {
        assert_eq!(mode(&home.path(secret)), 0o600, "{secret}");
    }
    let verify = |host: &str| {
        openssl(&home, &format!("verify -x509_strict -purpose sslserver -verify_hostname {host} -CAfile store/tls/authority.pem store/tls/host.pem"))
    };
    for host in ["cases.example.org", "www.cases.example.org"] {
        assert!(verify(host).0, "{}", verify(host).1);
    }
    assert!(!verify("example.org").0);
    let twice = home.run(&["ca", "init", "--host", "other.example.org", "--data", "store"]);
    assert!(twice.code == 1 && twice.err.contains("lantern ca renew"), "{}", twice.err);

    let serial = || openssl(&home, "x509 -in store/tls/host.pem -noout -serial").1;
    let (before, shown) = (serial(), home.json(&["ca", "show", "--data", "store", "--json"]));
    let said = home.done(&["ca", "renew", "--days", "90", "--data", "store"]);
    assert!(said.contains("cases.example.org, www.cases.example.org"), "{said}");
    assert!(serial() != before && verify("www.cases.example.org").0);
    let after = home.json(&["ca", "show", "--data", "store", "--json"]);
    assert_eq!(after[0], shown[0], "the authority stays");
    assert_ne!(after[1]["until"], shown[1]["until"]);
    for (arguments, reason) in [
        (["ca", "renew", "--host", "bank.example", "--data", "store"], "cannot vouch for"),
        (["ca", "init", "--host", "192.0.2.1", "--data", "other"], "is not a host name"),
        (["ca", "renew", "--days", "900", "--data", "store"], "1 to 825 days"),
    ] {
        let refused = home.run(&arguments);
        assert!(refused.code == 2 && refused.err.contains(reason), "{}", refused.err);
    }
}

/// The files for devices hold the authority's certificate, and the fingerprint that is printed is theirs.
#[test]
fn devices_get_the_authority() {
    let home = Home::new();
    home.done(&["ca", "init", "--host", "cases.example.org", "--data", "store"]);
    let printed = home.done(&["ca", "show", "--out", "devices", "--data", "store"]);
    let (_, fingerprint) = openssl(&home, "x509 -inform DER -in devices/authority.crt -noout -fingerprint -sha256");
    assert!(printed.contains(fingerprint.trim_end().rsplit('=').next().unwrap()), "{printed} {fingerprint}");
    let profile = fs::read_to_string(home.path("devices/authority.mobileconfig")).unwrap();
    assert!(profile.contains("<string>com.apple.security.root</string>") && profile.contains("cases.example.org"));
}

/// A key that a passphrase seals renews with that passphrase alone; one that is not on the machine, or that others can read, does not.
#[test]
fn the_authoritys_key_is_guarded() {
    let home = Home::new();
    let init = ["ca", "init", "--host", "cases.example.org", "--passphrase", "--data", "store"];
    let weak = with_passphrase(&home, &init, "short");
    assert!(weak.code == 1 && weak.err.contains("at least 12 characters"), "{}", weak.err);
    let made = with_passphrase(&home, &init, "seven lanterns at dusk");
    assert_eq!(made.code, 0, "{}", made.err);
    let renew = ["ca", "renew", "--data", "store"];
    let wrong = with_passphrase(&home, &renew, "seven lanterns at dawn");
    assert!(wrong.code == 1 && wrong.err.contains("the passphrase does not open"), "{}", wrong.err);
    assert_eq!(with_passphrase(&home, &renew, "seven lanterns at dusk").code, 0);
    let nobody = said(&mut home.command(&renew));
    assert!(nobody.code == 1 && nobody.err.contains("no passphrase was given"), "{}", nobody.err);

    let key = home.path("store/keys/authority.key");
    Command::new("chmod").arg("644").arg(&key).status().unwrap();
    assert!(with_passphrase(&home, &renew, "seven lanterns at dusk").err.contains("chmod 600"));
    fs::rename(&key, home.path("elsewhere.key")).unwrap();
    let apart = home.run(&renew);
    assert!(apart.code == 1 && apart.err.contains("bring it back"), "{}", apart.err);
}
