//! Service tokens, and whether what stands beside a mail server asks at all: log-ins, the POP meter, the sender policy.

use jiff::{SignedDuration, Timestamp};

use super::finding::{Finding, Level, ago, day};
use crate::{
    contract::{Operation, mail_log_in::MailLogIn, pop::PopUse, sender::MailSender},
    rules::{Id, mail_log_in::Protocol, token::Scope},
    store::{
        self, Store,
        token::{NOTED_EVERY, Token, TokenUse},
    },
    ui::visible,
};

/// How much newer a log-in may be than the last note of the session that it began: notes are made as seldom as that.
const BEHIND: SignedDuration = NOTED_EVERY;
/// How bad it is that fewer than this many days are left, most urgent first.
const DAYS: [(i64, Level); 2] = [(7, Level::Trouble), (30, Level::Warning)];

/// What mail servers ask, and in which words it is told.
const ASKED: [(&str, &str); 3] =
    [(MailLogIn::ID, "log-ins"), (PopUse::ID, "the POP meter"), (MailSender::ID, "senders")];

/// What is known of tokens and of what they asked for.
struct Seen {
    tokens: Vec<Token>,
    orphans: std::collections::HashSet<Id>,
    uses: Vec<TokenUse>,
    /// When a mail app was last let in by POP, and to send.
    let_in: [Option<Timestamp>; 2],
}

impl Seen {
    async fn read(store: &Store) -> store::Result<Self> {
        let mut conn = store.read().await?;
        Ok(Self {
            tokens: store::token::list(&mut conn).await?,
            orphans: store::token::orphans(&mut conn).await?,
            uses: store::token::uses(&mut conn).await?,
            let_in: [
                store::mail_log_in::last_let_in(&mut conn, Protocol::Pop).await?,
                store::mail_log_in::last_let_in(&mut conn, Protocol::Smtp).await?,
            ],
        })
    }

    /// When a mail server last asked for an operation, by whatever token.
    fn last(&self, operation: &str) -> Option<Timestamp> {
        let uses = self.uses.iter().filter(|it| it.operation == operation && self.is_mail_server(it.token));
        uses.map(|it| it.last_at).max()
    }

    fn is_mail_server(&self, token: Id) -> bool {
        self.tokens.iter().any(|it| it.id == token && it.scopes.contains(&Scope::MailDecision))
    }
}

/// Looks at every token, and at what was let in without being counted or asked about.
pub(super) async fn look(store: &Store, now: Timestamp) -> Vec<Finding> {
    let seen = match Seen::read(store).await {
        Ok(seen) => seen,
        Err(error) => return vec![Finding::new("token", Level::Warning, format!("not known: {error}"))],
    };
    let mut found: Vec<Finding> = seen.tokens.iter().map(|token| of_token(token, &seen, now)).collect();
    found.extend(meter(&seen, now));
    found.extend(policy(&seen, now));
    found
}

fn of_token(token: &Token, seen: &Seen, now: Timestamp) -> Finding {
    let name = format!("“{}”", visible(&token.name));
    if seen.orphans.contains(&token.id) {
        let why = format!(
            "{name} is not believed any more: {} is no administrator any more. {}",
            token.created_by,
            renewal(token, &seen.tokens)
        );
        return Finding::new("token", Level::Trouble, why);
    }
    let until = day(token.expires_at);
    let left = token.expires_at.duration_since(now);
    if !left.is_positive() {
        let why = format!(
            "{name} ended on {until}. {}. Then take the old one away: meibo account token delete {}",
            renewal(token, &seen.tokens),
            token.id
        );
        // Where another stands in its place, it is only to be tidied up.
        let is_replaced = seen.tokens.iter().any(|other| now < other.expires_at && other.scopes == token.scopes);
        let level = if is_replaced { Level::Warning } else { Level::Trouble };
        return Finding::new("token", level, why);
    }
    let days = left.as_hours() / 24;
    match DAYS.iter().find(|(most, _)| days < *most) {
        Some((most, level)) => {
            let why = format!("{name} ends in less than {most} days, on {until}. {}", renewal(token, &seen.tokens));
            Finding::new("token", *level, why)
        }
        None => Finding::new("token", Level::Ok, format!("{name} ends on {until}; {}", used(token, seen, now))),
    }
}

