//! From expression back to text: as XPath with the path of each question, for XForms.

use super::{Expression, Node};

impl Expression {
    /// As XPath, each name replaced by its path.
    pub fn xpath(&self, path: &dyn Fn(&str) -> String) -> String {
        let mut text = String::new();
        self.0.write(path, 0, &mut text);
        text
    }
}

impl Node {
    fn write(&self, path: &dyn Fn(&str) -> String, above: u8, text: &mut String) {
        match self {
            // XPath 1.0 has no escape: a text holds one kind of quotation mark at most, as it was read.
            Self::Text(value) => {
                let quote = if value.contains('\'') { '"' } else { '\'' };
                text.extend([quote.to_string(), value.clone(), quote.to_string()]);
            }
            Self::Number(number) => text.push_str(&number.to_string()),
            // Spaces keep a path apart from an operator that is a word or a dash.
            Self::Name(name) => text.extend([" ", &path(name), " "]),
            Self::This => text.push('.'),
            Self::Negative(node) => {
                text.push('-');
                node.write(path, u8::MAX, text);
            }
            Self::Pair(pair, left, right) => {
                let strength = pair.strength();
                let is_inside = strength <= above;
                if is_inside {
                    text.push('(');
                }
                // To the left the same strength needs no brackets: operators are read from the left.
                left.write(path, strength - 1, text);
                text.extend([" ", pair.sign(), " "]);
                right.write(path, strength, text);
                if is_inside {
                    text.push(')');
                }
            }
            Self::Call(function, nodes) => {
                text.extend([function.name(), "("]);
                for (at, node) in nodes.iter().enumerate() {
                    if at > 0 {
                        text.push_str(", ");
                    }
                    node.write(path, 0, text);
                }
                text.push(')');
            }
        }
    }
}
