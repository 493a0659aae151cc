//! What a rule asks for cannot be left out.

use lantern_access::policy::{Action, BasisKind, Question};
use proptest::prelude::*;

use super::samples::{Dice, POLICIES};

/// Questions of this kind are allowed often enough that the properties below say something.
#[test]
fn favoured_questions_are_allowed_at_times() {
    let actions = [Action::ShareCase, Action::HandOverItem, Action::ShareAggregate];
    let mut dice = Dice::new(2388);
    let allowed = (0..4_000).filter(|_| POLICIES.decide(&dice.favoured_question(&actions)).allowed).count();
    assert!(allowed >= 20, "only {allowed} of 4,000 are allowed");
}

/// A question, found from a seed, that the policies allow.
fn allowed(actions: &'static [Action]) -> impl Strategy<Value = Question> {
    any::<u64>().prop_map(move |seed| {
        let mut dice = Dice::new(seed);
        (0..100_000).map(|_| dice.favoured_question(actions)).find(|question| POLICIES.decide(question).allowed).expect("some are allowed")
    })
}

fn assert_denied(question: &Question, without: &str) -> Result<(), TestCaseError> {
    let decision = POLICIES.decide(question);
    prop_assert!(!decision.allowed, "allowed without {without} by {:?}: {question:?}", decision.by);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is shared, by whom and with whom: without the protocol, or with one that ended or does not cover it, it is not shared.
    #[test]
    fn no_share_without_its_protocol(question in allowed(&[Action::ShareCase, Action::ShareAggregate, Action::HandOverItem])) {
        let mut without = question.clone();
        without.context.protocol = None;
        assert_denied(&without, "a protocol")?;
        for (live, covers) in [(false, true), (true, false), (false, false)] {
            without.context.protocol = Some(lantern_access::policy::Protocol { live, covers });
            assert_denied(&without, "a protocol that is live and covers it")?;
        }
        let mut unnamed = question;
        unnamed.context.recipient = None;
        assert_denied(&unnamed, "a recipient")?;
    }

    /// No case and no item leaves without a live basis for that recipient; where nobody consented, a supervisor decided.
    #[test]
    fn no_case_leaves_without_its_basis(question in allowed(&[Action::ShareCase, Action::HandOverItem])) {
        let mut without = question.clone();
        without.context.basis = None;
        assert_denied(&without, "a basis")?;
        let basis = question.context.basis.clone().expect("an allowed share has a basis");
        for (live, for_recipient) in [(false, true), (true, false)] {
            without.context.basis = Some(lantern_access::policy::Basis { live, for_recipient, ..basis.clone() });
            assert_denied(&without, "a live basis for the recipient")?;
        }
        without.context.basis = Some(lantern_access::policy::Basis { decided_by: None, ..basis.clone() });
        let allowed = POLICIES.decide(&without).allowed;
        prop_assert_eq!(allowed, basis.kind == BasisKind::Consent);
    }

    /// Where a second person must sign, neither nobody nor the one who asks herself will do.
    #[test]
    fn nobody_is_her_own_second_person(question in allowed(&[Action::HandOverItem, Action::ApproveProtocol, Action::ReleaseHold, Action::OpenComplaint, Action::AssignRoles, Action::Restore])) {
        // A supervisor gives the roles of her own agency by herself.
        let needs_two = question.action != Action::AssignRoles || !POLICIES.decide(&question).by.contains(&"accounts-agency-roles".to_owned());
        if needs_two {
            let mut without = question.clone();
            without.context.second_person = None;
            assert_denied(&without, "a second person")?;
            without.context.second_person = Some(question.principal.clone());
            assert_denied(&without, "another second person")?;
            // The same account with roles that it does not have.
            let mut herself = super::samples::second();
            herself.account.clone_from(&question.principal.account);
            without.context.second_person = Some(herself);
            assert_denied(&without, "another second person")?;
        }
    }

    /// A broken glass without reason, or that nobody else learns of, stays shut.
    #[test]
    fn no_broken_glass_in_secret(question in allowed(&[Action::BreakGlass])) {
        let mut without = question.clone();
        without.context.reason = None;
        assert_denied(&without, "a reason")?;
        without.context.reason = Some(String::new());
        assert_denied(&without, "a reason")?;
        let mut secret = question;
        secret.context.second_person = None;
        secret.context.notice = false;
        assert_denied(&secret, "a second person or notice")?;
        secret.context.second_person = Some(secret.principal.clone());
        assert_denied(&secret, "another second person or notice")?;
    }
}
