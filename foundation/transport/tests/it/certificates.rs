//! Certificates as OpenSSL sees them.

use crate::encrypted::now;
use lantern_transport::{Authority, Certificate, HostName, profile};
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

/// Runs `openssl` in a folder; the tests' machines have it (continuous integration installs it).
fn openssl(folder: &Path, arguments: &str) -> Output {
    Command::new("openssl").args(arguments.split(' ')).current_dir(folder).output().unwrap()
}

fn succeeds(folder: &Path, arguments: &str) -> String {
    let output = openssl(folder, arguments);
    assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// OpenSSL verifies the chain for its own name; a certificate for a bank, made with the very key of the authority, is refused by
/// the name constraints, by name and by address.
#[test]
fn a_stolen_authority_vouches_for_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let host = HostName::parse("cases.example.org").unwrap();
    let (authority, key) = Authority::begin(&host, now()).unwrap();
    fs::write(path.join("ca.pem"), authority.pem()).unwrap();
    let line = key.to_line();
    let (_, encoded) = line.trim_end().split_once(':').unwrap();
    fs::write(path.join("ca.key.pem"), format!("-----BEGIN PRIVATE KEY-----\n{encoded}\n-----END PRIVATE KEY-----\n")).unwrap();
    fs::write(path.join("host.pem"), authority.certify(&[host], 397, now()).unwrap().chain).unwrap();
    succeeds(path, "verify -x509_strict -purpose sslserver -verify_hostname cases.example.org -CAfile ca.pem host.pem");
    assert!(!openssl(path, "verify -verify_hostname other.example.org -CAfile ca.pem host.pem").status.success());
    let shown = succeeds(path, "x509 -in ca.pem -noout -text");
    for said in ["CA:TRUE, pathlen:0", "X509v3 Name Constraints: critical", "Permitted:", "DNS:cases.example.org", "Certificate Sign, CRL Sign"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }

    succeeds(path, "pkey -in ca.key.pem -out ca.key");
    for (name, alternative) in [("by-name", "DNS:bank.example"), ("by-address", "IP:192.0.2.1")] {
        fs::write(path.join(format!("{name}.ext")), format!("subjectAltName = {alternative}\n")).unwrap();
        succeeds(path, &format!("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout {name}.key -subj /CN=x -out {name}.csr"));
        succeeds(path, &format!("x509 -req -in {name}.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 -extfile {name}.ext -out {name}.pem"));
        let refused = openssl(path, &format!("verify -CAfile ca.pem {name}.pem"));
        let said = String::from_utf8_lossy(&refused.stderr).into_owned() + &String::from_utf8_lossy(&refused.stdout);
        assert!(!refused.status.success() && (said.contains("permitted subtree violation") || said.contains("excluded subtree violation")), "{name}: {said}");
    }
}

/// The profile is a property list that Python reads, carries the certificate itself, and is the same each time.
#[test]
fn a_profile_carries_the_certificate() {
    let folder = tempfile::tempdir().unwrap();
    let (authority, _) = Authority::begin(&HostName::parse("cases.example.org").unwrap(), now()).unwrap();
    let certificate = Certificate::of_pem(authority.pem()).unwrap();
    assert_eq!(profile(&certificate), profile(&certificate));
    fs::write(folder.path().join("authority.mobileconfig"), profile(&certificate)).unwrap();
    fs::write(folder.path().join("authority.crt"), &certificate.der).unwrap();
    let script = "import plistlib\nread = plistlib.load(open('authority.mobileconfig', 'rb'))\n(one,) = read['PayloadContent']\n\
                  assert one['PayloadContent'] == open('authority.crt', 'rb').read() and one['PayloadType'] == 'com.apple.security.root'\n\
                  assert read['PayloadType'] == 'Configuration' and read['PayloadUUID'] != one['PayloadUUID']\n";
    let read = Command::new("python3").args(["-c", script]).current_dir(folder.path()).output().unwrap();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    let shown = succeeds(folder.path(), "x509 -inform DER -in authority.crt -noout -fingerprint -sha256");
    assert!(shown.trim_end().ends_with(&certificate.fingerprint()), "{shown}");
}
