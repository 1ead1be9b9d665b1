//! A platform for tests: what it holds and how it fails are in a file, so that both survive a kill and are seen by every
//! service that shares it.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    future::pending,
    io,
    path::PathBuf,
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use tokio::time::sleep;

use super::{Answer, NotConfirmed, Platform};
use crate::rules::{
    LoginId, Secret,
    sync::{
        trouble::Trouble,
        wish::{Ability, Deed, Held, Wish},
    },
};

/// Tells the test's time, which can move on during a slow call.
type Clock = dyn Fn() -> Option<Timestamp> + Send + Sync;

/// How often a slow call looks at the clock.
const LOOK: Duration = Duration::from_millis(20);

/// A platform that does what a file says.
pub struct Scripted {
    file: PathBuf,
    clock: Box<Clock>,
}

/// The contents of the file (JSON).
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Script {
    /// What it holds, by login id.
    held: BTreeMap<String, Held>,
    /// The mail passwords that it was told, by login id.
    mail_passwords: BTreeMap<String, Secret>,
    /// What arrives later, in the order in which it was sent.
    coming: Vec<Coming>,
    /// How calls fail; each call takes the first fault that fits it.
    faults: Vec<Fault>,
    /// The deeds that this platform cannot do, each with the URL where a person does it.
    not_here: BTreeMap<String, String>,
    /// Every call, in order.
    calls: Vec<Called>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Coming {
    at: Timestamp,
    wish: Wish,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Called {
    call: Kind,
    account: String,
    number: i64,
    at: Timestamp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Look,
    Apply,
}

/// One way in which calls fail.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fault {
    fault: Failing,
    /// Only calls about this account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    /// Only calls of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    call: Option<Kind>,
    /// How many more calls fail this way; all, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    times: Option<u32>,
    /// When what was asked for arrives, or a slow call answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<Timestamp>,
    /// For how long a call that fails asks not to be asked again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    retry_after_minutes: Option<i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Failing {
    /// Does nothing and says that it failed.
    Fail,
    /// Does nothing and says that it will not.
    Refuse,
    /// Does nothing and never answers.
    Hang,
    /// Does it and never answers.
    DoAndHang,
    /// Does it, and the answer is lost.
    LoseAnswer,
    /// Does it, and answers what held before.
    StaleAnswer,
    /// Accepts it: what was asked for holds from `until` on, and what held before until then.
    Propagate,
    /// The answer is lost, and what was asked for arrives at `until`, whatever has come meanwhile.
    ArriveLate,
    /// Does it and answers at `until`.
    Slow,
}

impl Platform for Scripted {
    fn ability(&self, deed: Deed) -> Ability {
        let script = self.with(|script| script.clone()).unwrap_or_default();
        match script.not_here.get(deed.as_str()) {
            Some(url) => Ability::NotHere { url: url.clone() },
            None => Ability::Does,
        }
    }

    fn needs_mail_password(&self) -> bool {
        true
    }

    fn look<'a>(&'a self, wish: &'a Wish, now: Timestamp) -> Answer<'a> {
        Box::pin(self.call(Kind::Look, wish, now))
    }

    fn apply<'a>(&'a self, wish: &'a Wish, now: Timestamp) -> Answer<'a> {
        Box::pin(self.call(Kind::Apply, wish, now))
    }
}

impl Scripted {
    /// A platform whose file is made at its first use.
    pub fn new(file: PathBuf, clock: Box<Clock>) -> Self {
        Self { file, clock }
    }

    async fn call(&self, kind: Kind, wish: &Wish, now: Timestamp) -> Result<Held, NotConfirmed> {
        let fault = self.with(|script| script.begin(kind, wish, now))?;
        let Some(Fault { fault, until, retry_after_minutes, .. }) = fault else {
            return self.with(|script| script.carry_out(kind, wish));
        };
        match fault {
            Failing::Fail => {
                let retry_after = retry_after_minutes.map(SignedDuration::from_mins);
                Err(NotConfirmed { retry_after, ..failure(Trouble::Failed, "503 backendError") })
            }
            Failing::Refuse => Err(failure(Trouble::Refused, "403 forbidden")),
            Failing::Hang => pending().await,
            Failing::DoAndHang => {
                self.with(|script| script.carry_out(kind, wish))?;
                pending().await
            }
            Failing::LoseAnswer => {
                self.with(|script| script.carry_out(kind, wish))?;
                Err(failure(Trouble::NoAnswer, "connection reset"))
            }
            Failing::StaleAnswer => self.with(|script| {
                let before = script.held(&wish.login_id);
                script.carry_out(kind, wish);
                before
            }),
            Failing::Propagate => self.with(|script| {
                script.send(wish, until.unwrap_or(now));
                script.held(&wish.login_id)
            }),
            Failing::ArriveLate => {
                self.with(|script| script.send(wish, until.unwrap_or(now)))?;
                Err(failure(Trouble::NoAnswer, "connection reset"))
            }
            Failing::Slow => {
                while (self.clock)().is_none_or(|now| until.is_some_and(|until| now < until)) {
                    sleep(LOOK).await;
                }
                self.with(|script| script.carry_out(kind, wish))
            }
        }
    }

    /// Reads the file, lets it be changed, and writes it, while nobody else does.
    fn with<T>(&self, change: impl FnOnce(&mut Script) -> T) -> Result<T, NotConfirmed> {
        self.locked(change).map_err(|error| failure(Trouble::Failed, &error.to_string()))
    }

    fn locked<T>(&self, change: impl FnOnce(&mut Script) -> T) -> io::Result<T> {
        let lock = File::create(self.file.with_extension("lock"))?;
        lock.lock()?;
        let mut script = match fs::read_to_string(&self.file) {
            Ok(text) => serde_json::from_str(&text)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Script::default(),
            Err(error) => return Err(error),
        };
        let done = change(&mut script);
        let fresh = self.file.with_extension("new");
        fs::write(&fresh, serde_json::to_string_pretty(&script)?)?;
        fs::rename(&fresh, &self.file)?;
        Ok(done)
    }
}

fn failure(trouble: Trouble, detail: &str) -> NotConfirmed {
    NotConfirmed { trouble, detail: detail.to_owned(), retry_after: None }
}

impl Script {
    /// Applies what has arrived by now, records the call, and returns the fault that is meant for it.
    fn begin(&mut self, call: Kind, wish: &Wish, now: Timestamp) -> Option<Fault> {
        let (arrived, coming) = self.coming.drain(..).partition(|coming| coming.at <= now);
        self.coming = coming;
        let arrived: Vec<Coming> = arrived;
        for coming in arrived {
            self.apply(&coming.wish);
        }
        let account = wish.login_id.to_string();
        self.calls.push(Called { call, account: account.clone(), number: wish.number, at: now });
        let fits = |fault: &&mut Fault| {
            fault.account.as_ref().is_none_or(|only| *only == account)
                && fault.call.is_none_or(|only| only == call)
                && fault.times != Some(0)
        };
        let fault = self.faults.iter_mut().find(fits)?;
        fault.times = fault.times.map(|times| times - 1);
        Some(fault.clone())
    }

    fn carry_out(&mut self, call: Kind, wish: &Wish) -> Held {
        if call == Kind::Apply {
            self.apply(wish);
        }
        self.held(&wish.login_id)
    }

    fn send(&mut self, wish: &Wish, at: Timestamp) {
        self.coming.push(Coming { at, wish: wish.clone() });
    }

    fn held(&self, login_id: &LoginId) -> Held {
        self.held.get(login_id.as_str()).cloned().unwrap_or_default()
    }

    fn apply(&mut self, wish: &Wish) {
        let before = self.held(&wish.login_id);
        let two_step = if wish.two_step { Deed::TwoStepOn } else { Deed::TwoStepOff };
        let from =
            |deed: Deed| if self.not_here.contains_key(deed.as_str()) { before.clone() } else { Held::all(wish) };
        let told = wish.mail_password.is_some();
        let held = Held {
            enabled: from(Deed::SignIn).enabled,
            entitled: from(Deed::Entitlement).entitled,
            two_step: from(two_step).two_step,
            address: from(Deed::Address).address,
            former_addresses: from(Deed::FormerAddresses).former_addresses,
            mail_password_of: if told { from(Deed::MailPassword) } else { before.clone() }.mail_password_of,
        };
        let text = wish.mail_password.as_ref().and_then(|new| new.text.clone());
        self.held.insert(wish.login_id.to_string(), held);
        self.mail_passwords.extend(text.map(|text| (wish.login_id.to_string(), text)));
    }
}
