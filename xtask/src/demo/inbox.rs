//! What the forms of the demo have sent.
//!
//! Enters: a request's type and body. Leaves: the submission as it came, byte for byte, beside the fields read from it.

use std::collections::VecDeque;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::{Timestamp, Unit};
use serde::Serialize;

use super::form;

/// How many are kept; the oldest goes first.
const KEPT: usize = 200;

/// One submission.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Submission {
    n: u64,
    at: String,
    content_type: String,
    user_agent: String,
    fields: Vec<(String, String)>,
    raw: String,
    raw_base64: String,
}

/// The newest submissions, numbered from 1.
#[derive(Debug, Default)]
pub(crate) struct Inbox {
    last: u64,
    kept: VecDeque<Submission>,
}

impl Inbox {
    /// Keeps a submission and gives its number.
    pub(crate) fn keep(&mut self, content_type: &str, user_agent: &str, body: &[u8]) -> u64 {
        let now = Timestamp::now();
        self.last += 1;
        self.kept.push_back(Submission {
            n: self.last,
            at: now.round(Unit::Millisecond).unwrap_or(now).to_string(),
            content_type: content_type.to_owned(),
            user_agent: user_agent.to_owned(),
            fields: form::fields(content_type, body),
            raw: String::from_utf8_lossy(body).into_owned(),
            raw_base64: STANDARD.encode(body),
        });
        if self.kept.len() > KEPT {
            self.kept.pop_front();
        }
        self.last
    }

    /// The submission of this number, if it is still kept.
    pub(crate) fn get(&self, n: u64) -> Option<&Submission> {
        self.kept.iter().find(|submission| submission.n == n)
    }

    /// The newest one.
    pub(crate) fn latest(&self) -> Option<&Submission> {
        self.kept.back()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_are_kept_under_their_numbers() {
        let mut inbox = Inbox::default();
        for _ in 0..KEPT + 5 {
            inbox.keep("", "", b"");
        }
        assert_eq!(inbox.kept.len(), KEPT);
        assert_eq!(inbox.latest().map(|submission| submission.n), Some(205));
        assert!(inbox.get(5).is_none() && inbox.get(6).is_some());
    }

    #[test]
    fn bytes_are_kept_as_they_came() {
        let mut inbox = Inbox::default();
        inbox.keep("text/plain", "test", b"a\xff");
        let kept = inbox.latest().map(|submission| (submission.raw.as_str(), submission.raw_base64.as_str()));
        assert_eq!(kept, Some(("a\u{fffd}", "Yf8=")));
    }
}
