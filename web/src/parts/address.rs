//! Addresses with a query: codes of a deployment may hold any letter, so every value is written in percent form.

use std::fmt::Write as _;

/// A path with its query, in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// An address without a query.
    pub fn new(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    /// The address with one more pair; a pair without a value is left out.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        if !value.is_empty() {
            self.0.push(if self.0.contains('?') { '&' } else { '?' });
            encode(&mut self.0, name);
            self.0.push('=');
            encode(&mut self.0, value);
        }
        self
    }

    /// The address as it stands in a page.
    pub fn into_text(self) -> String {
        self.0
    }
}

/// Letters, digits and what RFC 3986 §2.3 leaves unreserved stay; every other byte becomes `%XX`.
fn encode(to: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            to.push(char::from(byte));
        } else {
            let _ = write!(to, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No value ends its pair early or begins another one.
    #[test]
    fn values_stay_in_their_pair() {
        let address = Address::new("/en/records").with("by", "sex").with("value", "!unknown&x=1").with("none", "").with("area", "نهرين");
        assert_eq!(address.into_text(), "/en/records?by=sex&value=%21unknown%26x%3D1&area=%D9%86%D9%87%D8%B1%D9%8A%D9%86");
    }
}
