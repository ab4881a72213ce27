//! Whether a program is one that `compile` could have made: every place is in range, every number within its limit, every
//! condition whole. What passes here can be run without a further check.

use super::program::{Axis, Condition, Earned, Gauge, Matcher, Node, Program, Route};
use crate::lead::clock::Instant;

/// Levels of conditions inside one another; JSON of 64 levels holds fewer.
const MAX_DEPTH: usize = 64;

/// The longest duration: 100,000 weeks, in milliseconds.
const MAX_DURATION: i64 = 100_000 * 7 * 86_400_000;

/// The largest points, clamps and thresholds, in milli-points.
const MAX_POINTS: i64 = 1_000_000_000;

/// The farthest offset from UTC, in seconds.
const MAX_OFFSET: i32 = 26 * 3600;

pub(crate) fn is_sound(program: &Program) -> bool {
    let conditions = program.disqualify.iter().chain(&program.mql).map(|criterion| &criterion.when);
    conditions.chain(program.tags.iter().map(|tag| &tag.when)).all(|condition| is_whole(condition, program))
        && program.score.groups.iter().flat_map(|group| &group.rules).all(|rule| {
            (-MAX_POINTS..=MAX_POINTS).contains(&rule.points)
                && match &rule.earned {
                    Earned::When(condition) => is_whole(condition, program),
                    Earned::Each { matcher, decay, .. } => {
                        is_matcher(matcher, program)
                            && decay.is_none_or(|decay| {
                                (1..=MAX_DURATION).contains(&decay.every) && (1..=100).contains(&decay.percent)
                            })
                    }
                }
        })
        && program
            .score
            .grid
            .as_ref()
            .is_none_or(|grid| is_axis(&grid.rows, program) && is_axis(&grid.columns, program))
        && are_routes(&program.sales, program)
        && are_routes(&program.nurture, program)
        && program
            .slas
            .iter()
            .all(|sla| (1..=MAX_DURATION).contains(&sla.first_contact) && (!sla.business || program.hours.is_some()))
        && program.hours.as_ref().is_none_or(|hours| {
            let zone = &hours.zone;
            hours.from < hours.to
                && hours.to <= 1440
                && is_offset(zone.first_offset)
                && zone.transitions.iter().all(|(at, offset)| {
                    is_offset(*offset) && at.checked_mul(1000).and_then(Instant::from_millis).is_some()
                })
                && zone.transitions.is_sorted_by_key(|(at, _)| *at)
        })
}

fn is_offset(seconds: i32) -> bool {
    (-MAX_OFFSET..=MAX_OFFSET).contains(&seconds)
}

fn are_routes(routes: &[Route], program: &Program) -> bool {
    routes.last().is_some_and(|last| last.when.is_none())
        && routes.iter().all(|route| {
            route.when.as_ref().is_none_or(|when| is_whole(when, program))
                && route.sla.is_none_or(|sla| crate::index(sla) < program.slas.len())
        })
}

fn is_axis(axis: &Axis, program: &Program) -> bool {
    is_gauge(axis.gauge, program)
}

fn is_gauge(gauge: Gauge, program: &Program) -> bool {
    match gauge {
        Gauge::Total => true,
        Gauge::Group(place) => crate::index(place) < program.score.groups.len(),
    }
}

fn is_matcher(matcher: &Matcher, program: &Program) -> bool {
    crate::index(matcher.topic) < program.interest.events.len()
        && matcher.filter.iter().all(|(property, _)| crate::index(*property) < program.interest.properties.len())
        && matcher.within.is_none_or(|within| (0..=MAX_DURATION).contains(&within))
}

/// Whether a condition's nodes make exactly one tree of bounded depth.
fn is_whole(condition: &Condition, program: &Program) -> bool {
    // How many children each open node still waits for.
    let mut waiting: Vec<u32> = vec![1];
    for node in &condition.0 {
        while waiting.last() == Some(&0) {
            waiting.pop();
        }
        match waiting.last_mut() {
            Some(children) => *children -= 1,
            None => return false,
        }
        let sound = match node {
            Node::All(children) | Node::Any(children) => {
                waiting.push(*children);
                true
            }
            Node::Not => {
                waiting.push(1);
                true
            }
            Node::Attribute(place, _, _) => crate::index(*place) < program.attributes.len(),
            Node::Event(matcher, _) => is_matcher(matcher, program),
            Node::Score(gauge, _) => is_gauge(*gauge, program),
        };
        if !sound || waiting.len() > MAX_DEPTH + 1 {
            return false;
        }
    }
    waiting.iter().all(|children| *children == 0)
}
