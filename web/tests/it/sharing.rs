//! Consents, protocols and shares as a browser without script sees them, and everything that must be refused there.

use crate::{
    client::{Answer, ask, sign_in},
    pages::{LANGUAGES, get, is_sound},
    trust::{account, token_of, two_people},
    world::{World, clock},
};
use lantern_access::policy::Role;
use lantern_model::Unit;
use lantern_store::{Act, RecordFilter};
use std::{collections::HashMap, fmt::Write as _};

/// A key of age that nobody has to open anything with here.
const KEY: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

const STAFF: [(&str, Role, Option<&str>); 7] = [
    ("worker-1", Role::CaseWorker, Some("shelter")),
    ("supervisor-1", Role::Supervisor, Some("shelter")),
    ("supervisor-2", Role::Supervisor, Some("shelter")),
    ("lawyer-1", Role::Lawyer, Some("shelter")),
    ("foreign-1", Role::Supervisor, Some("child-protection")),
    ("detective-1", Role::Investigator, Some("police")),
    ("coordinator-1", Role::Coordinator, None),
];

/// A region with staff, each in a browser of their own.
pub struct House {
    pub world: World,
    tokens: HashMap<&'static str, String>,
    /// A record of an adult in the shelter.
    pub record: String,
}

impl House {
    pub async fn new() -> Self {
        let world = World::region().await;
        two_people(&world).await;
        let act = Act { actor: "test".to_owned(), purpose: "to show".to_owned(), at: clock().at };
        let mut tokens = HashMap::new();
        for (login, role, agency) in STAFF {
            let account = account(login, role, agency);
            world.gate.keep(&act, account.id, 0, &account).await.unwrap();
            tokens.insert(login, token_of(&world, login, &clock().at).await);
        }
        for login in ["keeper-1", "watch-1"] {
            tokens.insert(login, token_of(&world, login, &clock().at).await);
        }
        let record = Self::adult(&world).await;
        Self { world, tokens, record }
    }

    async fn adult(world: &World) -> String {
        for one in world.store.records(&RecordFilter::default(), 0, 300).await.unwrap().0.iter().filter(|one| one.agency.as_str() == "shelter") {
            let detail = world.store.record(one.record).await.unwrap().unwrap();
            let victim = detail.units.iter().find(|unit| unit.unit == Unit::Victim);
            let is_adult = victim.is_some_and(|unit| unit.values.iter().any(|(field, value)| field.name == "age_group" && value.as_text() == "27_38"));
            if is_adult {
                return one.record.to_string();
            }
        }
        panic!("no adult in the region")
    }

    /// From now on this person sits at the browser.
    pub fn at(&self, login: &str) {
        sign_in(self.world.address, &self.tokens[login]);
    }

    pub async fn get(&self, path: &str) -> Answer {
        get(self.world.address, path).await
    }

