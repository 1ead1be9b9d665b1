//! Conditions on the rows of a list (FIND-1): exact, and all of them hold.
//!
//! `a=x`, `a=x,y` (any of them), `a=` (nothing there), `a!=x`, `a<x`, `a<=x`, `a>x`, `a>=x`. A value with a comma stands in
//! quotation marks.

mod span;

use std::{borrow::Cow, fmt, str::FromStr};

use jiff::{Timestamp, civil::Date};
pub use span::{Clock, Span};

use super::{Code, LoginId, Refusal, meant::meant, text};

/// What a field holds, and so which conditions it can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Text as it was given.
    Text,
    /// A login id, folded before it is compared.
    LoginId,
    /// One of these words.
    Words(Vec<String>),
    /// A whole number, ordered by size.
    Number,
    /// `true` or `false`, without an order.
    YesNo,
    /// A calendar day, ordered by the calendar.
    Day,
    /// An instant, compared with a [`Span`].
    Time,
}

impl Kind {
    /// One of these words.
    pub fn words<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        Kind::Words(words.into_iter().map(str::to_owned).collect())
    }
}

/// A field that rows can be chosen and ordered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name; `a.b` for a field of a field.
    pub name: String,
    /// What it holds, and so what can be asked of it.
    pub kind: Kind,
}

/// How a field has to compare with the values of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// It is one of them.
    Is,
    /// It is none of them.
    IsNot,
    /// It comes before the value.
    Less,
    /// It comes before, or is equal.
    AtMost,
    /// It comes after the value.
    More,
    /// It comes after, or is equal.
    AtLeast,
}

impl Comparison {
    /// The longer signs first, each being begun by a shorter one.
    const SIGNS: [(&'static str, Comparison); 6] = [
        ("!=", Comparison::IsNot),
        ("<=", Comparison::AtMost),
        (">=", Comparison::AtLeast),
        ("=", Comparison::Is),
        ("<", Comparison::Less),
        (">", Comparison::More),
    ];

    fn sign(self) -> &'static str {
        Self::SIGNS.iter().find(|(_, it)| *it == self).map_or("=", |(sign, _)| sign)
    }

    /// Whether it asks for an order, and so for one value.
    pub fn orders(self) -> bool {
        !matches!(self, Comparison::Is | Comparison::IsNot)
    }
}

/// A condition as it was typed, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The name of the field, folded.
    pub field: String,
    /// How the field has to compare.
    pub comparison: Comparison,
    /// With what; at least one.
    pub values: Vec<String>,
}

impl FromStr for Typed {
    type Err = Refusal;

    fn from_str(typed: &str) -> Result<Self, Refusal> {
        let unclear = || Refusal::new(Code::FilterInvalid).fact("value", typed);
        let typed_signs = typed.replace('＝', "=").replace('＜', "<").replace('＞', ">").replace('！', "!");
        let at = typed_signs.find(['=', '<', '>']).ok_or_else(unclear)?;
        let at = if typed_signs[..at].ends_with('!') { at - 1 } else { at };
        let (field, rest) = typed_signs.split_at(at);
        let (sign, comparison) =
            Comparison::SIGNS.into_iter().find(|(sign, _)| rest.starts_with(sign)).ok_or_else(unclear)?;
        let field = text::fold(field);
        // The characters of the value stay as they were typed: folding changes no length before it.
        let before = typed_signs[..at].chars().count() + sign.chars().count();
        let value: String = typed.chars().skip(before).collect();
        let values = values(&value).ok_or_else(unclear)?;
        // An operator apart from the value, or in another width, would be shown as another condition.
        let is_named = !field.is_empty() && !field.contains(['=', '<', '>', '!']);
        let is_whole = is_named && (values.len() == 1 || values.iter().all(|value| !value.is_empty()));
        if is_whole && !(comparison.orders() && values.len() > 1) {
            Ok(Self { field, comparison, values })
        } else {
            Err(unclear())
        }
    }
}

