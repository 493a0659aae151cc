//! In which order everything can be worked out, or that it cannot: two questions that wait for each other.

use super::{InstrumentError, wrong};
use crate::Instrument;

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

impl Instrument {
    pub(super) fn set_order(&mut self) -> Result<(), InstrumentError> {
        let count = self.questions.len() + self.made.len();
        self.place = (0..count).map(|at| (self.at(at).name.clone(), at)).collect();
        let needs: Vec<Vec<usize>> = (0..count).map(|at| self.needs(at)).collect();
        let mut marks = vec![Mark::New; count];
        let mut order = Vec::with_capacity(count);
        for start in 0..count {
            // A stack of our own: a form may be as deep as it is long.
            let mut stack = vec![(start, 0)];
            while let Some((at, next)) = stack.pop() {
                if next == 0 {
                    if marks[at] == Mark::Done {
                        continue;
                    }
                    marks[at] = Mark::Open;
                }
                let Some(&need) = needs[at].get(next) else {
                    marks[at] = Mark::Done;
                    order.push(at);
                    continue;
                };
                stack.push((at, next + 1));
                match marks[need] {
                    Mark::Open => return Err(wrong(format!("question {}", self.at(at).name), format!("it and {} wait for each other", self.at(need).name))),
                    Mark::New => stack.push((need, 0)),
                    Mark::Done => {}
                }
            }
        }
        self.order = order;
        Ok(())
    }

    /// What must be known before a question: what its relevance, its gate and its calculation read. A constraint judges the
    /// answer when everything is known.
    fn needs(&self, at: usize) -> Vec<usize> {
        let question = self.at(at);
        let gate = self.gate_of(question).map(|gate| &gate.open);
        let rules = [question.relevant.as_ref(), question.calculate.as_ref(), gate];
        rules.into_iter().flatten().flat_map(|rule| rule.names()).filter_map(|name| self.place.get(name).copied()).collect()
    }
}
