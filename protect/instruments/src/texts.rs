//! The words of an instrument, flat: `question.NAME`, `list.LIST.CODE`, `outcome.CODE` and so on, the same keys in each language.

use lantern_vocab::Language;
use std::collections::BTreeMap;

/// Words by language and key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Texts(BTreeMap<&'static str, BTreeMap<String, String>>);

impl Texts {
    pub(crate) fn put(&mut self, language: Language, words: BTreeMap<String, String>) {
        self.0.insert(language.code(), words);
    }

    /// The languages that there are.
    pub fn languages(&self) -> Vec<Language> {
        Language::ALL.into_iter().filter(|language| self.0.contains_key(language.code())).collect()
    }

    /// The text of a key, if there is one.
    pub fn maybe(&self, language: Language, key: &str) -> Option<&str> {
        self.0.get(language.code())?.get(key).map(String::as_str)
    }

    /// The text of a key. An instrument without its words is refused when it is read, so a key always has one in its languages;
    /// in another language the first one that there is stands in.
    pub fn of<'a>(&'a self, language: Language, key: &'a str) -> &'a str {
        self.maybe(language, key).or_else(|| self.maybe(Language::En, key)).or_else(|| self.0.values().next()?.get(key).map(String::as_str)).unwrap_or(key)
    }

    pub(crate) fn keys(&self, language: Language) -> impl Iterator<Item = &str> {
        self.0.get(language.code()).into_iter().flat_map(|words| words.keys().map(String::as_str))
    }
}
