//! Codes that are sent (`G-123456`, 2SV-1 to 2SV-3) and backup codes that are kept (2SV-5).

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use rand::CryptoRng;

use super::{Code, Refusal, Secret, policy::TwoStepPolicy, text, time};

const DIGITS: &[u8] = b"0123456789";

/// A code that was sent, without the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SentCode {
    /// When it was sent.
    pub sent_at: Timestamp,
    /// Wrong tries so far.
    pub wrong: u32,
    /// Whether it has been used.
    pub spent: bool,
    /// Whether a newer one was sent.
    pub replaced: bool,
}

/// A new six-digit code.
pub fn generate(rng: &mut dyn CryptoRng) -> Secret {
    Secret::random(DIGITS, 6, rng)
}

/// The code as it stands in a message: `G-123456`.
pub fn shown(code: &Secret) -> Secret {
    Secret::from(format!("G-{}", code.expose()))
}

/// The six digits of what someone typed: with or without `G-`, full-width too, spaces and hyphens anywhere.
pub fn read(typed: &str) -> Option<Secret> {
    let folded = text::fold_together(typed);
    digits(folded.strip_prefix(['G', 'g']).unwrap_or(&folded), 6)
}

/// Whether a code may still be compared (2SV-2, 2SV-3).
///
/// # Errors
/// `code_used`, `code_dead` or `code_expired`.
pub fn judge_state(code: &SentCode, now: Timestamp, policy: &TwoStepPolicy) -> Result<(), Refusal> {
    if code.spent || code.replaced {
        Err(Code::CodeUsed.into())
    } else if code.wrong >= policy.code_tries {
        Err(Refusal::new(Code::CodeDead).fact("tries", policy.code_tries))
    } else if now >= time::after(code.sent_at, policy.code_life()) {
        Err(Refusal::new(Code::CodeExpired).fact("minutes", policy.code_minutes))
    } else {
        Ok(())
    }
}

/// Whether one more code may be sent: so many in any hour (2SV-3). `sent` may hold older ones too, in any order.
///
/// # Errors
/// `code_send_limit` with the instant from which it may.
pub fn may_send(sent: &[Timestamp], now: Timestamp, policy: &TwoStepPolicy) -> Result<(), Refusal> {
    let hour = SignedDuration::from_hours(1);
    let mut recent: Vec<Timestamp> = sent.iter().copied().filter(|at| now < time::after(*at, hour)).collect();
    let limit = policy.codes_per_hour as usize;
    if recent.len() < limit {
        return Ok(());
    }
    recent.sort_unstable();
    let refusal = Refusal::new(Code::CodeSendLimit).fact("limit", policy.codes_per_hour);
    // With as many as the limit still in the hour, the earliest of the last `limit` must leave it first.
    Err(match recent.get(recent.len() - limit) {
        Some(first) => refusal.from_when(time::after(*first, hour)),
        None => refusal,
    })
}

/// A new set of backup codes of eight digits, no two alike.
pub fn backup_set(rng: &mut dyn CryptoRng, policy: &TwoStepPolicy) -> Vec<Secret> {
    let mut seen = BTreeSet::new();
    let mut set = Vec::new();
    while set.len() < policy.backup_codes as usize {
        let code = Secret::random(DIGITS, 8, rng);
        if seen.insert(code.expose().to_owned()) {
            set.push(code);
        }
    }
    set
}

/// A backup code as people read it: `1234 5678`.
pub fn backup_shown(code: &Secret) -> Secret {
    code.grouped(4, ' ')
}

/// The eight digits of what someone typed, spaces, hyphens and full-width digits allowed.
pub fn backup_read(typed: &str) -> Option<Secret> {
    digits(&text::fold_together(typed), 8)
}

fn digits(text: &str, count: usize) -> Option<Secret> {
    (text.len() == count && text.bytes().all(|c| c.is_ascii_digit())).then(|| Secret::from(text))
}
