//! The message files of one language as they lie on disk, read with Fluent's own parser.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;
use lantern_vocab::Language;

/// One message: what it needs, and how it chooses.
#[derive(Default)]
pub struct Message {
    /// The file it stands in.
    pub file: String,
    /// Its own variables.
    variables: BTreeSet<String>,
    /// The messages it is built with.
    references: BTreeSet<String>,
    /// The categories of each of its selectors; exact numbers such as `[0]` are left out.
    pub selectors: Vec<BTreeSet<String>>,
}

/// All messages of one language, by key.
pub struct Catalogue {
    pub messages: BTreeMap<String, Message>,
}

impl Catalogue {
    /// Reads every `.ftl` file of `language`. A file that does not parse, or a key that stands twice, fails the test.
    pub fn read(language: Language) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.code());
        let mut messages = BTreeMap::new();
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("the folder can be listed").path();
            let file = path.file_name().expect("an entry of a folder has a name").to_string_lossy().into_owned();
            let source = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let resource = parser::parse(source.as_str()).unwrap_or_else(|(_, errors)| panic!("{}/{file}: {errors:?}", language.code()));
            for entry in resource.body {
                let Entry::Message(entry) = entry else { continue };
                let mut message = Message { file: file.clone(), ..Message::default() };
                message.read_pattern(&entry.value.expect("every message has a text"));
                let twice = messages.insert(entry.id.name.to_owned(), message);
                assert!(twice.is_none(), "{}/{file}: {} stands twice", language.code(), entry.id.name);
            }
        }
        Self { messages }
    }

    /// The variables that `key` needs, those of the messages it is built with among them.
    pub fn variables(&self, key: &str) -> BTreeSet<String> {
        let message = self.messages.get(key).unwrap_or_else(|| panic!("there is no message {key}"));
        let mut variables = message.variables.clone();
        for reference in &message.references {
            let built_with = self.messages.get(reference).unwrap_or_else(|| panic!("{key} is built with {reference}, which does not exist"));
            assert!(built_with.references.is_empty(), "{key}: {reference} is itself built with others; one level is enough");
            variables.extend(built_with.variables.iter().cloned());
        }
        variables
    }

    /// Key and file of every message.
    pub fn places(&self) -> BTreeSet<(&str, &str)> {
        self.messages.iter().map(|(key, message)| (key.as_str(), message.file.as_str())).collect()
    }
}

impl Message {
    fn read_pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.read_expression(expression);
            }
        }
    }

    fn read_expression(&mut self, expression: &Expression<&str>) {
        let Expression::Select { selector, variants } = expression else {
            let Expression::Inline(inline) = expression else { unreachable!("an expression chooses or stands in line") };
            return self.read_inline(inline);
        };
        self.read_inline(selector);
        let category = |key: &VariantKey<&str>| match key {
            VariantKey::Identifier { name } => Some((*name).to_owned()),
            VariantKey::NumberLiteral { .. } => None,
        };
        self.selectors.push(variants.iter().filter_map(|variant| category(&variant.key)).collect());
        for variant in variants {
            self.read_pattern(&variant.value);
        }
    }

    fn read_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => drop(self.variables.insert(id.name.to_owned())),
            InlineExpression::MessageReference { id, attribute: None } => drop(self.references.insert(id.name.to_owned())),
            InlineExpression::Placeable { expression } => self.read_expression(expression),
            InlineExpression::StringLiteral { .. } => {}
            other => panic!("the messages use variables, messages and texts only, not {other:?}"),
        }
    }
}