/// The values between commas, each without the blanks and quotation marks around it; nothing where a mark is left open.
fn values(text: &str) -> Option<Vec<String>> {
    let (mut values, mut rest) = (Vec::new(), text.trim_start());
    loop {
        let (value, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_value(quoted)?,
            None => {
                let end = rest.find(',').unwrap_or(rest.len());
                (text::compose(&rest[..end]), &rest[end..])
            }
        };
        values.push(value);
        let after = after.trim_start();
        if after.is_empty() {
            return Some(values);
        }
        rest = after.strip_prefix(',')?.trim_start();
    }
}

/// What stands before the closing mark (a doubled one is a mark of the value), and what comes after it.
fn quoted_value(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut rest = text;
    loop {
        let (head, tail) = rest.split_once('"')?;
        value.push_str(head);
        match tail.strip_prefix('"') {
            Some(more) => {
                value.push('"');
                rest = more;
            }
            None => return Some((text::compose(&value), tail)),
        }
    }
}

impl fmt::Display for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A value that begins with an operator would be read as part of the condition's own.
        let is_plain =
            |value: &str| !value.contains([',', '"']) && !value.starts_with(['=', '＝']) && value.trim() == value;
        let quoted = |value: &String| match value {
            value if is_plain(value) => value.clone(),
            value => format!("\"{}\"", value.replace('"', "\"\"")),
        };
        let values = self.values.iter().map(quoted).collect::<Vec<_>>();
        write!(f, "{}{}{}", self.field, self.comparison.sign(), values.join(","))
    }
}

/// A value of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// Nothing: the field is empty.
    Absent,
    /// A text, a word, or a day.
    Text(String),
    /// A whole number, for a field of numbers.
    Number(i64),
    /// A time as exact as it was given: a whole day, a minute, a second.
    Span(Span),
}

/// A condition that makes sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The name of the field, which the list has.
    pub field: String,
    /// How the field has to compare.
    pub comparison: Comparison,
    /// With what; at least one.
    pub operands: Vec<Operand>,
}

impl Condition {
    /// Reads what was typed, given the fields that there are.
    ///
    /// # Errors
    /// `filter_invalid`, `filter_unknown` (naming the fields), or `filter_value_unknown` (naming the words, or the form).
    pub fn read(typed: &str, fields: &[Field], clock: Clock<'_>) -> Result<Self, Refusal> {
        typed.parse::<Typed>()?.read(fields, clock)
    }

    /// Whether it holds for a row whose field has these values: none where it is empty, several where it is a list.
    pub fn holds(&self, held: &[Held<'_>]) -> bool {
        let is = |operand: &Operand| match operand {
            Operand::Absent => held.iter().all(|one| *one == Held::Text("".into())),
            operand => held.iter().any(|one| one.place(operand) == Some(Place::Inside)),
        };
        let first = self.operands.first();
        let places = || held.iter().filter_map(|one| one.place(first?));
        match self.comparison {
            Comparison::Is => self.operands.iter().any(is),
            Comparison::IsNot => !self.operands.iter().any(is),
            Comparison::Less => places().any(|place| place == Place::Before),
            Comparison::AtMost => places().any(|place| place != Place::After),
            Comparison::More => places().any(|place| place == Place::After),
            Comparison::AtLeast => places().any(|place| place != Place::Before),
        }
    }
}

impl Typed {
    /// Reads it, given the fields that there are.
    ///
    /// # Errors
    /// As [`Condition::read`].
    pub fn read(&self, fields: &[Field], clock: Clock<'_>) -> Result<Condition, Refusal> {
        let Some(field) = fields.iter().find(|field| field.name == self.field) else {
            let known: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
            return Err(unknown(Code::FilterUnknown, &self.field, &known).fact("name", self.field.as_str()));
        };
        let operands = self.values.iter().map(|value| self.operand(value, &field.kind, clock));
        Ok(Condition {
            field: self.field.clone(),
            comparison: self.comparison,
            operands: operands.collect::<Result<_, _>>()?,
        })
    }

