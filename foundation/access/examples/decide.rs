//! How long a decision takes: `cargo run --release -p lantern-access --example decide`.
//!
//! Every role asks for every action, in three compartments of two wings, with everything given that a rule may ask for.

use std::time::{Duration, Instant};

use lantern_access::policy::{
    Action, Basis, BasisKind, Body, Context, Policies, Principal, Protocol, Purpose, Question, Recipient, Resource, Role, Sensitivity, Wing,
};

/// How many decisions are timed at least.
const DECISIONS_MIN: usize = 20_000;

fn context(purpose: Purpose) -> Context {
    let second = Principal::new("second", &[Role::Supervisor]).of_agency("NORTH");
    Context {
        basis: Some(Basis { kind: BasisKind::VitalInterests, live: true, for_recipient: true, decided_by: Some(second.clone()) }),
        second_person: Some(second),
        recipient: Some(Recipient { body: Body::Health, death_penalty: false, fair_trial: true }),
        protocol: Some(Protocol { live: true, covers: true }),
        ..Context::new(purpose)
    }
}

fn questions() -> Vec<Question> {
    let mut questions = Vec::new();
    for &role in Role::ALL {
        for &action in Action::ALL {
            for wing in [Wing::Protect, Wing::Prosecute] {
                for sensitivity in [Sensitivity::Coded, Sensitivity::Identity, Sensitivity::Gbv] {
                    let principal = Principal::new("worker", &[role]).of_agency("NORTH");
                    let resource = Resource::record("NORTH", wing, sensitivity);
                    questions.push(Question { principal, action, resource, context: context(Purpose::Casework) });
                }
            }
        }
    }
    questions
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let begin = Instant::now();
    let policies = Policies::builtin()?;
    println!("{} policies read and checked in {:.1} ms", policies.sentences().len(), begin.elapsed().as_secs_f64() * 1_000.0);
    let questions = questions();
    let mut allowed = 0;
    let mut times: Vec<Duration> = Vec::with_capacity(DECISIONS_MIN + questions.len());
    while times.len() < DECISIONS_MIN {
        for question in &questions {
            let begin = Instant::now();
            let decision = policies.decide(question);
            times.push(begin.elapsed());
            allowed += usize::from(decision.allowed);
        }
    }
    times.sort_unstable();
    let at = |thousandth: usize| times[times.len() * thousandth / 1_000].as_secs_f64() * 1_000.0;
    println!("{} decisions, {allowed} allowed: median {:.3} ms, p99 {:.3} ms, longest {:.3} ms", times.len(), at(500), at(990), at(999));
    Ok(())
}
