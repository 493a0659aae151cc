//! Names stay out, and nothing of them is left anywhere.

use crate::home::{Home, said};
use std::{fs, path::Path};

/// Values that stand nowhere but in the identity columns.
const SECRETS: [&str; 8] = ["Zuleikha", "Qarabaghli", "Demeterius", "Oxenstone", "71 5550199", "715550199", "71 5550198", "4, Quince Lane"];

const NAMED: &str = "record,victim.given_name,victim.family_name,victim.phone,victim.address,victim.sex,victim.status,victim.citizenship\n\
    B1,Zuleikha,Qarabaghli,+998 71 5550199,\"4, Quince Lane\",female,identified,PE\n\
    B2,Demeterius,Oxenstone,+998 71 5550198,,male,identified,PE\n\
    ,Demeterius,Oxenstone,+998 71 5550198,,male,identified,PE\n";

/// A file with names is refused whole, naming the columns; it goes in without them, or where everybody is invented.
#[test]
fn a_file_with_names_is_refused_whole() {
    let home = Home::new();
    home.file("named.csv", NAMED);
    let refused = home.run(&["import", "named.csv", "--agency", "north", "--json"]);
    assert_eq!((refused.code, refused.out.as_str()), (4, ""));
    for column in ["victim.given_name", "victim.family_name", "victim.phone", "victim.address"] {
        assert_eq!(refused.err.matches(column).count(), 1, "{column} is named once: {}", refused.err);
    }
    assert_eq!(home.done(&["imports", "--json"]), "");
    assert!(!home.path("named.csv.problems.csv").exists());

    let slip = home.run(&["import", "named.csv", "--agency", "north", "--without", "victim.given_name,victim.famly_name"]);
    assert!(slip.code == 4 && slip.err.contains("victim.famly_name"), "{}", slip.err);
    let without = ["named.csv", "--agency", "north", "--without", "victim.given_name,victim.family_name,victim.phone,victim.address"];
    assert_eq!(home.import(&without), ([3, 2, 0, 0, 1, 0], 3));
    assert_eq!(home.import(&["named.csv", "--agency", "north", "--invented"]), ([3, 0, 2, 0, 1, 0], 3));
}

/// Neither the log at its most talkative nor any file of the store holds a value of the identity columns.
#[test]
fn no_name_in_logs_or_files() {
    let home = Home::new();
    home.file("named.csv", NAMED);
    let mut command = home.command(&["import", "named.csv", "--agency", "north", "--invented", "--problems", "outside.csv"]);
    let imported = said(command.env("LANTERN_LOG", "debug"));
    assert_eq!(imported.code, 3, "{}", imported.err);
    assert!(imported.err.contains("\"level\":\"DEBUG\""), "the log speaks at this level: {}", imported.err);
    let counted = said(home.command(&["typology"]).env("LANTERN_LOG", "debug"));
    let listed = said(home.command(&["import", "outside.csv", "--agency", "north", "--invented"]).env("LANTERN_LOG", "debug"));
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
fn search(folder: &Path) -> usize {
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
