//! Two people, and both outside.

use crate::invented::{COMPLAINED_OF, agency, complaint, eligible, handlers, identity, keys, sealed};
use lantern_complaints::{ComplaintError, Day, Eligible, Half, HandlerCode, Passage, SealedComplaint, open_first, open_second, seal};

/// Proves that any two handlers outside the organisation open a complaint, in either order, and read what was written.
#[test]
fn any_two_outside_open() {
    for (first, second) in [("birch", "dune"), ("dune", "birch"), ("birch", "elm"), ("elm", "birch"), ("dune", "elm"), ("elm", "dune")] {
        let half = open_first(sealed(), &identity(first)).unwrap();
        assert_eq!(half.first().as_str(), first);
        let kept: Half = serde_json::from_str(&serde_json::to_string(&half).unwrap()).unwrap();
        let opened = open_second(&kept, sealed(), &identity(second)).unwrap();
        assert_eq!(opened.complaint, complaint(), "{first} and {second}");
    }
}

/// Proves that one handler alone reads nothing, not even with the half of their own making.
#[test]
fn one_alone_does_not_open() {
    for alone in ["birch", "dune", "elm"] {
        let half = open_first(sealed(), &identity(alone)).unwrap();
        assert_eq!(open_second(&half, sealed(), &identity(alone)), Err(ComplaintError::NotForThisKey));
        assert!(half.awaited().all(|other| other.as_str() != alone));
        let shown = serde_json::to_string(&half).unwrap() + &format!("{half:?}{:?}", complaint());
        assert!(!shown.contains("AGE-SECRET-KEY") && !shown.contains("midwife"));
    }
}

/// Proves that the two handlers of the organisation complained of open nothing, neither first nor second.
#[test]
fn the_organisation_complained_of_does_not_open() {
    let half = open_first(sealed(), &identity("dune")).unwrap();
    for inside in ["amber", "cedar"] {
        assert_eq!(open_first(sealed(), &identity(inside)).unwrap_err(), ComplaintError::NotForThisKey);
        assert_eq!(open_second(&half, sealed(), &identity(inside)).unwrap_err(), ComplaintError::NotForThisKey);
    }
    let named: Vec<&str> = sealed().handlers().map(HandlerCode::as_str).collect();
    assert_eq!(named, ["birch", "dune", "elm"]);
}

/// Proves that the channel says so when it is closed, and that nobody counts twice, by a second code or in capitals.
#[test]
fn fewer_than_two_outside_is_closed() {
    let few: Vec<_> = handlers().into_iter().take(3).collect();
    let closed = Eligible::for_organisation(&few, &agency("RELIEF-NORTH")).unwrap_err();
    assert_eq!(closed, ComplaintError::Closed { organisation: COMPLAINED_OF.to_owned(), eligible: 1 });
    let mut twice = handlers();
    twice[3].recipient = twice[1].recipient.clone();
    assert_eq!(Eligible::for_organisation(&twice, &agency("other")).unwrap_err(), ComplaintError::SameHandler("dune".to_owned()));
    let many: Vec<_> = handlers().into_iter().cycle().take(9).collect();
    assert_eq!(Eligible::for_organisation(&many, &agency("other")).unwrap_err(), ComplaintError::TooManyHandlers(9));
}

/// Proves that a store which moves a complaint to another organisation or to another place for answers is found out on opening.
#[test]
fn what_stands_outside_is_compared_with_what_is_sealed() {
    let other = identity("somebody").recipient().to_string();
    let changes = [(COMPLAINED_OF, "ombud", "the organisation"), (&keys().identity().recipient().to_string(), &other, "the place for answers")];
    for (from, to, named) in changes {
        let altered = SealedComplaint::from_stored(sealed().to_json().replacen(from, to, 1).as_bytes()).unwrap();
        let half = open_first(&altered, &identity("birch")).unwrap();
        assert_eq!(open_second(&half, &altered, &identity("elm")), Err(ComplaintError::Altered(named)));
    }
}

/// Proves that the length of what is stored tells one of three classes, and that the longest text fits, even where each letter is escaped.
#[test]
fn lengths_tell_a_class_only() {
    let length = |words: &str| {
        let complaint = lantern_complaints::Complaint { text: Passage::text(words).unwrap(), ..complaint() };
        let stored: serde_json::Value = serde_json::from_str(&seal(&complaint, &eligible(), keys(), [1; 32]).unwrap().to_json()).unwrap();
        stored["payload"].as_str().unwrap().len()
    };
    // Rust's age adds a stanza of up to 250 random bytes to each header.
    let [short, longer, longest] = [length("a"), length(&"a".repeat(3_000)), length(&"\"".repeat(28_000))];
    assert!(short.abs_diff(longer) < 400, "{short} {longer}");
    assert!(longest > 64 * 1024);
    assert_eq!(Passage::text(&"a".repeat(28_001)).unwrap_err(), ComplaintError::TooLong { field: "text", bytes_max: 28_000 });
}

/// Proves that of the time only the day is kept.
#[test]
fn instants_become_days() {
    assert_eq!(Day::of_instant("2026-03-17T23:59:59.5Z").unwrap().as_str(), "2026-03-17");
    for wrong in ["2026-03-17", "2026-03-17T23:59:59+02:00", "26-03-17T00:00:00Z", "2026-3-017T00:00:00Z", ""] {
        assert_eq!(Day::of_instant(wrong), Err(ComplaintError::Instant), "{wrong}");
    }
}
