//! The engine of one page: a program, the events remembered, the forms seen. JavaScript holds it by `&self` methods only, so that
//! no call can find it borrowed.

use super::announce;
use super::dom::{Form, FormDataEvent};
use super::form::Forms;
use super::history::{self, History};
use super::output::{named, only_status, withdraw, write_data, write_inputs};
use super::reading::{self, Reading};
use super::scope::Scope;
use super::settings::Settings;
use super::{activity, live};
use crate::decide::decision::{Decision, decide};
use crate::json::{self, Json, Writer, object};
use crate::lead::clock::Instant;
use crate::lead::{LEAD_LIMITS, Lead};
use crate::policy::program::Program;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Event, Node};

/// What the handlers of one page share.
pub(crate) struct Desk {
    pub(crate) program: Program,
    pub(crate) settings: Settings,
    pub(crate) history: RefCell<History>,
    pub(crate) forms: RefCell<Forms>,
    scopes: RefCell<Vec<Rc<Scope>>>,
}

/// The engine.
#[wasm_bindgen]
pub struct Engine {
    desk: Rc<Desk>,
}

/// Something attached: a form, or all forms below a node.
#[wasm_bindgen]
pub struct Attachment {
    desk: Rc<Desk>,
    scope: Rc<Scope>,
}

#[wasm_bindgen]
impl Engine {
    /// Starts with a program's bytes and settings as JSON.
    ///
    /// # Errors
    /// A text, where the bytes are no program of this version.
    #[wasm_bindgen(constructor)]
    pub fn new(program: &[u8], settings: &str) -> Result<Engine, JsValue> {
        let program = Program::decode(program).map_err(|error| JsValue::from_str(&error.to_string()))?;
        let settings = Settings::read(settings);
        let history = RefCell::new(History::open(settings.memory, &program.interest));
        let desk = Desk { program, settings, history, forms: RefCell::default(), scopes: RefCell::default() };
        Ok(Engine { desk: Rc::new(desk) })
    }

    /// The policy's id, version and digest, as JSON.
    #[must_use]
    pub fn policy(&self) -> String {
        let program = &self.desk.program;
        let policy = object().with("id", Json::text(program.id())).with("version", Json::text(program.version()));
        policy.with("digest", Json::text(program.digest())).build().canonical()
    }

    /// Decides a lead given as JSON; without a key it gets a fresh one, without events those remembered count. Gives
    /// `{"decision": …, "fields": …}`, as JSON.
    ///
    /// # Errors
    /// A text, where it is no lead.
    pub fn decide(&self, lead: &str, now: f64) -> Result<String, JsValue> {
        let lead = self.desk.lead_from_json(lead).map_err(|error| JsValue::from_str(&error))?;
        let now = millis(now).ok_or_else(|| JsValue::from_str("`now` is no moment"))?;
        Ok(self.desk.answer(&decide(&self.desk.program, &lead, now)))
    }

    /// Remembers an event given as JSON.
    pub fn track(&self, event: &str) {
        if let Ok(event) = json::read(event, LEAD_LIMITS) {
            activity::track(&self.desk, &event);
        }
    }

    /// Forgets all events, in storage as well.
    pub fn forget(&self) {
        self.desk.history.borrow_mut().forget();
    }

    /// Attaches a form, or every form below a node.
    #[must_use]
    pub fn attach(&self, root: &Node, live: bool) -> Attachment {
        let scope = Rc::new(Scope::new(root.clone()));
        scope.listen(activity::listeners(&self.desk, &scope));
        if live {
            scope.listen(live::listeners(&self.desk, &scope));
        }
        self.desk.scopes.borrow_mut().push(Rc::clone(&scope));
        activity::greet(&self.desk, &scope);
        Attachment { desk: Rc::clone(&self.desk), scope }
    }

    /// Handles a `submit` or `formdata` event, if its form is ours.
    pub fn handle(&self, event: &Event) {
        let Some(form) = event.target().and_then(|target| target.dyn_into::<Form>().ok()) else {
            return;
        };
        if self.desk.is_ours(&form) {
            match event.dyn_ref::<FormDataEvent>() {
                Some(event) => self.desk.gather(&form, event),
                None => self.desk.submit(&form),
            }
        }
    }
}

#[wasm_bindgen]
impl Attachment {
    /// Decides on what the form holds now, without writing or remembering anything. Gives what [`Engine::decide`] gives; nothing
    /// where no single form is attached.
    #[must_use]
    pub fn decide(&self) -> Option<String> {
        let lead = self.desk.preview(&self.scope.form()?);
        Some(self.desk.answer(&decide(&self.desk.program, &lead, now())))
    }

    /// The lead as the form holds it now, as JSON.
    #[must_use]
    pub fn lead(&self) -> Option<String> {
        let lead = self.desk.preview(&self.scope.form()?);
        let lead = object()
            .with("key", Json::Text(lead.key))
            .with("attributes", Json::Object(lead.attributes))
            .with("events", Json::Array(lead.events));
        Some(lead.build().canonical())
    }

    /// Removes every listener, and what was written into the form.
    pub fn detach(&self) {
        self.desk.scopes.borrow_mut().retain(|scope| !Rc::ptr_eq(scope, &self.scope));
        self.scope.silence();
        for form in self.desk.forms_of(&self.scope) {
            withdraw(&form, None);
        }
    }
}

/// This moment, by the page's clock.
pub(crate) fn now() -> Instant {
    millis(js_sys::Date::now()).unwrap_or(Instant::EPOCH)
}

