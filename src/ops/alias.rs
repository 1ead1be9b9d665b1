//! Send-as aliases (ALIAS-1 to ALIAS-4): list, create, mail the code again, verify, delete.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};

use super::{
    house::House,
    pipeline::{
        act::{Act, ActEach, Done, Outcomes},
        call::Call,
        failure::{Failure, raced},
        gate, outbox,
        people::{self, People, acted_on},
        propagation::due_at,
        view,
    },
    sent_code, smtp_server,
};
use crate::{
    contract::alias::{
        AliasAsked, AliasCreate, AliasDelete, AliasDeleted, AliasList, AliasSend, AliasVerified, AliasVerify, Aliases,
    },
    delivery::Letter,
    rules::{
        Code, Id, LoginId, Refusal, Secret,
        address::Pending,
        alias::{self, Address, Facts},
        message::Channel,
        secret_code,
        smtp_server::SmtpServer,
        sync,
        tries::Factor,
    },
    store::{
        self, Conn,
        account::Stored,
        alias::{Alias, OwnServer},
        vault::Place,
    },
};

impl Act for AliasList {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<Aliases, Failure> {
        let mut conn = call.house.store.read().await?;
        let stored = people::named(call, &mut conn, &self.account).await?;
        let rows = store::alias::list(&mut conn, stored.account.id).await?;
        Ok(Aliases { items: rows.iter().map(|one| view::alias(call, one)).collect() })
    }
}

/// Who asks for an alias, and the mailbox that would send from it.
struct Asking {
    stored: Stored,
    mailbox: String,
    held: Option<Alias>,
}

impl Asking {
    /// Judges the wish by what the account now has (ALIAS-1).
    async fn judge(
        (house, now): (&House, Timestamp),
        conn: &mut Conn,
        stored: Stored,
        address: &Address,
    ) -> Result<Self, Failure> {
        let mailbox = mailbox(conn, &stored, now).await?;
        let aliases = store::alias::list(conn, stored.account.id).await?;
        let count = u32::try_from(aliases.len()).unwrap_or(u32::MAX);
        let held = aliases.into_iter().find(|one| one.address == *address);
        let facts = Facts { count, held: held.as_ref().map(|one| one.verified_at.is_some()) };
        alias::may_create(address, facts, &house.policy.cloud_mail.domain, &house.policy.alias)?;
        Ok(Self { stored, mailbox, held })
    }
}

/// The cloud mail address in force.
///
/// # Errors
/// `cloud_mail_needed`, with the one that waits.
async fn mailbox(conn: &mut Conn, stored: &Stored, now: Timestamp) -> Result<String, Failure> {
    let held = super::address::held(conn, stored.account.id).await?;
    if let Some(present) = held.present {
        return Ok(present.address.to_string());
    }
    let due_at = due_at(conn, stored.account.id).await?;
    let expected = |pending: &Pending| sync::expected_at(pending.effective_at, due_at, now);
    let waiting = held.pending.as_ref().map(|pending| (pending.address.as_str(), expected(pending)));
    Err(alias::mailbox_needed(waiting).into())
}

impl Act for AliasCreate {
    async fn act(&self, call: &mut Call<'_>) -> Result<AliasAsked, Failure> {
        let me = call.person()?.login_id.clone();
        let address = Address::read(&self.address)?;
        let display_name = alias::display_name(self.display_name.as_deref().unwrap_or_default())?;
        let server = self.smtp.as_ref().map(|asked| smtp_server::read(call, asked)).transpose()?;
        if let Some(server) = &server {
            self.try_out(call, &me, &address, server).await?;
        }
        let (house, stored) = (call.house, people::in_tx(call, &me).await?);
        let asking = Asking::judge((house, call.now), call.tx().await?, stored, &address).await?;
        let id = asking.held.as_ref().map_or_else(|| call.id(), |held| held.id);
        let own = server.map(|server| self.seal(call, id, server)).transpose()?;
        let one = Alias {
            id,
            account: asking.stored.account.id,
            address,
            display_name,
            own,
            created_at: call.now,
            verified_at: None,
        };
        raced(Code::AliasHeld, store::alias::keep(call.tx().await?, &one).await?)?;
        call.note("address", one.address.as_str());
        call.note("own_server", one.own.as_ref().map_or("-", |own| own.server.host.as_str()));
        send(call, &asking.stored, &asking.mailbox, &one).await
    }
}

impl AliasCreate {
    /// Before anything is stored, and before the transaction begins; a dry run connects nowhere.
    async fn try_out(
        &self,
        call: &mut Call<'_>,
        me: &LoginId,
        address: &Address,
        server: &SmtpServer,
    ) -> Result<(), Failure> {
        if call.origin.dry_run {
            return Ok(());
        }
        let mut conn = call.house.store.read().await?;
        let stored = people::named(call, &mut conn, me).await?;
        let asking = Asking::judge((call.house, call.now), &mut conn, stored, address).await?;
        drop(conn);
        smtp_server::try_out(call, &asking.stored, server, self.password()?).await
    }

    fn password(&self) -> Result<&Secret, Refusal> {
        let given = self.smtp.as_ref().and_then(|asked| asked.password.as_ref());
        given.ok_or_else(|| Refusal::invalid("smtp_password", "missing"))
    }

    /// The server with its password, which opens in the alias's row only.
    fn seal(&self, call: &mut Call<'_>, id: Id, server: SmtpServer) -> Result<OwnServer, Failure> {
        if call.origin.dry_run {
            return Ok(OwnServer { server, sealed: String::new() });
        }
        let place = id.to_string();
        let sealed = call.house.vault.seal(Place("aliases", "sealed", &place), self.password()?, call.rng)?;
        Ok(OwnServer { server, sealed })
    }
}

