//! The pages that write: a file on its way in, from the form to the history of its records, as a browser without script sees it.

use crate::{
    client::{Answer, ask},
    pages::{LANGUAGES, get, is_sound},
    world::World,
};
use lantern_intake::{ImportRequest, Input, IntakeError, LayoutChoice, Limits, ProblemsTo, Progress};
use lantern_model::{AgencyCode, DatasetName};
use lantern_store::AccessFilter;
use std::{fmt::Write as _, sync::Arc};

/// Four rows: two that can be read, one with a value of no list, one without a key.
const FILE: &str = "record,victim.sex,victim.detection_date,victim.status,event.exploitation_area,event.forms,ferry\n\
    1,female,2024-03-05,identified,XA-01,forced_labour,a\n\
    2,male,2024-04,presumed,XA-02,forced_labour,b\n\
    3,purple,2024-05,presumed,XB-01,forced_marriage,c\n\
    ,female,2024-06,presumed,XA-01,forced_labour,d\n";

/// The same with a name, which is nobody's.
const NAMED: &str = "record,victim.family_name,victim.sex,event.exploitation_area\n1,Nobodysname,female,XA-01\n";

impl World {
    pub async fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let token = get(self.address, "/en/files").await.form_token().to_owned();
        self.post_as(&token, path, pairs).await
    }

    pub async fn post_as(&self, token: &str, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let encode = |text: &str| {
            text.bytes().fold(String::new(), |mut to, byte| {
                let _ = write!(to, "%{byte:02X}");
                to
            })
        };
        let pairs = std::iter::once(("form", token)).chain(pairs.iter().copied());
        let body: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let host = self.address.to_string();
        ask(self.address, "POST", path, &[("host", &host), ("content-type", "application/x-www-form-urlencoded")], &body.join("&")).await
    }

    /// Sends the form with a file.
    async fn send(&self, language: &str, fields: &[(&str, &str)], name: &str, file: &str) -> Answer {
        let token = get(self.address, "/en/import").await.form_token().to_owned();
        self.send_as(Some(&token), language, fields, name, file).await
    }

    async fn send_as(&self, token: Option<&str>, language: &str, fields: &[(&str, &str)], name: &str, file: &str) -> Answer {
        let mut body = String::new();
        for (field, value) in token.map(|token| ("form", token)).into_iter().chain(fields.iter().copied()) {
            let _ = write!(body, "--edge\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
        }
        let _ = write!(
            body,
            "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\ncontent-type: text/csv\r\n\r\n{file}\r\n--edge--\r\n"
        );
        let host = self.address.to_string();
        ask(self.address, "POST", &format!("/{language}/import"), &[("host", &host), ("content-type", "multipart/form-data; boundary=edge")], &body).await
    }

    /// Keeps what is ready and follows the progress to its end, as a page that loads itself again does.
    async fn keep(&self, file: &str) -> Answer {
        let begun = self.post(&format!("{file}/keep"), &[]).await;
        assert_eq!((begun.status, begun.location()), (303, file), "{}", begun.body);
        loop {
            let page = get(self.address, file).await;
            if page.status == 303 {
                return get(self.address, page.location()).await;
            }
            assert_eq!(page.status, 200, "{}", page.body);
            assert!(page.body.contains("data-progress="), "{}", page.body);
            assert!(page.body.contains("<noscript><meta http-equiv=\"refresh\""), "without script the page loads itself again");
            tokio::task::yield_now().await;
        }
    }
}

const BORDER: [(&str, &str); 2] = [("agency_code", "BORDER-NORTH"), ("agency_name", "Oruz Border Service")];

/// The numbers under the ribbon, in the order in which they stand.
fn four_numbers(page: &str) -> Vec<String> {
    page.split("<b><bdi class=\"num\"").skip(1).map(|rest| rest.split(['>', '<']).nth(1).unwrap().to_owned()).collect()
}

