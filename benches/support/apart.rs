//! Whether two classes of times can be told apart.

/// How often a random answer of the one class took longer than one of the other.
pub(crate) fn auc(one: &[f64], other: &[f64]) -> f64 {
    let mut all: Vec<(f64, bool)> =
        one.iter().map(|took| (*took, true)).chain(other.iter().map(|took| (*took, false))).collect();
    all.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let ranks: f64 = all.iter().enumerate().filter(|(_, (_, is_one))| *is_one).map(|(rank, _)| rank as f64 + 1.0).sum();
    let (of_one, of_other) = (one.len() as f64, other.len() as f64);
    (ranks - of_one * (of_one + 1.0) / 2.0) / (of_one * of_other)
}

/// Welch's t: how many standard errors the means are apart.
pub(crate) fn welch(one: &[f64], other: &[f64]) -> f64 {
    let error = |all: &[f64]| {
        let mean = mean(all);
        all.iter().map(|took| (took - mean).powi(2)).sum::<f64>() / (all.len() as f64 - 1.0) / all.len() as f64
    };
    (mean(one) - mean(other)) / (error(one) + error(other)).sqrt()
}

/// The mean.
pub(crate) fn mean(all: &[f64]) -> f64 {
    all.iter().sum::<f64>() / all.len() as f64
}
