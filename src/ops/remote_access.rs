//! Remote access (REMOTE-*): a seat is taken and given back.

use std::collections::HashMap;

use super::pipeline::{
    act::{Act, ActEach, Done, Outcomes},
    call::Call,
    failure::Failure,
    outbox,
    people::{self, People, acted_on},
    view,
};
use crate::{
    contract::remote_access::{
        RemoteAccessChanged, RemoteAccessDisable, RemoteAccessEnable, RemoteAccessShow, RemoteAccessWhole,
    },
    delivery::Letter,
    rules::{
        Id, LoginId,
        entitlement::Entitlement,
        remote_access::{self, Seat},
    },
    store::{self, account::Stored},
};

impl Act for RemoteAccessShow {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<RemoteAccessWhole, Failure> {
        let mut conn = call.house.store.read().await?;
        let stored = people::named(call, &mut conn, &self.account).await?;
        let id = stored.account.id;
        let held = store::entitlement::find(&mut conn, &[id]).await?.remove(&id);
        let seat = store::remote_access::find(&mut conn, &[id]).await?.remove(&id);
        let taken = store::remote_access::taken(&mut conn, call.now).await?;
        Ok(whole(call, &stored, held.as_ref(), seat.as_ref(), taken))
    }
}

fn whole(
    call: &Call<'_>,
    stored: &Stored,
    held: Option<&Entitlement>,
    seat: Option<&Seat>,
    taken: u32,
) -> RemoteAccessWhole {
    let seats = call.house.policy.remote_access.seats;
    RemoteAccessWhole {
        account: stored.account.login_id.clone(),
        name: stored.account.name.clone(),
        department: stored.account.department.clone(),
        remote_access: view::remote_access(call, held, seat),
        seats,
        seats_free: seats.saturating_sub(taken),
    }
}

/// The accounts of a set of requests with their seats, each as the rows before have left it.
struct Room {
    people: People,
    seats: HashMap<Id, Seat>,
    taken: u32,
    letters: Vec<(Stored, Letter)>,
}

impl Room {
    /// Reads them in one's turn: from here on nobody else takes a seat until the transaction ends.
    async fn enter<'r>(call: &mut Call<'_>, names: impl Iterator<Item = &'r LoginId>) -> Result<Self, Failure> {
        let people = People::named(call, names).await?;
        let (now, ids) = (call.now, people.all().map(|stored| stored.account.id).collect::<Vec<_>>());
        let tx = call.tx().await?;
        store::remote_access::queue(tx).await?;
        let seats = store::remote_access::find(tx, &ids).await?;
        let taken = store::remote_access::taken(tx, now).await?;
        Ok(Self { people, seats, taken, letters: Vec::new() })
    }

    /// Puts a changed row down: its reply, and what its owner is told.
    fn change(
        &mut self,
        call: &Call<'_>,
        stored: Stored,
        after: Option<Seat>,
        letters: impl IntoIterator<Item = Letter>,
    ) -> Done<RemoteAccessChanged> {
        let id = stored.account.id;
        let held = self.people.held(&stored);
        let before = view::remote_access(call, held, self.seats.get(&id));
        self.taken = if after.is_some() { self.taken + 1 } else { self.taken.saturating_sub(1) };
        let now = whole(call, &stored, held, after.as_ref(), self.taken);
        let done = Done::new(&stored.account.login_id, RemoteAccessChanged { before, now });
        match after {
            Some(seat) => self.seats.insert(id, seat),
            None => self.seats.remove(&id),
        };
        self.letters.extend(letters.into_iter().map(|letter| (stored.clone(), letter)));
        done
    }
}

impl ActEach for RemoteAccessEnable {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<RemoteAccessChanged>, Failure> {
        let mut room = Room::enter(call, rows.iter().map(|row| &row.account)).await?;
        let mut taken = Vec::new();
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            outcomes.push(room.people.get(call, &row.account).cloned().and_then(|stored| {
                let told = acted_on::<Self>(call, &stored.account)?;
                let (id, held) = (stored.account.id, room.people.held(&stored));
                let policy = &call.house.policy.remote_access;
                let seat =
                    remote_access::enable(&stored.account, held, room.seats.get(&id), room.taken, call.now, policy)?;
                taken.push((id, seat));
                Ok(room.change(call, stored, Some(seat), told.into_iter().chain([Letter::RemoteAccessOn])))
            }));
        }
        store::remote_access::take(call.tx().await?, &taken).await?;
        outbox::tell_each(call, &room.letters)?;
        Ok(outcomes)
    }
}

impl ActEach for RemoteAccessDisable {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<RemoteAccessChanged>, Failure> {
        let mut room = Room::enter(call, rows.iter().map(|row| &row.account)).await?;
        let mut given = Vec::new();
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            outcomes.push(room.people.get(call, &row.account).cloned().and_then(|stored| {
                let told = acted_on::<Self>(call, &stored.account)?;
                let id = stored.account.id;
                remote_access::disable(room.people.held(&stored), room.seats.get(&id), call.now)?;
                given.push(id);
                Ok(room.change(call, stored, None, told.into_iter().chain([Letter::RemoteAccessOff])))
            }));
        }
        store::remote_access::give_back(call.tx().await?, &given).await?;
        outbox::tell_each(call, &room.letters)?;
        Ok(outcomes)
    }
}
