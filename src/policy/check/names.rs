//! The names that conditions and routes may refer to, gathered before anything is checked, so that one broken part doesn't make
//! every reference to it look wrong.

use crate::json::Json;

/// Names as they stand in the text, sound or not.
pub(crate) struct Names<'a> {
    pub(crate) attributes: Vec<&'a str>,
    pub(crate) groups: Vec<&'a str>,
    pub(crate) slas: Vec<&'a str>,
    pub(crate) nurture: Vec<&'a str>,
    pub(crate) has_hours: bool,
}

impl<'a> Names<'a> {
    pub(crate) fn gather(policy: &'a Json) -> Names<'a> {
        Names {
            attributes: keys(policy.get("attributes")),
            groups: ids(policy.get("score").and_then(|score| score.get("groups"))),
            slas: keys(policy.get("slas")),
            nurture: ids(policy.get("nurture").and_then(|nurture| nurture.get("routes"))),
            has_hours: policy.get("businessHours").is_some(),
        }
    }
}

fn keys(object: Option<&Json>) -> Vec<&str> {
    let members = object.and_then(Json::members).unwrap_or_default();
    members.iter().map(|(name, _)| name.as_ref()).collect()
}

fn ids(list: Option<&Json>) -> Vec<&str> {
    match list {
        Some(Json::Array(items)) => items.iter().filter_map(|item| item.get("id")?.as_text()).collect(),
        _ => Vec::new(),
    }
}