    pub async fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let token = self.get("/en/account").await.form_token().to_owned();
        let encode = |text: &str| {
            text.bytes().fold(String::new(), |mut to, byte| {
                let _ = write!(to, "%{byte:02X}");
                to
            })
        };
        let pairs = std::iter::once(("form", token.as_str())).chain(pairs.iter().copied());
        let body: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let host = self.world.address.to_string();
        ask(self.world.address, "POST", path, &[("host", &host), ("content-type", "application/x-www-form-urlencoded")], &body.join("&")).await
    }

    /// The token of somebody's session.
    pub fn token(&self, login: &str) -> &str {
        &self.tokens[login]
    }

    /// The address of this record's page.
    pub fn of(&self, rest: &str) -> String {
        format!("/en/records/{}/{rest}", self.record)
    }

    /// A recipient, entered by the coordinator; gives its id.
    async fn recipient(&self, kind: &str, key: &str) -> String {
        self.at("coordinator-1");
        let answer = self.post("/en/sharing/recipients/new", &[("name", "The harbour clinic"), ("kind", kind), ("country", "XA"), ("key", key)]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        answer.location().rsplit('/').next().unwrap().to_owned()
    }

    /// A protocol of the shelter, in force; gives its id.
    async fn protocol(&self, recipient: &str, purpose: &str, groups: &[&str]) -> String {
        self.at("supervisor-1");
        let answer = self.post("/en/sharing/protocols/new", &Self::terms(recipient, purpose, groups)).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let id = answer.location().rsplit('/').next().unwrap().to_owned();
        self.at("watch-1");
        assert_eq!(self.post(&format!("/en/sharing/protocols/{id}/approve"), &[]).await.status, 303);
        id
    }

    fn terms<'a>(recipient: &'a str, purpose: &'a str, groups: &[&'a str]) -> Vec<(&'a str, &'a str)> {
        let mut pairs = vec![
            ("title", "referrals by the harbour"),
            ("party", "shelter"),
            ("recipient", recipient),
            ("purpose", purpose),
            ("level", "case"),
            ("frequency", "on_need"),
            ("class", "severe"),
            ("starts", "2026-03-01"),
            ("expires", "2027-03-01"),
        ];
        pairs.extend(groups.iter().map(|group| ("group", *group)));
        pairs
    }

    /// The hidden fields of the form after the limits were told.
    async fn told(&self) -> [(&'static str, String); 3] {
        let page = self.post(&self.of("consents/told"), &[("country", "XA"), ("told", "1")]).await;
        assert_eq!(page.status, 200, "{}", page.body);
        ["country", "told_at", "told_mark"].map(|name| {
            let value = page.body.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next());
            (name, value.unwrap_or_else(|| panic!("no {name}")).to_owned())
        })
    }

    async fn consent(&self, recipient: &str, purpose: &str, changed: &[(&str, &str)]) -> Answer {
        let told = self.told().await;
        let mut pairs: Vec<(&str, &str)> = told.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let usual = [
            ("recipient", recipient),
            ("purpose", purpose),
            ("group", "coded"),
            ("until", "2026-09-01"),
            ("age", "adult"),
            ("given_by", "self"),
            ("form_given", "oral_witnessed"),
            ("language", "ti"),
        ];
        pairs.extend(usual.iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name)));
        pairs.extend(changed);
        self.post(&self.of("consents"), &pairs).await
    }
}

/// The limits come first, by a mark that only this server makes; what was not rightly given is not kept; the person is shown what she
/// agreed to in each language; one press and a confirmation take it back, and sharing is over at once.
#[tokio::test(flavor = "multi_thread")]
async fn a_consent_is_recorded_shown_and_withdrawn() {
    let house = House::new().await;
    let clinic = house.recipient("medical", "").await;
    let protocol = house.protocol(&clinic, "referral", &["coded"]).await;
    house.at("worker-1");
    let limits = house.get(&house.of("consents/limits?country=XA")).await;
    assert!(limits.body.contains("If a child is being hurt") && limits.body.contains("invented law, article 3"));
    assert!(house.get(&house.of("consents/limits?country=XB")).await.body.contains("does not mean that there are no duties"));
    assert_eq!(house.get(&house.of("consents/limits?country=Kenya")).await.status, 400);
    assert_eq!(house.post(&house.of("consents/told"), &[("country", "XA")]).await.status, 400, "nobody said that they were told");
    let before = house.world.store.position().await.unwrap();
    let unmarked = [("country", "XA"), ("told_at", "2026-03-04T05:00:00Z"), ("told_mark", "00"), ("recipient", clinic.as_str())];
    let refused = house.post(&house.of("consents"), &unmarked).await;
    assert!(refused.status == 400 && refused.body.contains("not explained first"), "{}", refused.body);
    for (field, value, sentence) in [
        ("given_by", "guardian", "Nobody else can consent for an adult"),
        ("given_by", "supported_self", "supporter must be chosen"),
        ("until", "2029-01-01", "more than two years"),
        ("language", "Tigrinya", "ISO 639"),
    ] {
        let answer = house.consent(&clinic, "referral", &[(field, value)]).await;
        assert!(answer.status == 400 && answer.body.contains(sentence), "{field} = {value}: {}", answer.status);
        is_sound(field, &answer);
    }
    let child = [("age", "child"), ("adult_from", "2027-04-01"), ("given_by", "caregiver"), ("assent", "given")];
    assert_eq!(house.consent(&clinic, "referral", &child).await.status, 403, "a child's consent is taken by somebody trained for it");
    assert_eq!(house.world.store.position().await.unwrap(), before, "nothing of this was kept");
    let kept = house.consent(&clinic, "referral", &[]).await;
    assert_eq!(kept.status, 303, "{}", kept.body);
    let sheet = kept.location().to_owned();
    for language in LANGUAGES {
        let path = sheet.replacen("/en/", &format!("/{language}/"), 1);
        let page = house.get(&path).await;
        assert_eq!(page.status, 200);
        is_sound(&path, &page);
        let told = page.body.split("told-sheet").nth(1).unwrap().split("</section>").next().unwrap();
        assert!(told.contains("The harbour clinic") && !told.contains(&house.record) && !told.contains("shelter"), "{told}");
    }
    let list = house.get(&house.of("consents")).await;
    is_sound("consents", &list);
    assert!(list.body.contains("In force") && !list.body.contains("<s "));
    let share = [("protocol", protocol.as_str()), ("group", "coded")];
    assert_eq!(house.post(&house.of("share"), &share).await.status, 200);
    let confirm = house.get(&format!("{sheet}/withdraw")).await;
    is_sound("withdraw", &confirm);
    assert_eq!(house.post(&format!("{sheet}/withdraw"), &[]).await.status, 303);
    let list = house.get(&house.of("consents")).await;
    assert!(list.body.contains("<s ") && list.body.contains("The consent was withdrawn."));
    let refused = house.post(&house.of("share"), &[share[0], share[1], ("confirmed", "1")]).await;
    assert!(refused.status == 400 && refused.body.contains("The consent was withdrawn.") && refused.body.contains("Ask the person"), "{}", refused.body);
}

