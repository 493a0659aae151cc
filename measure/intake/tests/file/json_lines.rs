use super::made::{input, read};
use lantern_intake::file::FileProblem;

/// Headings come from the keys in their order, values become text, and what is no plain object is a problem of its line.
#[test]
fn objects_become_rows() {
    let text = concat!(
        "{\"id\": 1, \"sex\": \"F\"}\n\n",
        "{\"sex\": null, \"age\": 17.5, \"found\": true, \"id\": 12345678901234567890}\n",
        "{\"id\": {\"a\": 1}}\n[1]\n{\"id\": 1, \"id\": 2}\n{\"id\": 123456789012345678901234}\n",
        "{\"id\": \"a\\u0000b\"}\nnot json\n{\"id\": -5}",
    );
    let found = read(&input(text)).unwrap();
    assert_eq!(found.headings, ["id", "sex", "age", "found"]);
    assert_eq!(found.rows, [["1", "F", "", ""], ["12345678901234567890", "", "17.5", "TRUE"], ["-5", "", "", ""]]);
    assert_eq!(found.numbers, [1, 3, 10]);
    let lines = ["4 unreadable-row", "5 unreadable-row", "6 unreadable-row", "7 unreadable-row", "8 nul", "9 unreadable-row"];
    assert_eq!(found.problem_lines(), lines);
}

/// A key that first appears after the lines that gave the headings has no column, so its line is not taken in half.
#[test]
fn late_keys_are_not_dropped() {
    let mut text = "{\"a\":1}\n".repeat(200);
    text.push_str("{\"a\":1,\"b\":2}\n");
    let found = read(&input(text)).unwrap();
    assert_eq!((found.rows.len(), found.problem_lines()), (200, vec!["201 unreadable-row".to_owned()]));
}

/// A list in brackets and an object over several lines are JSON, but not lines of it.
#[test]
fn other_json_is_refused() {
    for text in ["[{\"a\":1},{\"a\":2}]", "{\n  \"a\": 1\n}\n", "{}\n{}\n"] {
        assert_eq!(read(&input(text)).err(), Some(FileProblem::UnknownKind), "{text}");
    }
}