/// A file goes in by the pages alone, in English and in Arabic: nothing before the button, everything shown after it.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_goes_in() {
    for (language, nothing_kept, numbers) in [("en", "Nothing is kept yet.", ["3", "0", "0", "1"]), ("ar", "لم يُحفظ شيء بعد", ["٣", "٠", "٠", "١"])]
    {
        let world = World::of_people().await;
        is_sound("the form", &get(world.address, &format!("/{language}/import")).await);
        let sent = world.send(language, &BORDER, "arrivals.csv", FILE).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let preview = get(world.address, sent.location()).await;
        assert_eq!(preview.status, 200, "{}", preview.body);
        is_sound("the preview", &preview);
        assert!(preview.body.contains(nothing_kept));
        assert_eq!(four_numbers(&preview.body), numbers);
        assert!(preview.body.contains("<svg") && preview.body.contains("ferry"), "the ribbon, and the column that is not taken");
        assert!(world.store.datasets().await.unwrap().is_empty() && world.store.agencies().await.unwrap().is_empty(), "nothing is kept by looking");

        let report = world.keep(sent.location()).await;
        is_sound("the report", &report);
        let import = world.store.imports(1).await.unwrap()[0].clone();
        assert_eq!((import.read, import.new, import.rejected), (4, 3, 1));
        let csv = get(world.address, &format!("/{language}/files/{}/problems.csv", import.import)).await;
        assert_eq!(csv.status, 200);
        assert!(csv.head.contains("attachment; filename=\"arrivals.csv.problems.csv\""), "{}", csv.head);
        assert!(csv.body.contains("2024-06") && !csv.body.contains("2024-04"), "the rejected row alone: {}", csv.body);
        let (looks, _) = world.store.access_log(&AccessFilter::default(), 0, 1).await.unwrap();
        assert_eq!(looks[0].basis.as_deref(), Some(import.import.to_string().as_str()), "who took the rows stands in the log");

        let files = get(world.address, &format!("/{language}/files")).await;
        is_sound("the list of files", &files);
        assert!(files.body.contains("arrivals.csv") && files.body.contains("Oruz Border Service"));
        assert_eq!(get(world.address, sent.location()).await.location(), format!("/{language}/files/{}", import.import));
        assert_eq!(get(world.address, &format!("{}/progress", sent.location())).await.status, 205, "the work has ended");
    }
}

/// What a corrected file changes is told by field, with before and after; the list leads there and filters.
#[tokio::test(flavor = "multi_thread")]
async fn history_is_told() {
    let world = World::of_people().await;
    let sent = world.send("en", &BORDER, "arrivals.csv", FILE).await;
    world.keep(sent.location()).await;
    let corrected = FILE.replace("1,female", "1,male");
    let sent = world.send("en", &[("agency", "border-north"), ("dataset", "arrivals.csv")], "arrivals.csv", &corrected).await;
    let preview = get(world.address, sent.location()).await;
    assert_eq!(four_numbers(&preview.body), ["0", "1", "2", "1"], "{}", preview.body);
    world.keep(sent.location()).await;

    let list = get(world.address, "/en/records").await;
    is_sound("the list", &list);
    assert_eq!(list.body.matches("href=\"/en/records/").count(), 3);
    assert!(list.body.contains("5 March 2024") && list.body.contains("Identified"));
    let filtered = get(world.address, "/en/records?by=exploitation_area&value=XA-01").await;
    assert_eq!(filtered.body.matches("href=\"/en/records/").count(), 1, "{}", filtered.body);
    let path = filtered.body.split("href=\"/en/records/").nth(1).unwrap().split('"').next().unwrap();
    let short = &path[..8];
    assert!(get(world.address, &format!("/en/records?code={short}")).await.body.contains(path));
    assert_eq!(get(world.address, &format!("/en/records?code={path}")).await.location(), format!("/en/records/{path}"));
    assert_eq!(get(world.address, "/en/records?code=Nahrin").await.location(), "/en/records?by=exploitation_area&value=xa-01", "an area is found by its name");
    assert!(get(world.address, "/en/records?code=nobody").await.body.contains("No record has the code"));

    let record = get(world.address, &format!("/en/records/{path}")).await;
    is_sound("the record", &record);
    for told in ["Female", "Male", "1 field changed", "Record opened", "Forced labour", "Nahrin", "arrivals.csv, row 2"] {
        assert!(record.body.contains(told), "{told}: {}", record.body);
    }
    is_sound("the record", &get(world.address, &format!("/ar/records/{path}")).await);
}

