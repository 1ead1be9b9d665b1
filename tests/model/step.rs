//! One step of a sequence: time moves, somebody asks for something, or sends the last thing again.

use jiff::{Timestamp, ToSpan};
use serde_json::Value;

use super::{
    account, address, app_password, application, clock,
    drive::{Hand, Scene, Sent},
    house::{Ask, House, Last, Right, Who},
    less_secure_apps, lockdown, mail_password,
    outcome::Outcome,
    password, pop, remote_access, reset, role, session, two_step,
};
use crate::walk::TABLE;

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Clock(clock::Move),
    /// `dry` asks for everything to be undone in the end.
    Deed {
        deed: Deed,
        dry: bool,
    },
    /// The last write that was done comes once more, byte for byte, under the same idempotency key (ALL-2).
    Again,
}

#[derive(Debug, Clone)]
pub(crate) enum Deed {
    Session(session::Step),
    Account(account::Step),
    Role(role::Change),
    Password(password::Set),
    TwoStep(two_step::Step),
    AppPassword(app_password::Step),
    Application(application::Step),
    Address(address::Step),
    MailPassword(mail_password::Step),
    LessSecureApps(less_secure_apps::Step),
    Pop(pop::Step),
    RemoteAccess(remote_access::Step),
    Lockdown(lockdown::Step),
    Reset(reset::Step),
}

/// Kinds beside the writes of the operations' table.
const OTHERS: [&str; 8] =
    ["clock.pass", "clock.to", "clock.back", "again", "dry-run", "restart", "session.show", "account.show"];

/// Every kind there is: each is done and refused at least once by day.
pub(crate) fn kinds() -> impl Iterator<Item = &'static str> {
    let is_carried = |id: &&str| !NOT_CARRIED.iter().any(|(known, _)| known == id);
    let writes = TABLE.iter().filter(|row| row.writes).map(|row| row.id);
    OTHERS.into_iter().chain(writes.filter(is_carried))
}

/// The kinds that nobody refuses.
pub(crate) const NEVER_REFUSED: [&str; 4] = ["clock.pass", "clock.to", "clock.back", "restart"];

/// Writes that the model does not carry, and why; what else walks them.
pub(crate) const NOT_CARRIED: [(&str, &str); 11] = [
    ("alias.create", "needs a mailbox, and no run that makes one is walked here: tests/api/alias.rs, tests/api/order"),
    ("alias.send", "as alias.create"),
    ("alias.verify", "as alias.create"),
    ("alias.delete", "as alias.create"),
    ("password-reset.ask", "every order of a reset's calls is walked in tests/api/order/reset.rs"),
    ("password-reset.finish", "as password-reset.ask"),
    ("locks.lift", "as password-reset.ask"),
    ("workshop.password-set", "a workshop account does nothing else: tests/api/workshop.rs"),
    ("token.create", "a token's ways to more power are walked in tests/authorisation/machine.rs"),
    ("token.delete", "as token.create"),
    ("mailbox.size", "a reading decides nothing"),
];

/// What the model expects of a step.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expected {
    /// No request.
    Nothing,
    /// A request with this outcome.
    Outcome(Outcome),
    /// The reply that was given before, byte for byte.
    SameReply,
}

/// Sends each deed to the module of its noun.
macro_rules! of_noun {
    ($deed:expr, $noun:ident => $call:expr) => {
        match $deed {
            Deed::Session($noun) => $call,
            Deed::Account($noun) => $call,
            Deed::Role($noun) => $call,
            Deed::Password($noun) => $call,
            Deed::TwoStep($noun) => $call,
            Deed::AppPassword($noun) => $call,
            Deed::Application($noun) => $call,
            Deed::Address($noun) => $call,
            Deed::MailPassword($noun) => $call,
            Deed::LessSecureApps($noun) => $call,
            Deed::Pop($noun) => $call,
            Deed::RemoteAccess($noun) => $call,
            Deed::Lockdown($noun) => $call,
            Deed::Reset($noun) => $call,
        }
    };
}

