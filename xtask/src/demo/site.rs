//! Which answer belongs to which request.
//!
//! Enters: an [`Ask`]. Leaves: an [`Answer`]: a file, a page with its rules and faults, or what a form sent.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::json;

use super::answer::{Answer, Ask};
use super::inbox::Inbox;
use super::pages::{Fault, Files};

/// How long `?fault=slow` holds the script back.
const SLOW: Duration = Duration::from_secs(6);

/// The demo: its files, and what its forms have sent.
#[derive(Debug)]
pub(crate) struct Site {
    files: Files,
    inbox: Mutex<Inbox>,
}

impl Site {
    /// The demo of the project in this folder.
    pub(crate) fn new(root: &Path) -> Self {
        Self { files: Files::new(root), inbox: Mutex::default() }
    }

    /// Answers one request.
    pub(crate) fn answer(&self, ask: &Ask) -> Answer {
        match (ask.method.as_str(), ask.path.as_str()) {
            ("POST", "/receive") => self.receive(ask),
            (_, "/receive") => Answer::text(405, "post a form to this address").with("Allow", "POST"),
            ("GET" | "HEAD", path) => match path.strip_prefix("/api/received/") {
                Some(number) => self.received(number),
                None => self.file(ask),
            },
            _ => Answer::text(405, "this address only shows").with("Allow", "GET, HEAD"),
        }
    }

    /// Keeps a submission as it came, and sends the browser to the page that shows it.
    fn receive(&self, ask: &Ask) -> Answer {
        let n = self.inbox().keep(&ask.content_type, &ask.user_agent, &ask.body);
        if ask.accept.contains("application/json") {
            return Answer::json(200, &json!({ "n": n }));
        }
        Answer::text(303, "received").with("Location", format!("/received.html?n={n}"))
    }

    fn received(&self, number: &str) -> Answer {
        let inbox = self.inbox();
        let found = match number {
            "latest" => inbox.latest(),
            number => number.parse().ok().and_then(|number| inbox.get(number)),
        };
        match found {
            Some(submission) => Answer::json(200, submission),
            // Nothing has come yet: no error, and nothing for a browser to log.
            None if number == "latest" => Answer::json(200, &serde_json::Value::Null),
            None => Answer::json(404, &json!({ "error": "no such submission is kept" })),
        }
    }

    fn file(&self, ask: &Ask) -> Answer {
        let Some((content_type, bytes)) = self.files.find(&ask.path) else {
            return match ask.path.as_str() {
                // Browsers ask for it unasked, and would log a miss into a console that tests want empty.
                "/favicon.ico" => Answer::new(204, "image/x-icon", []),
                _ => Answer::text(404, "no such page"),
            };
        };
        let mut answer = Answer::new(200, content_type, bytes);
        if content_type.starts_with("text/html") {
            let rules = Fault::of_query(&ask.query).rules(&ask.host);
            answer = answer.with("Content-Security-Policy", rules);
        }
        if ask.path == "/pkg/leadpass.js" && Fault::of_page(&ask.referer) == Fault::Slow {
            answer.delay = SLOW;
        }
        answer
    }

    /// A thread that failed while it held the inbox leaves it whole: it only ever adds or drops one submission.
    fn inbox(&self) -> MutexGuard<'_, Inbox> {
        self.inbox.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use anyhow::Result;

    use super::*;

    fn site() -> Result<(tempfile::TempDir, Site)> {
        let folder = tempfile::tempdir()?;
        for (name, text) in [("www/index.html", "start"), ("pkg/leadpass.js", "0"), ("policies/a.json", "{}")] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap_or(&path))?;
            fs::write(path, text)?;
        }
        let site = Site::new(folder.path());
        Ok((folder, site))
    }

    fn get(path: &str) -> Ask {
        Ask { method: "GET".into(), path: path.into(), host: "127.0.0.1:8710".into(), ..Ask::default() }
    }

    fn post(body: &str) -> Ask {
        let content_type = "application/x-www-form-urlencoded".into();
        Ask { method: "POST".into(), path: "/receive".into(), content_type, body: body.into(), ..Ask::default() }
    }

    #[test]
    fn a_form_is_kept_and_shown() -> Result<()> {
        let (_folder, site) = site()?;
        assert_eq!(site.answer(&get("/api/received/latest")).body, b"null");
        let sent = site.answer(&post("company=%E5%96%B6&a=1"));
        assert_eq!((sent.status, sent.header("Location")), (303, Some("/received.html?n=1")));
        let sent = site.answer(&Ask { accept: "application/json".into(), ..post("b=2") });
        assert_eq!((sent.status, sent.body.as_slice()), (200, br#"{"n":2}"#.as_slice()));
        let shown: serde_json::Value = serde_json::from_slice(&site.answer(&get("/api/received/1")).body)?;
        assert_eq!(shown.get("fields"), Some(&json!([["company", "営"], ["a", "1"]])));
        assert_eq!(shown.get("raw"), Some(&json!("company=%E5%96%B6&a=1")));
        let latest: serde_json::Value = serde_json::from_slice(&site.answer(&get("/api/received/latest")).body)?;
        assert_eq!(latest.get("n"), Some(&json!(2)));
        assert_eq!(site.answer(&get("/api/received/3")).status, 404);
        assert_eq!(site.answer(&get("/receive")).status, 405);
        Ok(())
    }

    #[test]
    fn pages_are_strict_and_other_files_plain() -> Result<()> {
        let (_folder, site) = site()?;
        let page = site.answer(&get("/"));
        assert_eq!((page.status, page.body.as_slice()), (200, b"start".as_slice()));
        let rules = page.header("Content-Security-Policy");
        assert!(rules.is_some_and(|rules| rules.contains("script-src 'self' 'wasm-unsafe-eval';")));
        let policy = site.answer(&get("/policies/a.json"));
        assert_eq!((policy.status, policy.header("Content-Security-Policy")), (200, None));
        assert_eq!(site.answer(&get("/favicon.ico")).status, 204);
        assert_eq!(site.answer(&get("/nothing.html")).status, 404);
        assert_eq!(site.answer(&Ask { method: "PUT".into(), ..get("/") }).status, 405);
        Ok(())
    }

    #[test]
    fn only_a_page_that_asks_for_it_gets_the_script_late() -> Result<()> {
        let (_folder, site) = site()?;
        let slow = Ask { referer: "http://127.0.0.1:8710/?lang=ja&fault=slow".into(), ..get("/pkg/leadpass.js") };
        assert_eq!(site.answer(&slow).delay, SLOW);
        let usual = Ask { referer: "http://127.0.0.1:8710/".into(), ..get("/pkg/leadpass.js") };
        assert_eq!(site.answer(&usual).delay, Duration::ZERO);
        Ok(())
    }
}
