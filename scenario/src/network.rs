//! Trafficking networks: a way from one area to another, an armed actor or none, and the people who run it.

use crate::conflict::actor_in;
use crate::dice::{Dice, Stream};
use crate::places::{AREAS, AreaIndex, Code, in_conflict};
use crate::profile::{Hand, PROFILES, Profile};

/// An alleged perpetrator.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    /// Code of the set `perpetrator_kind`.
    pub(crate) kind: Code,
    pub(crate) roles: Vec<Code>,
    pub(crate) sex: Code,
    pub(crate) age_group: Code,
    pub(crate) citizenship: Code,
    pub(crate) stage: Code,
}

/// A network. Its people are exploited on its usual way; some take another one.
#[derive(Debug)]
pub(crate) struct Network {
    /// The profile, as its place in [`PROFILES`].
    pub(crate) profile: usize,
    pub(crate) origin: AreaIndex,
    pub(crate) transit: Option<AreaIndex>,
    pub(crate) destination: AreaIndex,
    /// The armed actor behind it, as its place in the list of actors.
    pub(crate) actor: Option<usize>,
    /// Code of the set `trafficker_kind`.
    pub(crate) trafficker_kind: Code,
    /// The one who recruits, then those who exploit.
    pub(crate) members: Vec<Member>,
    /// How many people it reaches, against the other networks of its profile.
    pub(crate) weight: u32,
}

const ARMY: usize = 4;

/// The networks of the region, in the order of their profiles.
pub(crate) fn networks(seed: u64) -> Vec<Network> {
    let mut dice = Dice::new(seed, Stream::Networks, 0);
    let mut networks = Vec::new();
    for (position, profile) in PROFILES.iter().enumerate() {
        for count in 0..profile.networks as usize {
            networks.push(network(position, profile, count, &mut dice));
        }
    }
    networks
}

fn network(position: usize, profile: &Profile, count: usize, dice: &mut Dice) -> Network {
    let origin = dice.weighted(profile.origins);
    // The first networks share the usual places out among them, so that no place of the region is left out by chance.
    let destination = profile.destinations.get(count).map_or_else(|| dice.weighted(profile.destinations), |(area, _)| *area);
    let usual = profile.destinations.iter().find(|(area, _)| *area == destination).map_or(1, |(_, weight)| *weight);
    let transit = dice.weighted(profile.transits).filter(|transit| *transit != origin && *transit != destination);
    let actor = match profile.hand {
        Hand::Armed => Some(actor_in(destination, dice)),
        Hand::Force => Some(if dice.chance(600) { 3 } else { ARMY }),
        // Mines and fields in land that a group holds pay that group.
        Hand::Business | Hand::Crime if in_conflict(destination) && dice.chance(450) => Some(actor_in(destination, dice)),
        _ => None,
    };
    let trafficker_kind = match (profile.hand, actor) {
        (Hand::Armed, _) => "armed_group",
        (Hand::Force, _) => "other",
        (_, Some(_)) => {
            if dice.chance(350) {
                "armed_group"
            } else {
                "opportunist"
            }
        }
        _ => dice.weighted(&[("opportunist", 72), ("other", 28)]),
    };
    let exploiters = 1 + dice.index(4);
    let mut members = vec![member(profile.hand, true, origin, dice)];
    members.extend((0..exploiters).map(|_| member(profile.hand, false, destination, dice)));
    Network { profile: position, origin, transit, destination, actor, trafficker_kind, members, weight: usual * (4 + dice.below(5)) }
}

fn member(hand: Hand, recruits: bool, area: AreaIndex, dice: &mut Dice) -> Member {
    let kind = match hand {
        Hand::Armed => "armed_group",
        Hand::Force => "armed_force",
        Hand::Crime => dice.weighted(&[("criminal_group", 58), ("individual", 30), ("group", 10), ("state_agent", 2)]),
        Hand::Business => dice.weighted(&[("business", 62), ("individual", 24), ("criminal_group", 10), ("contractor", 3), ("state_agent", 1)]),
        Hand::Household => dice.weighted(&[("individual", 84), ("group", 10), ("camp_official", 4), ("aid_worker", 1), ("criminal_group", 1)]),
    };
    let women = match hand {
        Hand::Armed | Hand::Force => 40,
        Hand::Household => 420,
        _ => 260,
    };
    let citizenship = if dice.chance(880) { AREAS[area].country } else { AREAS[dice.index(AREAS.len())].country };
    Member {
        kind,
        roles: roles(recruits, hand, dice),
        sex: if dice.chance(women) { "female" } else { "male" },
        age_group: dice.weighted(&[("18_20", 4), ("21_23", 8), ("24_26", 12), ("27_29", 14), ("30_38", 34), ("39_47", 18), ("48_plus", 10)]),
        citizenship,
        stage: dice.weighted(&[("suspected", 66), ("arrested", 16), ("prosecuted", 10), ("convicted", 6), ("acquitted", 2)]),
    }
}

fn roles(recruits: bool, hand: Hand, dice: &mut Dice) -> Vec<Code> {
    let taken = matches!(hand, Hand::Armed | Hand::Force);
    let mut roles = if recruits {
        let first = if taken && dice.chance(480) { "kidnapper" } else { "recruiter" };
        [vec![first], dice.each(&[("travelling_partner", 80), ("transporter", 260), ("broker", 160), ("smuggler", 120), ("sold", 140)])].concat()
    } else {
        [
            dice.each(&[("harboured", 260), ("bought", 120), ("received", 240), ("controlled", 420), ("abuser", if taken { 420 } else { 240 })]),
            vec!["exploiter"],
        ]
        .concat()
    };
    roles.sort_unstable();
    roles
}
