//! Refusals on their way into the audit trail.

use std::{
    collections::{BTreeMap, btree_map},
    sync::{Arc, Mutex},
};

use rand::CryptoRng;
use tokio::sync::oneshot;

use crate::{
    rules::{
        Fact, Id,
        caller::{Caller, May},
        refusal::{Concerned, kept, kept_facts},
        tries,
    },
    store::{
        self,
        audit::Entry,
        refusal::{Counted, Kind},
    },
};

/// Refusals of one kind that are to be written down or counted: the first of them, and how many.
#[derive(Debug, Clone)]
pub(crate) struct Refused {
    /// Of which kind.
    pub(super) kind: Kind,
    /// What sets them apart within their reason; mostly nothing.
    pub(super) sort: &'static str,
    /// Whether nobody who is known made them.
    pub(super) strangers: bool,
    /// The first of them.
    pub(super) first: Entry,
    /// How many, but for those that cost a try.
    pub(super) times: u64,
    /// Whom they concern.
    pub(super) concerned: Concerned,
    /// Those of them that cost a try: few, so each is written down.
    pub(super) tries: Vec<Entry>,
}

impl Refused {
    /// One refusal. Its kind is whose act it was, and where nobody's who is known, whom it concerns and from which network it
    /// came: a mail server asks for strangers.
    pub(super) fn one(caller: &Caller, may: May, dry_run: bool, first: Entry) -> Self {
        let strangers = match caller {
            Caller::Nobody => true,
            Caller::Machine { .. } => may == May::MailServer,
            Caller::Person(_) => false,
        };
        let network = if strangers { tries::network(&first.address) } else { String::new() };
        let kind = Kind {
            actor: first.actor.clone(),
            account: first.account.clone().filter(|_| strangers).unwrap_or_default(),
            operation: first.operation.clone(),
            code: first.code.clone().unwrap_or_default(),
            apart: if dry_run { format!("dry-run {network}") } else { network },
        };
        let concerned = Concerned::of(first.account.as_deref());
        Self { kind, sort: "", strangers, first, times: 1, concerned, tries: Vec::new() }
    }

    /// The same as one of a sort within its reason, which is counted by itself.
    pub(super) fn sorted(self, sort: &'static str) -> Self {
        let apart = format!("{sort} {}", self.kind.apart);
        Self { kind: Kind { apart, ..self.kind }, sort, ..self }
    }

    /// The same, of which the trail tells at once and apart: it has cost a try.
    pub(super) fn into_try(self) -> Self {
        let actor = store::refusal::TRIES.to_owned();
        // Whoever was meant, it is one row: a new one for each account that there is would take longer (SIGN-1).
        let kind = Kind { actor, account: String::new(), apart: tries::network(&self.first.address), ..self.kind };
        Self { kind, times: 0, tries: vec![self.first.clone()], ..self }
    }

    /// The same under other names in the trail.
    pub(super) fn anew(self, rng: &mut (dyn CryptoRng + Send)) -> Self {
        let first = Entry { id: Id::random(rng), ..self.first };
        let tries = self.tries.into_iter().map(|entry| Entry { id: Id::random(rng), ..entry }).collect();
        Self { first, tries, ..self }
    }

    /// What is kept of them when they begin a minute.
    pub(super) fn begun(&self, apart: bool) -> Counted {
        Counted {
            request_id: self.first.request_id.clone(),
            address: self.first.address.clone(),
            facts: self.first.facts.clone(),
            since: self.first.at,
            last: self.first.at,
            more: self.times.saturating_sub(u64::from(apart)),
            concerned: self.concerned.clone(),
        }
    }

    /// Its kind.
    pub(super) fn kind(&self) -> &Kind {
        &self.kind
    }
}

/// An entry of a refusal, as far as its maker may fill the trail with it.
pub(super) fn shortened(entry: Entry, dry_run: bool) -> Entry {
    let mut facts = kept_facts(&entry.facts);
    if dry_run {
        facts.insert("dry_run".to_owned(), Fact::from("yes"));
    }
    Entry { reason: entry.reason.as_deref().map(kept), facts, ..entry }
}

/// The refusals of one request, and who waits to hear under which names the trail tells of them.
type Asked = (Vec<Refused>, oneshot::Sender<store::Result<Arc<BTreeMap<Kind, String>>>>);

/// Refusals of requests that wait for their turn at the writer: whoever comes first writes for all who wait, so that a
/// storm of them is a few transactions.
#[derive(Default)]
pub(crate) struct Waiting {
    /// What waits to be written, and who waits for it.
    pub(super) asked: Mutex<Vec<Asked>>,
    /// Whose turn it is to write.
    pub(super) turn: tokio::sync::Mutex<()>,
}

/// Those of one kind as one, in the order in which all hold the kinds: two that wait for each other would both fail.
pub(super) fn together(refused: Vec<Refused>) -> BTreeMap<Kind, Refused> {
    let mut kinds = BTreeMap::new();
    for one in refused {
        match kinds.entry(one.kind.clone()) {
            btree_map::Entry::Vacant(place) => {
                place.insert(one);
            }
            btree_map::Entry::Occupied(mut place) => {
                let known: &mut Refused = place.get_mut();
                known.times += one.times;
                known.concerned = std::mem::take(&mut known.concerned).with(&one.concerned);
                known.tries.extend(one.tries);
            }
        }
    }
    kinds
}
