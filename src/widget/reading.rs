//! Reading a form: what its controls say of the attributes that a policy asks about.

use crate::json::{Kind as Json, Tree, Value, Writer};
use crate::lead::attribute::{Attribute, Kind, Reading};
use crate::lead::text::{fold, is_blank};
use crate::policy::program::Program;
use crate::prelude::*;

/// What controls say of one attribute.
pub(super) struct Answer<'a> {
    pub(super) attribute: Attribute<'a>,
    /// The values as typed.
    values: Vec<Value<'a>>,
    /// Whether any of its check boxes is ticked; none where it has none, or is no matter of yes and no.
    ticked: Option<bool>,
}

/// The answers, in the order of the attributes, from a list of `{name, field, value, text, ticked}`: one a control, or one a chosen
/// option (with its `text`); a check box says whether it is `ticked`, and `field` names an attribute outright.
pub(super) fn answers<'a>(controls: Value<'a>, program: &'a Program) -> Vec<Answer<'a>> {
    let mut answers: Vec<Answer<'a>> = Vec::new();
    for attribute in program.attributes() {
        answers.push(Answer { attribute, values: Vec::new(), ticked: None });
    }
    for control in controls.items() {
        let name = control.get("field").and_then(Tree::as_text).unwrap_or(control.member("name").text());
        let folded = fold(name);
        let named = |answer: &Answer<'_>| answer.attribute.name() == name && control.member("field").text() == name;
        let mut place = answers.iter().position(named);
        if place.is_none() {
            place = answers.iter().position(|answer| answer.attribute.is_filled_by(&folded));
        }
        if let Some(answer) = place.and_then(|place| answers.get_mut(place)) {
            answer.add(control, program);
        }
    }
    answers
}

impl<'a> Answer<'a> {
    fn add(&mut self, control: Value<'a>, program: &Program) {
        if let Some(ticked) = control.get("ticked") {
            let ticked = ticked.kind() == Json::True;
            if self.attribute.kind() == Kind::Boolean {
                self.ticked = Some(ticked || self.ticked == Some(true));
            }
            if !ticked {
                return;
            }
        }
        let value = control.member("value");
        // A select's option counts by its text where only that can be read.
        let known = |value| self.attribute.read(&[value], program.words()).is_known();
        let by_text = control.get("text").filter(|text| !is_blank(value.text()) && !known(value) && known(*text));
        self.values.push(by_text.unwrap_or(value));
    }

    /// What the answer means. An unticked box posts nothing but says no; frameworks put a hidden field beside it, which says nothing.
    pub(super) fn read(&self, program: &Program) -> Reading {
        match self.ticked {
            Some(ticked) => Reading::Code(u32::from(ticked)),
            None => self.attribute.read(&self.values, program.words()),
        }
    }

    /// Writes the answer as leads hold it, as a member; nothing where no control says anything.
    pub(super) fn write(&self, out: &mut Writer) {
        if self.ticked.is_none() && self.values.is_empty() {
            return;
        }
        out.name(self.attribute.name());
        if let Some(ticked) = self.ticked {
            return out.bool(ticked);
        }
        out.one_or_list(self.values.len(), |out| {
            for value in &self.values {
                out.value(value);
            }
        });
    }
}
