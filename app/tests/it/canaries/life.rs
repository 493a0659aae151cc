//! The life.

use super::{browser::Browser, marks::Marks};
use crate::{
    complaints,
    home::{Home, Said},
    server::Server,
};
use lantern_access::{
    consent::{IncidentKind, IncidentStepKind, Line},
    credential::{Account, AccountState, Agency, ApiToken, Instant, Login, PasswordCost, PasswordHash, ResetScope, Totp},
    policy::{Action, Role},
};
use lantern_gate::{Door, Entered, Gate, GateSettings, IncidentMove};
use lantern_store::{AccessFilter, Act, Folder, Place, RecordFilter, Store};
use std::{
    collections::BTreeSet,
    fs,
    io::{Read, Write},
    net::TcpStream,
    os::unix::fs::PermissionsExt,
    process::{Command, Stdio},
    thread::JoinHandle,
};
use uuid::Uuid;

/// What people keep themselves: files that they gave, and that were given to them.
pub const OWN_FILES: [&str; 7] = [".csv", ".token", ".key", ".own", ".toml", "hers.json", "question.txt"];

/// A life that was lived.
pub struct Life {
    pub home: Home,
    pub marks: Marks,
    /// What commands and the server printed, beside what they were asked to show.
    pub printed: Vec<(String, String)>,
    record: String,
    seed: [u8; 20],
}

#[expect(clippy::disallowed_methods, reason = "the program that is started reads the clock as well")]
fn now() -> Instant {
    Instant::parse(&jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()).unwrap()
}

const STAFF: [(&str, Role, Option<&str>); 5] = [
    ("keeper-1", Role::Administrator, None),
    ("watch-1", Role::DataProtection, None),
    ("worker-1", Role::CaseWorker, Some("north")),
    ("head-1", Role::Supervisor, Some("north")),
    ("head-2", Role::Supervisor, Some("north")),
];

impl Life {
    /// From an empty folder to a restored backup. None where the program was built without its browser files.
    pub fn lived() -> Option<Self> {
        let (mut life, server) = Self::at_a_server()?;
        life.works();
        life.browses(&server.0.address);
        life.backs_up();
        life.ends(server);
        life.is_restored();
        Some(life)
    }

    /// As far as a server that answers.
    pub fn at_a_server() -> Option<(Self, (Server, JoinHandle<String>))> {
        let mut life = Self { home: Home::new(), marks: Marks::default(), printed: Vec::new(), record: String::new(), seed: [0; 20] };
        life.begins();
        life.people_come();
        life.keeps_registers();
        let server = life.server()?;
        Some((life, server))
    }

