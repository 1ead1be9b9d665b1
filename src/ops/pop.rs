//! POP (POP-*): show, list, turn on and off, unlock, and what the meter reports.

use super::{
    address,
    house::House,
    mail_servers,
    mailbox::{self, Inquiry},
    pipeline::{
        act::{Act, ActEach, Done, Outcomes},
        call::Call,
        condition::{conditions, is, order},
        failure::Failure,
        outbox,
        paging::{bad_cursor, limit},
        people::{self, People, acted_on},
        propagation::due_at,
        view,
    },
};
use crate::{
    contract::{
        page::Page,
        pop::{
            PopAllowance, PopAllowed, PopChanged, PopDayView, PopDisable, PopEnable, PopList, PopLock, PopRow, PopShow,
            PopUnlock, PopUnlocked, PopUse, PopWhole,
        },
    },
    delivery::{self, Letter},
    rules::{
        Code, Id, LoginId, Refusal,
        address::Held,
        caller::may_lift,
        condition::Condition,
        mail_servers::Passwords,
        pop::{self, Event, Mode, Pop, Report, Taken},
        text, time,
    },
    store::{self, Conn, account::Stored, mailbox::Size, pop::Filter},
};

/// Characters that the name of a session may have.
const MAX_SESSION: u32 = 128;
/// The largest percentage that a list may be cut at; an account can be far over the limit.
const MAX_PERCENT: u32 = 1000;

/// What there is beside POP itself when it is shown.
struct Around {
    days: Vec<PopDayView>,
    mailbox: Option<Size>,
    passwords: Passwords,
    addresses: Held,
    due_at: Option<jiff::Timestamp>,
}

async fn around(conn: &mut Conn, account: Id, house: &House, now: jiff::Timestamp) -> Result<Around, Failure> {
    let days = store::pop_day::of(conn, account, time::today(now, &house.zone), pop::DAYS_TOLD).await?;
    Ok(Around {
        days: days.into_iter().map(|(day, used_bytes)| PopDayView { day, used_bytes }).collect(),
        mailbox: store::mailbox::find(conn, account).await?,
        passwords: store::mail_servers::passwords(conn, account, now).await?,
        addresses: address::held(conn, account).await?,
        due_at: due_at(conn, account).await?,
    })
}

/// POP with what a mail app needs; a helper sees no passwords even by their absence.
fn whole(call: &Call<'_>, stored: &Stored, pop: &Pop, around: Around) -> PopWhole {
    let sees = view::sees_contact(call, stored);
    PopWhole {
        account: stored.account.login_id.clone(),
        pop: view::pop(call, pop),
        days: around.days,
        mailbox: around.mailbox.map(|size| view::mailbox(call, size)),
        first_download_days: around.mailbox.map(|size| pop::first_download_days(size.bytes, &call.house.policy.pop)),
        start_known: (pop.mode == Mode::FromNowOn).then_some(pop.start.is_some()),
        credential: sees.then(|| view::credential(around.passwords)),
        settings: view::mail_settings(call, &around.addresses, around.due_at),
        withheld: view::withheld(sees, &["credential"]),
    }
}

impl Act for PopShow {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<PopWhole, Failure> {
        let mut conn = call.house.store.read().await?;
        let stored = people::named(call, &mut conn, &self.account).await?;
        let pop = store::pop::find_one(&mut conn, stored.account.id).await?;
        let around = around(&mut conn, stored.account.id, call.house, call.now).await?;
        Ok(whole(call, &stored, &pop, around))
    }
}

impl Act for PopList {
    async fn act(&self, call: &mut Call<'_>) -> Result<Page<PopRow>, Failure> {
        let fields = &PopList::fields().plain;
        let filter = Filter {
            now: call.now,
            midnight: pop::midnight(call.now, &call.house.zone),
            beyond: pop::midnight_after_tomorrow(call.now, &call.house.zone),
            daily_bytes: call.house.policy.pop.daily_bytes(),
            over: self.over.map(|percent| over(call, percent)).transpose()?,
            conditions: [self.named()?, conditions(call, &self.filter, fields)?].concat(),
            order: order(self.sort.as_deref(), "login_id", fields)?,
            limit: limit(self.limit)?,
            after: self.cursor.as_deref().map(|cursor| cursor.parse().map_err(|_| bad_cursor())).transpose()?,
        };
        let mut conn = call.house.store.read().await?;
        if let Some(after) = &filter.after {
            store::account::find_one(&mut conn, after).await?.ok_or_else(bad_cursor)?;
        }
        let total = store::pop::total(&mut conn, &filter).await?;
        let mut rows = store::pop::list(&mut conn, &Filter { limit: filter.limit + 1, ..filter.clone() }).await?;
        let more = rows.len() > filter.limit as usize;
        rows.truncate(filter.limit as usize);
        Ok(Page {
            next_cursor: rows.last().filter(|_| more).map(|last| last.login_id.to_string()),
            items: rows
                .into_iter()
                .map(|row| PopRow {
                    pop: view::pop(call, &row.pop),
                    login_id: row.login_id,
                    name: row.name,
                    department: row.department,
                })
                .collect(),
            total,
        })
    }
}

