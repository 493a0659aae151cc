//! Erasure that nobody can force, hasten or delay beyond the law.

use proptest::prelude::*;

use super::*;
use crate::consent::Line;
use crate::consent::fixtures::{at, duties, login, person, request};
use crate::consent::{Country, RequestKind};
use crate::policy::BasisKind;

fn hold(until_days: i64) -> Hold {
    let ground = (BasisKind::CourtOrder, Line::parse("district court, 3/2026").unwrap());
    Hold::set(Uuid::nil(), person(), ground, login("officer-1"), at(until_days).day(), login("supervisor-1"), at(0)).unwrap()
}

/// Destruction waits for the person's word given alone and for fourteen days; a second confirmation begins them anew.
#[test]
fn erasure_is_confirmed_alone_and_waits() {
    let mut erase = request(RequestKind::Erase, 0);
    assert_eq!(erase.may_destroy(&[], None, None, at(400)), Err(RequestProblem::NotConfirmed), "time alone confirms nothing");
    assert_eq!(erase.confirm_alone(login("worker-2"), false, at(1)), Err(RequestProblem::NotAlone));
    assert_eq!(erase.done(login("officer-1"), at(400)), Err(RequestProblem::NotConfirmed));
    erase.confirm_alone(login("worker-2"), true, at(1)).unwrap();
    assert_eq!(erase.may_destroy(&[], None, None, at(15).plus_seconds(-1)), Err(RequestProblem::TooEarly));
    assert_eq!(erase.done(login("officer-1"), at(14)), Err(RequestProblem::TooEarly));
    assert_eq!(erase.may_destroy(&[], None, None, at(15)), Ok(()));
    erase.confirm_alone(login("worker-2"), true, at(10)).unwrap();
    assert_eq!(erase.may_destroy(&[], None, None, at(15)), Err(RequestProblem::TooEarly));
    erase.done(login("officer-1"), at(24)).unwrap();
    assert_eq!(erase.cancel(login("worker-1"), at(24)), Err(RequestProblem::Over));
}

/// Until it is done the person can take it back, and then nothing is destroyed and nothing stopped.
#[test]
fn erasure_can_be_taken_back() {
    let mut erase = request(RequestKind::Erase, 0);
    erase.confirm_alone(login("worker-2"), true, at(1)).unwrap();
    assert_eq!(erase.stops_sharing_since(), Some(at(0)));
    erase.cancel(login("worker-1"), at(14)).unwrap();
    assert_eq!(erase.may_destroy(&[], None, None, at(400)), Err(RequestProblem::Over));
    assert_eq!(erase.confirm_alone(login("worker-2"), true, at(15)), Err(RequestProblem::Over));
    assert_eq!(erase.stops_sharing_since(), None);
}

/// A hold keeps the record of its person, as long as it lasts.
#[test]
fn a_hold_blocks_destruction() {
    let mut erase = request(RequestKind::Erase, 0);
    erase.confirm_alone(login("worker-2"), true, at(0)).unwrap();
    assert_eq!(erase.may_destroy(&[hold(20)], None, None, at(20)), Err(RequestProblem::Held));
    assert_eq!(erase.may_destroy(&[hold(20)], None, None, at(21)), Ok(()));
    let mut of_another = hold(20);
    of_another.person = Person::parse("00000000-0000-4000-8000-000000000001").unwrap();
    assert_eq!(erase.may_destroy(&[of_another], None, None, at(20)), Ok(()));
}

/// A child's file goes when the law of the country lets it; a law that nobody looked up lets nothing go.
#[test]
fn a_childs_file_follows_the_law() {
    let duties = duties();
    let law = duties.child_retention(&Country::parse("XA").unwrap());
    let mut erase = Request::receive(Uuid::nil(), person(), RequestKind::Erase, true, login("worker-1"), at(0));
    erase.confirm_alone(login("worker-2"), true, at(0)).unwrap();
    assert_eq!(erase.may_destroy(&[], None, Some(at(-9_999).day()), at(20)), Err(RequestProblem::ChildLawUnknown));
    assert_eq!(erase.may_destroy(&[], law, None, at(20)), Err(RequestProblem::ChildLawKeeps), "an open file");
    assert_eq!(erase.may_destroy(&[], law, Some(at(-3_600).day()), at(20)), Err(RequestProblem::ChildLawKeeps));
    assert_eq!(erase.may_destroy(&[], law, Some(at(-3_700).day()), at(20)), Ok(()));
}

/// Only an erasure destroys; a restriction goes on after it was put in place, until the person lifts it.
#[test]
fn other_requests_destroy_nothing() {
    for &kind in RequestKind::ALL.iter().filter(|kind| **kind != RequestKind::Erase) {
        let mut other = request(kind, 0);
        assert_eq!(other.confirm_alone(login("worker-2"), true, at(1)), Err(RequestProblem::NotAnErasure), "{kind}");
        assert_eq!(other.may_destroy(&[], None, None, at(400)), Err(RequestProblem::NotAnErasure), "{kind}");
    }
    let mut restrict = request(RequestKind::Restrict, 0);
    restrict.done(login("officer-1"), at(0)).unwrap();
    assert_eq!(restrict.stops_sharing_since(), Some(at(0)));
    restrict.lift(login("worker-1"), at(9)).unwrap();
    assert_eq!(restrict.stops_sharing_since(), None);
}

/// Each request has a day by which it is done: withdrawing at once, answers in a month, destruction when the wait ends.
#[test]
fn requests_have_due_days() {
    assert_eq!(request(RequestKind::Withdraw, 0).due(), Some(at(0).day()));
    assert_eq!(request(RequestKind::See, 0).due(), Some(at(30).day()));
    let mut erase = request(RequestKind::Erase, 0);
    erase.confirm_alone(login("worker-2"), true, at(2)).unwrap();
    assert_eq!(erase.due(), Some(at(16).day()));
    erase.refuse(login("officer-1"), at(3)).unwrap();
    assert_eq!(erase.due(), None);
}

proptest! {
    /// Whatever is done in whatever order, nothing may be destroyed within fourteen days of the last word given alone, and nothing ever comes back
    /// from the end.
    #[test]
    fn no_order_of_steps_hastens_destruction(steps in prop::collection::vec((0_u8..5, 0_i64..10), 1..40)) {
        let mut erase = request(RequestKind::Erase, 0);
        let (mut now, mut last_word, mut over) = (0, None, false);
        for (step, days) in steps {
            now += days;
            let by = || login("worker-2");
            match step {
                0 => last_word = erase.confirm_alone(by(), true, at(now)).map_or(last_word, |()| Some(now)),
                1 => drop(erase.confirm_alone(by(), false, at(now))),
                2 => drop(erase.cancel(by(), at(now))),
                3 => drop(erase.refuse(by(), at(now))),
                _ => {}
            }
            over |= !matches!(erase.state(), RequestState::Received | RequestState::Waiting);
            let may = erase.may_destroy(&[], None, None, at(now)).is_ok();
            prop_assert!(!may || (!over && last_word.is_some_and(|word| now >= word + 14)));
            prop_assert_eq!(over, erase.stops_sharing_since().is_none());
        }
    }
}
