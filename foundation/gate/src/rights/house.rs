//! Housekeeping: what was decided and whose day has come is carried out, and what nobody needs any more is forgotten.
//!
//! The cadence acts under the name [`HOUSEKEEPING`], which no account can have: a login ends in a number. It is no principal of the
//! policies and may nothing by itself. What it carries out are signed orders, each asked about anew in the name of its signer
//! ([`Gate::may_carry_out`]); besides, it lists what is due and forgets sessions, drafts and rejected rows whose time is over.

use super::{Order, OrderState, instant};
use crate::{Gate, GateError, Held};
use lantern_access::{consent::RequestProblem, policy::Purpose};
use lantern_model::RecordId;
use lantern_store::{Act, Change, EntityFilter, Erasure, PAGE_MAX, StoreError};
use uuid::Uuid;

/// The name under which the cadence acts.
pub const HOUSEKEEPING: &str = "housekeeping";

const DAY_SECONDS: i64 = 24 * 60 * 60;

/// What one round did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Round {
    /// Records whose keys were destroyed here.
    pub destroyed: Vec<RecordId>,
    /// Orders whose day has come and that wait all the same, with why. Those whose day has not come are not named.
    pub waiting: Vec<(Uuid, RequestProblem)>,
    /// Erasures whose keys could not be cleaned away yet; the next round tries again.
    pub pending: u64,
    /// Records of which "erased" is said now: no registered copy of their keys is left.
    pub erased: Vec<RecordId>,
    /// Files that were put before a supervisor because their time is over.
    pub proposed: u64,
    /// Ended sessions that were forgotten.
    pub sessions: u64,
    /// Unsaved work that was forgotten.
    pub drafts: u64,
    /// Rejected rows of files that were forgotten.
    pub rejected: u64,
}

fn act(purpose: Purpose, at: &str) -> Act {
    Act { actor: HOUSEKEEPING.to_owned(), purpose: purpose.code().to_owned(), at: at.to_owned() }
}

impl Gate {
    /// One round. It may be broken off anywhere and begun again: each step is whole in itself, and none is done twice.
    pub async fn keep_house(&self, at: &str) -> Result<Round, GateError> {
        let now = instant(at)?;
        // One round at a time: a command's beside the server's. Released when the round ends, however it ends.
        let _one_at_a_time = self.0.rounds.lock().await;
        let (mut round, mut failed) = (Round::default(), None);
        for order in self.orders_under_way().await? {
            // One order that fails must not keep the others waiting.
            if let Err(error) = self.carry_out(order, &mut round, at).await {
                failed.get_or_insert(error);
            }
        }
        round.pending = self.store().finish_erasures(at).await?;
        round.erased = self.store().mark_erased(at).await?;
        let schedules = self.schedules().await?;
        round.proposed = self.propose_due(&act(Purpose::DataProtection, at), &schedules).await?;
        round.sessions = self.store().drop_ended_sessions(at).await?;
        if let Some(days) = Self::draft_days(&schedules) {
            round.drafts = self.store().drop_drafts(&now.plus_seconds(-i64::from(days) * DAY_SECONDS).to_string()).await?;
        }
        round.rejected = self.store().drop_expired_problem_files(at).await?;
        failed.map_or(Ok(round), Err)
    }

    /// Orders that were begun, and those that wait, oldest first.
    async fn orders_under_way(&self) -> Result<Vec<Held<Order>>, GateError> {
        let mut orders = Vec::new();
        for state in [OrderState::Taken, OrderState::Open] {
            let filter = EntityFilter { key: Some(("state".to_owned(), state.code().to_owned())), ..EntityFilter::default() };
            let mut offset = 0;
            loop {
                let (page, all) = self.list::<Order>(&filter, offset, PAGE_MAX).await?;
                offset += page.len() as u64;
                let is_last = page.is_empty() || offset >= all;
                orders.extend(page);
                if is_last {
                    break;
                }
            }
        }
        Ok(orders)
    }

    async fn carry_out(&self, mut order: Held<Order>, round: &mut Round, at: &str) -> Result<(), GateError> {
        let record = order.body.person.record();
        if self.store().erasure(record).await?.is_none() {
            match self.may_carry_out(&order.body, at).await? {
                Ok(()) => {}
                Err(RequestProblem::TooEarly) => return Ok(()),
                Err(problem) => {
                    round.waiting.push((order.id, problem));
                    return self.put_back(order, at).await;
                }
            }
            if !self.take(&mut order, at).await? {
                return Ok(());
            }
            let purpose = if order.body.ground == super::Ground::Request { Purpose::PersonRequest } else { Purpose::DataProtection };
            let erasure = Erasure { records: vec![record], ground: order.body.ground.code().to_owned(), request: Some(order.id) };
            match self.store().commit(&act(purpose, at), Change::Erase(erasure)).await {
                Ok(_) => round.destroyed.push(record),
                Err(StoreError::Held { .. }) => {
                    round.waiting.push((order.id, RequestProblem::Held));
                    return self.put_back(order, at).await;
                }
                Err(error) => return Err(error.into()),
            }
        }
        order.body.state = OrderState::Done;
        self.keep(&act(Purpose::PersonRequest, at), order.id, order.version, &order.body).await.map(drop)
    }

    /// Takes an order, so that nobody can take it back while its keys go. If somebody was quicker, it is not ours to carry out.
    async fn take(&self, order: &mut Held<Order>, at: &str) -> Result<bool, GateError> {
        if order.body.state == OrderState::Taken {
            return Ok(true);
        }
        order.body.state = OrderState::Taken;
        match self.keep(&act(Purpose::PersonRequest, at), order.id, order.version, &order.body).await {
            Ok(_) => order.version += 1,
            Err(GateError::Store(StoreError::Conflict { .. })) => return Ok(false),
            Err(error) => return Err(error),
        }
        Ok(true)
    }

    /// An order that was taken and cannot be carried out after all can be taken back again.
    async fn put_back(&self, mut order: Held<Order>, at: &str) -> Result<(), GateError> {
        if order.body.state == OrderState::Open {
            return Ok(());
        }
        order.body.state = OrderState::Open;
        self.keep(&act(Purpose::PersonRequest, at), order.id, order.version, &order.body).await.map(drop)
    }
}
