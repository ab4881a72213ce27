//! The trace: each condition node and what it came to, for people who ask why. Costs nothing where nobody asks.

use super::truth::Truth;

/// Follows an evaluation.
pub(crate) trait Trace {
    /// Steps into a part: `rules[2]`, `when`, `all[0]`.
    fn enter(&mut self, part: &'static str, place: Option<usize>);
    /// Steps back.
    fn leave(&mut self);
    /// Begins a node; its children may follow before it is closed.
    fn open(&mut self) -> usize;
    /// Ends a node.
    fn close(&mut self, mark: usize, truth: Truth);
}

/// Follows nothing.
pub(crate) struct NoTrace;

impl Trace for NoTrace {
    fn enter(&mut self, _: &'static str, _: Option<usize>) {}
    fn leave(&mut self) {}
    fn open(&mut self) -> usize {
        0
    }
    fn close(&mut self, _: usize, _: Truth) {}
}

/// Writes down every node, parents before their children, under the path it has in the policy.
#[cfg(feature = "policy")]
#[derive(Default)]
pub(crate) struct FullTrace {
    path: String,
    lengths: Vec<usize>,
    nodes: Vec<(String, Truth)>,
}

#[cfg(feature = "policy")]
impl Trace for FullTrace {
    fn enter(&mut self, part: &'static str, place: Option<usize>) {
        self.lengths.push(self.path.len());
        if !self.path.is_empty() {
            self.path.push('.');
        }
        self.path.push_str(part);
        if let Some(place) = place {
            self.path.push_str(&format!("[{place}]"));
        }
    }

    fn leave(&mut self) {
        self.path.truncate(self.lengths.pop().unwrap_or(0));
    }

    fn open(&mut self) -> usize {
        self.nodes.push((self.path.clone(), Truth::Unknown));
        self.nodes.len() - 1
    }

    fn close(&mut self, mark: usize, truth: Truth) {
        if let Some((_, node)) = self.nodes.get_mut(mark) {
            *node = truth;
        }
    }
}

#[cfg(feature = "policy")]
impl FullTrace {
    /// Every node's path and truth, parents first.
    pub(crate) fn into_nodes(self) -> Vec<(String, Truth)> {
        self.nodes
    }
}
