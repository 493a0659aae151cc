//! The check of a registration: only after an approved impact assessment, a line for each row that asks for a look, reviewed once, ended by
//! itself, and nothing of it for another agency.

use crate::{sharing::House, world::clock};
use lantern_access::{
    consent::{DataGroup, Line as Words, Processing, SensitivityClass, WhoseData},
    credential::{Agency, Day, Login},
    policy::{BasisKind, Purpose},
};
use lantern_casework::{CaseworkError, Check, REGISTRATION_CHECK, check_registration, worklist};
use lantern_gate::{Entered, Standing};
use lantern_instruments::{Instrument, Library};
use lantern_intake::Input;
use lantern_store::Act;
use uuid::Uuid;

const ROWS: &str = "record,age,registered_alone,household_relation,specific_needs,sex,origin,camp\n\
    R-0001,9,yes,none,sc_ic,female,so,A\n\
    R-0002,34,no,family,,male,so,A\n\
    R-0003,old,no,family,cr_xx,male,et,B\n\
    R-0004,15,no,not_family,cr_lw; sc_fc,male,et,B\n";

fn form() -> &'static Instrument {
    Library::bundled().unwrap().get(REGISTRATION_CHECK).unwrap()
}

async fn entered(house: &House, login: &str) -> Entered {
    match house.world.gate.session(house.token(login), &clock().at).await.unwrap() {
        Standing::Active(entered) => entered,
        _ => panic!("{login} is not here"),
    }
}

async fn check(house: &House, who: &Entered, text: &str) -> Result<Check, CaseworkError> {
    let input = Input::Bytes { name: "rows.csv".into(), bytes: text.as_bytes().into() };
    check_registration(&house.world.gate, who, form(), (input, "record"), &clock().at).await
}

/// The register says that the agency has assessed what it does.
async fn assess(house: &House, agency: &str, assessed_on: Option<Day>) {
    let act = Act { actor: "test".to_owned(), purpose: "to show".to_owned(), at: clock().at };
    let entry = Processing {
        version: 1,
        id: Uuid::new_v4(),
        title: Words::parse("check of the registration").unwrap(),
        agency: Agency::parse(agency).unwrap(),
        purposes: [Purpose::ProtectionMonitoring].into(),
        bases: [BasisKind::Consent].into(),
        whose: [WhoseData::PersonsAtRisk].into(),
        groups: [DataGroup::Identity].into(),
        class: SensitivityClass::Severe,
        recipients: [].into(),
        kept: [].into(),
        safeguards: Vec::new(),
        assessed_on,
        owner: Login::parse("officer-1").unwrap(),
        reviewed_on: Day::parse("2026-03-01").unwrap(),
    };
    house.world.gate.keep(&act, entry.id, 0, &entry).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_are_checked_after_an_assessment_only() {
    let house = House::new().await;
    let worker = entered(&house, "worker-1").await;
    let refused = |result: Result<Check, CaseworkError>| assert!(matches!(result, Err(CaseworkError::NotAssessed)));
    refused(check(&house, &worker, ROWS).await);
    // Another agency's assessment is none, and neither is one that nobody approved.
    assess(&house, "child-protection", Day::parse("2026-01-02").ok()).await;
    assess(&house, "shelter", None).await;
    refused(check(&house, &worker, ROWS).await);
    assess(&house, "shelter", Day::parse("2026-01-02").ok()).await;
    for login in ["detective-1", "coordinator-1", "lawyer-1", "keeper-1"] {
        let who = entered(&house, login).await;
        assert!(matches!(check(&house, &who, ROWS).await, Err(CaseworkError::Gate(_))), "{login} checks nothing");
    }
    let done = check(&house, &worker, ROWS).await.unwrap();
    assert_eq!((done.checked.rows, done.checked.unreadable), (4, 0));
    assert_eq!(done.checked.unused_columns, ["camp"]);
    let rows: Vec<u64> = done.checked.lines.iter().map(|line| line.row).collect();
    assert_eq!(rows, [2, 5], "a child alone, and a child at work among strangers");
    let wrong: Vec<_> = done.checked.problems.iter().map(|problem| (problem.row, problem.column.as_deref().unwrap_or_default())).collect();
    assert_eq!(wrong, [(4, "age"), (4, "specific_needs")], "each by row and column; the row was judged by the rest");
    let nothing = check(&house, &worker, "name,phone\nx,1\n").await;
    assert!(matches!(nothing, Err(CaseworkError::Reading(_))) && nothing.unwrap_err().to_string().contains("household_relation"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_waits_is_reviewed_once_and_ends_by_itself() {
    let house = House::new().await;
    let worker = entered(&house, "worker-1").await;
    assess(&house, "shelter", Day::parse("2026-01-02").ok()).await;
    check(&house, &worker, ROWS).await.unwrap();
    house.at("worker-1");
    let page = house.get("/en/forms/lines").await;
    assert!(page.status == 200 && page.body.matches("<select").count() >= 2, "both wait");
    assert!(!page.body.contains("R-0001") && !page.body.contains("R-0004"), "the number stays sealed");
    let id = page.body.split("/en/forms/lines/").nth(1).and_then(|rest| rest.split(['"', '/']).next()).unwrap().to_owned();
    for login in ["foreign-1", "detective-1", "coordinator-1", "keeper-1"] {
        house.at(login);
        assert!(!house.get("/en/forms/lines").await.body.contains(&id), "{login} sees none of them");
        assert!([403, 404].contains(&house.post(&format!("/en/forms/lines/{id}"), &[("verdict", "false_alarm")]).await.status), "{login}");
        assert!([403, 404].contains(&house.post(&format!("/en/forms/lines/{id}/key"), &[]).await.status), "{login}");
    }
    house.at("worker-1");
    assert_eq!(house.post(&format!("/en/forms/lines/{id}"), &[("verdict", "guilty")]).await.status, 404);
    assert_eq!(house.post(&format!("/en/forms/lines/{id}"), &[("verdict", "false_alarm")]).await.status, 303);
    assert_eq!(house.post(&format!("/en/forms/lines/{id}"), &[("verdict", "help_offered")]).await.status, 404, "once");
    let (waiting, tally) = worklist(&house.world.gate, &worker, form(), &clock().at).await.unwrap();
    assert_eq!(waiting.len(), 1);
    let count = |group: &'static str| {
        tally.0.iter().filter(|((name, _), _)| *name == group).fold((0, 0), |sum, (_, count)| (sum.0 + count.lines, sum.1 + count.false_alarms))
    };
    for group in ["sex", "age", "origin"] {
        assert_eq!(count(group), (2, 1), "false alarms by {group}");
    }
    let later = "2026-04-04T05:06:07Z";
    assert!(worklist(&house.world.gate, &worker, form(), later).await.unwrap().0.is_empty(), "after 30 days it says nothing any more");
}
