//! Retention: how long each kind of thing is kept, and what is due on a day. What a hold keeps is reported as held, never skipped silently.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Hold, Line, Person, Signature};
use crate::codes;
use crate::credential::{Day, Instant, Login};

codes! {
    /// What is kept.
    pub enum RetentionKind: "retention" {
        /// The file of a person.
        CaseFile = "case_file",
        /// An observation at a point of entry without a file.
        EntryContact = "entry_contact",
        /// "No indication at this contact".
        NoIndication = "no_indication",
        /// A line of a bulk check that nobody has reviewed.
        BulkCheckLine = "bulk_check_line",
        /// A contact of a helpline.
        HelplineContact = "helpline_contact",
        /// A complaint.
        Complaint = "complaint",
        /// A file that was brought in, after its rows were taken over.
        ImportedFile = "imported_file",
        /// A closed account.
        ClosedAccount = "closed_account",
        /// Drafts of unsaved work.
        Draft = "draft",
    }
}

codes! {
    /// From when the time counts.
    pub enum RetentionStart: "retention-start" {
        /// From its making.
        Created = "created",
        /// From its last change.
        Changed = "changed",
        /// From its closing; what is open is never due.
        Closed = "closed",
    }
}

codes! {
    /// What is to be done when the time is over.
    pub enum RetentionAction: "retention-action" {
        /// Destroyed.
        Erase = "erase",
        /// Looked at by a person, who decides.
        Review = "review",
    }
}

/// A schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    version: u8,
    /// The entity's id.
    pub id: Uuid,
    /// What is kept.
    pub kind: RetentionKind,
    /// From when.
    pub from: RetentionStart,
    /// For how many days.
    pub days: u32,
    /// What follows.
    pub action: RetentionAction,
    /// The law, the rule or the decision that says so.
    pub source: Line,
    /// Who set it and who agreed; the built-in ones have none.
    set: Option<(Signature, Signature)>,
    /// Who ended it and who agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ended: Option<(Signature, Signature)>,
}

impl Schedule {
    /// A schedule that two persons set; none if they are one.
    pub fn set(
        id: Uuid,
        kind: RetentionKind,
        (from, days, action): (RetentionStart, u32, RetentionAction),
        source: Line,
        by: Login,
        second: Login,
        at: Instant,
    ) -> Option<Self> {
        if by == second {
            return None;
        }
        let signatures = (Signature { by, at }, Signature { by: second, at });
        Some(Self { version: 1, id, kind, from, days, action, source, set: Some(signatures), ended: None })
    }

    /// What holds everywhere unless a deployment shortens it: a note of "no indication" lives 90 days (practice §1.9), an unreviewed line of a
    /// bulk check 30 (practice §1.6), a draft 7 [P].
    pub fn builtin() -> Vec<Self> {
        let rule = |number: u8, kind, days, source| Self {
            version: 1,
            id: Uuid::from_bytes([number; 16]),
            kind,
            from: RetentionStart::Created,
            days,
            action: RetentionAction::Erase,
            source: Line::of_our_own(source),
            set: None,
            ended: None,
        };
        vec![
            rule(1, RetentionKind::NoIndication, 90, "no negative labels: a note of no indication expires in 90 days"),
            rule(2, RetentionKind::BulkCheckLine, 30, "lines of a bulk check that nobody reviewed expire in 30 days"),
            rule(3, RetentionKind::Draft, 7, "unsaved work is kept for a week"),
        ]
    }

    /// Two persons end it: from now on nothing becomes due under it. False if they are one, or if it has ended.
    pub fn end(&mut self, by: Login, second: Login, at: Instant) -> bool {
        if by == second || self.ended.is_some() {
            return false;
        }
        self.ended = Some((Signature { by, at }, Signature { by: second, at }));
        true
    }

    /// Whether something becomes due under it.
    pub const fn is_live(&self) -> bool {
        self.ended.is_none()
    }

    /// Who set it and who agreed; the built-in ones have nobody.
    pub const fn signatures(&self) -> Option<&(Signature, Signature)> {
        self.set.as_ref()
    }

    /// What it is looked up by.
    pub fn keys(&self) -> Vec<(String, String)> {
        vec![("kind".to_owned(), self.kind.to_string())]
    }
}

/// One thing that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueItem {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    pub kind: RetentionKind,
    /// The person it is about, if any.
    pub person: Option<Person>,
    /// When it was made.
    pub created: Day,
    /// When it was last changed.
    pub changed: Day,
    /// When it was closed.
    pub closed: Option<Day>,
    /// A child's file: it is reviewed under the law on children's files, never destroyed by the clock alone.
    pub child: bool,
}

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Which thing.
    pub id: Uuid,
    /// What is to be done.
    pub action: RetentionAction,
    /// Under which schedule.
    pub schedule: Uuid,
    /// Since which day.
    pub since: Day,
    /// A hold keeps it: nothing is done, and it is shown.
    pub held: bool,
}

