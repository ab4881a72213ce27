//! A form's memory between two submits: its id, what the host's values were, and what was written.

use super::dom::Form;
use super::random::fresh_id;

/// The submit event and the gathering of its data are one sending when they are this close, in milliseconds.
const ONE_SENDING: i64 = 1000;

/// What was written for one sending of a form.
struct Sending {
    /// The fields; none where the host cancelled the tagging.
    values: Option<[String; 12]>,
    fingerprint: String,
    at: i64,
}

/// One form that was seen.
struct Seen {
    form: Form,
    id: String,
    /// The id of the first sending with other values.
    next: String,
    last: Option<Sending>,
}

impl Seen {
    fn has_changed(&self, fingerprint: &str) -> bool {
        self.last.as_ref().is_some_and(|last| last.fingerprint != fingerprint)
    }
}

/// All forms that were seen and still stand in a document.
#[derive(Default)]
pub(crate) struct Forms(Vec<Seen>);

impl Forms {
    /// The id of what a form holds now: kept while the host's values are those of the last sending.
    pub(crate) fn id(&mut self, form: &Form, fingerprint: &str) -> String {
        if let Some(seen) = self.0.iter().find(|seen| seen.form == *form) {
            return if seen.has_changed(fingerprint) { seen.next.clone() } else { seen.id.clone() };
        }
        self.0.retain(|seen| seen.form.is_connected());
        let id = fresh_id();
        self.0.push(Seen { form: form.clone(), id: id.clone(), next: fresh_id(), last: None });
        id
    }

    /// Remembers what was written.
    pub(crate) fn sent(&mut self, form: &Form, fingerprint: &str, at: i64, values: Option<[String; 12]>) {
        if let Some(seen) = self.0.iter_mut().find(|seen| seen.form == *form) {
            if seen.has_changed(fingerprint) {
                seen.id = std::mem::replace(&mut seen.next, fresh_id());
            }
            seen.last = Some(Sending { values, fingerprint: fingerprint.to_owned(), at });
        }
    }

    /// What the submit of this very sending wrote: the outer option tells whether there was one.
    pub(crate) fn just_sent(&self, form: &Form, fingerprint: &str, now: i64) -> Option<Option<[String; 12]>> {
        let last = self.0.iter().find(|seen| seen.form == *form)?.last.as_ref()?;
        let same = last.fingerprint == fingerprint && (0..ONE_SENDING).contains(&(now - last.at));
        same.then(|| last.values.clone())
    }

    /// Forgets a form: its next id is a new one.
    pub(crate) fn forget(&mut self, form: &Form) {
        self.0.retain(|seen| seen.form != *form);
    }

    /// Forgets all forms; gives them back.
    pub(crate) fn forget_all(&mut self) -> Vec<Form> {
        self.0.drain(..).map(|seen| seen.form).collect()
    }
}