/// The bytes that a percentage of the limit stands for.
fn over(call: &Call<'_>, percent: u32) -> Result<u64, Refusal> {
    if percent > MAX_PERCENT {
        return Err(Refusal::invalid("over", "percent-range").fact("max", MAX_PERCENT));
    }
    Ok(call.house.policy.pop.daily_bytes().saturating_mul(u64::from(percent)) / 100)
}

impl PopList {
    /// The conditions that have fields of their own.
    fn named(&self) -> Result<Vec<Condition>, Refusal> {
        let state = match self.state.as_deref() {
            Some(word) if !PopLock::FORMS.contains(&word) => {
                return Err(Refusal::invalid("state", "state-unknown").fact("known", PopLock::FORMS.join(", ")));
            }
            state => state.map(|state| is("state", state)),
        };
        let mode = self.mode.map(|mode| is("mode", mode.as_str()));
        Ok([mode, state].into_iter().flatten().collect())
    }
}

impl Act for PopEnable {
    async fn act(&self, call: &mut Call<'_>) -> Result<PopChanged, Failure> {
        let me = call.person()?.login_id.clone();
        let asked = mailbox::ask(call, &me).await?;
        switch(call, self.messages.into(), asked, &Letter::PopOn).await
    }
}

impl Act for PopDisable {
    async fn act(&self, call: &mut Call<'_>) -> Result<PopChanged, Failure> {
        switch(call, Mode::Disabled, Inquiry::NotAsked, &Letter::PopOff).await
    }
}

/// Switches one's own POP; mail log-ins and the platform follow at once.
async fn switch(call: &mut Call<'_>, mode: Mode, asked: Inquiry, letter: &Letter) -> Result<PopChanged, Failure> {
    let (now, me) = (call.now, call.person()?.login_id.clone());
    let stored = people::in_tx(call, &me).await?;
    let id = stored.account.id;
    let before = store::pop::find_one(call.tx().await?, id).await?;
    let after = before.switch(mode, asked.start(), now)?;
    let tx = call.tx().await?;
    store::pop::write(tx, &[(id, after.clone())]).await?;
    store::account::touch(tx, &[id]).await?;
    store::sync::want(tx, &[id], now).await?;
    if let Inquiry::Told(inbox) = asked {
        let bytes = inbox.bytes.min(pop::MAX_BYTES);
        store::mailbox::write(tx, id, Size { bytes, measured_at: now }).await?;
    }
    let house = call.house;
    let around = around(call.tx().await?, id, house, now).await?;
    outbox::tell(call, &stored, letter).await?;
    call.note("mode", format!("{} → {}", before.mode, after.mode));
    Ok(PopChanged {
        before: view::pop(call, &before),
        now: whole(call, &stored, &after, around),
        mail_server: asked.answer().into(),
    })
}

impl ActEach for PopUnlock {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<PopUnlocked>, Failure> {
        let people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let ids: Vec<Id> = people.all().map(|stored| stored.account.id).collect();
        let mut known = store::pop::find(call.tx().await?, &ids).await?;
        let (mut changed, mut letters) = (Vec::new(), Vec::new());
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            outcomes.push(people.get(call, &row.account).cloned().and_then(|stored| {
                may_lift(&call.caller, &stored.account.login_id)?;
                let told = acted_on::<Self>(call, &stored.account)?;
                let id = stored.account.id;
                let before = known.get(&id).cloned().unwrap_or_default();
                let after = before.unlock(call.now, &call.house.zone)?;
                let done = unlocked(call, &stored, &before, &after);
                known.insert(id, after.clone());
                changed.push((id, after));
                letters.extend(told.map(|letter| (stored, letter)));
                Ok(done)
            }));
        }
        let touched: Vec<Id> = changed.iter().map(|(id, _)| *id).collect();
        let tx = call.tx().await?;
        store::pop::write(tx, &changed).await?;
        store::account::touch(tx, &touched).await?;
        outbox::tell_each(call, &letters)?;
        Ok(outcomes)
    }
}

fn unlocked(call: &Call<'_>, stored: &Stored, before: &Pop, after: &Pop) -> Done<PopUnlocked> {
    let account = &stored.account;
    let reply = PopUnlocked {
        account: account.login_id.clone(),
        name: account.name.clone(),
        before: view::pop(call, before),
        pop: view::pop(call, after),
    };
    Done::new(&account.login_id, reply).note("locked_until", before.fresh_at)
}

