//! How long the certificate lasts.

use std::path::Path;

use jiff::Timestamp;
use rustls_pki_types::{CertificateDer, pem::PemObject};
use x509_parser::prelude::{FromDer, X509Certificate};

use super::{
    super::tls,
    finding::{Finding, Level},
};

/// How bad it is that fewer than this many days are left, most urgent first.
const DAYS: [(i64, Level); 4] = [(1, Level::Trouble), (7, Level::Trouble), (14, Level::Warning), (30, Level::Warning)];

pub(super) fn look(file: &Path, now: Timestamp) -> Finding {
    match dates(file) {
        Ok((from, until)) => judge(now.as_second(), from, until),
        Err(why) => Finding::new("certificate", Level::Trouble, format!("{}: {why}", file.display())),
    }
}

fn dates(file: &Path) -> Result<(i64, i64), String> {
    let der = CertificateDer::from_pem_file(file).map_err(|error| tls::why(&error, "certificate"))?;
    let (_, certificate) = X509Certificate::from_der(&der).map_err(|error| error.to_string())?;
    let validity = certificate.validity();
    Ok((validity.not_before.timestamp(), validity.not_after.timestamp()))
}

fn judge(now: i64, from: i64, until: i64) -> Finding {
    let day = |second| Timestamp::from_second(second).map_or_else(|_| second.to_string(), |at| format!("{at:.0}"));
    let finding = |level, message| Finding::new("certificate", level, message);
    if now < from {
        return finding(
            Level::Trouble,
            format!("is valid only from {}: look at the clock, or give another", day(from)),
        );
    }
    if now >= until {
        return finding(Level::Trouble, format!("ended on {}: renew it", day(until)));
    }
    let left = (until - now) / (24 * 60 * 60);
    match DAYS.iter().find(|(days, _)| left < *days) {
        Some((days, level)) => finding(*level, format!("ends in less than {days} day(s), on {}: renew it", day(until))),
        None => finding(Level::Ok, format!("valid until {}", day(until))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 60 * 60;

    #[test]
    fn it_is_told_30_14_7_and_1_days_before() {
        for (left, level, words) in [
            (40 * DAY, Level::Ok, "valid until"),
            (30 * DAY, Level::Ok, "valid until"),
            (30 * DAY - 1, Level::Warning, "30 day"),
            (14 * DAY - 1, Level::Warning, "14 day"),
            (7 * DAY - 1, Level::Trouble, "7 day"),
            (DAY - 1, Level::Trouble, "1 day"),
            (0, Level::Trouble, "ended"),
        ] {
            let finding = judge(100 * DAY, 0, 100 * DAY + left);
            assert!(finding.level == level && finding.message.contains(words), "{left}: {finding:?}");
        }
        assert_eq!(judge(0, 1, 2).level, Level::Trouble);
    }
}
