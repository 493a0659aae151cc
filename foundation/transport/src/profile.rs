//! The authority's certificate as a configuration profile, the only form in which an iPhone or iPad installs one from a page.

use crate::Certificate;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use uuid::Builder;

/// A profile (`.mobileconfig`, a property list) with one certificate. The same certificate gives the same bytes, so a device
/// that meets it twice replaces it instead of keeping two.
pub fn profile(certificate: &Certificate) -> Vec<u8> {
    let name = escaped(&certificate.subject);
    let host = escaped(&certificate.names.join(", "));
    let [outer, inner] = ["profile", "certificate"].map(|part| id(part, certificate));
    let mut data = String::new();
    for line in STANDARD.encode(&certificate.der).as_bytes().chunks(64) {
        // Base64 is ASCII, and a String never refuses to grow.
        let _ = writeln!(data, "        {}", String::from_utf8_lossy(line));
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadCertificateFileName</key>
      <string>authority.crt</string>
      <key>PayloadContent</key>
      <data>
{data}      </data>
      <key>PayloadDisplayName</key>
      <string>{name}</string>
      <key>PayloadIdentifier</key>
      <string>{outer}.{inner}</string>
      <key>PayloadType</key>
      <string>com.apple.security.root</string>
      <key>PayloadUUID</key>
      <string>{inner}</string>
      <key>PayloadVersion</key>
      <integer>1</integer>
    </dict>
  </array>
  <key>PayloadDescription</key>
  <string>{host}</string>
  <key>PayloadDisplayName</key>
  <string>{name}</string>
  <key>PayloadIdentifier</key>
  <string>{outer}</string>
  <key>PayloadType</key>
  <string>Configuration</string>
  <key>PayloadUUID</key>
  <string>{outer}</string>
  <key>PayloadVersion</key>
  <integer>1</integer>
</dict>
</plist>
"#
    )
    .into_bytes()
}

/// An identifier made of the certificate (RFC 9562, version 8).
fn id(part: &str, certificate: &Certificate) -> String {
    let hash = Sha256::new().chain_update(part).chain_update(&certificate.der).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Builder::from_custom_bytes(bytes).into_uuid().hyphenated().to_string().to_uppercase()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
