//! A tiny invented region: a few hundred records of three agencies, totals that a state reported, court cases.

use lantern_access::consent::DutyTable;
use lantern_gate::{AccessLog, Breached, Gate, GateSettings, VaultStart};
use lantern_model::{AgencyCode, Class, Coded, DatasetName, Identity, ImportId, Record, SourceKind, field};
use lantern_openid::Provider;
use lantern_publish::{FigureDesk, Places, PublicRule};
use lantern_store::{Act, Change, Folder, ImportClosing, ImportOpening, ImportRows, Place, RowWrite, Store};
use lantern_web::{AppState, Moment, Settings, router};
use std::{net::SocketAddr, sync::Arc};
use tempfile::TempDir;
use tokio::net::TcpListener;

/// One value of a row: a field's path and its canonical text.
type Value = (&'static str, String);

/// A server over a store of its own.
pub struct World {
    /// Where it answers.
    pub address: SocketAddr,
    /// Its store.
    pub store: Arc<Store>,
    /// Its gate.
    pub gate: Gate,
    /// What its pages share.
    pub state: AppState,
    folder: TempDir,
}

/// Three areas in two invented countries.
const MAP: &str = r#"{"type":"Topology","arcs":[[[0,0],[4,0]],[[4,0],[4,4]],[[4,4],[0,4]],[[0,4],[0,0]],[[4,0],[8,0],[8,4],[4,4]],[[4,4],[4,8],[0,8],[0,4]]],
"objects":{"areas":{"type":"GeometryCollection","geometries":[
{"type":"Polygon","arcs":[[0,1,2,3]],"properties":{"code":"XA-01","country":"XA","name_en":"Nahrin","name_ar":"نهرين"}},
{"type":"Polygon","arcs":[[4,-2]],"properties":{"code":"XA-02","country":"XA","name_en":"Telmar","name_ar":"تلمار"}},
{"type":"Polygon","arcs":[[5,-3]],"properties":{"code":"XB-01","country":"XB","name_en":"Kefra","name_ar":"كفرا"}}]},
"countries":{"type":"GeometryCollection","geometries":[
{"type":"MultiPolygon","arcs":[[[0,1,2,3]],[[4,-2]]],"properties":{"code":"XA","name_en":"Oruz","name_ar":"أوروز"}},
{"type":"Polygon","arcs":[[5,-3]],"properties":{"code":"XB","name_en":"Berin","name_ar":"بيرين"}}]}}}"#;

/// The law of one invented country was looked up, that of another was not.
const DUTIES: &str = r#"
version = 1
[[country]]
code = "XA"
checked_on = "2026-02-01"
checked_by = "watch-1"
source = "an invented law"
[[country.duty]]
id = "xa-child-abuse"
about = "child_abuse"
to = "protection"
within_hours = 24
source = "invented law, article 3"
say.en = "If a child is being hurt I must tell the child-protection service."
say.ar = "إذا كان طفل يتعرض للأذى فعليّ إبلاغ خدمة حماية الطفل."
"#;

/// The moment of the tests.
pub fn clock() -> Moment {
    Moment { at: "2026-03-04T05:06:07Z".to_owned(), today: "2026-03-04".to_owned() }
}

fn act() -> Act {
    Act { actor: "test".to_owned(), purpose: "to show".to_owned(), at: "2026-03-04T05:06:07Z".to_owned() }
}

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    /// One of these; the first ones more often.
    fn of<'a>(&mut self, codes: &[&'a str]) -> &'a str {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (one, other) = ((self.0 >> 33) as usize % codes.len(), (self.0 >> 45) as usize % codes.len());
        codes[one.min(other)]
    }
}

