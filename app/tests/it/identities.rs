//! Names are sealed, and nothing of them is left anywhere in the clear.

use crate::home::{Home, said};
use std::{fs, path::Path};

/// Values that stand nowhere but in the identity columns.
const SECRETS: [&str; 8] = ["Zuleikha", "Qarabaghli", "Demeterius", "Oxenstone", "71 5550199", "715550199", "71 5550198", "4, Quince Lane"];

const NAMED: &str = "record,victim.given_name,victim.family_name,victim.phone,victim.address,victim.sex,victim.status,victim.citizenship\n\
    B1,Zuleikha,Qarabaghli,+998 71 5550199,\"4, Quince Lane\",female,identified,PE\n\
    B2,Demeterius,Oxenstone,+998 71 5550198,,male,identified,PE\n\
    ,Demeterius,Oxenstone,+998 71 5550198,,male,identified,PE\n";

/// A file with names goes in and says what is sealed, and that the key lies open; columns that are left out must be there to be left out.
#[test]
fn a_file_with_names_is_sealed() {
    let home = Home::new();
    home.file("named.csv", NAMED);
    let slip = home.run(&["import", "named.csv", "--agency", "north", "--without", "victim.given_name,victim.famly_name"]);
    assert!(slip.code == 4 && slip.err.contains("victim.famly_name"), "{}", slip.err);
    let sealed = home.run(&["import", "named.csv", "--agency", "north"]);
    assert_eq!(sealed.code, 3, "{}", sealed.err);
    for said in ["victim.given_name", "victim.family_name", "victim.phone", "victim.address", "sealed to the key", "has no passphrase"] {
        assert!(sealed.err.contains(said), "{said}: {}", sealed.err);
    }
    let without = ["named.csv", "--agency", "north", "--without", "victim.given_name,victim.family_name,victim.phone,victim.address"];
    assert_eq!(home.import(&without), ([3, 0, 2, 0, 1, 0], 3));
    let invented = home.run(&["import", "named.csv", "--agency", "north", "--invented"]);
    assert!(invented.code == 3 && !invented.err.contains("sealed to the key"), "{}", invented.err);
}

/// Neither the log at its most talkative nor any file of the store holds a value of the identity columns.
#[test]
fn no_name_in_logs_or_files() {
    let home = Home::new();
    home.file("named.csv", NAMED);
    let mut command = home.command(&["import", "named.csv", "--agency", "north", "--problems", "outside.csv"]);
    let imported = said(command.env("LANTERN_LOG", "debug"));
    assert_eq!(imported.code, 3, "{}", imported.err);
    assert!(imported.err.contains("\"level\":\"DEBUG\""), "the log speaks at this level: {}", imported.err);
    let counted = said(home.command(&["typology"]).env("LANTERN_LOG", "debug"));
    let listed = said(home.command(&["import", "outside.csv", "--agency", "north"]).env("LANTERN_LOG", "debug"));
    for secret in SECRETS {
        for said in [&imported, &counted, &listed] {
            assert!(!said.err.contains(secret) && !said.out.contains(secret), "{secret} was printed");
        }
    }
    assert!(home.read("outside.csv").contains("Oxenstone"), "the row that stayed outside goes back to its owner");
    let files = search(&home.path("lantern-data"));
    assert!(files >= 4, "{files} files were searched");
}

/// Looks for the secrets in every file below; gives how many files there were.
pub fn search(folder: &Path) -> usize {
    let mut files = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files += search(&path);
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        for secret in SECRETS {
            let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for form in [secret.as_bytes(), &wide] {
                assert!(!bytes.windows(form.len()).any(|window| window == form), "{secret} stands in {}", path.display());
            }
        }
        files += 1;
    }
    files
}
