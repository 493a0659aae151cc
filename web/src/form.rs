//! The mark that every form of this server carries, so that no other site can send one in a reader's name.

use crate::WebError;
use maud::{Markup, html};
use uuid::Uuid;

/// The name of the hidden field.
pub const FIELD: &str = "form";

/// A random text, made when the server starts. A form from before a restart is told apart from one that somebody forged only
/// by what its sender knows, so both are answered in the same way.
pub struct FormToken(String);

impl FormToken {
    /// A new token of 244 random bits.
    pub fn new() -> Self {
        Self(format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple()))
    }

    /// The hidden field that goes into every form that is posted.
    pub fn field(&self) -> Markup {
        html! { input type="hidden" name=(FIELD) value=(self.0); }
    }

    /// Whether a form carries this server's token.
    pub fn check(&self, sent: &str) -> Result<(), WebError> {
        if is_equal(self.0.as_bytes(), sent.as_bytes()) { Ok(()) } else { Err(WebError::FormExpired) }
    }
}

/// Compares in a time that depends on the lengths only: how far a guess is right does not show.
fn is_equal(own: &[u8], sent: &[u8]) -> bool {
    let differing = own.iter().zip(sent).fold(0, |so_far, (one, other)| std::hint::black_box(so_far | (one ^ other)));
    own.len() == sent.len() && differing == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Only the whole token of this very server passes.
    #[test]
    fn forged_forms_are_refused() {
        let token = FormToken::new();
        assert!(token.check(&token.0).is_ok());
        let other = FormToken::new();
        let almost = format!("{}{}", &token.0[..63], if token.0.ends_with('0') { '1' } else { '0' });
        for sent in ["", &token.0[..63], &format!("{}0", token.0), &other.0, &almost] {
            assert!(matches!(token.check(sent), Err(WebError::FormExpired)), "{sent}");
        }
    }
}