/// One drafts, another puts into force; terms that harm, keys that are none and bodies that receive nothing are refused with words.
#[tokio::test(flavor = "multi_thread")]
async fn protocols_are_put_into_force_by_two() {
    let house = House::new().await;
    house.at("coordinator-1");
    let bad = house.post("/en/sharing/recipients/new", &[("name", "x"), ("kind", "medical"), ("country", "XA"), ("key", "age1nonsense")]).await;
    assert!(bad.status == 400 && bad.body.contains("no sound public key"));
    let army = house.recipient("armed", "").await;
    house.at("supervisor-1");
    let to_army = house.post("/en/sharing/protocols/new", &House::terms(&army, "referral", &["coded"])).await;
    assert!(to_army.status == 400 && to_army.body.contains("receive nothing"));
    assert!(!house.get("/en/sharing/protocols/new").await.body.contains(&army), "nobody is offered the armed forces");
    let clinic = house.recipient("medical", KEY).await;
    house.at("supervisor-1");
    let none = house.post("/en/sharing/protocols/new", &House::terms(&clinic, "referral", &[])).await;
    assert!(none.status == 400 && none.body.contains("names no data"));
    is_sound("a draft with problems", &none);
    let drafted = house.post("/en/sharing/protocols/new", &House::terms(&clinic, "referral", &["coded"])).await;
    let one = drafted.location().to_owned();
    let own = house.post(&format!("{one}/approve"), &[]).await;
    assert!(own.status == 400 && own.body.contains("other than the one who drafted"), "{}", own.body);
    assert!(house.get(&one).await.body.contains("Draft"));
    for (login, wanted) in [("worker-1", 403), ("foreign-1", 403), ("keeper-1", 403), ("watch-1", 303)] {
        house.at(login);
        assert_eq!(house.post(&format!("{one}/approve"), &[]).await.status, wanted, "{login}");
    }
    assert!(house.get(&one).await.body.contains("In force"));
    house.at("coordinator-1");
    let assess = [("death_penalty", "no"), ("fair_trial", "yes"), ("source", "report 3")];
    let own = house.post(&format!("/en/sharing/recipients/{clinic}/assess"), &assess).await;
    assert!(own.status == 400 && own.body.contains("Somebody other"));
    house.at("supervisor-2");
    assert_eq!(house.post(&format!("/en/sharing/recipients/{clinic}/assess"), &assess).await.status, 303);
    assert_eq!(house.post(&format!("{one}/end"), &[]).await.status, 303);
    assert!(house.get(&one).await.body.contains("Ended early"));
}