impl Act for PopAllowance {
    async fn act(&self, call: &mut Call<'_>) -> Result<PopAllowed, Failure> {
        let mut conn = call.house.store.read().await?;
        let login_id = mail_servers::login_id(&mut conn, &self.user).await?;
        call.concerns(&login_id);
        let stored = people::named(call, &mut conn, &login_id).await?;
        let pop = store::pop::find_one(&mut conn, stored.account.id).await?;
        Ok(allowed(call, &stored, &pop))
    }
}

/// Why a session may not go on.
fn may_go_on(call: &Call<'_>, stored: &Stored, pop: &Pop) -> Result<(), Refusal> {
    stored.account.must_be_open(call.now)?;
    pop::may_log_in(pop, call.now)
}

/// Whether a session may go on, and for how long.
fn allowed(call: &Call<'_>, stored: &Stored, pop: &Pop) -> PopAllowed {
    let refused = may_go_on(call, stored, pop).err();
    let left = pop.now(call.now, &call.house.zone).left(&call.house.policy.pop);
    PopAllowed {
        account: stored.account.login_id.clone(),
        allowed: refused.is_none(),
        left_bytes: if refused.is_none() { left } else { 0 },
        granted_bytes: None,
        pop_view: pop.view().filter(|_| refused.is_none()),
        possible_from: refused.as_ref().and_then(|refusal| refusal.possible_from).map(|at| call.promise(at)),
        sentence: None,
        code: refused.map(|refusal| refusal.code.into()),
    }
}

/// Why a session may not go on, as its mail client is told (MAIL-2).
fn sentence(call: &Call<'_>, stored: &Stored, pop: &Pop) -> Option<String> {
    let mut refusal = may_go_on(call, stored, pop).err()?;
    if refusal.code == Code::LockedDown {
        refusal.code = Code::MailLockedDown;
    }
    Some(delivery::mail_log_in::sentence(&refusal, stored.account.lang, &call.house.zone))
}

impl PopUse {
    /// The report, as far as it can be true.
    fn report(&self) -> Result<Report, Refusal> {
        Ok(Report {
            number: self.number,
            total: pop::measured("total_bytes", self.total_bytes)?,
            reserve: self
                .reserve_bytes
                .map(|bytes| pop::measured("reserve_bytes", bytes))
                .transpose()?
                .unwrap_or_default(),
            refused: self
                .refused_bytes
                .map(|bytes| pop::measured("refused_bytes", bytes))
                .transpose()?
                .unwrap_or_default(),
        })
    }
}

impl Act for PopUse {
    async fn act(&self, call: &mut Call<'_>) -> Result<PopAllowed, Failure> {
        let report = self.report()?;
        let name = text::label("session", &self.session, MAX_SESSION)?;
        let login_id = mail_servers::login_id(&mut *call.house.store.read().await?, &self.user).await?;
        call.concerns(&login_id);
        let stored = people::in_tx(call, &login_id).await?;
        let (now, id) = (call.now, stored.account.id);
        let tx = call.tx().await?;
        let before = store::pop::find_one(tx, id).await?;
        let session = store::pop::session(tx, id, &name).await?;
        let may = may_go_on(call, &stored, &before).is_ok();
        let report = Report { reserve: if may { report.reserve } else { 0 }, ..report };
        let taken = before.take(&session, &report, now, &call.house.policy.pop, &call.house.zone);
        let tx = call.tx().await?;
        if taken.session != session {
            store::pop::write_session(tx, id, &name, taken.session, now).await?;
            store::pop::write(tx, &[(id, taken.pop.clone())]).await?;
            let counted = counted(&before.now(now, &call.house.zone), &taken.pop);
            if counted != 0 {
                let day = time::today(now, &call.house.zone);
                store::pop_day::add(call.tx().await?, id, day, counted).await?;
            }
        }
        tell(call, &stored, &taken).await?;
        Ok(PopAllowed {
            granted_bytes: self.reserve_bytes.map(|_| taken.granted),
            sentence: self.number.and_then(|_| sentence(call, &stored, &taken.pop)),
            ..allowed(call, &stored, &taken.pop)
        })
    }
}

/// What a report has added to the count of a span, or taken back.
fn counted(before: &Pop, after: &Pop) -> i64 {
    let signed = |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX);
    signed(after.bytes) - signed(before.bytes)
}

/// Tells the owner what a report has brought about, and the trail.
async fn tell(call: &mut Call<'_>, stored: &Stored, taken: &Taken) -> Result<(), Failure> {
    let pop = &taken.pop;
    let letter = match taken.event {
        None => return Ok(()),
        Some(Event::NearLimit) => {
            Letter::PopNearLimit { percent: call.house.policy.pop.warn_percent, at: pop.fresh_at }
        }
        Some(Event::Locked(lock)) => {
            store::account::touch(call.tx().await?, &[stored.account.id]).await?;
            call.note("locked_until", lock.until);
            Letter::PopLocked { until: lock.until }
        }
    };
    call.note("used_bytes", i64::try_from(pop.bytes).unwrap_or(i64::MAX));
    outbox::tell(call, stored, &letter).await
}
