//! Each rule on consent, and an attempt to get round it.

use proptest::prelude::*;

use super::*;
use crate::consent::fixtures::{at, child_consent, consent};

/// Nothing counts before the limits of confidentiality were told: not a signature, not a witness, not telling them afterwards.
#[test]
fn limits_are_told_first() {
    assert_eq!(consent().check_live(at(1)), Ok(()));
    assert_eq!(Consent { limits_told_at: None, ..consent() }.check_live(at(1)), Err(ConsentProblem::LimitsNotTold));
    let afterwards = Some(consent().given_at.plus_seconds(1));
    for &form in FormGiven::ALL {
        assert_eq!(Consent { limits_told_at: afterwards, form, ..consent() }.check_live(at(1)), Err(ConsentProblem::LimitsNotTold), "{form}");
    }
}

/// No carer and no guardian consents for an adult, whatever reason is written beside it; a supporter is chosen by the person.
#[test]
fn nobody_consents_for_an_adult() {
    for given_by in [GivenBy::Caregiver, GivenBy::Guardian] {
        for bar in CaregiverBar::ALL.iter().copied().map(Some).chain([None]) {
            let other = Consent { given_by, caregiver_bar: bar, assent: Some(Assent::Given), ..consent() };
            assert_eq!(other.check(), Err(ConsentProblem::AdultByOther));
        }
    }
    let supported = Consent { given_by: GivenBy::SupportedSelf, ..consent() };
    assert_eq!(supported.check(), Err(ConsentProblem::SupporterNotChosen));
    assert_eq!(Consent { supporter_chosen: true, ..supported }.check(), Ok(()));
}

/// A child's no is a no, whoever else says yes; a child is asked; a child alone is not enough.
#[test]
fn a_child_is_asked_and_can_refuse() {
    assert_eq!(child_consent().check(), Ok(()));
    assert_eq!(Consent { assent: Some(Assent::Refused), ..child_consent() }.check(), Err(ConsentProblem::AssentRefused));
    assert_eq!(Consent { assent: None, ..child_consent() }.check(), Err(ConsentProblem::AssentMissing));
    assert_eq!(Consent { assent: Some(Assent::TooYoung), ..child_consent() }.check(), Ok(()));
    assert_eq!(Consent { given_by: GivenBy::Itself, ..child_consent() }.check(), Err(ConsentProblem::ChildAlone));
}

/// A caregiver who is suspected, absent or unsafe does not consent; then a guardian does, and only then.
#[test]
fn a_suspected_caregiver_does_not_consent() {
    for &bar in CaregiverBar::ALL {
        let barred = Consent { caregiver_bar: Some(bar), ..child_consent() };
        assert_eq!(barred.check(), Err(ConsentProblem::CaregiverBarred), "{bar}");
        assert_eq!(Consent { given_by: GivenBy::Guardian, ..barred }.check(), Ok(()), "{bar}");
    }
    assert_eq!(Consent { given_by: GivenBy::Guardian, ..child_consent() }.check(), Err(ConsentProblem::GuardianWithoutCause));
}

/// What was agreed for a child ends when she is eighteen, and her birth date is not written down for it.
#[test]
fn consents_are_renewed_at_eighteen() {
    let child = Consent { until: Day::parse("2028-01-01").unwrap(), ..child_consent() };
    let on = |text: &str| Instant::parse(text).unwrap();
    assert_eq!(child.check_live(on("2027-03-31T23:59:59Z")), Ok(()));
    assert_eq!(child.check_live(on("2027-04-01T00:00:00Z")), Err(ConsentProblem::RenewAtMajority));
    let birthday = PersonAge::Child { adult_from: Day::parse("2027-04-17").unwrap() };
    assert_eq!(Consent { age: birthday, ..child_consent() }.check(), Err(ConsentProblem::MajorityNotCoarse));
}