/// A case is shared in three steps; the file is taken once and by that session only; the register names what left and not what it said.
#[tokio::test(flavor = "multi_thread")]
async fn a_case_is_shared_page_by_page() {
    let house = House::new().await;
    let clinic = house.recipient("medical", KEY).await;
    let protocol = house.protocol(&clinic, "referral", &["coded", "contact", "sexual_violence"]).await;
    house.at("worker-1");
    let form = house.get(&house.of("share")).await;
    is_sound("share", &form);
    assert!(form.body.contains("referrals by the harbour"));
    let share = [("protocol", protocol.as_str()), ("group", "coded")];
    let refused = house.post(&house.of("share"), &share).await;
    assert!(refused.status == 400 && refused.body.contains("no consent and no other recorded basis") && refused.body.contains("Ask the person"));
    is_sound("a refusal", &refused);
    assert_eq!(house.consent(&clinic, "referral", &[]).await.status, 303);
    let more = house.post(&house.of("share"), &[share[0], ("group", "contact")]).await;
    assert!(more.status == 400 && more.body.contains("consented to something else"));
    let privileged = house.post(&house.of("share"), &[share[0], share[1], ("privileged", "1")]).await;
    assert!(privileged.status == 400 && privileged.body.contains("never shared"));
    let look = house.post(&house.of("share"), &share).await;
    assert!(look.status == 200 && look.body.contains("cannot be called back"));
    is_sound("confirm", &look);
    let done = house.post(&house.of("share"), &[share[0], share[1], ("confirmed", "1")]).await;
    assert_eq!(done.status, 200, "{}", done.body);
    is_sound("shared", &done);
    let way = done.body.split("action=\"").find(|rest| rest.contains("/file\"")).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    house.at("supervisor-1");
    assert_eq!(house.post(&way, &[]).await.status, 404, "another session takes nothing");
    house.at("worker-1");
    let file = house.post(&way, &[]).await;
    assert!(file.status == 200 && file.head.contains("attachment; filename=\"file-") && file.body.starts_with("age-encryption.org/v1"));
    assert!(file.head.contains("no-store"), "{}", file.head);
    assert_eq!(house.post(&way, &[]).await.status, 404, "once");
    let register = house.get("/en/sharing/shares").await;
    is_sound("register", &register);
    assert!(register.body.contains("The harbour clinic"));
    let one = way.trim_end_matches("/file");
    for (login, wanted) in [("worker-1", 200), ("watch-1", 200), ("foreign-1", 404), ("detective-1", 404), ("keeper-1", 403), ("coordinator-1", 403)] {
        house.at(login);
        assert_eq!(house.get(one).await.status, wanted, "{login}");
    }
}

/// What is held about a person is said to her in words: to whom, what, why, how and until when, and never as a field or an id of ours.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_is_said_in_words() {
    let house = House::new().await;
    let clinic = house.recipient("medical", KEY).await;
    let protocol = house.protocol(&clinic, "referral", &["coded"]).await;
    house.at("worker-1");
    let sheet = house.consent(&clinic, "referral", &[]).await.location().to_owned();
    let share = [("protocol", protocol.as_str()), ("group", "coded"), ("confirmed", "1")];
    assert_eq!(house.post(&house.of("share"), &share).await.status, 200);
    assert_eq!(house.post(&format!("{sheet}/withdraw"), &[]).await.status, 303);
    for language in LANGUAGES {
        let path = house.of("rights/see").replacen("/en/", &format!("/{language}/"), 1);
        let page = house.post(&path, &[]).await;
        assert_eq!(page.status, 200, "{path}: {}", page.body);
        is_sound(&path, &page);
        let kept = page.body.split("id=\"kept\"").nth(1).unwrap().split("</section>").next().unwrap();
        for raw in ["given_at", "oral_witnessed", "file_hash", "worker-1", clinic.as_str(), protocol.as_str()] {
            assert!(!kept.contains(raw), "{path}: {raw} is in {kept}");
        }
        assert_eq!(kept.matches("The harbour clinic").count(), 2, "{path}: {kept}");
        let english = ["Coded answers", "Aloud, before a witness", "Given on", "4 March 2026", "1 September 2026", "Withdrawn", "Ground", "Consent"];
        assert!(language != "en" || english.iter().all(|words| kept.contains(words)), "{kept}");
    }
}