/// A file with names says what will be sealed and shows none of it; without the column nothing of it is held; kept, it is sealed.
#[tokio::test(flavor = "multi_thread")]
async fn names_are_sealed() {
    let world = World::of_people().await;
    let sent = world.send("en", &BORDER, "named.csv", NAMED).await;
    let preview = get(world.address, sent.location()).await;
    is_sound("the preview", &preview);
    assert!(preview.body.contains("These columns identify people") && preview.body.contains("has no passphrase") && !preview.body.contains("Nobodysname"));
    assert_eq!(world.post(&format!("{}/answers", sent.location()), &[("without", "victim.family_name")]).await.status, 303);
    let preview = get(world.address, sent.location()).await;
    assert!(preview.body.contains("/keep\"") && !preview.body.contains("These columns identify people"), "{}", preview.body);
    world.keep(sent.location()).await;
    let record = async || {
        let list = get(world.address, "/en/records").await;
        assert_eq!(list.body.matches("href=\"/en/records/").count(), 1);
        let path = list.body.split("href=\"/en/records/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        get(world.address, &format!("/en/records/{path}")).await
    };
    assert!(!record().await.body.contains("Family name"), "what was left out is not held");
    let sent = world.send("en", &BORDER, "named.csv", NAMED).await;
    world.keep(sent.location()).await;
    let page = record().await;
    assert!(page.body.contains("Family name") && page.body.contains("sealed") && !page.body.contains("Nobodysname"));
}

/// A form that is not of this server does nothing, whichever way it comes.
#[tokio::test(flavor = "multi_thread")]
async fn forged_forms_do_nothing() {
    let world = World::of_people().await;
    for token in [None, Some(""), Some("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")] {
        let answer = world.send_as(token, "en", &BORDER, "arrivals.csv", FILE).await;
        assert_eq!(answer.status, 400);
        assert!(answer.body.contains("This form was opened before Lantern was restarted."));
    }
    let files = get(world.address, "/en/files").await;
    assert!(!files.body.contains("arrivals.csv"));
    // Under "no-referrer" browsers send `Origin: null` with our own forms, and all of them would be refused.
    assert!(files.head.contains("referrer-policy: same-origin"));
    let sent = world.send("en", &BORDER, "arrivals.csv", FILE).await;
    for act in ["keep", "answers", "discard", "stop"] {
        assert_eq!(world.post_as("forged", &format!("{}/{act}", sent.location()), &[]).await.status, 400, "{act}");
    }
    assert_eq!(world.post_as("forged", "/en/appearance", &[("appearance", "dark")]).await.status, 400);
    assert_eq!(get(world.address, sent.location()).await.status, 200, "the file still waits");
    assert!(world.store.imports(1).await.unwrap().is_empty());
    assert_eq!(world.post(&format!("{}/discard", sent.location()), &[]).await.location(), "/en/files");
    assert_eq!(get(world.address, sent.location()).await.status, 404);
}

/// Stops before the first row is kept, as a person does who was too quick.
struct Stopped;

impl Progress for Stopped {
    fn rows(&self, _read: u64, _bytes: u64, _total_bytes: u64) {}
    fn cancelled(&self) -> bool {
        true
    }
}

async fn interrupted(world: &World) {
    let request = ImportRequest {
        input: Input::Bytes { name: "arrivals.csv".to_owned(), bytes: Arc::from(FILE.as_bytes()) },
        agency: AgencyCode::parse("border-north").unwrap(),
        agency_name: None,
        dataset: Some(DatasetName::parse("arrivals").unwrap()),
        layout: LayoutChoice::Named("lantern".to_owned()),
        complete: false,
        invented: false,
        without: Vec::new(),
        dry_run: false,
        problems: ProblemsTo::Kept,
        language: lantern_vocab::Language::En,
        actor: "test".to_owned(),
        at: "2026-03-04T05:06:07Z".to_owned(),
        today: "2026-03-04".to_owned(),
        limits: Limits::default(),
        areas: None,
    };
    assert!(matches!(lantern_intake::import(&world.store, &request, &Stopped).await, Err(IntakeError::Interrupted)));
}

/// An unfinished import is lit, counts nothing, and is taken up with the same file or given up.
#[tokio::test(flavor = "multi_thread")]
async fn unfinished_files_are_lit() {
    let world = World::of_people().await;
    interrupted(&world).await;
    for language in ["en", "ar"] {
        let files = get(world.address, &format!("/{language}/files")).await;
        is_sound("the list", &files);
        assert!(files.body.contains(&format!("/{language}/import?agency=border-north&amp;dataset=arrivals&amp;layout=lantern")), "{}", files.body);
    }
    let form = get(world.address, "/en/import?agency=border-north&dataset=arrivals&layout=lantern").await;
    assert!(form.body.contains("<option value=\"border-north\" selected>") && form.body.contains("value=\"arrivals\""), "{}", form.body);
    let sent = world.send("en", &[("agency", "border-north"), ("dataset", "arrivals"), ("layout", "lantern")], "arrivals.csv", FILE).await;
    world.keep(sent.location()).await;
    assert_eq!(world.store.imports(9).await.unwrap().len(), 1, "the same import went on");

    interrupted(&World::of_people().await).await;
    let world = World::of_people().await;
    interrupted(&world).await;
    let import = world.store.imports(1).await.unwrap()[0].import;
    let page = get(world.address, &format!("/en/files/{import}")).await;
    is_sound("an unfinished file", &page);
    assert!(page.body.contains("None of its rows counts."));
    assert_eq!(world.post(&format!("/en/files/{import}/discard"), &[]).await.location(), "/en/files");
    assert_eq!(world.store.imports(1).await.unwrap()[0].state, lantern_store::ImportStanding::Discarded);
    is_sound("a discarded file", &get(world.address, &format!("/en/files/{import}")).await);
}

/// A file of no known layout is answered with a proposal that can be used; what does not fit in a form is named at its field.
#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_can_be_used() {
    let world = World::of_people().await;
    let file = "Nummer,Gender,Country of exploitation\n1,female,Mali\n2,male,Niger\n";
    let sent = world.send("en", &BORDER, "own.csv", file).await;
    let proposal = get(world.address, sent.location()).await;
    is_sound("the proposal", &proposal);
    assert!(proposal.body.contains("No known layout fits these columns."), "{}", proposal.body);
    let toml = proposal.body.split("<textarea").nth(1).unwrap().split_once('>').unwrap().1.split("</textarea>").next().unwrap();
    let toml = toml.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let wrong = world.post(&format!("{}/answers", sent.location()), &[("layout", "own"), ("layout_text", "lantern_layout = 1\nnonsense = 2")]).await;
    let form = get(world.address, get(world.address, wrong.location()).await.location()).await;
    assert_eq!(form.status, 400);
    is_sound("the form with a problem", &form);
    assert!(form.body.contains("href=\"#layout_text\"") && form.body.contains("nonsense = 2"), "what was typed is kept");
    assert_eq!(world.post(&format!("{}/answers", sent.location()), &[("agency_name", &"x".repeat(2_000))]).await.status, 413);
    let answered = world.post(&format!("{}/answers", sent.location()), &[("layout", "own"), ("layout_text", &toml)]).await;
    let preview = get(world.address, answered.location()).await;
    assert!(preview.body.contains("Nothing is kept yet."), "{}", preview.body);
}

/// Every writing page speaks all six languages; blank templates are spreadsheets in each of them.
#[tokio::test(flavor = "multi_thread")]
async fn six_languages_write_too() {
    let world = World::region().await;
    let import = world.store.imports(1).await.unwrap()[0].import;
    let sent = world.send("en", &BORDER, "arrivals.csv", FILE).await;
    let token = sent.location().rsplit('/').next().unwrap().to_owned();
    for language in LANGUAGES {
        for path in [
            "/import",
            "/files",
            "/records",
            "/records?by=sex&value=female",
            &format!("/import/{token}"),
            &format!("/import/{token}/answers"),
            &format!("/files/{import}"),
        ] {
            let page = get(world.address, &format!("/{language}{path}")).await;
            assert_eq!(page.status, 200, "{language}{path}: {}", page.body);
            is_sound(path, &page);
        }
        let template = get(world.address, &format!("/{language}/templates/lantern.xlsx")).await;
        assert!(template.status == 200 && template.body.starts_with("PK"));
    }
    assert_eq!(get(world.address, "/en/templates/nothing.xlsx").await.status, 404);
}