    /// An empty store, a file with good and bad rows, a passphrase for the agency's key.
    fn begins(&mut self) {
        self.typed("init", &["init", "--data", "store"], "");
        self.home.file("store/lantern.toml", "log = \"debug\"\n\n[helpline]\nen = \"Call 1199, day and night\"\n");
        let mut row = |of: &'static [&'static str; 8]| {
            let [given, family, other, phone, address, document, narrative, wrong] = *of;
            let figures = self.marks.figures(phone);
            let mut letters = |what| self.marks.letters(what);
            [letters(given), letters(family), letters(other), figures, letters(address), letters(document), letters(narrative), letters(wrong)]
        };
        let good = row(&["given name", "family name", "other names", "phone", "address", "document number", "narrative", "value that is in no list"]);
        let bad = row(&[
            "rejected given name",
            "rejected family name",
            "rejected other names",
            "rejected phone",
            "rejected address",
            "rejected document",
            "rejected narrative",
            "rejected code",
        ]);
        let line = |number: &str, row: &[String; 8], sex: &str| format!("{number},{},{sex},27_38,forced_labour\n", row[..7].join(","));
        let head = "record,victim.given_name,victim.family_name,victim.other_names,victim.phone,victim.address,victim.document_number,victim.narrative,victim.sex,victim.age_group,event.forms\n";
        self.home.file("named.csv", &format!("{head}{}{}", line("1", &good, &good[7]), line("", &bad, &bad[7])));
        let imported = self.typed("import", &["import", "named.csv", "--agency", "north", "--data", "store", "--problems", "outside.csv"], "");
        assert_eq!(imported.code, 3, "{}", imported.err);
        let keys = lantern_vault::KeyFolder::new(Folder::new(self.home.path("store")).key_files()).store_key().unwrap();
        for (what, name) in [("key of the database", "record.db"), ("key of the keys", "keys.db")] {
            self.marks.know(what, keys.database_key(name).trim_matches(['"', 'x', '\'']));
        }
        let passphrase = self.marks.letters("passphrase of the agency's key");
        self.secret("passphrase.own", &passphrase);
        let mut rotate = self.home.command(&["keys", "rotate", "north", "--data", "store"]);
        rotate.env("LANTERN_NEW_KEY_FILE", self.home.path("passphrase.own"));
        self.run("keys rotate", &mut rotate, "", true);
    }

    /// Accounts with passwords, seeds and tokens; handlers of complaints.
    fn people_come(&mut self) {
        let password = self.marks.letters("password");
        let mut seed = [b'='; 20];
        seed[..16].copy_from_slice(self.marks.letters("authenticator seed").as_bytes());
        self.seed = seed;
        let seed_text = Totp::begin(seed).secret_text().to_owned();
        self.marks.know("authenticator seed as text", seed_text);
        let (home, mut tokens) = (&self.home, Vec::new());
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(complaints::set_up(home));
        runtime.block_on(async {
            let (store, gate) = house(home).await;
            for (login, role, agency) in STAFF {
                let account = account(login, role, agency, &password, seed);
                gate.keep(&act(), account.id, 0, &account).await.unwrap();
                let scope: BTreeSet<Action> = Action::ALL.iter().copied().collect();
                let random = blake3::derive_key("lantern test tokens 1", login.as_bytes());
                let (token, text) = ApiToken::make(Uuid::new_v4(), account.login, "tests", scope, 30, random, now().plus_seconds(-60)).unwrap();
                gate.keep(&act(), token.id, 0, &token).await.unwrap();
                tokens.push((login, text.to_string(), random));
            }
            self.record = store.records(&RecordFilter::default(), 0, 10).await.unwrap().0[0].record.to_string();
            // No token gives a lost sign-in back: she comes herself.
            let keeper = gate.sign_in_password(("keeper-1", &password, &code_of(seed)), None, [9; 32], &now().to_string()).await.unwrap().entered;
            let worker = gate.account(&Login::parse("worker-1").unwrap()).await.unwrap().unwrap().body;
            let code = gate.issue_reset(&keeper, &worker, ResetScope::Password, *b"a printed code", &now().to_string()).await.unwrap();
            self.marks.know("printed code", code.text().as_bytes());
            store.close().await;
        });
        for (login, text, random) in tokens {
            self.marks.know("token", &text);
            self.marks.know("random bytes of a token", random);
            self.secret(&format!("{login}.token"), &text);
        }
    }

    fn server(&mut self) -> Option<(Server, JoinHandle<String>)> {
        let mut server = Server::start(&self.home, "store")?;
        let mut said = server.child.stderr.take().unwrap();
        let log = std::thread::spawn(move || {
            let mut text = String::new();
            said.read_to_string(&mut text).unwrap();
            text
        });
        Some((server, log))
    }

    /// Everything that commands do at a server.
    pub fn works(&mut self) {
        let record = self.record.clone();
        self.by("worker-1", &["keys", "unlock", "north"], "", true);
        self.by("worker-1", &["reindex"], "", true);
        let name = self.mark("given name");
        self.by("worker-1", &["find", "--json"], &format!("{name}\n"), true);
        let sought = self.marks.letters("name that was sought");
        self.by("worker-1", &["find", "--json"], &format!("{sought}\n"), true);
        let words = self.marks.letters("words of an emergency");
        let opened = self.by("worker-1", &["emergency", &record, "--reason", "life"], &format!("{words}\n"), false);
        assert!(opened.out.contains(&name), "{}", opened.err);
        assert!(self.by("worker-1", &["open", &record, "--purpose", "casework"], "", false).out.contains(&name));
        let request = self.request(&record, "correct");
        let reason = self.marks.letters("reason of a refusal");
        self.home.file("reason.own", &reason);
        self.by("head-1", &["requests", "decide", &request, "--as-done", "refused", "--reason", "reason.own"], "", true);
        self.by("worker-1", &["person", "export", &record, "--out", "hers.json"], "", true);
        let sheets = self.by("head-1", &["keys", "sheets", "north", "--needed", "2", "--of", "3"], "", false);
        let words: Vec<&str> = sheets.out.lines().filter(|line| line.split(' ').count() == 33).collect();
        assert_eq!(words.len(), 3, "{}{}", sheets.out, sheets.err);
        // All sheets of one key begin alike; what follows is the secret.
        self.marks.know("recovery words", words[0].split(' ').skip(5).take(6).collect::<Vec<_>>().join(" "));
        let label = self.marks.letters("label of a token");
        self.by("worker-1", &["tokens", "make", "--label", &label, "--scope", "view_records", "--days", "3", "--out", "made.token"], "", true);
        let made = self.home.read("made.token").trim().to_owned();
        self.marks.know("token that a command made", made);
        self.shares(&record);
        let erase = self.request(&record, "erase");
        self.by("head-1", &["erase", &erase, "--alone"], "", true);
        // It comes later, and makes the destruction wait.
        let ground = self.marks.letters("legal ground of a hold");
        let until = now().plus_seconds(86_400 * 30).day().to_string();
        let hold = ["holds", "set", &record, "--basis", "court_order", "--ground", &ground, "--owner", "head-2", "--until", &until];
        self.by("head-1", &hold, "", true);
    }

    /// A request of hers, and its id.
    fn request(&mut self, record: &str, kind: &str) -> String {
        self.by("worker-1", &["requests", "open", record, "--kind", kind], "", true);
        let listed = self.by("worker-1", &["requests", "list", "--json", "--state", "received"], "", true);
        field(&listed, "request")
    }

    /// A recipient, a protocol, a consent, a share.
    fn shares(&mut self, record: &str) {
        let (name, title) = (self.marks.letters("name of a recipient"), self.marks.letters("title of a protocol"));
        let key = complaints_key(&self.home);
        let add = ["recipients", "add", "--name", &name, "--kind", "medical", "--country", "KE", "--key", &key, "--json"];
        let clinic = field(&self.by("head-1", &add, "", true), "id");
        let (today, later) = (now().day().to_string(), now().plus_seconds(86_400 * 90).day().to_string());
        let terms = format!(
            "title = \"{title}\"\nparties = [\"north\"]\nrecipient = \"{clinic}\"\npurpose = \"referral\"\ngroups = [\"coded\", \"identity\", \"contact\"]\n\
             level = \"case\"\nfrequency = \"on_need\"\nclass = \"severe\"\nstarts = \"{today}\"\nexpires = \"{later}\"\n"
        );
        self.home.file("terms.toml", &terms);
        let protocol = field(&self.by("head-1", &["protocols", "draft", "terms.toml", "--json"], "", true), "id");
        self.by("watch-1", &["protocols", "approve", &protocol], "", true);
        let consent = format!(
            "purpose = \"referral\"\nrecipient = \"{clinic}\"\ngroups = [\"coded\", \"identity\", \"contact\"]\nlanguage = \"ti\"\nform = \"oral_witnessed\"\n\
             age = \"adult\"\ngiven_by = \"self\"\nlimits_told_at = \"{}\"\nuntil = \"{later}\"\n",
            now()
        );
        self.home.file("consent.toml", &consent);
        self.by("worker-1", &["consents", "record", record, "consent.toml"], "", true);
        self.by("worker-1", &["consents", "list", record], "", true);
        let share = ["share", record, "--recipient", &clinic, "--protocol", &protocol, "--groups", "coded,identity,contact", "--purpose", "referral"];
        // Sealed to the recipient: it is searched like any other file.
        self.by("worker-1", &[&share[..], &["--out", "shared.sealed"]].concat(), "", true);
    }

    /// What a browser sends: wrong and right sign-ins, a search, a name opened, a complaint, addresses that nobody should write.
    pub fn browses(&mut self, address: &str) {
        let wrong = (self.marks.letters("login that was mistyped"), self.marks.letters("password that was mistyped"));
        let path = self.marks.letters("word in an address");
        let (password, seed) = (self.mark("password"), self.seed);
        let browser = Browser { address };
        assert!(!browser.sign_in(&wrong.0, &wrong.1, "123456").starts_with("HTTP/1.1 303"));
        let code = code_of(seed);
        let cookie = browser.signed_in("worker-1", &password, &code);
        self.marks.know("session", cookie.split_once('=').unwrap().1);
        for place in [format!("/en/records/{path}"), format!("/{path}"), format!("/en/find?words={path}")] {
            complaints::ask(address, "GET", &place, &cookie, "");
        }
        let record = self.record.clone();
        let shown = browser.post(&cookie, &format!("/en/records/{record}/identity"), "purpose=casework");
        assert!(shown.contains(&self.mark("given name")), "{shown}");
        let sought = self.marks.letters("name that was sought on a page");
        browser.post(&cookie, "/en/find", &format!("place=names&words={sought}"));
        let reason = self.marks.letters("words of an emergency on a page");
        browser.post(&cookie, &format!("/en/records/{record}/emergency"), &format!("reason=life&words={reason}"));
        self.sends_a_file(address);
        let words = complaints::complain(address);
        self.marks.know("code of a complaint", &words);
        self.marks.know("text of a complaint", complaints::CANARY);
        browser.post(&cookie, "/en/lock", "");
        let unlock = browser.post_from("/en/unlock", &cookie, "/en/unlock", &format!("password={}", wrong.1));
        assert!(!unlock.contains(&wrong.1));
        browser.post_from("/en/unlock", &cookie, "/en/sign-out", "");
    }

    /// A program sends a file with names.
    fn sends_a_file(&mut self, address: &str) {
        let (name, wrong) = (self.marks.letters("name in a file that was sent"), self.marks.letters("code in a file that was sent"));
        let part = |name: &str, value: &str| format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        let file = format!("record,victim.given_name,victim.sex,event.forms\n7,{name},female,{wrong}\n,{name},{wrong},servitude\n");
        let head = "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"sent.csv\"\r\ncontent-type: text/csv\r\n\r\n";
        let body = format!("{}{}{head}{file}\r\n--edge--\r\n", part("agency", "north"), part("dataset", "sent"));
        let token = self.home.read("head-1.token");
        let mut stream = TcpStream::connect(address).unwrap();
        let kind = "content-type: multipart/form-data; boundary=edge\r\nconnection: close";
        let length = body.len();
        write!(stream, "POST /api/v1/imports HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\n{kind}\r\ncontent-length: {length}\r\n\r\n{body}")
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
        self.printed.push(("the answer to a file".to_owned(), answer));
    }

    fn backs_up(&mut self) {
        let passphrase = self.marks.letters("passphrase of a backup");
        let arguments = ["backup", "data.sealed", "--keys", "keys.sealed"];
        self.by("keeper-1", &arguments, &format!("{passphrase}\n"), true);
    }

    pub fn ends(&mut self, (server, log): (Server, JoinHandle<String>)) {
        assert_eq!(server.stop(), 0);
        self.printed.push(("the server's log".to_owned(), log.join().unwrap()));
    }

    /// The kinds of entries in the access log.
    pub fn entries(&self) -> BTreeSet<&'static str> {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let (store, _) = house(&self.home).await;
            let lines = store.access_log(&AccessFilter::default(), 0, 500).await.unwrap().0;
            store.close().await;
            lines.into_iter().map(|line| line.what.code()).collect()
        })
    }

    /// What has no command yet is done as the pages do it.
    fn keeps_registers(&mut self) {
        let note = self.marks.letters("note of an incident");
        let (home, token) = (&self.home, self.home.read("watch-1.token"));
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let (store, gate) = house(home).await;
            let (watch, at) = (enter(&gate, &token).await, now().to_string());
            let id = gate.report_incident(&watch, (IncidentKind::LostDevice, BTreeSet::new()), (Some(1), None), &at).await.unwrap();
            gate.move_incident(&watch, id, IncidentMove::Step(IncidentStepKind::PersonsProtected, Some(Line::parse(&note).unwrap())), &at).await.unwrap();
            store.close().await;
        });
    }

    fn is_restored(&mut self) {
        let passphrase = self.mark("passphrase of a backup");
        self.typed("restore", &["restore", "data.sealed", "--keys", "keys.sealed", "--data", "restored"], &format!("{passphrase}\n"));
        // Whoever opens it publishes its log, which is then looked at.
        self.typed("imports of the restored house", &["imports", "--data", "restored", "--as", "head-1", "--token-file", "head-1.token"], "");
        self.typed("verify", &["ledger", "verify", "restored"], "");
        self.by("keeper-1", &["doctor"], "", true);
        self.by("worker-1", &["housekeeping"], "", true);
        self.by("head-1", &["typology"], "", true);
    }

    fn mark(&self, what: &str) -> String {
        String::from_utf8(self.marks.0.iter().find(|mark| mark.what == what).unwrap().bytes.clone()).unwrap()
    }

    /// A file that nobody else can read.
    fn secret(&self, name: &str, text: &str) {
        fs::set_permissions(self.home.file(name, text), fs::Permissions::from_mode(0o600)).unwrap();
    }

    /// A command of somebody, with what is typed. What it was asked to show is not searched.
    pub fn by(&mut self, login: &str, arguments: &[&str], lines: &str, is_searched: bool) -> Said {
        let token = format!("{login}.token");
        let mut command = self.home.command(&[arguments, &["--data", "store", "--as", login, "--token-file", &token]].concat());
        command.env("LANTERN_KEY_FILE", self.home.path("passphrase.own"));
        // A new passphrase is typed where none is in a file.
        if arguments[0] == "backup" {
            command.env_remove("LANTERN_KEY_FILE");
        }
        self.run(&arguments[..2.min(arguments.len())].join(" "), &mut command, lines, is_searched)
    }

    fn typed(&mut self, what: &str, arguments: &[&str], lines: &str) -> Said {
        let mut command = self.home.command(arguments);
        self.run(what, &mut command, lines, true)
    }

    fn run(&mut self, what: &str, command: &mut Command, lines: &str, is_searched: bool) -> Said {
        let mut child = command.env("LANTERN_LOG", "debug").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let said = Said { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) };
        assert!(matches!(said.code, 0 | 3 | 9), "{what}: {} {}{}", said.code, said.out, said.err);
        self.printed.push((format!("standard error of {what}"), said.err.clone()));
        if is_searched {
            self.printed.push((format!("standard output of {what}"), said.out.clone()));
        }
        said
    }
}