/// Another agency's people, detectives and administrators are not shown that a person has papers at all.
#[tokio::test(flavor = "multi_thread")]
async fn papers_are_not_there_for_others() {
    let house = House::new().await;
    let clinic = house.recipient("medical", "").await;
    house.at("worker-1");
    let kept = house.consent(&clinic, "referral", &[]).await;
    let sheet = kept.location().to_owned();
    let pages = [house.of("consents"), house.of("consents/new"), house.of("consents/ask"), house.of("share"), house.of("share/door"), sheet.clone()];
    for login in ["foreign-1", "detective-1", "keeper-1", "coordinator-1"] {
        house.at(login);
        for path in &pages {
            let there = house.get(path).await;
            let nowhere = house.get(&path.replace(&house.record, &uuid::Uuid::nil().to_string())).await;
            assert!([403, 404].contains(&there.status) && there.status == nowhere.status, "{login} {path}: {} {}", there.status, nowhere.status);
            assert!(!there.body.contains("harbour"), "{login} {path}");
        }
        for path in [format!("{sheet}/withdraw"), house.of("consents/told"), house.of("share")] {
            let pairs = [("country", "XA"), ("told", "1"), ("protocol", "x"), ("group", "coded"), ("confirmed", "1")];
            assert!([403, 404].contains(&house.post(&path, &pairs).await.status), "{login} {path}");
        }
    }
    house.at("worker-1");
    assert!(house.get(&sheet).await.body.contains("harbour"));
    let other = format!("/en/records/{}/consents/{}", uuid::Uuid::nil(), sheet.rsplit('/').next().unwrap());
    assert_eq!(house.get(&other).await.status, 404, "a consent is found under its own file only");
}

/// Where she cannot be asked a worker asks and a supervisor decides, on pages that say what is missing.
#[tokio::test(flavor = "multi_thread")]
async fn a_supervisor_decides() {
    let house = House::new().await;
    let clinic = house.recipient("medical", "").await;
    let protocol = house.protocol(&clinic, "referral", &["coded"]).await;
    house.at("worker-1");
    let asked = [("kind", "vital_interests"), ("recipient", clinic.as_str()), ("purpose", "referral"), ("group", "coded")];
    assert_eq!(house.post(&house.of("consents/ask"), &asked).await.status, 303);
    let list = house.get(&house.of("consents")).await;
    assert!(!list.body.contains("/consents/asked/"), "a worker is not offered to decide");
    house.at("supervisor-1");
    let list = house.get(&house.of("consents")).await;
    let way = list.body.split("href=\"").find(|rest| rest.contains("/consents/asked/")).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    is_sound("decide", &house.get(&way).await);
    house.at("worker-1");
    assert_eq!(house.get(&way).await.status, 403);
    house.at("foreign-1");
    assert_eq!(house.get(&way).await.status, 404);
    house.at("supervisor-1");
    let long = house.post(&way, &[("answer", "yes"), ("group", "coded"), ("until", "2026-04-04"), ("told", "told")]).await;
    assert!(long.status == 400 && long.body.contains("within the time for its basis"), "{}", long.body);
    assert_eq!(house.post(&way, &[("answer", "yes"), ("group", "coded"), ("until", "2026-03-10"), ("told", "told")]).await.status, 303);
    house.at("worker-1");
    let share = [("protocol", protocol.as_str()), ("group", "coded")];
    assert_eq!(house.post(&house.of("share"), &share).await.status, 200);
}

