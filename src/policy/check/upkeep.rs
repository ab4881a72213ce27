//! Stages and duties, the review, and the goal behind it all: what the agreement says and no verdict asks.

use super::place::{Place, Report};
use super::with_ids;
use crate::policy::document::{Duty, Kgi, Review, Stage};
use crate::policy::problem::{Expected, Fault};

const STAGES: [&str; 5] = ["lead", "mql", "sal", "sql", "won"];

pub(crate) fn read_stages(place: &Place<'_>, report: &mut Report) -> Vec<Stage> {
    let stages = with_ids(place, report, |object, id, report| {
        if !id.is_empty() && !STAGES.contains(&id.as_str()) {
            let suggestion = super::place::nearest(&id, &STAGES);
            report.suggest(
                &format!("{}.id", object.path),
                Fault::UnknownWord("`lead`, `mql`, `sal`, `sql`, `won`"),
                suggestion,
            );
        }
        let label = object.label("label", report);
        let owner = object.need("owner", report).and_then(|owner| owner.id(report));
        let duty = object.get("duty").and_then(|duty| read_duty(&duty, report));
        Some(Stage { id, label, owner: owner?, duty })
    });
    stages.unwrap_or_default()
}

fn read_duty(place: &Place<'_>, report: &mut Report) -> Option<Duty> {
    let mut object = place.object(report)?;
    let mut part = |name| object.need(name, report).and_then(|part| part.label(report));
    let (who, when, how, what) = (part("who"), part("when"), part("how"), part("what"));
    object.close(report);
    Some(Duty { who: who?, when: when?, how: how?, what: what? })
}

const UNITS: [&str; 4] = ["week", "month", "quarter", "year"];

pub(crate) fn read_review(place: &Place<'_>, report: &mut Report) -> Option<Review> {
    let mut object = place.object(report)?;
    let every = object.need("every", report).and_then(|every| {
        let interval = every.json.as_text().and_then(parse_interval);
        if interval.is_none() {
            every.expected::<()>(Expected::Interval, report);
        }
        interval
    });
    let last = object.get("last").and_then(|last| last.date(report));
    object.close(report);
    let (every, unit) = every?;
    Some(Review { every, unit, last })
}

fn parse_interval(text: &str) -> Option<(u32, &'static str)> {
    let (count, unit) = text.split_once(' ')?;
    let unit =
        UNITS.into_iter().find(|known| unit.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest == "s"))?;
    let plain = count.len() <= 4 && count.bytes().all(|byte| byte.is_ascii_digit());
    let count: u32 = count.parse().ok().filter(|_| plain)?;
    (count > 0).then_some((count, unit))
}

pub(crate) fn read_kgi(place: &Place<'_>, report: &mut Report) -> Option<Kgi> {
    let mut object = place.object(report)?;
    let label = object.label("label", report);
    let revenue = object.need("revenue", report).and_then(|revenue| revenue.number(report));
    let deal_size = object.need("dealSize", report).and_then(|size| size.number(report));
    object.close(report);
    Some(Kgi { label, revenue: revenue?, deal_size: deal_size? })
}