/// When a token was last used, a mail server's for each thing that it asks.
fn used(token: &Token, seen: &Seen, now: Timestamp) -> String {
    if !token.scopes.contains(&Scope::MailDecision) {
        return format!("last used {}", ago(token.last_used_at, now));
    }
    let last = |operation: &str| {
        let own = seen.uses.iter().find(|it| it.token == token.id && it.operation == operation);
        ago(own.map(|it| it.last_at), now)
    };
    let each: Vec<String> = ASKED.iter().map(|(operation, words)| format!("{words} {}", last(operation))).collect();
    format!("it last asked about: {}", each.join(", "))
}

/// What makes another token in the place of this one, as it is typed.
fn renewal(token: &Token, all: &[Token]) -> String {
    let scopes: Vec<String> = token.scopes.iter().map(|scope| format!(" --scope {scope}")).collect();
    let (name, scopes) = (free_name(&token.name, all), scopes.concat());
    let place = match token.scopes.contains(&Scope::MailDecision) {
        true => "write it into the token files of the mail server (Dovecot, meter, sender policy)",
        false => "give it to the program that uses it",
    };
    format!("Make another, and {place}: meibo account token create {name}{scopes} --days 366 --secret-only")
}

/// A name that no token has, of signs that no shell reads otherwise.
fn free_name(name: &str, all: &[Token]) -> String {
    let is_plain = !name.is_empty() && name.chars().all(|it| it.is_ascii_alphanumeric() || "-_.".contains(it));
    let stem = match name.rsplit_once('-') {
        Some((stem, number)) if number.parse::<u32>().is_ok() => stem,
        _ => name,
    };
    let stem = if is_plain && !stem.starts_with('-') && !stem.is_empty() { stem } else { "token" };
    let is_free = |name: &String| all.iter().all(|token| token.name != *name);
    (2..).map(|number| format!("{stem}-{number}")).find(is_free).unwrap_or_default()
}

/// Each POP session begins with a report of the meter: where a log-in was let in and none came, sessions are not counted.
fn meter(seen: &Seen, now: Timestamp) -> Option<Finding> {
    let let_in = seen.let_in[0]?;
    let last = seen.last(PopUse::ID);
    if last.is_some_and(|at| at >= let_in - BEHIND) {
        return Some(Finding::new("pop-meter", Level::Ok, format!("it last reported {}", ago(last, now))));
    }
    let let_in = format!("a mail app was let in by POP {}", ago(Some(let_in), now));
    let why = match last {
        // From here the two look the same: who asks must look there.
        Some(last) => format!(
            "{let_in}, and the meter reported {}: it is down, and no POP session begins (is its service running? its log \
             says why), or Dovecot hands it no sessions any more, and POP has no limit (--pop-meter of mail-config dovecot, \
             docs/pop-meter.md)",
            ago(Some(last), now)
        ),
        None => format!(
            "{let_in}, and no meter has ever reported: POP is not counted, and has no limit. Hand POP sessions to it: \
             --pop-meter of mail-config dovecot (docs/pop-meter.md)"
        ),
    };
    Some(Finding::new("pop-meter", Level::Trouble, why))
}