/// The door: prepared with a consent for the other side, never opened without counsel and two signatures.
#[tokio::test(flavor = "multi_thread")]
async fn the_door_is_a_page_of_its_own() {
    let house = House::new().await;
    let court = house.recipient("judicial", KEY).await;
    house.at("supervisor-2");
    let assess = [("death_penalty", "no"), ("fair_trial", "yes"), ("source", "report 3")];
    assert_eq!(house.post(&format!("/en/sharing/recipients/{court}/assess"), &assess).await.status, 303);
    let protocol = house.protocol(&court, "investigation", &["coded", "legal"]).await;
    house.at("worker-1");
    assert!(house.get(&house.of("share/door")).await.body.contains("no live consent"));
    assert_eq!(house.consent(&court, "investigation", &[("group", "coded"), ("group", "legal")]).await.status, 303);
    let through = house.post(&house.of("share"), &[("protocol", protocol.as_str()), ("group", "coded")]).await;
    assert!(through.status == 400 && through.body.contains("/share/door"), "a case is no item: {}", through.status);
    let door = house.get(&house.of("share/door")).await;
    is_sound("door", &door);
    let between =
        |start: &str| door.body.split(start).nth(1).and_then(|rest| rest.split("value=\"").nth(2)).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let consent = between("name=\"consent\"");
    let item = door.body.split("name=\"item\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let pairs = [("consent", consent.as_str()), ("item", item.as_str())];
    let unchosen = house.post(&house.of("share/door"), &pairs).await;
    assert!(unchosen.status == 400 && unchosen.body.contains("must choose the item"), "{}", unchosen.body);
    let prepared = house.post(&house.of("share/door"), &[pairs[0], pairs[1], ("chosen", "1")]).await;
    assert_eq!(prepared.status, 303, "{}", prepared.body);
    let door = house.get(&house.of("share/door")).await;
    is_sound("door with a handover", &door);
    let sign = door.body.split("action=\"").find(|rest| rest.contains("/sign\"")).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let way = |end: &str| sign.replace("/sign", end);
    let open = house.post(&way("/open"), &[("protocol", protocol.as_str())]).await;
    assert!(open.status == 400 && open.body.contains("counsel must be there"), "{}", open.body);
    house.at("detective-1");
    for end in ["/open", "/sign", "/counsel"] {
        assert!([403, 404].contains(&house.post(&way(end), &[("protocol", protocol.as_str())]).await.status), "{end}");
    }
    house.at("lawyer-1");
    assert_eq!(house.post(&way("/counsel"), &[]).await.status, 303);
    for login in ["worker-1", "supervisor-1"] {
        house.at(login);
        assert_eq!(house.post(&sign, &[]).await.status, 303, "{login}");
    }
    house.at("worker-1");
    let done = house.post(&way("/open"), &[("protocol", protocol.as_str())]).await;
    assert!(done.status == 200 && done.body.contains("/file\""), "{}", done.body);
    let again = house.post(&way("/open"), &[("protocol", protocol.as_str())]).await;
    assert!(again.status == 400 && again.body.contains("handed over already"));
}

/// Every page of sharing answers in six languages, empty and with something in it.
#[tokio::test(flavor = "multi_thread")]
async fn pages_of_sharing_speak_six_languages() {
    let house = House::new().await;
    let mut paths = vec!["/sharing".to_owned(), "/sharing/recipients".to_owned(), "/sharing/shares".to_owned()];
    paths.extend(["/sharing/protocols/new", "/sharing/recipients/new"].map(str::to_owned));
    paths.extend(
        ["consents", "consents/new", "consents/limits?country=XA", "consents/ask", "share", "share/door"]
            .map(|rest| format!("/records/{}/{rest}", house.record)),
    );
    house.at("supervisor-1");
    for language in LANGUAGES {
        for path in &paths {
            let page = house.get(&format!("/{language}{path}")).await;
            assert_eq!(page.status, 200, "{language}{path}");
            is_sound(path, &page);
        }
    }
    let clinic = house.recipient("medical", KEY).await;
    let protocol = house.protocol(&clinic, "referral", &["coded"]).await;
    paths.extend([format!("/sharing/recipients/{clinic}"), format!("/sharing/protocols/{protocol}")]);
    house.at("supervisor-1");
    for language in LANGUAGES {
        for path in &paths {
            let page = house.get(&format!("/{language}{path}")).await;
            assert_eq!(page.status, 200, "{language}{path}");
            is_sound(path, &page);
        }
    }
}