/// What is due on a day. Where several schedules speak of one kind, the shortest acts.
pub fn due(schedules: &[Schedule], items: &[DueItem], holds: &[Hold], on: Day) -> Vec<Due> {
    let mut found = Vec::new();
    for item in items {
        let since = |schedule: &Schedule| {
            let start = match schedule.from {
                RetentionStart::Created => Some(item.created),
                RetentionStart::Changed => Some(item.changed.max(item.created)),
                RetentionStart::Closed => item.closed,
            };
            start.map(|start| start.plus_days(i64::from(schedule.days)))
        };
        let ends =
            schedules.iter().filter(|schedule| schedule.kind == item.kind && schedule.is_live()).filter_map(|schedule| Some((since(schedule)?, schedule)));
        let Some((since, schedule)) = ends.min_by_key(|(since, schedule)| (*since, schedule.id)) else { continue };
        if on < since {
            continue;
        }
        let held = item.person.is_some_and(|person| holds.iter().any(|hold| hold.person == person && hold.blocks(on)));
        let action = if item.child { RetentionAction::Review } else { schedule.action };
        found.push(Due { id: item.id, action, schedule: schedule.id, since, held });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::BasisKind;
    use proptest::prelude::*;

    fn day(days: i64) -> Day {
        Day::parse("2026-01-01").unwrap().plus_days(days)
    }

    fn person() -> Person {
        Person::parse("6b1f8d4e-3c52-4c0f-9a51-0f5d6a7b8c9d").unwrap()
    }

    fn item(kind: RetentionKind, created: i64) -> DueItem {
        DueItem { id: Uuid::from_bytes([9; 16]), kind, person: Some(person()), created: day(created), changed: day(created), closed: None, child: false }
    }

    fn hold(until: i64) -> Hold {
        let ground = (BasisKind::CourtOrder, Line::parse("file 12").unwrap());
        let at = Instant::parse("2026-01-01T00:00:00Z").unwrap();
        Hold::set(Uuid::nil(), person(), ground, Login::parse("officer-1").unwrap(), day(until), Login::parse("officer-1").unwrap(), at).unwrap()
    }

    /// Notes of "no indication" go after 90 days, unreviewed lines after 30, without anybody setting anything.
    #[test]
    fn labels_expire_by_themselves() {
        for (kind, days) in [(RetentionKind::NoIndication, 90), (RetentionKind::BulkCheckLine, 30)] {
            let on = |on| due(&Schedule::builtin(), &[item(kind, 0)], &[], day(on));
            assert_eq!(on(days - 1), [], "{kind}");
            assert_eq!(on(days)[0].action, RetentionAction::Erase, "{kind}");
        }
        assert_eq!(due(&Schedule::builtin(), &[item(RetentionKind::CaseFile, 0)], &[], day(9_999)), [], "no schedule, nothing due");
    }

    /// A hold is respected and shown; a child's file is never destroyed by the clock; an open file has no end.
    #[test]
    fn holds_and_children_are_respected() {
        let login = |code| Login::parse(code).unwrap();
        let at = Instant::parse("2026-01-01T00:00:00Z").unwrap();
        let terms = (RetentionStart::Closed, 100, RetentionAction::Erase);
        let set = |second| {
            Schedule::set(Uuid::from_bytes([7; 16]), RetentionKind::CaseFile, terms, Line::parse("decision 4").unwrap(), login("officer-1"), login(second), at)
        };
        assert_eq!(set("officer-1"), None, "one person alone sets no schedule");
        let schedules = [set("officer-2").unwrap()];
        let open = item(RetentionKind::CaseFile, 0);
        assert_eq!(due(&schedules, std::slice::from_ref(&open), &[], day(300)), []);
        let closed = DueItem { closed: Some(day(10)), ..open };
        let held = due(&schedules, std::slice::from_ref(&closed), &[hold(150)], day(120))[0];
        assert!(held.held);
        assert!(!due(&schedules, std::slice::from_ref(&closed), &[hold(150)], day(151))[0].held);
        let child = DueItem { child: true, ..closed.clone() };
        assert_eq!(due(&schedules, &[child], &[], day(120))[0].action, RetentionAction::Review);
        let [mut schedule] = schedules;
        assert!(!schedule.end(login("officer-1"), login("officer-1"), at), "one person alone ends no schedule");
        assert!(schedule.end(login("officer-1"), login("officer-2"), at));
        assert_eq!(due(&[schedule], &[closed], &[], day(120)), [], "an ended schedule makes nothing due");
    }

    proptest! {
        /// Nothing is due before its time, and what is due stays due.
        #[test]
        fn due_is_monotone(created in 0_i64..1_000, on in 0_i64..2_000, later in 0_i64..1_000) {
            let items = [item(RetentionKind::BulkCheckLine, created)];
            let now = due(&Schedule::builtin(), &items, &[], day(on));
            prop_assert_eq!(now.is_empty(), on < created + 30);
            if !now.is_empty() {
                prop_assert!(!due(&Schedule::builtin(), &items, &[], day(on + later)).is_empty());
            }
        }
    }
}
