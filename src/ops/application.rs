//! Applications: apply, stop, withdraw a stop, apply for another (APPLY, STOP, PROXY).

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::pipeline::{
    act::{Act, ActEach, Done, Outcomes},
    call::Call,
    failure::Failure,
    meanwhile::meanwhile,
    outbox,
    paging::{before, cursor, limit},
    people::{self, People, acted_on},
    view,
};
use crate::{
    contract::{
        application::{ApplicationList, ApplicationView, Applied, Apply, ProxyApply, Stop, StopWithdraw},
        page::Page,
    },
    delivery::Letter,
    rules::{
        Code, Id, LoginId, Refusal,
        application::{self, Kind},
        entitlement::Entitlement,
        time::today,
    },
    store::{self, account::Stored, application::Application, message::Message},
};

impl ActEach for Apply {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<Applied>, Failure> {
        let people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let mut set = Set::new(call, Kind::Apply, people);
        for (row, id) in rows.iter().zip(call.ids()) {
            let judged = set.people.get(call, &row.account).cloned().and_then(|stored| {
                let told = acted_on::<Self>(call, &stored.account)?;
                let (now, house) = (call.now, call.house);
                let before = set.people.held(&stored);
                let after =
                    application::apply(&stored.account, before, id, now, &house.policy.entitlement, &house.zone)?;
                Ok(Change {
                    letters: told.into_iter().chain([entitled(&after)]).collect(),
                    effective_at: now,
                    stored,
                    after,
                })
            });
            set.take(call, judged);
        }
        set.grant(call, Code::AlreadyEntitled).await
    }
}

fn entitled(new: &Entitlement) -> Letter {
    Letter::Entitled { until: new.until }
}

impl ActEach for Stop {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<Applied>, Failure> {
        let people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let mut set = Set::new(call, Kind::Stop, people);
        for row in rows {
            let judged = set.people.get(call, &row.account).cloned().and_then(|stored| {
                let told = acted_on::<Self>(call, &stored.account)?;
                let before = set.people.held(&stored);
                let on = row.on.unwrap_or_else(|| today(call.now, &call.house.zone));
                let stop = application::stop(&stored.account, before, on, call.now, &call.house.zone)?;
                let after = Entitlement { stop: Some(stop), ..before.cloned().ok_or(Code::NotEntitled)? };
                let at = after.end();
                let letters = told.into_iter().chain([Letter::StopRecorded { at }]).collect();
                Ok(Change { letters, effective_at: at, stored, after })
            });
            set.take(call, judged);
        }
        set.change_stops(call, Code::StopPending).await
    }
}

impl ActEach for StopWithdraw {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<Applied>, Failure> {
        let people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let mut set = Set::new(call, Kind::WithdrawStop, people);
        for row in rows {
            let judged = set.people.get(call, &row.account).cloned().and_then(|stored| {
                let told = acted_on::<Self>(call, &stored.account)?;
                let after = application::withdraw(&stored.account, set.people.held(&stored), call.now)?;
                let letters = told.into_iter().chain([Letter::StopWithdrawn { until: after.until }]).collect();
                Ok(Change { letters, effective_at: call.now, stored, after })
            });
            set.take(call, judged);
        }
        set.change_stops(call, Code::NoStopPending).await
    }
}

impl ActEach for ProxyApply {
    fn about(&self) -> Option<LoginId> {
        self.target.parse().ok()
    }

    /// PROXY-1: who is applied for.
    fn seen(reply: &Applied) -> BTreeMap<String, String> {
        let Applied { name, department, .. } = reply;
        [("name", name), ("department", department)].map(|(what, whose)| (what.to_owned(), whose.clone())).into()
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<Applied>, Failure> {
        let targets: Vec<Option<LoginId>> = rows.iter().map(ActEach::about).collect();
        let known: Vec<LoginId> = targets.iter().flatten().cloned().collect();
        let people = People::load(call, &known).await?;
        let mut set = Set::new(call, Kind::ProxyApply, people);
        for (target, id) in targets.iter().zip(call.ids()) {
            let stored = target.as_ref().and_then(|target| set.people.find(target)).cloned();
            let (now, house) = (call.now, call.house);
            let about = stored.as_ref().map(|stored| (&stored.account, set.people.held(stored)));
            let judged = application::proxy_apply(about, id, now, &house.policy.entitlement, &house.zone)
                .and_then(|after| Ok((stored.ok_or(Code::ProxyTargetRefused)?, after)))
                .map(|(stored, after)| Change { letters: vec![entitled(&after)], effective_at: now, stored, after });
            set.take(call, judged);
        }
        set.grant(call, Code::ProxyTargetRefused).await
    }
}

/// What an application changes.
struct Change {
    stored: Stored,
    after: Entitlement,
    effective_at: Timestamp,
    letters: Vec<Letter>,
}

/// A set of applications of one kind, judged row by row and written at once; each change with its row's place.
struct Set {
    kind: Kind,
    /// The id of the next application.
    next: Id,
    people: People,
    changes: Vec<(usize, Change, Application)>,
    outcomes: Outcomes<Applied>,
}

impl Set {
    fn new(call: &mut Call<'_>, kind: Kind, people: People) -> Self {
        Self { kind, next: call.id(), people, changes: Vec::new(), outcomes: Vec::new() }
    }