/// A field of the line of JSON that a command printed.
fn field(said: &Said, name: &str) -> String {
    let line: serde_json::Value = serde_json::from_str(said.out.lines().next().unwrap_or_default()).unwrap_or_else(|_| panic!("{}{}", said.out, said.err));
    line[name].as_str().unwrap_or_else(|| panic!("no {name}: {}", said.out)).to_owned()
}

/// The public half of a key that the program makes.
fn complaints_key(home: &Home) -> String {
    home.done(&["complaints", "key", "--out", "recipient.key"]).trim().to_owned()
}

fn act() -> Act {
    Act { actor: "test".to_owned(), purpose: "administration".to_owned(), at: now().to_string() }
}

async fn house(home: &Home) -> (Store, Gate) {
    let folder = Folder::new(home.path("store"));
    let store = Store::open(&Place::Folder { key_files: folder.key_files(), folder }).await.unwrap();
    (store.clone(), Gate::open(store, GateSettings { local: true, ..GateSettings::default() }).unwrap())
}

async fn enter(gate: &Gate, token: &str) -> Entered {
    gate.enter_token(token, Door::Command, &now().to_string()).await.unwrap()
}

fn account(login: &str, role: Role, agency: Option<&str>, password: &str, seed: [u8; 20]) -> Account {
    let begun = Instant::parse("2005-03-18T01:58:29Z").unwrap();
    let agency = agency.map(|code| Agency::parse(code).unwrap());
    let mut account = Account::invite(Uuid::new_v4(), Login::parse(login).unwrap(), BTreeSet::from([role]), agency, begun);
    account.credentials.password = Some(PasswordHash::make(password, PasswordCost { memory_kib: 64, passes: 1, lanes: 1 }, [3; 16]).unwrap());
    let mut totp = Totp::begin(seed);
    totp.confirm(&code_at(seed, begun), begun).unwrap();
    account.credentials.totp = Some(totp);
    account.change_state(AccountState::Active, begun).unwrap();
    account
}

fn code_at(seed: [u8; 20], at: Instant) -> String {
    let authenticator = totp_rs::Builder::new().with_algorithm(totp_rs::Algorithm::SHA1).with_digits(6).with_secret(seed.to_vec()).build().unwrap();
    authenticator.generate(u64::try_from(at.unix_seconds()).unwrap()).to_string()
}

/// A code that lives long enough to be typed.
fn code_of(seed: [u8; 20]) -> String {
    let young = || Some(now()).filter(|at| at.unix_seconds() % 30 < 25);
    code_at(seed, crate::home::wait_for("the next code", young))
}
