//! Times several things in turns, so that a slow moment of the machine meets all of them.

use std::time::{Duration, Instant};

/// One thing to measure.
pub(crate) struct Candidate<'a> {
    /// What the table calls it.
    pub(crate) name: &'a str,
    /// Does it once.
    pub(crate) once: Box<dyn FnMut() + 'a>,
}

/// What was measured of one candidate.
pub(crate) struct Measured {
    /// What the table calls it.
    pub(crate) name: String,
    /// Every run, the shortest first.
    pub(crate) runs: Vec<Duration>,
}

/// Runs every candidate `warm` times unmeasured and `rounds` times measured, one after the other in each round.
pub(crate) fn in_turns(mut candidates: Vec<Candidate<'_>>, warm: usize, rounds: usize) -> Vec<Measured> {
    let mut measured: Vec<Measured> =
        candidates.iter().map(|candidate| Measured { name: candidate.name.to_owned(), runs: Vec::new() }).collect();
    for round in 0..warm + rounds {
        for (candidate, measured) in candidates.iter_mut().zip(&mut measured) {
            let took = timed(&mut candidate.once);
            if round >= warm {
                measured.runs.push(took);
            }
        }
    }
    measured.iter_mut().for_each(|measured| measured.runs.sort());
    measured
}

#[expect(clippy::disallowed_methods, reason = "a bench reads the clock: that is all it does")]
fn timed(once: &mut dyn FnMut()) -> Duration {
    let began = Instant::now();
    once();
    began.elapsed()
}

impl Measured {
    /// The run that `share` of all runs did not exceed: 0.5 is the median.
    pub(crate) fn quantile(&self, share: f64) -> Duration {
        let last = self.runs.len() - 1;
        self.runs[(last as f64 * share).round() as usize]
    }
}
