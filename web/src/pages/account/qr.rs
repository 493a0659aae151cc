//! A QR code as a picture of our own making: one path, no colours but the page's.

use maud::{Markup, PreEscaped, html};
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write as _;

/// The quiet zone around the code, in modules (ISO/IEC 18004 asks for four).
const QUIET: i32 = 4;

/// The code of a text, with what it is for those who do not see it. Nothing where the text is too long for a code.
pub fn draw(text: &str, label: &str) -> Markup {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return html! {} };
    let side = code.size() + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
            }
        }
    }
    // Dark on light in both appearances: some cameras read no inverted code.
    html! {
        svg class="qr" viewBox={ "0 0 " (side) " " (side) } role="img" aria-label=(label) {
            (PreEscaped(format!("<path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\"{path}\"/>")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The picture holds a path and nothing that the policy of the page would refuse.
    #[test]
    fn a_code_is_one_path() {
        let drawn = draw("otpauth://totp/x:worker-1?secret=JBSWY3DP", "an authenticator").into_string();
        assert!(drawn.contains("viewBox=\"0 0 ") && drawn.matches("<path").count() == 2 && !drawn.contains("style="), "{drawn}");
        assert!(draw(&"x".repeat(5_000), "long").into_string().is_empty());
    }
}
