//! The message files, compiled in.

use lantern_vocab::Language;

/// All files of one language, with their names.
macro_rules! files {
    ($($language:ident $folder:literal),+ ; $names:tt) => {
        /// The message files of `language`: name and text.
        pub fn files(language: Language) -> &'static [(&'static str, &'static str)] {
            match language {
                $(Language::$language => files!(@read $folder $names),)+
            }
        }
    };
    (@read $folder:literal [$($name:literal),+]) => {
        &[$(($name, include_str!(concat!("../locales/", $folder, "/", $name, ".ftl")))),+]
    };
}

files!(
    Ar "ar", En "en", Es "es", Fr "fr", Ru "ru", Zh "zh";
    [
        "count", "frame", "start", "import", "problem", "typology", "tables-people", "tables-events", "table", "quality", "instruments",
        "records", "field", "cli", "errors", "policy", "consent", "account", "people", "accesslog", "ledger", "complaints", "sharing", "rights", "keys", "operations", "api", "hardening", "proof", "openid"
    ]
);

/// The keys of the messages in one file. A message begins at the first column; all else is indented, empty or a comment.
pub fn keys_in(source: &'static str) -> impl Iterator<Item = &'static str> {
    source.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase())).filter_map(|line| line.split_once(" =").map(|(key, _)| key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stand_at_the_first_column() {
        // Comments, variants and continued lines are not taken for messages.
        let source = "# a = b\none = 1\ntwo =\n    { $n ->\n       *[other] x = y\n    }\n";
        assert_eq!(keys_in(source).collect::<Vec<_>>(), ["one", "two"]);
    }
}