    /// Takes up a judged row: its application, with both people in it (PROXY-1), and its reply.
    fn take(&mut self, call: &Call<'_>, judged: Result<Change, Refusal>) {
        let id = self.next;
        self.next = id.next();
        let outcome = judged.map(|change| {
            let stored = &change.stored;
            let recorded = Application {
                id,
                kind: self.kind,
                account: stored.account.id,
                applicant: call.actor(),
                applied_at: call.now,
                effective_at: change.effective_at,
            };
            let reply = Applied {
                application: view::application(call, &recorded, &stored.account.login_id),
                name: stored.account.name.clone(),
                department: stored.account.department.clone(),
                before: self.people.held(stored).map(|before| view::entitlement(call, before)),
                entitlement: view::entitlement(call, &change.after),
                can_stop: application::may_stop(&stored.account, &change.after, call.now),
            };
            let done = Done::new(&stored.account.login_id, reply)
                .note("application", recorded.id.to_string())
                .note("ends_at", change.after.end());
            self.people.put_held(stored.account.id, change.after.clone());
            self.changes.push((self.outcomes.len(), change, recorded));
            done
        });
        self.outcomes.push(outcome);
    }

    /// Sets stops, or withdraws them.
    async fn change_stops(self, call: &mut Call<'_>, lost: Code) -> Result<Outcomes<Applied>, Failure> {
        let (now, mut tx) = (call.now, call.take_tx().await?);
        let new: Vec<Entitlement> = self.changes.iter().map(|(_, change, _)| change.after.clone()).collect();
        let statement = async {
            match self.kind {
                Kind::WithdrawStop => store::entitlement::withdraw(&mut tx, &new, now).await,
                _ => store::entitlement::stop(&mut tx, &new, now).await,
            }
        };
        let (changed, messages) = meanwhile(statement, || self.messages(call)).await;
        let changed = changed?;
        call.tx = Some(tx);
        self.write(call, messages?, lost, |change| changed.contains(&change.after.id)).await
    }

    async fn grant(self, call: &mut Call<'_>, lost: Code) -> Result<Outcomes<Applied>, Failure> {
        let (now, mut tx) = (call.now, call.take_tx().await?);
        let new: Vec<_> =
            self.changes.iter().map(|(_, change, _)| (change.stored.account.id, change.after.clone())).collect();
        let (granted, messages) =
            meanwhile(store::entitlement::grant(&mut tx, &new, now), || self.messages(call)).await;
        let granted = granted?;
        let opened: Vec<Id> = granted.iter().copied().collect();
        store::sync::want(&mut tx, &opened, now).await?;
        call.tx = Some(tx);
        self.write(call, messages?, lost, |change| granted.contains(&change.stored.account.id)).await
    }

    /// What the owner of each change is told.
    fn messages(&self, call: &mut Call<'_>) -> Result<Vec<Vec<Message>>, Failure> {
        let letters: Vec<(&Stored, &Letter)> = self
            .changes
            .iter()
            .flat_map(|(_, change, _)| change.letters.iter().map(|letter| (&change.stored, letter)))
            .collect();
        let mut written = outbox::written(call, &letters)?.into_iter();
        let of = |change: &Change| written.by_ref().take(change.letters.len()).flatten().collect();
        Ok(self.changes.iter().map(|(_, change, _)| change).map(of).collect())
    }

    /// Records the applications and tells the owners, where the entitlement was changed; where another request was
    /// first, the row is refused.
    async fn write(
        mut self,
        call: &mut Call<'_>,
        messages: Vec<Vec<Message>>,
        lost: Code,
        won: impl Fn(&Change) -> bool,
    ) -> Result<Outcomes<Applied>, Failure> {
        let mut recorded = Vec::with_capacity(self.changes.len());
        for ((row, change, application), messages) in self.changes.into_iter().zip(messages) {
            if won(&change) {
                recorded.push(application);
                call.messages.extend(messages);
            } else {
                self.outcomes[row] = Err(lost.into());
            }
        }
        store::application::insert(call.tx().await?, &recorded).await?;
        Ok(self.outcomes)
    }
}

impl Act for ApplicationList {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<Page<ApplicationView>, Failure> {
        let mut conn = call.house.store.read().await?;
        let stored = people::named(call, &mut conn, &self.account).await?;
        let limit = limit(self.limit)?;
        let before = self.cursor.as_deref().map(before).transpose()?;
        let mut rows = store::application::list(&mut conn, stored.account.id, limit + 1, before).await?;
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        Ok(Page {
            next_cursor: rows.last().filter(|_| more).map(|last| cursor(last.applied_at, last.id)),
            items: rows.iter().map(|one| view::application(call, one, &stored.account.login_id)).collect(),
            total: store::application::count(&mut conn, stored.account.id).await?,
        })
    }
}
