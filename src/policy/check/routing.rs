//! Routes, owners, SLAs and opening hours.

use super::conditions::{self, Scope};
use super::names::Names;
use super::place::{Object, Place, Report, is_id, nearest};
use super::with_ids;
use crate::policy::document::{BusinessHours, Owner, Route, Sla};
use crate::policy::problem::{Expected, Fault, Thing};
use crate::policy::zone;

/// Reads the routes of one outcome.
pub(crate) fn read_routes(place: &Place<'_>, scope: &Scope<'_>, report: &mut Report) -> Option<Vec<Route>> {
    let mut object = place.object(report)?;
    let list = object.need("routes", report);
    object.close(report);
    let list = list?;
    let last = list.filled_list(report)?.into_iter().next_back();
    let routes = with_ids(&list, report, |object, id, report| route(object, id, scope, report))?;
    if let Some(last) = last {
        if last.json.get("when").is_some() {
            report.note(&format!("{}.when", last.path), Fault::LastRouteWhen);
        }
        if last.json.get("private") == Some(&crate::json::Json::Bool(true)) {
            report.note(&format!("{}.private", last.path), Fault::LastRoutePrivate);
        }
    }
    Some(routes)
}

fn route(object: &mut Object<'_>, id: String, scope: &Scope<'_>, report: &mut Report) -> Option<Route> {
    let label = object.label("label", report);
    let private = object.private(report);
    let when = object.get("when").map(|when| conditions::read(&when, scope, report));
    let queue = object.need("queue", report).and_then(|queue| queue.id(report));
    let owners = object.get("owners").and_then(|owners| with_ids(&owners, report, owner)).unwrap_or_default();
    let sla = object.get("sla").and_then(|sla| name(&sla, &scope.names.slas, Thing::Sla, report));
    let when = when.map_or(Some(None), |when| when.map(Some));
    Some(Route { id, label, private, when: when?, queue: queue?, owners, sla })
}

fn owner(object: &mut Object<'_>, id: String, report: &mut Report) -> Option<Owner> {
    let label = object.label("label", report);
    let weight = match object.get("weight") {
        Some(weight) => weight.whole((1, "1"), (100, "100"), report)?,
        None => 1,
    };
    Some(Owner { id, label, weight: u8::try_from(weight).ok()? })
}

fn name(place: &Place<'_>, names: &[&str], thing: Thing, report: &mut Report) -> Option<String> {
    let text = place.text(report)?;
    if !names.contains(&text) {
        report.suggest(&place.path, Fault::NoSuch(thing), nearest(text, names));
        return None;
    }
    Some(text.to_owned())
}

/// Reads all SLAs.
pub(crate) fn read_slas(place: &Place<'_>, names: &Names<'_>, report: &mut Report) -> Option<Vec<Sla>> {
    let mut slas = Vec::new();
    for (id, place) in place.entries(report)? {
        if !is_id(id) {
            report.note(&place.path, Fault::Expected(Expected::Id));
        }
        let Some(mut object) = place.object(report) else {
            continue;
        };
        let label = object.label("label", report);
        let first_contact = object.need("firstContactWithin", report).and_then(|within| within.duration(report));
        let clock = object.need("clock", report).and_then(|clock| {
            let word = clock.word(&["wall", "business"], "`wall`, `business`", report)?;
            if word == 1 && !names.has_hours {
                report.note(&clock.path, Fault::NoBusinessHours);
            }
            Some(word)
        });
        let max_attempts =
            object.get("maxAttempts").and_then(|attempts| attempts.whole((1, "1"), (100_000, "100,000"), report));
        let then_nurture =
            object.get("thenNurture").and_then(|route| self::name(&route, &names.nurture, Thing::NurtureRoute, report));
        object.close(report);
        if let (Some(first_contact), Some(clock)) = (first_contact, clock) {
            slas.push(Sla {
                id: id.to_owned(),
                label,
                first_contact,
                business: clock == 1,
                max_attempts,
                then_nurture,
            });
        }
    }
    Some(slas)
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Reads the opening hours.
pub(crate) fn read_hours(place: &Place<'_>, report: &mut Report) -> Option<BusinessHours> {
    let mut object = place.object(report)?;
    let days = object.need("days", report).and_then(|days| days.filled_list(report)).unwrap_or_default();
    let words = "`mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`";
    let days = days.iter().filter_map(|day| day.word(&DAYS, words, report)).fold(0, |days, day| days | 1 << day);
    let from = object.need("from", report).and_then(|from| from.time(report));
    let to = object.need("to", report).and_then(|to| to.time(report));
    let holidays = object.get("holidays").and_then(|holidays| holidays.list(report)).unwrap_or_default();
    let mut holidays: Vec<i32> = holidays.iter().filter_map(|holiday| holiday.date(report)).collect();
    holidays.sort_unstable();
    object.close(report);
    let (from, to) = (from?, to?);
    if from >= to {
        report.note(&place.path, Fault::NotBefore);
    }
    Some(BusinessHours { days, from, to, holidays })
}

/// Checks the name of the time zone.
pub(crate) fn check_zone(place: &Place<'_>, report: &mut Report) {
    if let Some(name) = place.json.as_text().filter(|name| !zone::is_known(name)) {
        let names: Vec<&str> = zone::names().collect();
        report.suggest(&place.path, Fault::NoSuch(Thing::TimeZone), nearest(name, &names));
    }
}
