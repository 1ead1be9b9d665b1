//! The registered contact: a mail address or phone outside this system, for resets and notices; and phone numbers.

use std::fmt;

use super::{Code, Refusal, policy::TwoStepPolicy, text};

/// A registered contact in the one form in which it is stored, compared and sent to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Contact {
    /// A mail address: ASCII, its domain in lower case.
    Mail(String),
    /// A phone number, in E.164 form.
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
    /// Another country's number, which does not tell.
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

    /// What answers at the number, as far as it tells.
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

/// A mail address: ASCII, 254 octets at most. Dots may stand together, at the beginning or at the end, as Japanese carriers once
/// gave out addresses (`a..b@`, `a.@`).
///
/// # Errors
/// `invalid_value`.
pub fn mail(typed: &str) -> Result<String, Refusal> {
    let folded = text::fold(typed);
    let address = folded.split_once('@').and_then(|(local, domain)| {
        let domain = domain.to_ascii_lowercase();
        (is_received_at(local) && is_domain(&domain)).then(|| format!("{local}@{domain}"))
    });
    address.filter(|address| address.len() <= 254).ok_or_else(|| Refusal::invalid("contact", "mail-form"))
}

/// Whether it is a local part but for its dots: 64 octets at most.
fn is_received_at(local: &str) -> bool {
    let atoms: Vec<&str> = local.split('.').filter(|atom| !atom.is_empty()).collect();
    local.len() <= 64 && is_local_part(&atoms.join("."))
}

/// Whether it is a local part that needs no quoting: 64 octets at most.
pub(super) fn is_local_part(local: &str) -> bool {
    local.len() <= 64
        && local.split('.').all(|atom| {
            !atom.is_empty() && atom.bytes().all(|c| c.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&c))
        })
}

/// A host's name as DNS knows it: folded, in lower case, other alphabets than ASCII in their `xn--` form. `None` for what
/// cannot be one.
pub(super) fn host(typed: &str) -> Option<String> {
    let folded = text::fold(typed);
    let name = idna::domain_to_ascii_cow(folded.as_bytes(), idna::AsciiDenyList::STD3).ok()?;
    is_host(&name).then(|| name.into_owned())
}

fn is_host(name: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    name.len() <= 253 && name.split('.').all(is_label)
}

/// Whether it is the domain of a mail address: a host's name below a top-level domain that is not a number.
pub(super) fn is_domain(domain: &str) -> bool {
    let top = domain.rsplit('.').next().unwrap_or_default();
    is_host(domain) && domain.contains('.') && !top.bytes().all(|c| c.is_ascii_digit())
}

