//! Answers: sealed to whoever holds the return code, found by what follows from it.

use super::{ComplaintProblem, ComplaintStage, day};
use crate::{Entered, Gate, GateError, Kept};
use lantern_access::credential::Login;
use lantern_store::EntityFilter;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The most answers under one code.
const ANSWERS_MAX: u32 = 100;

/// The longest sealed answer.
const ANSWER_BYTES_MAX: usize = 96 * 1024;

/// An answer as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComplaintAnswer {
    version: u8,
    /// To which complaint.
    pub complaint: Uuid,
    look_up: String,
    /// The day.
    pub day: String,
    /// Who sealed it.
    pub by: Login,
    /// The sealed text, as its crate writes it.
    pub sealed: String,
}

impl Kept for ComplaintAnswer {
    const KIND: &'static str = "complaint_answer";

    fn keys(&self) -> Vec<(String, String)> {
        vec![("lookup".to_owned(), self.look_up.clone())]
    }
}

impl Gate {
    /// The answers under a code, oldest first: none where there is no answer, and none where there is no such code.
    pub async fn complaint_answers(&self, look_up: &str) -> Result<Vec<ComplaintAnswer>, GateError> {
        let filter = EntityFilter { key: Some(("lookup".to_owned(), look_up.to_owned())), ..EntityFilter::default() };
        Ok(self.list::<ComplaintAnswer>(&filter, 0, ANSWERS_MAX).await?.0.into_iter().map(|held| held.body).collect())
    }

    /// Keeps a sealed answer to a complaint that two people have opened.
    pub async fn answer_complaint(&self, entered: &Entered, id: Uuid, sealed: &str, at: &str) -> Result<(), GateError> {
        let mut seen = self.complaint(entered, id, at).await?;
        let act = self.may_handle(entered, &seen.file, at)?;
        if seen.file.opened_by.is_empty() {
            return Err(ComplaintProblem::NotOpened.into());
        }
        if sealed.is_empty() || sealed.len() > ANSWER_BYTES_MAX {
            return Err(ComplaintProblem::Bounds.into());
        }
        if self.complaint_answers(&seen.file.look_up).await?.len() >= ANSWERS_MAX as usize {
            return Err(ComplaintProblem::TooManyAnswers.into());
        }
        let answer = ComplaintAnswer {
            version: 1,
            complaint: id,
            look_up: seen.file.look_up.clone(),
            day: day(at),
            by: Login::parse(entered.login())?,
            sealed: sealed.to_owned(),
        };
        seen.file.stage = ComplaintStage::Answered;
        let changes = vec![self.change_of(Uuid::new_v4(), 0, &answer).await?, self.change_of(id, seen.version, &seen.file).await?];
        self.keep_both(&act, changes).await
    }
}
