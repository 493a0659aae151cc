//! Any bytes: an expression, an instrument or an answer is read or refused, never a panic, never without end.

use crate::small::{TODAY, files, instrument};
use lantern_instruments::{Answers, Expression, Instrument};
use proptest::prelude::*;

proptest! {
    #[test]
    fn any_text_is_an_expression_or_not(text in "[-+*/=!<>(),.'\"$ {}a-z0-9]{0,60}|\\PC{0,40}") {
        if let Ok(read) = Expression::parse(&text) {
            let written = read.xpath(&|name| format!("${{{name}}}"));
            prop_assert_eq!(Expression::parse(&written), Ok(read));
        }
    }

    #[test]
    fn any_damage_to_an_instrument_is_refused_or_read(at in 0_usize..2_400, cut in 0_usize..40, put in "\\PC{0,20}") {
        let mut files = files();
        let text = &mut files.structure;
        let (mut from, mut to) = (at.min(text.len()), (at + cut).min(text.len()));
        while !text.is_char_boundary(from) { from -= 1; }
        while !text.is_char_boundary(to) { to += 1; }
        text.replace_range(from..to, &put);
        let _ = Instrument::read(&files);
    }

    #[test]
    fn any_answer_is_taken_or_refused(name in "alone|age|colours|seen_on|said|\\PC{0,10}", answer in "\\PC{0,30}|[0-9٠-٩-]{1,12}") {
        let instrument = instrument();
        let mut answers = Answers::default();
        let _ = answers.set(&instrument, &name, &answer);
        let filled = instrument.fill(&answers, TODAY);
        filled.judge();
        filled.problems();
    }
}