impl Deed {
    pub(crate) fn kind(&self) -> &'static str {
        of_noun!(self, noun => noun.kind())
    }

    pub(crate) fn ask(&self) -> Ask {
        of_noun!(self, noun => noun.ask())
    }

    fn person(&self) -> usize {
        match self {
            Deed::Session(step) => step.person(),
            deed => deed.ask().who.person,
        }
    }

    fn act(&self, house: &mut House) -> Outcome {
        of_noun!(self, noun => noun.act(house))
    }

    /// The sign-in that goes on under a new token, once this was done.
    fn renewed(&self, after: &House) -> Option<Who> {
        let person = match self {
            Deed::Session(session::Step::PasswordAgain { who, .. }) => who.person,
            Deed::Password(set) => set.who.person,
            _ => return None,
        };
        Some(Who { person, session: after.people[person].sessions.len() - 1 })
    }

    pub(crate) fn send(&self, scene: &Scene<'_>) -> Sent {
        of_noun!(self, noun => noun.send(scene))
    }

    /// Keeps what the reply tells only once.
    pub(crate) fn learn(&self, before: &House, after: &House, hand: &mut Hand, reply: &Value) {
        match self {
            Deed::Session(step) => step.learn(after, hand, reply),
            Deed::Account(step) => step.learn(after, hand, reply),
            Deed::Password(set) => set.learn(before, after, hand, reply),
            Deed::TwoStep(step) => step.learn(after, hand, reply),
            Deed::AppPassword(step) => step.learn(after, hand, reply),
            _ => {}
        }
    }
}

impl Last {
    /// ALL-2: what replaced its own token is answered again to that one for two minutes, while the new one holds.
    fn asked_again(&self, now: Timestamp) -> Ask {
        let ask = self.deed.ask();
        let renewed = self.renewed.filter(|_| now < self.at + 2.minutes());
        Ask { who: renewed.unwrap_or(ask.who), ..ask }
    }
}

impl Step {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Step::Clock(by) => by.kind(),
            Step::Deed { dry: true, .. } => "dry-run",
            Step::Deed { deed, .. } => deed.kind(),
            Step::Again => "again",
        }
    }

    /// Whether this outcome is that it was done; nothing where there was nothing to send again.
    pub(crate) fn is_done(&self, expected: &Expected) -> Option<bool> {
        match (self, expected) {
            (Step::Again, Expected::Nothing) => None,
            (_, Expected::Outcome(Err(_))) => Some(false),
            _ => Some(true),
        }
    }

    /// The step in one line, for whoever reads a divergence.
    pub(crate) fn says(&self) -> String {
        match self {
            Step::Clock(by) => by.says(),
            Step::Deed { deed, dry: true } => format!("{} (dry run) {}", deed.kind(), inner(deed)),
            Step::Deed { deed, .. } => format!("{} {}", deed.kind(), inner(deed)),
            Step::Again => "the same again, under its key".to_owned(),
        }
    }

    /// Changes the model, and answers what is expected of the service.
    pub(crate) fn judge(&self, house: &mut House) -> Expected {
        let expected = match self {
            Step::Clock(by) => {
                by.act(house);
                return Expected::Nothing;
            }
            Step::Deed { deed, dry } => {
                let mut after = house.clone();
                let outcome = house.admit(&deed.ask(), *dry).and_then(|()| deed.act(&mut after));
                if !dry {
                    *house = after;
                    let ask = deed.ask();
                    if outcome.is_ok() && ask.writes && ask.right != Right::Anyone {
                        house.last =
                            Some(Last { deed: Box::new(deed.clone()), at: house.now, renewed: deed.renewed(house) });
                    }
                }
                Expected::Outcome(outcome)
            }
            Step::Again => match house.last.as_ref().filter(|last| house.now < last.at + 24.hours()) {
                Some(last) => match house.admit(&last.asked_again(house.now), false) {
                    Ok(()) => Expected::SameReply,
                    Err(refused) => Expected::Outcome(Err(refused)),
                },
                None => return Expected::Nothing,
            },
        };
        // Nothing happens at the very same instant: what is listed by time has an order.
        house.now += 1.millisecond();
        expected
    }
}

fn inner(deed: &Deed) -> String {
    of_noun!(deed, noun => format!("{noun:?}"))
}

/// What each noun is worth among a hundred steps, and its steps that are worth taking now.
type Choice = (u32, fn(&House) -> Vec<(u32, Step)>);

