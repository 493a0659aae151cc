//! The language: XPath's rules for texts, numbers and truth, and silence that never speaks.

use lantern_instruments::{Context, Expression, ExpressionError};
use std::collections::BTreeMap;

struct Given(BTreeMap<&'static str, &'static str>);

impl Context for Given {
    fn answer(&self, name: &str) -> &str {
        self.0.get(name).copied().unwrap_or_default()
    }
    fn today(&self) -> &'static str {
        "2026-03-04"
    }
}

fn given() -> Given {
    Given([("age", "17"), ("many", "red blue"), ("yes", "yes"), ("unknown", "unknown")].into())
}

fn value(text: &str) -> String {
    Expression::parse(text).unwrap_or_else(|error| panic!("{text}: {error}")).evaluate(&given(), "7").text()
}

#[test]
fn operators_bind_as_in_xpath() {
    for (text, expected) in [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 2 - 3", "5"),
        ("7 div 2", "3.5"),
        ("7 mod 4", "3"),
        ("-2 + 5", "3"),
        ("2 - -2", "4"),
        ("1 < 2 and 2 < 1 or true()", "true"),
        ("1 = 1 and 2 = 3", "false"),
        ("1 + 1 = 2", "true"),
        ("'a' != 'b'", "true"),
        ("3 >= 3 and 3 <= 3", "true"),
        (". + 1", "8"),
        (".5 + .5", "1"),
        ("0 - 0", "0"),
        ("0 * -1", "0"),
    ] {
        assert_eq!(value(text), expected, "{text}");
    }
}

#[test]
fn functions_do_what_their_names_say() {
    for (text, expected) in [
        ("if(${age} < 18, 'child', 'adult')", "child"),
        ("selected(${many}, 'blue')", "true"),
        ("selected(${many}, 're')", "false"),
        ("count-selected(${many})", "2"),
        ("count-selected(${missing})", "0"),
        ("coalesce(${missing}, ${yes})", "yes"),
        ("string-length('абв')", "3"),
        ("number('x')", "NaN"),
        ("number(' 12 ')", "12"),
        ("number('1e3')", "NaN"),
        ("int(7.9)", "7"),
        ("int(-7.9)", "-7"),
        ("round(2.5)", "3"),
        ("round(1.25, 1)", "1.3"),
        ("concat('a', 1, true())", "a1true"),
        ("min(3, 1, 2)", "1"),
        ("max(3, 1, 2)", "3"),
        ("count-non-empty(${age}, ${missing}, 'x')", "2"),
        ("checklist(1, 2, true(), ${yes} = 'yes', false())", "true"),
        ("checklist(-1, 1, true(), true())", "false"),
        ("weighted-checklist(5, -1, true(), 3, ${yes} = 'yes', 2, false(), 9)", "true"),
        ("today()", "2026-03-04"),
        ("not('')", "true"),
    ] {
        assert_eq!(value(text), expected, "{text}");
    }
}

/// Neither "no" nor any number is true of a question that nobody answered.
#[test]
fn silence_never_speaks() {
    for text in [
        "${missing} = 'no'",
        "${missing} = 'yes'",
        "${missing} < 18",
        "${missing} >= 0",
        "${missing} = 0",
        "selected(${missing}, 'no')",
        "${unknown} = 'no'",
        "${unknown} < 5",
    ] {
        assert_eq!(value(text), "false", "{text}");
    }
}

#[test]
fn what_is_wrong_says_where() {
    for (text, at) in [("", 0), ("1 +", 3), ("(1", 2), ("${age", 5), ("$age", 0), ("'open", 5), ("1 2", 2), ("yes = 'yes'", 0), ("фу", 0), ("'фу' ~", 5)] {
        match Expression::parse(text) {
            Err(ExpressionError::Unexpected { at: found, .. } | ExpressionError::UnknownFunction { at: found, .. }) => assert_eq!(found, at, "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }
    assert!(matches!(Expression::parse("pulldata('x')"), Err(ExpressionError::UnknownFunction { .. })));
    assert!(matches!(Expression::parse("if(1, 2)"), Err(ExpressionError::WrongCount { count: 2, .. })));
    assert_eq!(Expression::parse(&"(".repeat(1_000)), Err(ExpressionError::OutOfBounds));
    assert_eq!(Expression::parse(&"-".repeat(1_000)), Err(ExpressionError::OutOfBounds));
    assert_eq!(Expression::parse(&"1+".repeat(20_000)), Err(ExpressionError::OutOfBounds));
    assert_eq!(Expression::parse(&format!("1{}", "+1".repeat(2_000))), Err(ExpressionError::OutOfBounds));
}

/// What is written is read as the same expression: brackets are neither lost nor added in a way that changes it.
#[test]
fn what_is_written_reads_the_same() {
    for text in [
        "1 - (2 - 3)",
        "(1 - 2) - 3",
        "(1 or 0) and 0",
        "-(1 + 2)",
        "not(${age} = 1 or 2 < 3)",
        "2 * (3 + 4) div 5",
        "if(. > 1, \"it's\", '')",
        "(1 < 2) = true()",
    ] {
        let read = Expression::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let written = read.xpath(&|name| format!("${{{name}}}"));
        assert_eq!(Expression::parse(&written).as_ref(), Ok(&read), "{text} became {written}");
    }
}