/// A consent is for what it names: another purpose, another recipient or one group more is not covered.
#[test]
fn nothing_is_inferred() {
    let (consent, other) = (consent(), RecipientId(Uuid::from_bytes([9; 16])));
    assert!(consent.covers(Purpose::Referral, consent.recipient, &BTreeSet::from([DataGroup::Contact])));
    assert!(!consent.covers(Purpose::Casework, consent.recipient, &consent.groups));
    assert!(!consent.covers(Purpose::Referral, other, &consent.groups));
    for &group in DataGroup::ALL.iter().filter(|group| !consent.groups.contains(group)) {
        assert!(!consent.covers(Purpose::Referral, consent.recipient, &BTreeSet::from([DataGroup::Contact, group])), "{group}");
    }
}

/// A consent without an end, without data or from the future is none; a withdrawal cannot be undone.
#[test]
fn consents_end_and_stay_withdrawn() {
    assert_eq!(Consent { until: at(9_999).day(), ..consent() }.check(), Err(ConsentProblem::EndOutOfRange));
    assert_eq!(Consent { until: at(-1).day(), ..consent() }.check(), Err(ConsentProblem::EndOutOfRange));
    assert_eq!(Consent { groups: BTreeSet::new(), ..consent() }.check(), Err(ConsentProblem::NoGroups));
    assert_eq!(consent().check_live(at(-1)), Err(ConsentProblem::NotYet));
    assert_eq!(consent().check_live(at(180)), Ok(()));
    assert_eq!(consent().check_live(at(181)), Err(ConsentProblem::Expired));
    let mut withdrawn = consent();
    withdrawn.withdraw(at(3));
    withdrawn.withdraw(at(5));
    assert_eq!(withdrawn.withdrawn_at, Some(at(3)));
    assert_eq!(withdrawn.check_live(at(1)), Err(ConsentProblem::Withdrawn), "not even for an earlier moment");
}

/// What is stored reads back, and a field that nobody knows is refused: it could be a name.
#[test]
fn bodies_are_closed() {
    for consent in [consent(), child_consent()] {
        let body = serde_json::to_string(&consent).unwrap();
        assert_eq!(serde_json::from_str::<Consent>(&body).unwrap(), consent);
        assert!(serde_json::from_str::<Consent>(&body.replacen('{', "{\"name\":\"x\",", 1)).is_err());
    }
}

fn any_consent() -> impl Strategy<Value = Consent> {
    let ages = prop_oneof![Just(PersonAge::Adult), Just(PersonAge::Child { adult_from: Day::parse("2027-04-01").unwrap() })];
    let assent = prop::option::of(prop::sample::select(Assent::ALL));
    let bar = prop::option::of(prop::sample::select(CaregiverBar::ALL));
    let told = prop::option::of(-3_i64..3);
    let withdrawn = prop::option::weighted(0.2, 0_i64..200);
    (ages, prop::sample::select(GivenBy::ALL), any::<bool>(), assent, bar, told, -2_i64..300, withdrawn).prop_map(
        |(age, given_by, supporter_chosen, assent, caregiver_bar, told, until, withdrawn)| Consent {
            age,
            given_by,
            supporter_chosen,
            assent,
            caregiver_bar,
            limits_told_at: told.map(at),
            until: at(until).day(),
            withdrawn_at: withdrawn.map(at),
            ..consent()
        },
    )
}

proptest! {
    /// Whatever is written into a consent: if it counts, then limits were told first, nobody spoke for an adult, no child refused or was
    /// passed over, no barred caregiver spoke, it is not withdrawn and in its time.
    #[test]
    fn what_counts_was_rightly_given(consent in any_consent(), days in -5_i64..400) {
        if consent.check_live(at(days)).is_ok() {
            prop_assert!(consent.limits_told_at.is_some_and(|told| told <= consent.given_at));
            prop_assert!(consent.withdrawn_at.is_none());
            prop_assert!(consent.given_at <= at(days) && at(days).day() <= consent.until);
            match consent.age {
                PersonAge::Adult => prop_assert!(matches!(consent.given_by, GivenBy::Itself | GivenBy::SupportedSelf)),
                PersonAge::Child { adult_from } => {
                    prop_assert!(at(days).day() < adult_from);
                    prop_assert!(matches!(consent.assent, Some(Assent::Given | Assent::TooYoung)));
                    prop_assert_eq!(consent.given_by == GivenBy::Guardian, consent.caregiver_bar.is_some());
                }
            }
        }
    }
}
