//! How often each kind of step was taken, done and refused, and with which codes.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use super::step::{Expected, NEVER_REFUSED, Step, kinds};

#[derive(Debug, Default)]
pub(crate) struct Tally {
    kinds: BTreeMap<&'static str, Line>,
}

#[derive(Debug, Default)]
struct Line {
    done: usize,
    refused: BTreeMap<&'static str, usize>,
}

impl Tally {
    pub(crate) fn add(&mut self, step: &Step, expected: &Expected) {
        let line = self.kinds.entry(step.kind()).or_default();
        match expected {
            Expected::Outcome(Err(refused)) => *line.refused.entry(refused.code).or_default() += 1,
            _ => line.done += usize::from(step.is_done(expected).is_some()),
        }
    }

    pub(crate) fn add_restart(&mut self) {
        self.kinds.entry("restart").or_default().done += 1;
    }

    pub(crate) fn total(&self) -> usize {
        self.kinds.values().map(|line| line.done + line.refused.values().sum::<usize>()).sum()
    }

    /// The kinds that were never done (`true`), and those that were never refused.
    pub(crate) fn never(&self) -> Vec<(&'static str, bool)> {
        let never = |kind: &'static str, done: bool| {
            let met = |line: &Line| if done { line.done > 0 } else { !line.refused.is_empty() };
            !self.kinds.get(kind).is_some_and(met) && (done || !NEVER_REFUSED.contains(&kind))
        };
        let both = kinds().flat_map(|kind| [(kind, true), (kind, false)]);
        both.filter(|(kind, done)| never(kind, *done)).collect()
    }

    /// The refusals that were met.
    pub(crate) fn codes(&self) -> BTreeSet<&'static str> {
        self.kinds.values().flat_map(|line| line.refused.keys().copied()).collect()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<30} {:>8} {:>8}  refused with", "kind", "done", "refused")?;
        for (kind, Line { done, refused }) in &self.kinds {
            let codes: Vec<String> = refused.iter().map(|(code, count)| format!("{code} {count}")).collect();
            writeln!(f, "{kind:<30} {done:>8} {:>8}  {}", refused.values().sum::<usize>(), codes.join(", "))?;
        }
        writeln!(f, "{} transitions", self.total())
    }
}
