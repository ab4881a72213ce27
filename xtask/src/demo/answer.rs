//! A request and an answer as plain data, free of the server's types.
//!
//! Enters: parts. Leaves: [`Ask`] and [`Answer`].

use std::time::Duration;

use serde::Serialize;

/// What a browser asks.
#[derive(Debug, Default)]
pub(crate) struct Ask {
    /// As in `GET`.
    pub(crate) method: String,
    /// Before the question mark, still encoded.
    pub(crate) path: String,
    /// After the question mark, still encoded.
    pub(crate) query: String,
    /// Headers; empty where absent.
    pub(crate) host: String,
    pub(crate) referer: String,
    pub(crate) accept: String,
    pub(crate) content_type: String,
    pub(crate) user_agent: String,
    /// At most [`super::form::LIMIT`] bytes.
    pub(crate) body: Vec<u8>,
}

/// What it gets.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
    /// How long to wait before it goes out.
    pub(crate) delay: Duration,
}

impl Answer {
    /// An answer of some type. A browser must ask again each time, but may keep a page for the way back, as it does on
    /// a customer's site; `no-store` would forbid that.
    pub(crate) fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![
            ("Content-Type", content_type.to_owned()),
            ("Cache-Control", "no-cache".to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Referrer-Policy", "same-origin".to_owned()),
        ];
        Self { status, headers, body: body.into(), delay: Duration::ZERO }
    }

    /// A line of plain text.
    pub(crate) fn text(status: u16, line: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", format!("{line}\n"))
    }

    /// A value as JSON.
    pub(crate) fn json(status: u16, value: &impl Serialize) -> Self {
        match serde_json::to_vec(value) {
            Ok(body) => Self::new(status, "application/json", body),
            Err(_) => Self::text(500, "the answer can't be written as JSON"),
        }
    }

    /// With one more header.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The value of a header.
    #[cfg(test)]
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(given, _)| *given == name).map(|(_, value)| value.as_str())
    }
}
