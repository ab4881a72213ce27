//! Score groups, their rules, clamps, decay, and the grid.

use super::conditions::{self, Scope, filter};
use super::place::{Object, Place, Report, is_id};
use super::with_ids;
use crate::lead::decimal::Decimal;
use crate::policy::document::{Axis, Clamp, Earned, Group, Matcher, Rule, Score};
use crate::policy::problem::{Expected, Fault};

pub(crate) fn read(place: &Place<'_>, scope: &Scope<'_>, report: &mut Report) -> Option<Score> {
    let mut object = place.object(report)?;
    let clamp = read_clamp(&mut object, report);
    let groups = object.need("groups", report).and_then(|groups| read_groups(&groups, scope, report));
    let grid = object.get("grid").and_then(|grid| read_grid(&grid, scope, report));
    object.close(report);
    Some(Score { clamp, groups: groups?, grid })
}

fn read_groups(place: &Place<'_>, scope: &Scope<'_>, report: &mut Report) -> Option<Vec<Group>> {
    with_ids(place, report, |object, id, report| {
        if id == "total" {
            report.note(&format!("{}.id", object.path), Fault::TotalId);
        }
        let label = object.label("label", report);
        let clamp = read_clamp(object, report);
        let rules = object
            .need("rules", report)
            .and_then(|rules| with_ids(&rules, report, |object, id, report| rule(object, id, scope, report)));
        Some(Group { id, label, clamp, rules: rules? })
    })
}

fn rule(object: &mut Object<'_>, id: String, scope: &Scope<'_>, report: &mut Report) -> Option<Rule> {
    let label = object.label("label", report);
    let private = object.private(report);
    let points = object.need("points", report).and_then(|points| points.points(report));
    let (when, each) = (object.get("when"), object.get("each"));
    let earned = match (when, each) {
        (Some(when), None) => conditions::read(&when, scope, report).map(Earned::When),
        (None, Some(each)) => earned_each(&each, object, report),
        _ => {
            report.note(&object.path, Fault::OneOf("`when`, `each`"));
            None
        }
    };
    Some(Rule { id, label, private, points: points?, earned: earned? })
}

fn earned_each(each: &Place<'_>, rule: &mut Object<'_>, report: &mut Report) -> Option<Earned> {
    let clamp = read_clamp(rule, report);
    let within = rule.get("within").map(|place| place.duration(report));
    let decay = rule.get("decay").map(|place| read_decay(&place, report));
    let mut object = each.object(report)?;
    let matched = object.need("event", report).and_then(|event| filter(&event, &mut object, report));
    object.get("where"); // a key of this form even where `event` is missing
    let proof = object.get("proof");
    if let Some(proof) = proof.as_ref().filter(|proof| proof.json.as_text() != Some("receipt")) {
        proof.expected::<()>(Expected::Receipt, report);
    }
    object.close(report);
    let (event, filter) = matched?;
    // What is there must have been read: an absent part is none, a broken one is a problem.
    let within = within.map_or(Some(None), |within| within.map(Some))?;
    let decay = decay.map_or(Some(None), |decay| decay.map(Some))?;
    Some(Earned::Each { matcher: Matcher { event, filter, within }, clamp, decay, receipt: proof.is_some() })
}

fn read_decay(place: &Place<'_>, report: &mut Report) -> Option<(i64, u8)> {
    let mut object = place.object(report)?;
    let every = object.need("every", report).and_then(|every| every.duration(report));
    let percent = object.need("percent", report).and_then(|percent| percent.whole((1, "1"), (100, "100"), report));
    object.close(report);
    Some((every?, u8::try_from(percent?).ok()?))
}

fn read_clamp(object: &mut Object<'_>, report: &mut Report) -> Clamp {
    let min = object.get("min").and_then(|min| min.points(report));
    let max = object.get("max").and_then(|max| max.points(report));
    if let (Some(low), Some(high)) = (min, max)
        && low.milli() > high.milli()
    {
        report.note(&object.path, Fault::Inverted("min", "max"));
    }
    Clamp { min, max }
}

fn read_grid(place: &Place<'_>, scope: &Scope<'_>, report: &mut Report) -> Option<(Axis, Axis)> {
    let mut object = place.object(report)?;
    let rows = object.need("rows", report).and_then(|rows| axis(&rows, scope, report));
    let columns = object.need("columns", report).and_then(|columns| axis(&columns, scope, report));
    object.close(report);
    Some((rows?, columns?))
}

fn axis(place: &Place<'_>, scope: &Scope<'_>, report: &mut Report) -> Option<Axis> {
    let mut object = place.object(report)?;
    let gauge = object.need("group", report).and_then(|group| conditions::gauge(&group, scope.names, report));
    let bands = object.need("bands", report).and_then(|bands| read_bands(&bands, report));
    let otherwise = object.need("else", report).and_then(|otherwise| otherwise.id(report));
    object.close(report);
    Some(Axis { gauge: gauge?, bands: bands?, otherwise: otherwise? })
}

fn read_bands(place: &Place<'_>, report: &mut Report) -> Option<Vec<(String, Decimal)>> {
    let mut bands: Vec<(String, Decimal)> = Vec::new();
    for (name, place) in place.entries(report)? {
        if !is_id(name) {
            report.note(&place.path, Fault::Expected(Expected::Id));
        }
        let Some(threshold) = place.points(report) else {
            continue;
        };
        if bands.iter().any(|(_, other)| *other == threshold) {
            report.note(&place.path, Fault::EqualThresholds);
        }
        bands.push((name.to_owned(), threshold));
    }
    Some(bands)
}
