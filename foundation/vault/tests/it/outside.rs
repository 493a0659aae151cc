//! Recovery words, put together by a program that we did not write: PyPI shamir-mnemonic.

use lantern_vault::{Entropy, shares};
use std::{path::PathBuf, process::Command};

const JOIN: &str = "import sys\nfrom shamir_mnemonic import combine_mnemonics\nprint(combine_mnemonics(sys.stdin.read().strip().split('\\n')).hex())";
const SPLIT: &str = "from shamir_mnemonic import generate_mnemonics\nprint('\\n'.join(generate_mnemonics(1, [(2, 3)], bytes(range(32)))[0][:2]))";

/// A Python with shamir-mnemonic; none where there is no Python, which is an error where CI says that there must be.
fn python() -> Option<PathBuf> {
    let venv = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("shamir");
    let python = venv.join("bin/python");
    let has = |python: &PathBuf| Command::new(python).args(["-c", "import shamir_mnemonic"]).output().is_ok_and(|run| run.status.success());
    if !has(&python) {
        let made = Command::new("python3").args(["-m", "venv"]).arg(&venv).output().is_ok_and(|run| run.status.success());
        let installed =
            made && Command::new(venv.join("bin/pip")).args(["install", "--quiet", "shamir-mnemonic==0.3.0"]).status().is_ok_and(|status| status.success());
        if !installed || !has(&python) {
            assert!(std::env::var_os("CI").is_none(), "CI needs Python with shamir-mnemonic");
            println!("no Python with shamir-mnemonic: not checked against it");
            return None;
        }
    }
    Some(python)
}

fn run(python: &PathBuf, program: &str, input: &str) -> String {
    use std::io::Write;
    let mut child = Command::new(python).args(["-c", program]).stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Our words recombine there, any three of five; its words recombine here; two of ours do not.
#[test]
fn recovery_words_open_elsewhere() {
    let Some(python) = python() else { return };
    let secret: [u8; 32] = std::array::from_fn(|at| u8::try_from(at * 7 + 3).unwrap());
    let expected = secret.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    let words = shares::split(&secret, 3, 5, &mut Entropy::from_system()).unwrap();
    for chosen in [[0, 1, 2], [4, 2, 0], [1, 3, 4]] {
        let sheets: Vec<&str> = chosen.iter().map(|at| words[*at].as_str()).collect();
        assert_eq!(run(&python, JOIN, &sheets.join("\n")), expected);
    }
    assert!(shares::combine(&[&words[0], &words[1]]).is_err());
    let theirs = run(&python, SPLIT, "");
    let sheets: Vec<&str> = theirs.lines().collect();
    assert_eq!(shares::combine(&sheets).unwrap().expose(), &std::array::from_fn::<u8, 32, _>(|at| u8::try_from(at).unwrap()));
}