const CHOICES: [Choice; 16] = [
    (14, |house| clock::choose(house).into_iter().map(|(weight, by)| (weight, Step::Clock(by))).collect()),
    (3, |_| vec![(1, Step::Again)]),
    (22, |house| deeds(house, session::choose(house), Deed::Session)),
    (12, |house| deeds(house, account::choose(house), Deed::Account)),
    (6, |house| deeds(house, role::choose(house), Deed::Role)),
    (5, |house| deeds(house, password::choose(house), Deed::Password)),
    (20, |house| deeds(house, two_step::choose(house), Deed::TwoStep)),
    (8, |house| deeds(house, app_password::choose(house), Deed::AppPassword)),
    (10, |house| deeds(house, application::choose(house), Deed::Application)),
    (4, |house| deeds(house, address::choose(house), Deed::Address)),
    (4, |house| deeds(house, mail_password::choose(house), Deed::MailPassword)),
    (4, |house| deeds(house, less_secure_apps::choose(house), Deed::LessSecureApps)),
    (8, |house| deeds(house, pop::choose(house), Deed::Pop)),
    (4, |house| deeds(house, remote_access::choose(house), Deed::RemoteAccess)),
    (1, |house| deeds(house, lockdown::choose(house), Deed::Lockdown)),
    (2, |house| deeds(house, reset::choose(house), Deed::Reset)),
];

/// A step that may be taken now and brings one of these, a kind that is done or refused; without a move of the clock.
pub(crate) fn towards(house: &House, wanted: &[(&str, bool)]) -> Option<Step> {
    let steps = CHOICES.iter().flat_map(|(_, of_noun)| of_noun(house)).map(|(_, step)| step);
    let with_dry = steps.flat_map(|step| {
        let dry = match &step {
            Step::Deed { deed, .. } if may_be_tried(deed) => Some(Step::Deed { deed: deed.clone(), dry: true }),
            _ => None,
        };
        [Some(step), dry].into_iter().flatten()
    });
    let brings = |step: &Step| {
        let is_done = step.is_done(&step.judge(&mut house.clone()));
        is_done.is_some_and(|is_done| wanted.contains(&(step.kind(), is_done)))
    };
    with_dry.into_iter().find(brings)
}

/// A mail password is compared with the account password, which counts also on a dry run.
fn may_be_tried(deed: &Deed) -> bool {
    deed.ask().writes && !matches!(deed, Deed::MailPassword(_))
}

fn deeds<T>(house: &House, of_noun: Vec<(u32, T)>, deed: impl Fn(T) -> Deed) -> Vec<(u32, Step)> {
    let hero = house.hero();
    let worth = |weight: u32, deed: &Deed| if deed.person() == hero { 4 * weight } else { weight };
    let deeds = of_noun.into_iter().map(|(weight, step)| (weight, deed(step)));
    deeds.map(|(weight, deed)| (worth(weight, &deed), Step::Deed { deed, dry: false })).collect()
}

/// Nobody comes to a lock by chance: whoever has typed a wrong code goes on, as soon as it is looked at.
fn next_guess(house: &House) -> Option<Step> {
    let hero = house.hero();
    let person = &house.people[hero];
    let (tries, deed) = if person.code_tries.have_begun() {
        (&person.code_tries, Deed::TwoStep(two_step::next_guess(house, hero)?))
    } else {
        let tries = Some(&person.second_step_tries).filter(|tries| tries.have_begun())?;
        (tries, Deed::Session(session::next_guess(house, hero)?))
    };
    Some(match tries.wait_until().filter(|until| house.now < *until) {
        Some(until) => Step::Clock(clock::Move::To(until)),
        None => Step::Deed { deed, dry: false },
    })
}

/// The step that three random numbers stand for: its noun, its place there, and whether it is only tried.
pub(crate) fn choose(house: &House, noun: u32, place: u32, dry: u32) -> Step {
    if let Some(guess) = next_guess(house).filter(|_| !noun.is_multiple_of(4)) {
        return guess;
    }
    let of_noun = weighted(&CHOICES, noun);
    let step = weighted(&of_noun(house), place);
    match step {
        Step::Deed { deed, .. } if dry.is_multiple_of(20) && may_be_tried(&deed) => Step::Deed { deed, dry: true },
        step => step,
    }
}

fn weighted<T: Clone>(choices: &[(u32, T)], random: u32) -> T {
    let total: u32 = choices.iter().map(|(weight, _)| weight).sum();
    let mut place = random % total;
    for (weight, choice) in choices {
        if place < *weight {
            return choice.clone();
        }
        place -= weight;
    }
    unreachable!("the weights are summed above")
}