fn person(chance: &mut Chance) -> Vec<Value> {
    let mut row = Vec::new();
    let mut set = |path: &'static str, code: &str| {
        if !code.is_empty() {
            row.push((path, code.to_owned()));
        }
    };
    set("victim.sex", chance.of(&["female", "male", "female", "!unknown", ""]));
    set("victim.age_group", chance.of(&["18_26", "9_17", "27_38", "0_8", "39_plus", "", "!not_asked"]));
    set("victim.citizenship", chance.of(&["XA", "XB", "XC", "", "!declined"]));
    set("victim.displacement", chance.of(&["internally_displaced", "refugee", "resident", "", "!unknown"]));
    set("victim.status", chance.of(&["presumed", "identified", "formally_identified"]));
    set("victim.detection_date", chance.of(&["2024-05-01", "2023", "2025-02", "2021-01-04", "2026-01", ""]));
    set("victim.registration_date", chance.of(&["2025-03", "2026-02-01", ""]));
    set("event.exploitation_area", chance.of(&["XA-01", "XA-02", "XB-01", ""]));
    set("event.exploitation_country", chance.of(&["XA", "XB"]));
    set("event.recruitment_area", chance.of(&["XA-02", "XB-01", "XA-01", ""]));
    set("event.forms", chance.of(&["forced_labour", "sexual_exploitation", "forced_labour armed_group_recruitment", "forced_marriage", "", "-"]));
    set("event.sectors", chance.of(&["isic_a", "", "isic_f", "isic_t"]));
    set("event.control", chance.of(&["debt_bondage", "threats", "false_promises", "", "-"]));
    set("event.means", chance.of(&["deception", "threat_of_force", "coercion", "", "-"]));
    set("event.acts", chance.of(&["recruitment", "transportation", "harbouring", ""]));
    set("event.conflict_relation", chance.of(&["fleeing", "within", "out_of", ""]));
    set("event.trafficker_kind", chance.of(&["armed_group", "opportunist", "other", ""]));
    set("perpetrator.kind", chance.of(&["individual", "group", "", "armed_group"]));
    set("perpetrator.sex", chance.of(&["male", "female", ""]));
    row
}

fn record(kind: SourceKind, row: &[Value]) -> Record {
    let mut record = Record::new(kind);
    for (path, text) in row {
        let field = field::by_path(path).unwrap_or_else(|| panic!("no field {path}"));
        if field.class == Class::Identity {
            record.entity_mut(field.unit, 0).identity.insert(field.number, Identity::new(text.clone()).unwrap());
            continue;
        }
        record.set_coded(field, Coded::checked(field, text).unwrap_or_else(|problem| panic!("{path} = {text}: {problem}")));
    }
    record
}

impl World {
    /// Everything that the server keeps.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// A server over an empty store.
    pub async fn empty() -> Self {
        Self::serve(Vec::new(), true, (None, None)).await
    }

    /// A server over an empty store where not everybody is invented.
    pub async fn of_people() -> Self {
        Self::serve(Vec::new(), false, (None, None)).await
    }

    /// A server over a few named people of two agencies, who are nobody.
    pub async fn named() -> Self {
        Self::named_with(None).await
    }

    /// The same, where accesses are written down elsewhere.
    pub async fn named_with(log: Option<Arc<dyn AccessLog>>) -> Self {
        Self::named_beside(log, None).await
    }

    /// The same, with an OpenID provider whose word signs in.
    pub async fn named_by(openid: Provider) -> Self {
        Self::named_beside(None, Some(openid)).await
    }

    async fn named_beside(log: Option<Arc<dyn AccessLog>>, openid: Option<Provider>) -> Self {
        let named = |given: &str, age: &str| {
            let mut row = vec![("victim.given_name", given.to_owned()), ("victim.family_name", "Nobodysname".to_owned()), ("victim.sex", "female".to_owned())];
            row.push(("victim.age_group", age.to_owned()));
            row
        };
        let shelter = vec![named("Ana-Maria", "27_29"), named("Ilinka", "30_38"), named("Ana", "9_17")];
        Self::serve(vec![("shelter", SourceKind::CaseRecords, shelter), ("north", SourceKind::CaseRecords, vec![named("Ana", "27_29")])], false, (log, openid))
            .await
    }

    /// A server over the invented region.
    pub async fn region() -> Self {
        let mut chance = Chance(7);
        let mut sources = Vec::new();
        for (agency, people) in [("shelter", 300), ("police", 220), ("child-protection", 90)] {
            sources.push((agency, SourceKind::CaseRecords, (0..people).map(|_| person(&mut chance)).collect::<Vec<_>>()));
        }
        let total = |indicator: &str, year: &str, value: &str| {
            vec![
                ("aggregate.country", "XA".to_owned()),
                ("aggregate.indicator", indicator.to_owned()),
                ("aggregate.year", year.to_owned()),
                ("aggregate.value", value.to_owned()),
            ]
        };
        sources.push((
            "state",
            SourceKind::Aggregate,
            vec![total("detected_victims", "2024", "12"), total("detected_victims", "2023", "<5"), total("detected_victims", "2022", "7")],
        ));
        let case = |act: &str| vec![("court_case.acts", act.to_owned()), ("court_case.purposes", "forced_labour_services".to_owned())];
        sources.push(("courts", SourceKind::CourtCase, vec![case("recruitment"), case("harbouring")]));
        Self::serve(sources, true, (None, None)).await
    }