/// Mails a new code to the alias's stored address; an older one then no longer works (ALIAS-3).
async fn send(call: &mut Call<'_>, owner: &Stored, mailbox: &str, one: &Alias) -> Result<AliasAsked, Failure> {
    let codes = alias::codes(&call.house.policy.alias, &call.house.policy.two_step);
    let code = sent_code::make(call, owner, one.id, Factor::Alias, &codes).await?;
    let letter = Letter::AliasCode {
        code,
        minutes: codes.code_minutes,
        mailbox: mailbox.to_owned(),
        address: one.address.to_string(),
    };
    outbox::send_code(call, owner, one.id, (Channel::Mail, one.address.as_str()), &letter).await?;
    let expires_at = call.now + SignedDuration::from_mins(i64::from(codes.code_minutes));
    Ok(AliasAsked {
        alias: view::alias(call, one),
        code_expires_at: call.promise(expires_at),
        in_outbox: call.house.keeps(Channel::Mail),
    })
}

/// The caller's own alias that waits for its code.
///
/// # Errors
/// `alias_not_found` or `alias_verified`.
async fn waiting(conn: &mut Conn, owner: &Stored, address: &str) -> Result<Alias, Failure> {
    let address = Address::read(address)?;
    let found = store::alias::find(conn, owner.account.id, &address).await?;
    let one = found.ok_or_else(|| not_found(&address))?;
    if one.verified_at.is_some() {
        return Err(Refusal::new(Code::AliasVerified).fact("address", address.as_str()).into());
    }
    Ok(one)
}

fn not_found(address: &Address) -> Refusal {
    Refusal::new(Code::AliasNotFound).fact("address", address.as_str())
}

impl Act for AliasSend {
    async fn act(&self, call: &mut Call<'_>) -> Result<AliasAsked, Failure> {
        let me = call.person()?.login_id.clone();
        let stored = people::in_tx(call, &me).await?;
        let one = waiting(call.tx().await?, &stored, &self.address).await?;
        let now = call.now;
        let mailbox = mailbox(call.tx().await?, &stored, now).await?;
        call.note("address", one.address.as_str());
        send(call, &stored, &mailbox, &one).await
    }
}

impl Act for AliasVerify {
    async fn act(&self, call: &mut Call<'_>) -> Result<AliasVerified, Failure> {
        let me = call.person()?.login_id.clone();
        let mut conn = call.house.store.read().await?;
        let stored = people::named(call, &mut conn, &me).await?;
        let one = waiting(&mut conn, &stored, &self.address).await?;
        drop(conn);
        secret_code::must_be_sent(self.code.expose())?;
        let codes = alias::codes(&call.house.policy.alias, &call.house.policy.two_step);
        sent_code::must_be_alive(call, &stored, (one.id, Factor::Alias), &codes).await?;
        gate::enter_alias(call, &stored, &one.address).await?;
        let code = sent_code::check(call, one.id, &self.code, &codes).await?;
        let stored = people::in_tx(call, &me).await?;
        sent_code::spend(call, code).await?;
        let now = call.now;
        raced(Code::AliasNotFound, store::alias::verify(call.tx().await?, one.id, now).await?)?;
        gate::pass_alias(call, &stored, &one.address).await?;
        store::sync::want(call.tx().await?, &[stored.account.id], now).await?;
        outbox::tell(call, &stored, &Letter::AliasAdded { address: one.address.to_string() }).await?;
        call.note("address", one.address.as_str());
        Ok(AliasVerified { alias: view::alias(call, &Alias { verified_at: Some(now), ..one }) })
    }
}

/// Whose alias, which, and the letter for the owner where another one deletes it.
type Judged = (Stored, Address, Option<Letter>);

fn judge(row: &AliasDelete, people: &People, call: &Call<'_>) -> Result<Judged, Refusal> {
    let stored = people.get(call, &row.account)?;
    Ok((stored.clone(), Address::read(&row.address)?, acted_on::<AliasDelete>(call, &stored.account)?))
}

impl ActEach for AliasDelete {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<AliasDeleted>, Failure> {
        let people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let judged: Vec<Result<Judged, Refusal>> = rows.iter().map(|row| judge(row, &people, call)).collect();
        let wanted: Vec<(Id, Address)> =
            judged.iter().flatten().map(|(stored, address, _)| (stored.account.id, address.clone())).collect();
        let mut deleted = store::alias::delete(call.tx().await?, &wanted).await?;
        let changed: HashSet<Id> = deleted.iter().map(|one| one.account).collect();
        let changed: Vec<Id> = changed.into_iter().collect();
        let now = call.now;
        store::sync::want(call.tx().await?, &changed, now).await?;
        let mut letters = Vec::new();
        let mut outcomes = Vec::with_capacity(rows.len());
        for judged in judged {
            outcomes.push(judged.and_then(|(stored, address, told)| {
                let found = deleted.iter().position(|one| one.account == stored.account.id && one.address == address);
                let one = deleted.swap_remove(found.ok_or_else(|| not_found(&address))?);
                let gone = Letter::AliasDeleted { address: address.to_string() };
                letters.extend(told.into_iter().chain([gone]).map(|letter| (stored.clone(), letter)));
                let reply = AliasDeleted { alias: view::alias(call, &one), deleted_at: call.moment(call.now) };
                Ok(Done::new(&stored.account.login_id, reply).note("address", address.as_str()))
            }));
        }
        outbox::tell_each(call, &letters)?;
        Ok(outcomes)
    }
}
