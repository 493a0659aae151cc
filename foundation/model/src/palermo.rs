//! The rule of Article 3 of the Palermo Protocol, as a result about what is recorded; never a condition of recording.
//!
//! Three elements make trafficking in persons: an act, by a means, for a purpose of exploitation. For a person under
//! eighteen no means has to be shown (Art. 3 (c)). The person's consent is irrelevant once one of the means was
//! used (Art. 3 (b)), so it is not an input here.

use crate::value::Known;

/// What the record shows of the three elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Elements {
    /// Act, means (or a child) and purpose are all recorded.
    Met,
    /// One element was asked for and is recorded as absent.
    NotMet,
    /// Something needed is not recorded.
    NotEnoughKnown,
}

impl Elements {
    /// A stable code for tables.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::NotEnoughKnown => "not_enough_known",
        }
    }
}

/// Applies Article 3. `child_at_act` is the age status when the act took place, not when somebody noticed.
pub fn elements(act: Known, means: Known, purpose: Known, child_at_act: Option<bool>) -> Elements {
    let means_needed = match (child_at_act, means) {
        (Some(true), _) => Known::Present,
        (None, Known::Absent) => Known::NotKnown, // a child would need none, and nobody knows whether it was a child
        (_, means) => means,
    };
    let parts = [act, means_needed, purpose];
    if parts.contains(&Known::Absent) {
        Elements::NotMet
    } else if parts.iter().all(|part| *part == Known::Present) {
        Elements::Met
    } else {
        Elements::NotEnoughKnown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Known::{Absent, NotKnown, Present};

    /// A child needs no means; an adult does; an unknown age leaves an absent means open.
    #[test]
    fn the_rule_of_article_three() {
        assert_eq!(elements(Present, Absent, Present, Some(true)), Elements::Met);
        assert_eq!(elements(Present, Absent, Present, Some(false)), Elements::NotMet);
        assert_eq!(elements(Present, Absent, Present, None), Elements::NotEnoughKnown);
        assert_eq!(elements(Present, Present, Present, None), Elements::Met);
        assert_eq!(elements(Present, NotKnown, Present, Some(false)), Elements::NotEnoughKnown);
        assert_eq!(elements(NotKnown, Present, Present, Some(false)), Elements::NotEnoughKnown);
        assert_eq!(elements(Absent, Present, Present, Some(true)), Elements::NotMet);
        assert_eq!(elements(Present, Present, Absent, Some(true)), Elements::NotMet);
    }
}