/// A moment in JavaScript's milliseconds.
#[expect(clippy::cast_possible_truncation, reason = "what `i64` cannot hold is no moment either")]
fn millis(clock: f64) -> Option<Instant> {
    Instant::from_millis(clock as i64).filter(|_| clock.is_finite())
}

impl Desk {
    /// Whether a form belongs to anything attached.
    fn is_ours(&self, form: &Form) -> bool {
        self.scopes.borrow().iter().any(|scope| scope.holds(form, &self.settings.forms))
    }

    fn submit(&self, form: &Form) {
        if is_off(form) {
            self.write_off(form, None);
            return;
        }
        let reading = reading::read(form, &self.program, &self.settings);
        let values = self.send(form, &reading);
        match &values {
            Some(values) if !self.settings.shadow => write_inputs(form, named(&self.settings, values)),
            _ => withdraw(form, None),
        }
    }

    fn gather(&self, form: &Form, event: &FormDataEvent) {
        let data = event.form_data();
        if is_off(form) {
            self.write_off(form, Some(&data));
            return;
        }
        let reading = reading::read(form, &self.program, &self.settings);
        let just_sent = self.forms.borrow().just_sent(form, &reading.fingerprint, now().millis());
        let values = just_sent.unwrap_or_else(|| self.send(form, &reading));
        match values.filter(|_| !self.settings.shadow) {
            Some(values) => write_data(&data, named(&self.settings, &values)),
            None => withdraw(form, Some(&data)),
        }
    }

    /// Decides one sending; none where the host cancelled the tagging.
    fn send(&self, form: &Form, reading: &Reading) -> Option<[String; 12]> {
        let id = self.forms.borrow_mut().id(form, &reading.fingerprint);
        let allowed = announce::dispatch(form, "leadpass-before", true, "{}");
        let values = allowed.then(|| {
            if let Some(event) = activity::gated_event(form, &id, now()) {
                self.history.borrow_mut().record(event, &self.program.interest);
            }
            let lead = self.lead(form, id, reading);
            let decision = decide(&self.program, &lead, now());
            announce::decision(form, &decision, false, self.settings.debug);
            decision.fields()
        });
        self.forms.borrow_mut().sent(form, &reading.fingerprint, now().millis(), values.clone());
        values
    }

    /// The lead that a submit would send now.
    pub(crate) fn preview(&self, form: &Form) -> Lead {
        let reading = reading::read(form, &self.program, &self.settings);
        let id = self.forms.borrow_mut().id(form, &reading.fingerprint);
        self.lead(form, id, &reading)
    }

    /// A form's lead. What asks for a download by being sent counts even where nothing is remembered.
    fn lead(&self, form: &Form, key: String, reading: &Reading) -> Lead {
        let mut events = self.history.borrow().events().to_vec();
        events.extend(
            activity::gated_event(form, &key, now())
                .filter(|gated| events.iter().all(|event| event.get("id") != gated.get("id"))),
        );
        Lead { key, attributes: reading.attributes.clone(), events }
    }

    fn write_off(&self, form: &Form, data: Option<&web_sys::FormData>) {
        let Some((name, value)) = only_status(&self.settings, "off") else {
            return;
        };
        let field = std::iter::once((name.as_str(), value.as_str()));
        withdraw(form, data);
        match data {
            Some(data) => write_data(data, field),
            None => write_inputs(form, field),
        }
    }

    fn lead_from_json(&self, text: &str) -> Result<Lead, String> {
        let mut lead = json::read(text, LEAD_LIMITS).map_err(|error| error.to_string())?;
        if let Json::Object(members) = &mut lead {
            if members.iter().all(|(name, _)| name != "key") {
                members.push(("key".into(), Json::Text(super::random::fresh_id())));
            }
            if members.iter().all(|(name, _)| name != "events") {
                members.push(("events".into(), Json::Array(self.history.borrow().events().to_vec())));
            }
        }
        Lead::from_json(lead).map_err(|error| error.to_string())
    }

    fn answer(&self, decision: &Decision<'_>) -> String {
        let values = decision.fields();
        let mut fields = Writer::new(false);
        fields.open('{');
        for (name, value) in named(&self.settings, &values) {
            fields.text_member(name, value);
        }
        fields.close('}');
        ["{\"decision\":", &decision.document(), ",\"fields\":", &fields.out, "}"].concat()
    }

    /// Forgets a form that was reset.
    pub(crate) fn reset(&self, form: &Form) {
        self.forms.borrow_mut().forget(form);
        withdraw(form, None);
    }

    /// Forgets all forms of a page that came back from the cache.
    pub(crate) fn reset_all(&self) {
        for form in self.forms.borrow_mut().forget_all() {
            withdraw(&form, None);
        }
    }

    /// The forms of a scope that stand in the page now.
    pub(crate) fn forms_of(&self, scope: &Scope) -> Vec<Form> {
        match scope.form() {
            Some(form) => vec![form],
            None => {
                let found = super::dom::select_below(scope.root(), &self.settings.forms);
                found.into_iter().filter_map(|element| element.dyn_into().ok()).collect()
            }
        }
    }

    /// Whether a form is one of a scope's.
    pub(crate) fn scope_holds(&self, scope: &Scope, form: &Form) -> bool {
        scope.holds(form, &self.settings.forms)
    }
}

/// Whether the host switched us off for a form or anything around it.
pub(crate) fn is_off(form: &Form) -> bool {
    form.closest("[data-leadpass=\"off\"]").is_some()
}

/// An event of the history's form, for those who track.
pub(crate) fn remembered(desk: &Desk, name: &str, properties: Json, id: String, at: Instant) {
    let event = history::event(id, name, properties, at);
    desk.history.borrow_mut().record(event, &desk.program.interest);
}
