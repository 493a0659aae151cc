//! Closed lists, each value with its code as it stands in files and answers.

/// A closed list of codes, each written as its TOML code.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$item_doc])* $item),+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$item),+];

            /// As it is written.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$item => $code),+ }
            }
        }
    };
}

pub(crate) use codes;
