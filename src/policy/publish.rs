//! Publishing: what may leave the house. Private parts are cut out, the digest of the full policy stays.

use super::compile::Withheld;
use super::document::Policy;
use super::program::Program;
use super::zone;

/// A policy as a page gets it.
#[derive(Debug, Clone, PartialEq)]
pub struct Publication {
    program: Program,
}

impl Policy {
    /// Makes the program for pages: private rules, criteria, disqualifiers and routes are left out, and zone rules travel for
    /// 20 years.
    ///
    /// # Examples
    /// ```
    /// # let text = include_str!("../../policies/small-start.json");
    /// let policy = leadpass::Policy::read(text).unwrap();
    /// let bytes = policy.publish().program().encode();
    /// assert_eq!(leadpass::Program::decode(&bytes).unwrap().digest(), policy.compile().digest());
    /// ```
    #[must_use]
    pub fn publish(&self) -> Publication {
        let mut open = self.clone();
        open.mql.retain(|criterion| !criterion.private);
        open.disqualify.retain(|criterion| !criterion.private);
        open.sales.retain(|route| !route.private);
        open.nurture.retain(|route| !route.private);
        for group in &mut open.score.groups {
            group.rules.retain(|rule| !rule.private);
        }
        let withheld = match open.mql.len() < self.mql.len() {
            true => Withheld::Criterion,
            false if open != *self => Withheld::Something,
            false => Withheld::Nothing,
        };
        let program = open.compile_with(withheld, |zone| zone::narrow(&zone));
        Publication { program }
    }
}

impl Publication {
    /// The program without private parts.
    #[must_use]
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// The program as text for pages: base64, and behind dots the words that it reads answers by.
    #[must_use]
    pub fn ascii(&self) -> String {
        self.program.ascii()
    }

    /// The whole block that a page holds: one ASCII line.
    #[must_use]
    pub fn inline(&self) -> String {
        format!("<script type=\"application/leadpass+base64\" id=\"leadpass-policy\">{}</script>", self.ascii())
    }
}