    fn operand(&self, value: &str, kind: &Kind, clock: Clock<'_>) -> Result<Operand, Refusal> {
        let never = |why: &str| {
            let refusal = Refusal::new(Code::FilterValueUnknown).fact("name", self.field.as_str());
            refusal.fact("value", value).fact("form", why)
        };
        if value.is_empty() {
            return if self.comparison.orders() { Err(never("empty")) } else { Ok(Operand::Absent) };
        }
        if value.chars().any(text::is_unsafe_to_show) {
            return Err(never("unsafe-character"));
        }
        let word = |known: &[&str]| {
            let folded = text::fold(value);
            match known.iter().find(|word| same_word(word, &folded)) {
                Some(word) if !self.comparison.orders() => Ok(Operand::Text((*word).to_owned())),
                Some(_) => Err(never("word-order")),
                None => Err(unknown(Code::FilterValueUnknown, value, known)
                    .fact("name", self.field.as_str())
                    .fact("value", value)),
            }
        };
        match kind {
            Kind::Text => Ok(Operand::Text(value.to_owned())),
            Kind::LoginId => {
                value.parse().map(|id: LoginId| Operand::Text(id.to_string())).map_err(|_| never("login-id"))
            }
            Kind::Words(known) => word(&known.iter().map(String::as_str).collect::<Vec<_>>()),
            Kind::YesNo => word(&["true", "false"]),
            Kind::Number => text::fold(value).parse().map(Operand::Number).map_err(|_| never("number")),
            Kind::Day => match span::day(value, clock) {
                Ok(day) => Ok(Operand::Text(day.to_string())),
                Err(none) => Err(never(none.form("day"))),
            },
            Kind::Time => Span::read(value, clock).map(Operand::Span).map_err(|none| never(none.form("time"))),
        }
    }
}

/// Whether a typed word is a known one, whatever separates its parts: tables show `locked down`.
fn same_word(known: &str, typed: &str) -> bool {
    let letters = |word: &str| word.to_lowercase().replace([' ', '_'], "-");
    letters(known) == letters(typed)
}

/// The refusal of an unknown word: it names the known ones, and the nearest among them.
fn unknown(code: Code, typed: &str, known: &[&str]) -> Refusal {
    let refusal = Refusal::new(code).fact("names", known.join(", "));
    match meant(typed, known.iter().copied()) {
        Some(word) => refusal.fact("meant", word),
        None => refusal,
    }
}

/// A value of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Held<'a> {
    /// A text, a word, or a day.
    Text(Cow<'a, str>),
    /// A number, as JSON has it.
    Number(f64),
    /// An instant, ordered by time.
    Time(Timestamp),
}

/// How a value of a row compares with one of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    Inside,
    After,
}

impl From<std::cmp::Ordering> for Place {
    fn from(order: std::cmp::Ordering) -> Self {
        match order {
            std::cmp::Ordering::Less => Place::Before,
            std::cmp::Ordering::Equal => Place::Inside,
            std::cmp::Ordering::Greater => Place::After,
        }
    }
}

impl<'a> Held<'a> {
    /// A value that came as text, in a file's cell or in JSON. `None` where it cannot be what the field holds.
    pub fn of_text(value: &'a str, kind: &Kind) -> Option<Self> {
        match kind {
            Kind::Time => value.trim().parse().ok().map(Held::Time),
            Kind::Number => value.trim().parse().ok().map(Held::Number),
            Kind::LoginId => Some(
                value.parse::<LoginId>().map_or(Held::Text(value.into()), |id| Held::Text(Cow::Owned(id.to_string()))),
            ),
            Kind::Day => {
                let day = span::held(value);
                Some(day.map_or(Held::Text(value.into()), |day: Date| Held::Text(Cow::Owned(day.to_string()))))
            }
            Kind::Text | Kind::Words(_) | Kind::YesNo => Some(Held::Text(value.into())),
        }
    }

    fn place(&self, operand: &Operand) -> Option<Place> {
        match (self, operand) {
            (Held::Text(held), Operand::Text(asked)) => Some(held.as_ref().cmp(asked.as_str()).into()),
            #[expect(clippy::cast_precision_loss, reason = "a count of bytes is exact up to nine thousand terabytes")]
            (Held::Number(held), Operand::Number(asked)) => held.partial_cmp(&(*asked as f64)).map(Place::from),
            (Held::Time(at), Operand::Span(span)) => Some(if *at < span.from {
                Place::Before
            } else if *at < span.to {
                Place::Inside
            } else {
                Place::After
            }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
