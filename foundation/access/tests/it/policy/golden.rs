//! The table of all rules, as somebody read it.

use std::path::PathBuf;

use lantern_access::policy::matrix;

use super::samples::POLICIES;

/// Who may do what is the same, line by line, as in the table that somebody read. `LANTERN_GOLDEN=write` writes it anew.
#[test]
fn the_matrix_is_as_somebody_read_it() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/matrix.txt");
    let text = matrix(&POLICIES);
    if std::env::var("LANTERN_GOLDEN").is_ok_and(|value| value == "write") {
        std::fs::write(&path, &text).expect("the folder of goldens can be written");
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    for (new, old) in text.lines().zip(golden.lines()) {
        assert_eq!(new, old, "a line of the matrix changed; read it, then write the matrix with LANTERN_GOLDEN=write");
    }
    assert_eq!(text, golden, "the matrix has other lines; read them, then write it with LANTERN_GOLDEN=write");
}
