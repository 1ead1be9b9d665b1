//! The registered contact: a mail address or phone outside this system, for resets and notices; and phone numbers.

use std::fmt;

use super::{Code, Refusal, policy::TwoStepPolicy, text};

/// A registered contact in the one form in which it is stored, compared and sent to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Contact {
    /// A mail address: ASCII, its domain in lower case.
    Mail(String),
    /// A phone.
    Phone(Phone),
}

/// A phone number in E.164 form (`+819012345678`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Phone(String);

/// What answers at a phone number, as far as the number tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A Japanese mobile phone.
    Mobile,
    /// A Japanese telephone that takes calls but no text messages.
    Landline,
    /// A Japanese IP phone (050). NIST SP 800-63B-4 3.1.3.1 takes none as a second factor.
    Internet,
    /// Another country's number, which tells nothing.
    Abroad,
}

impl Contact {
    /// Reads what someone typed: folded once, then judged.
    ///
    /// # Errors
    /// `invalid_value` for a mail address, `phone_number_invalid` for a phone number.
    pub fn read(typed: &str, policy: &TwoStepPolicy) -> Result<Self, Refusal> {
        if text::fold(typed).contains('@') {
            mail(typed).map(Contact::Mail)
        } else {
            Phone::read(typed, policy).map(Contact::Phone)
        }
    }

    /// Back from the store, where [`as_str`](Self::as_str) put it.
    pub fn from_stored(stored: String) -> Self {
        if stored.contains('@') { Contact::Mail(stored) } else { Contact::Phone(Phone(stored)) }
    }

    /// The address or number, as it is stored and sent to.
    pub fn as_str(&self) -> &str {
        match self {
            Contact::Mail(address) => address,
            Contact::Phone(phone) => phone.as_str(),
        }
    }

    /// Enough to recognise one's own contact, too little to use it: `k***@e***.jp`, `****5678`.
    pub fn masked(&self) -> String {
        match self {
            Contact::Mail(address) => masked_mail(address),
            Contact::Phone(phone) => phone.masked(),
        }
    }
}

impl Phone {
    /// Reads what someone typed: a Japanese number with or without its country (full-width digits and hyphens of
    /// all kinds too), or another country's with `+`. Only countries of the policy are taken.
    ///
    /// # Errors
    /// `phone_number_invalid`; its `why` is `phone-form` or `phone-country`.
    pub fn read(typed: &str, policy: &TwoStepPolicy) -> Result<Self, Refusal> {
        let digits = international(typed).ok_or_else(|| refused("phone-form"))?;
        if !policy.phone_prefixes.iter().any(|prefix| digits.starts_with(prefix.as_str())) {
            return Err(refused("phone-country"));
        }
        let phone = Self(format!("+{digits}"));
        let known = match phone.national() {
            Some(national) => japanese_line(national).is_some(),
            None => (8..=15).contains(&digits.len()),
        };
        if known { Ok(phone) } else { Err(refused("phone-form")) }
    }

    /// Back from the store.
    pub fn from_stored(stored: String) -> Self {
        Self(stored)
    }

    /// The number in E.164 form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What answers there.
    pub fn line(&self) -> Line {
        self.national().map_or(Line::Abroad, |national| japanese_line(national).unwrap_or(Line::Landline))
    }

    /// Its last four digits.
    pub fn masked(&self) -> String {
        format!("****{}", &self.0[self.0.len().saturating_sub(4)..])
    }

    /// A Japanese number without its country.
    fn national(&self) -> Option<&str> {
        self.0.strip_prefix("+81")
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn refused(why: &str) -> Refusal {
    Refusal::new(Code::PhoneNumberInvalid).fact("why", why)
}

/// The digits with the country's, without a plus sign.
fn international(typed: &str) -> Option<String> {
    let number: String = text::fold_together(typed).chars().filter(|c| !matches!(c, '(' | ')' | '.')).collect();
    let abroad = number.strip_prefix('+').or_else(|| number.strip_prefix("010"));
    let digits = match abroad {
        // People leave the trunk zero standing: +81 (0)90 …
        Some(digits) => match digits.strip_prefix("810") {
            Some(national) => format!("81{national}"),
            None => digits.to_owned(),
        },
        None => format!("81{}", number.strip_prefix('0')?),
    };
    let well_formed = digits.bytes().all(|c| c.is_ascii_digit()) && !digits.starts_with('0');
    (well_formed && !digits.is_empty()).then_some(digits)
}

/// The kind of a Japanese number (without country and trunk zero), by the numbering plan of 総務省.
fn japanese_line(national: &str) -> Option<Line> {
    let digits = national.as_bytes();
    match (digits.len(), digits) {
        (10, [b'6'..=b'9', b'0', b'1'..=b'9', ..]) => Some(Line::Mobile),
        (10, [b'5', b'0', b'1'..=b'9', ..]) => Some(Line::Internet),
        // 0120, 0170, 0180, 0570 and 0990 are services, not somebody's telephone.
        (9, [b'1', b'2' | b'7' | b'8', b'0', ..] | [b'5', b'7', b'0', ..] | [b'9', b'9', b'0', ..]) => None,
        (9, [b'1'..=b'9', b'1'..=b'9', ..]) => Some(Line::Landline),
        _ => None,
    }
}

/// A mail address as the SMTP of today takes it without quoting: ASCII, 254 octets at most.
///
/// # Errors
/// `invalid_value`.
pub fn mail(typed: &str) -> Result<String, Refusal> {
    let folded = text::fold(typed);
    let address = folded.split_once('@').and_then(|(local, domain)| {
        let domain = domain.to_ascii_lowercase();
        (is_local_part(local) && is_domain(&domain)).then(|| format!("{local}@{domain}"))
    });
    address.filter(|address| address.len() <= 254).ok_or_else(|| Refusal::invalid("contact", "mail-form"))
}

fn is_local_part(local: &str) -> bool {
    local.len() <= 64
        && local.split('.').all(|atom| {
            !atom.is_empty() && atom.bytes().all(|c| c.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&c))
        })
}

fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let top = domain.rsplit('.').next().unwrap_or_default();
    domain.len() <= 253
        && domain.contains('.')
        && domain.split('.').all(is_label)
        && !top.bytes().all(|c| c.is_ascii_digit())
}

fn masked_mail(address: &str) -> String {
    let first = |text: &str| text.chars().take(1).collect::<String>();
    let (local, domain) = address.split_once('@').unwrap_or((address, ""));
    let top = domain.rsplit('.').next().unwrap_or_default();
    format!("{}***@{}***.{top}", first(local), first(domain))
}