    async fn serve(sources: Vec<(&str, SourceKind, Vec<Vec<Value>>)>, invented: bool, (log, openid): (Option<Arc<dyn AccessLog>>, Option<Provider>)) -> Self {
        let folder = TempDir::new().unwrap();
        let place = Place::Folder { folder: Folder::new(folder.path().join("data")), key_files: folder.path().join("keys") };
        let store = Arc::new(Store::create(&place, &act()).await.unwrap());
        for (number, (agency, kind, rows)) in sources.iter().enumerate() {
            import(&store, number, agency, *kind, rows).await;
        }
        let rule = PublicRule { threshold: PublicRule::THRESHOLD, delay_months: PublicRule::DELAY_MONTHS };
        let figures = Arc::new(FigureDesk::new(store.clone(), folder.path().join("derived"), rule));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let settings = Settings {
            rule,
            places: Arc::new(Places::from_topojson(MAP).unwrap()),
            map: Some(MAP.into()),
            origins: vec![format!("http://{address}")],
            secure: false,
            authority: None,
            ictip: std::sync::Arc::default(),
            instruments: std::sync::Arc::new(lantern_instruments::Library::bundled().unwrap().clone()),
            leave: "https://www.un.org/".to_owned(),
            helpline: vec![(lantern_vocab::Language::En, "Call 1199, day and night.".to_owned())],
            invented,
            setup: lantern_doctor::Setup { key_files: folder.path().join("keys"), cadence_seconds: 3_600, invented, ..lantern_doctor::Setup::default() },
            openid: openid.map(Arc::new),
            clock,
        };
        // One password was stolen elsewhere: "plum gravel oxide rain".
        let stolen = folder.path().join("stolen.txt");
        std::fs::write(&stolen, "26BFFE41C60D2735A870B3EB388C833E865102F0:3\r\n5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:9\r\n").unwrap();
        let breached = Some(Breached::open(&stolen).unwrap());
        let settings_of_gate =
            GateSettings { breached, local: true, vault: VaultStart::Thread, duties: DutyTable::load(DUTIES).unwrap(), log, ..GateSettings::default() };
        let gate = Gate::open((*store).clone(), settings_of_gate).unwrap();
        let code = gate.local_code([1; 16], &clock().at).unwrap();
        crate::client::sign_in(address, &gate.sign_in_local(&code, [2; 32], &clock().at).await.unwrap().token);
        let state = AppState::new(gate.clone(), figures, settings).unwrap();
        let router = router(state.clone()).layer(axum::middleware::from_fn(from_somewhere));
        // It ends with the runtime of the test.
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, store, gate, state, folder }
    }
}

/// A test that asks from many addresses names them; the server of the program learns the address from the connection.
async fn from_somewhere(mut request: axum::extract::Request, next: axum::middleware::Next) -> axum::response::Response {
    let named = request.headers().get("x-test-address").and_then(|value| value.to_str().ok()?.parse().ok());
    if let Some(address) = named {
        request.extensions_mut().insert(lantern_transport::Asker(address));
    }
    next.run(request).await
}

async fn import(store: &Store, number: usize, agency: &str, kind: SourceKind, rows: &[Vec<Value>]) {
    let import = open(store, number, agency, kind, rows).await;
    let closing = ImportClosing { import, problem_file: None, keep_until: "2026-04-04T00:00:00Z".to_owned() };
    store.commit(&act(), Change::CloseImport(closing)).await.unwrap();
}

/// An import that somebody has still to finish.
pub async fn open(store: &Store, number: usize, agency: &str, kind: SourceKind, rows: &[Vec<Value>]) -> ImportId {
    let import = ImportId::parse(&format!("01900000-0000-7000-8000-{number:012}")).unwrap();
    let code = AgencyCode::parse(agency).unwrap();
    let commit = async |change| store.commit(&act(), change).await.unwrap();
    commit(Change::Agency { code: code.clone(), name: format!("Agency {agency}"), kind: None }).await;
    let opening = ImportOpening {
        import,
        agency: code,
        dataset: DatasetName::parse("register").unwrap(),
        layout: "lantern".to_owned(),
        source_kind: kind,
        file_name: "register.csv".to_owned(),
        file_hash: [0; 32],
        whole: false,
    };
    commit(Change::OpenImport(opening)).await;
    let key = |at: usize| {
        let mut key = [0; 16];
        key[8..].copy_from_slice(&(at as u64).to_be_bytes());
        key
    };
    let write = |(at, row): (usize, &Vec<Value>)| RowWrite {
        row_key: key(at),
        content: key(at),
        row_number: at as u64 + 2,
        record: record(kind, row),
        additional: false,
    };
    let read = rows.len() as u64;
    commit(Change::Rows(ImportRows { import, rows: rows.iter().enumerate().map(write).collect(), problems: Vec::new(), outside: Vec::new(), read })).await;
    import
}