/// Who logs in to send mostly sends. A mail app may only look, so it is no more than a warning.
fn policy(seen: &Seen, now: Timestamp) -> Option<Finding> {
    let let_in = seen.let_in[1]?;
    let last = seen.last(MailSender::ID);
    if last.is_some_and(|at| at >= let_in - BEHIND) {
        return Some(Finding::new("sender-policy", Level::Ok, format!("it last asked {}", ago(last, now))));
    }
    let why = format!(
        "a mail app was let in to send {}, and a sender was asked about {}: where it has sent since, Postfix does not ask \
         (meibod mail-config postfix)",
        ago(Some(let_in), now),
        ago(last, now)
    );
    Some(Finding::new("sender-policy", Level::Warning, why))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(2_000_000_000 + seconds).unwrap()
    }

    fn token(id: i64, name: &str, ends: i64) -> Token {
        Token {
            id: Id::from_i64(id),
            name: name.to_owned(),
            scopes: vec![Scope::MailDecision],
            created_by: "admin".parse().unwrap(),
            created_at: at(-1),
            expires_at: at(ends),
            last_used_at: None,
        }
    }

    fn seen(tokens: Vec<Token>) -> Seen {
        Seen { tokens, orphans: std::collections::HashSet::new(), uses: Vec::new(), let_in: [None, None] }
    }

    fn used_at(operation: &str, seconds: i64) -> TokenUse {
        TokenUse { token: Id::from_i64(1), operation: operation.to_owned(), last_at: at(seconds) }
    }

    #[test]
    fn a_tokens_end_is_told_30_and_7_days_before_with_the_command_that_makes_another() {
        const DAY: i64 = 24 * 60 * 60;
        for (ends, level) in [
            (30 * DAY, Level::Ok),
            (30 * DAY - 1, Level::Warning),
            (7 * DAY, Level::Warning),
            (7 * DAY - 1, Level::Trouble),
            (0, Level::Warning),
        ] {
            let seen = seen(vec![token(1, "mail1", ends), token(2, "mail1-2", 400 * DAY)]);
            let found = of_token(&seen.tokens[0], &seen, at(0));
            assert_eq!(found.level, level, "{ends}: {found:?}");
            let command = "meibo account token create mail1-3 --scope mail-decision --days 366 --secret-only";
            assert_eq!(found.message.contains(command), level != Level::Ok, "{found:?}");
        }
        let alone = seen(vec![token(1, "mail1", 0)]);
        assert_eq!(of_token(&alone.tokens[0], &alone, at(0)).level, Level::Trouble, "nothing stands in its place");
    }

    #[test]
    fn a_token_whose_maker_administers_no_more_is_trouble() {
        let mut seen = seen(vec![token(1, "日 本", 90 * 24 * 60 * 60)]);
        seen.orphans.insert(Id::from_i64(1));
        let found = of_token(&seen.tokens[0], &seen, at(0));
        assert!(found.level == Level::Trouble && found.message.contains("create token-2 "), "{found:?}");
    }

    #[test]
    fn pop_6_log_ins_that_no_meter_reports_are_trouble() {
        let mut seen = seen(vec![token(1, "mail1", 0)]);
        assert!(meter(&seen, at(0)).is_none() && policy(&seen, at(0)).is_none(), "nobody was let in");
        seen.let_in = [Some(at(-600)), Some(at(-600))];
        assert_eq!(meter(&seen, at(0)).unwrap().level, Level::Trouble);
        assert_eq!(policy(&seen, at(0)).unwrap().level, Level::Warning);
        seen.uses = vec![used_at(PopUse::ID, -611), used_at(MailSender::ID, -611)];
        let found = meter(&seen, at(0)).unwrap();
        assert!(found.level == Level::Trouble && found.message.contains("the meter reported 10 min ago"), "{found:?}");
        assert!(found.message.contains("it is down, and no POP session begins"), "{found:?}");
        seen.uses = vec![used_at(PopUse::ID, -610), used_at(MailSender::ID, -3)];
        assert_eq!(meter(&seen, at(0)).unwrap().level, Level::Ok);
        assert_eq!(policy(&seen, at(0)).unwrap().message, "it last asked 3 s ago");
        seen.tokens[0].scopes = vec![Scope::AdministratorRead];
        assert_eq!(meter(&seen, at(0)).unwrap().level, Level::Trouble, "no mail server reported");
        assert_eq!(policy(&seen, at(0)).unwrap().level, Level::Warning, "no mail server asked");
    }
}