fn masked_mail(address: &str) -> String {
    let first = |text: &str| text.chars().take(1).collect::<String>();
    let (local, domain) = address.split_once('@').unwrap_or((address, ""));
    let top = domain.rsplit('.').next().unwrap_or_default();
    format!("{}***@{}***.{top}", first(local), first(domain))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn phone(typed: &str) -> Result<String, String> {
        Phone::read(typed, &TwoStepPolicy::default()).map(|phone| phone.to_string()).map_err(|refusal| {
            assert_eq!(refusal.code, Code::PhoneNumberInvalid);
            match &refusal.facts["why"] {
                crate::rules::Fact::Text(why) => why.clone(),
                other => panic!("{other:?}"),
            }
        })
    }

    #[test]
    fn _2sv_1_all_ways_to_type_one_mobile_number_are_one() {
        for typed in [
            "090-1234-5678",
            "09012345678",
            " 090 1234 5678 ",
            "０９０－１２３４－５６７８",
            "０９０ー１２３４ー５６７８",
            "090‐1234‐5678",
            "090−1234−5678",
            "090–1234—5678",
            "090ｰ1234ｰ5678",
            "(090)1234-5678",
            "（０９０）１２３４－５６７８",
            "090.1234.5678",
            "090\u{3000}1234\u{3000}5678",
            "+819012345678",
            "＋８１９０１２３４５６７８",
            "+81 90-1234-5678",
            "+81 (0)90-1234-5678",
            "010-81-90-1234-5678",
        ] {
            assert_eq!(phone(typed).as_deref(), Ok("+819012345678"), "{typed}");
        }
    }

    #[test]
    fn _2sv_1_other_japanese_numbers() {
        for (typed, number, line) in [
            ("070-1234-5678", "+817012345678", Line::Mobile),
            ("080-1234-5678", "+818012345678", Line::Mobile),
            ("060-1234-5678", "+816012345678", Line::Mobile),
            ("03-5841-1111", "+81358411111", Line::Landline),
            ("075-753-7531", "+81757537531", Line::Landline),
            ("0123-45-6789", "+81123456789", Line::Landline),
            ("050-1234-5678", "+815012345678", Line::Internet),
        ] {
            assert_eq!(phone(typed).as_deref(), Ok(number), "{typed}");
            assert_eq!(Phone::from_stored(number.to_owned()).line(), line, "{typed}");
        }
    }

    #[test]
    fn _2sv_1_what_is_no_phone_number_is_refused() {
        for typed in [
            "",
            "-",
            "+",
            "0",
            "+81",
            "abc",
            "090-1234-567",
            "090-1234-56789",
            "090-0234-5678",
            "9012345678",
            "110",
            "119",
            "0120-123-456",
            "0570-012-345",
            "0990-123-456",
            "0800-123-4567",
            "03-0841-1111",
            "03-5841-111",
            "+810",
            "090-1234-567a",
            "090-1234-5678#1",
            "+0312345678",
            "٠٩٠١٢٣٤٥٦٧٨",
            "++819012345678",
            "0009012345678",
        ] {
            assert_eq!(phone(typed), Err("phone-form".to_owned()), "{typed}");
        }
    }

    #[test]
    fn _2sv_3_only_countries_of_the_policy_are_taken() {
        assert_eq!(phone("+1 202 555 0123"), Err("phone-country".to_owned()));
        assert_eq!(phone("+82 10-1234-5678"), Err("phone-country".to_owned()));
        let open = TwoStepPolicy { phone_prefixes: vec!["81".to_owned(), "1".to_owned()], ..TwoStepPolicy::default() };
        let abroad = Phone::read("+1 (202) 555-0123", &open).unwrap();
        assert_eq!((abroad.as_str(), abroad.line()), ("+12025550123", Line::Abroad));
        assert!(Phone::read("+1 202", &open).is_err());
        let none = TwoStepPolicy { phone_prefixes: Vec::new(), ..TwoStepPolicy::default() };
        assert!(Phone::read("090-1234-5678", &none).is_err());
    }

    #[test]
    fn mail_addresses_are_folded_and_then_judged() {
        for (typed, address) in [
            ("hanako@example.ac.jp", "hanako@example.ac.jp"),
            (" Hanako.Tanaka+x@Example.AC.JP ", "Hanako.Tanaka+x@example.ac.jp"),
            ("ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ａｃ．ｊｐ", "hanako@example.ac.jp"),
            ("hanako\u{ff20}example.ac.jp\u{3000}", "hanako@example.ac.jp"),
            ("a@xn--wgv71a119e.jp", "a@xn--wgv71a119e.jp"),
            // As a Japanese carrier once gave them out.
            ("a..b@docomo.ne.jp", "a..b@docomo.ne.jp"),
            ("a.@docomo.ne.jp", "a.@docomo.ne.jp"),
            ("Taro...x.@Docomo.NE.jp", "Taro...x.@docomo.ne.jp"),
            (".a@ezweb.ne.jp", ".a@ezweb.ne.jp"),
        ] {
            assert_eq!(mail(typed).as_deref(), Ok(address), "{typed}");
        }
        for typed in [
            "@example.jp",
            "a@",
            "a@example",
            "a@@example.jp",
            "a\u{ff20}evil.example@example.jp",
            "a b@example.jp",
            "a@example..jp",
            ".@example.jp",
            "..@example.jp",
            "a..b c@example.jp",
            "a@-example.jp",
            "a@example-.jp",
            "a@127.0.0.1",
            "a@example.jp\r\nBcc: b@example.jp",
            "a@example.jp,b@example.jp",
            "花子@example.jp",
            "a@日本.jp",
            "a@exam\u{131}ple.jp\u{200b}",
            "\"a b\"@example.jp",
            "a<b>@example.jp",
        ] {
            assert_eq!(mail(typed), Err(Refusal::invalid("contact", "mail-form")), "{typed:?}");
        }
        assert!(mail(&format!("{}@example.jp", "a".repeat(64))).is_ok());
        assert!(mail(&format!("{}@example.jp", "a".repeat(65))).is_err());
        let domain = ["b", "c", "d"].map(|label| label.repeat(62)).join(".") + ".jp";
        assert!(mail(&format!("{}@{domain}", "a".repeat(62))).is_ok_and(|address| address.len() == 254));
        assert!(mail(&format!("{}@{domain}", "a".repeat(63))).is_err());
    }

    #[test]
    fn a_contact_knows_its_kind_and_survives_the_store() {
        let policy = TwoStepPolicy::default();
        for (typed, stored) in [("hanako＠example.jp", "hanako@example.jp"), ("090-1234-5678", "+819012345678")] {
            let contact = Contact::read(typed, &policy).unwrap();
            assert_eq!(contact.as_str(), stored);
            assert_eq!(Contact::from_stored(stored.to_owned()), contact);
        }
        assert_eq!(Contact::read("hanako", &policy).unwrap_err().code, Code::PhoneNumberInvalid);
    }

    #[test]
    fn a_masked_contact_can_be_recognised_and_not_used() {
        let policy = TwoStepPolicy::default();
        assert_eq!(Contact::read("090-1234-5678", &policy).unwrap().masked(), "****5678");
        assert_eq!(Contact::read("hanako@example.ac.jp", &policy).unwrap().masked(), "h***@e***.jp");
    }

    proptest! {
        #[test]
        fn a_phone_number_read_again_is_the_same(typed in "[0-9０-９+＋ー－ ()-]{0,16}") {
            let policy = TwoStepPolicy::default();
            if let Ok(phone) = Phone::read(&typed, &policy) {
                prop_assert!(phone.as_str().starts_with("+81"));
                prop_assert!(phone.as_str()[1..].bytes().all(|c| c.is_ascii_digit()));
                prop_assert_eq!(Phone::read(phone.as_str(), &policy), Ok(phone));
            }
        }

        #[test]
        fn nothing_typed_makes_it_panic(typed in any::<String>()) {
            let policy = TwoStepPolicy { phone_prefixes: vec![String::new()], ..TwoStepPolicy::default() };
            if let Ok(contact) = Contact::read(&typed, &policy) {
                prop_assert!(contact.as_str().is_ascii());
                prop_assert!(!contact.masked().is_empty());
            }
        }
    }
}
