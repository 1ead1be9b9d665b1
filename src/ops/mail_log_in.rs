//! The mail log-in decision: one read, the rule, the secret; what is remembered, noted and written down on the way.

mod asked;
mod look;
pub(super) mod memory;
mod rehearsal;
mod remembered;
mod uses;
mod writing;

use std::net::IpAddr;

use jiff::Timestamp;

use super::{
    house::House,
    mail_password,
    pipeline::{
        act::Act,
        call::Call,
        failure::{Failure, Fault},
        gate, spot, trail, view,
    },
};
use crate::{
    contract::{
        Operation,
        mail_log_in::{
            MailLogIn, MailLogInAllowed, MailLogInDecision, MailLogInRefused, MailLogInsView, MailRefusalView,
            MailUseView,
        },
        word::Word,
    },
    delivery,
    rules::{
        self, Code, Fact, Id, LoginId, Refusal,
        account::Language,
        address::{Address, State},
        mail_log_in::{self, Compared, Decision, Mailbox, Named, Protocol},
        mail_servers::Credential,
        pop::Pop,
        text, time,
        tries::{Factor, Tries},
    },
    store::{
        self, Conn,
        account::Whole,
        audit::{Equal, Filter},
        mail_log_in::{Found, Use},
        vault::Place,
    },
};
use asked::{Asked, Holder};
use look::{Looked, is_known, look};
pub use rehearsal::password_that_fails;
use remembered::Known;

/// Characters of a session's name.
const MAX_SESSION: u32 = 128;
/// Refusals and uses that the one view shows.
pub(super) const RECENT: u32 = 10;

/// Writes what let mail apps in since the last time; how many uses.
///
/// # Errors
/// When the database fails; it is tried again the next time.
pub async fn write_uses(house: &House) -> Result<u64, Fault> {
    writing::write(house, &house.mail.uses).await
}

impl Act for MailLogIn {
    async fn act(&self, call: &mut Call<'_>) -> Result<MailLogInDecision, Failure> {
        if rehearsal::is_asked(&call.house.vault, &self.secret, call.now) {
            return Err(Fault::Rehearsed.into());
        }
        let client: IpAddr =
            self.client_address.trim().parse().map_err(|_| Refusal::invalid("client_address", "ip-address"))?;
        let client = client.to_canonical().to_string();
        if let Some(session) = &self.session {
            text::label("session", session, MAX_SESSION)?;
        }
        call.origin.address = client.clone();
        let address = Address::read(&self.user, &call.house.policy.cloud_mail).ok();
        let digest = digest(call, address.as_ref(), self);
        let known = call.house.mail.right.find(&digest);
        let asked = find(call, self, client, address.as_ref(), digest, known.as_ref()).await?;
        let judged = judge(call, &asked);
        let secret = match known.filter(|known| is_known(call, &asked, known, &judged)) {
            Some(known) => Looked::Right(known),
            None => look(call, &asked, &judged).await?,
        };
        let compared = secret.compared();
        let decision = match decide(&asked, judged, &secret) {
            Decision::LetIn => still_starts(call.house, &asked, address.as_ref()).await?,
            decision => decision,
        };
        match (decision, secret, &asked.found) {
            (Decision::LetIn, Looked::Right(known), Some(found)) => {
                note(call.house, call.now, &asked, found, &known).await?;
                let mailbox = address.as_ref().map_or_else(String::new, ToString::to_string);
                let login_id = found.login_id.clone();
                Ok(MailLogInDecision::Allowed(MailLogInAllowed { mailbox, login_id, home: found.account }))
            }
            (Decision::Told(reason), ..) => {
                let reply = told(call, &asked, &reason);
                write_down(call, &asked, reason, compared).await?;
                Ok(MailLogInDecision::Refused(reply))
            }
            (Decision::Untold(reason), ..) => {
                write_down(call, &asked, reason, compared).await?;
                let sentence = delivery::mail_log_in::nothing_told();
                let code = Code::MailLogInRefused;
                Ok(MailLogInDecision::Refused(MailLogInRefused { code: code.into(), sentence, possible_from: None }))
            }
            (Decision::LetIn, ..) => Err(Fault::Internal("a mail log-in without a mailbox".to_owned()).into()),
        }
    }
}

/// Under what a secret is remembered: nobody can tell the secret, or whose it is, from it.
fn digest(call: &Call<'_>, address: Option<&Address>, asked: &MailLogIn) -> String {
    let folded = || text::fold(&asked.user).to_ascii_lowercase();
    let name = address.map_or_else(folded, |address| address.as_str().to_owned());
    call.house.vault.digest(Place("mail", "remembered", &name), asked.secret.expose())
}

/// The mailbox that was named, in one statement where it is remembered. Where it is not, the same is asked whoever was meant,
/// if anybody (SIGN-1).
async fn find<'r>(
    call: &mut Call<'_>,
    request: &'r MailLogIn,
    client: String,
    address: Option<&Address>,
    digest: String,
    known: Option<&Known>,
) -> Result<Asked<'r>, Failure> {
    let store = &call.house.store;
    let who = known.map(|known| spot::who(call.house, known.login_id.as_str())).unwrap_or_default();
    let place = spot::network_place(call.house, &client);
    let mut found = match address {
        Some(address) => store::mail_log_in::find(store, address, &who, &place).await?,
        None => None,
    };
    let is_remembered = found.as_ref().is_some_and(|found| spot::who(call.house, found.login_id.as_str()) == who);
    let holder = match &mut found {
        Some(found) if is_remembered => Some(holder(call, found)),
        found => meant(call, &request.user, found).await?,
    };
    if let Some(holder) = &holder {
        call.concerns(&holder.login_id);
    }
    let whole = text::fold(&request.user).contains('@');
    let named = match found.as_ref().map(|found| found.state) {
        Some(State::Present) if whole => Named::Address,
        Some(State::Present) => Named::LocalPart,
        Some(State::Former) => Named::FormerAddress,
        Some(State::Pending) => Named::PendingAddress,
        None if holder.is_some() => Named::LoginId,
        None => Named::Unknown,
    };
    Ok(Asked { request, client, named, found, holder, digest, place })
}

fn holder(call: &Call<'_>, found: &Found) -> Holder {
    Holder {
        account: found.account,
        login_id: found.login_id.clone(),
        language: found.lang,
        version: found.version,
        mail_password: found.mail_password.clone(),
        tries: found.tries.tries(call.now, &call.house.policy.sign_in),
    }
}

/// The account that was meant: by the mailbox that was found, or by its login id, typed where the address belongs.
async fn meant(call: &mut Call<'_>, typed: &str, found: &mut Option<Found>) -> Result<Option<Holder>, Failure> {
    let mut conn = call.house.store.read().await?;
    let named = match typed.parse::<LoginId>() {
        Ok(login_id) => by_login_id(&mut conn, login_id).await?,
        Err(_) => None,
    };
    let login_id = match (&*found, &named) {
        (Some(found), _) => found.login_id.clone(),
        (None, Some(named)) => named.login_id.clone(),
        (None, None) => spot::stranger(call.house, typed)?,
    };
    let counts = spot::Spot::of(call, &login_id, Factor::Mail).counts(&mut conn).await?;
    Ok(match found {
        Some(found) => {
            found.tries = counts;
            Some(holder(call, found))
        }
        None => named.map(|named| Holder { tries: counts.tries(call.now, &call.house.policy.sign_in), ..named }),
    })
}

/// The account of a login id, as if nothing had been tried. The same is asked where nobody has it.
async fn by_login_id(conn: &mut Conn, login_id: LoginId) -> Result<Option<Holder>, Failure> {
    let stored = store::account::find_one(conn, &login_id).await?;
    let account = stored.as_ref().map_or(Id::from_i64(0), |stored| stored.account.id);
    let mail_password = mail_password::held(conn, account).await?.in_force.map(|in_force| in_force.hash);
    Ok(stored.map(|stored| Holder {
        account,
        login_id,
        language: stored.account.lang,
        version: stored.version,
        mail_password,
        tries: Tries::default(),
    }))
}

/// What stands for and against it without the secret (MAIL-1).
fn judge(call: &Call<'_>, asked: &Asked<'_>) -> Result<Credential, Refusal> {
    match &asked.found {
        Some(found) => mail_log_in::credential(Some(&mailbox(call, asked, found)), asked.request.protocol, call.now),
        None if asked.named == Named::LoginId => Err(Code::MailLoginId.into()),
        None => mail_log_in::credential(None, asked.request.protocol, call.now),
    }
}

fn mailbox(call: &Call<'_>, asked: &Asked<'_>, found: &Found) -> Mailbox {
    let now = call.now;
    Mailbox {
        named: asked.named,
        open: found.enabled && found.ends_at.is_none_or(|end| now < end),
        locked_down: found.locked_down_at.is_some(),
        pop: obeyed(call.house, &found.pop),
        obeys_views: asked.request.pop_views,
        locked: found.tries.tries(now, &call.house.policy.sign_in).is_locked(&call.house.policy.sign_in),
        two_step_on: found.two_step_since.is_some(),
        less_secure_apps_on: found.less_secure_apps.is_some_and(|held| held.is_on(now)),
        has_mail_password: found.mail_password.is_some(),
    }
}

/// POP as far as it can be obeyed: where nobody can be asked whether UIDs are still of the same messages, none is believed.
pub(super) fn obeyed(house: &House, pop: &Pop) -> Pop {
    let start = pop.start.filter(|_| house.mailboxes.is_some());
    Pop { start, ..pop.clone() }
}

/// Whether new mail still begins where it did, for a mailbox whose POP is for that alone. Where the inbox has got another
/// UIDVALIDITY, its UIDs are of other messages: nobody can tell which are new, so the owner chooses again (POP-1).
async fn still_starts(house: &House, asked: &Asked<'_>, address: Option<&Address>) -> Result<Decision, Fault> {
    let found = asked.found.as_ref().filter(|_| asked.request.protocol == Protocol::Pop);
    let start = found.and_then(|found| found.pop.start);
    let (Some(address), Some(start), Some(dovecot)) = (address, start, &house.mailboxes) else {
        return Ok(Decision::LetIn);
    };
    let inbox = dovecot.inbox(address.as_str()).await?;
    if inbox.next.uid_validity == start.uid_validity {
        return Ok(Decision::LetIn);
    }
    Ok(Decision::Told(Code::PopStartUnknown.into()))
}

fn decide(asked: &Asked<'_>, judged: Result<Credential, Refusal>, secret: &Looked) -> Decision {
    let looks_like = rules::app_password::read(asked.request.secret.expose()).is_some();
    match (judged, secret) {
        (Ok(_), Looked::Unlooked(refusal)) => Decision::Untold(refusal.clone()),
        (judged, Looked::Right(known)) => mail_log_in::decide(judged, Some(known.credential), looks_like),
        (judged, Looked::Wrong | Looked::Unlooked(_)) => mail_log_in::decide(judged, None, looks_like),
    }
}

/// Notes the use for the next batch; in the last hour of less secure apps at once.
async fn note(house: &House, now: Timestamp, asked: &Asked<'_>, found: &Found, known: &Known) -> Result<(), Failure> {
    house.mail.uses.note(known, asked.request.protocol, &asked.client, now);
    let by_less_secure_apps = known.credential == Credential::MailPassword;
    if by_less_secure_apps {
        house.mail.uses.note_place(&known.login_id, &asked.place, now);
    }
    if by_less_secure_apps && found.less_secure_apps.is_some_and(|held| held.ends_soon(now)) {
        let mut tx = house.store.write().await?;
        let life = house.policy.less_secure_apps.life();
        store::mail_log_in::note_less_secure_apps(&mut tx, &[(known.account, now)], life).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// What the mail client of whoever brought a right secret is told.
fn told(call: &Call<'_>, asked: &Asked<'_>, reason: &Refusal) -> MailLogInRefused {
    let language = asked.holder.as_ref().map_or(Language::Ja, |holder| holder.language);
    MailLogInRefused {
        code: reason.code.into(),
        sentence: delivery::mail_log_in::sentence(reason, language, &call.house.zone),
        possible_from: reason.possible_from.map(|at| call.promise(at)),
    }
}

/// Writes the reason down for the owner and the help desk, and tells the owner of a lock that it has brought.
async fn write_down(call: &mut Call<'_>, asked: &Asked<'_>, reason: Refusal, secret: Compared) -> Result<(), Failure> {
    let mut reason = reason
        .fact("protocol", asked.request.protocol.as_str())
        .fact("named", asked.named.as_str())
        .fact("secret", secret.as_str());
    // What nobody is called is not written down: people type passwords into the wrong field.
    if asked.named != Named::Unknown {
        reason = reason.fact("identifier", text::fold(&asked.request.user).to_ascii_lowercase());
    }
    if let Some(session) = &asked.request.session {
        reason = reason.fact("session", session.as_str());
    }
    // A wrong secret and a right one within a minute are two truths.
    trail::count_refusal::<MailLogIn>(call, &reason, secret.as_str()).await?;
    gate::fail(call).await
}

/// The account's mail log-ins, as its one view shows them.
pub(super) fn shown(call: &Call<'_>, whole: &Whole) -> MailLogInsView {
    let sees = view::sees_contact(call, &whole.stored);
    let refusals = whole.mail_refusals.iter().map(|equal| refused(call, equal, sees)).collect();
    let withheld = view::withheld(sees, &["uses.address", "refusals.address", "refusals.identifier"]);
    MailLogInsView { uses: uses(call, whole, sees), refusals, withheld }
}

/// Which refusals the one view shows.
pub(super) fn refusals(login_id: &LoginId) -> Filter {
    Filter {
        account: Some(login_id.to_string()),
        operation: Some(MailLogIn::ID.to_owned()),
        outcome: Some(store::audit::REFUSED.to_owned()),
        limit: RECENT,
        ..Filter::default()
    }
}

fn refused(call: &Call<'_>, equal: &Equal, sees: bool) -> MailRefusalView {
    let Equal { newest: entry, count } = equal;
    let fact = |name: &str| match entry.facts.get(name) {
        Some(Fact::Text(text)) => Some(text.clone()),
        _ => None,
    };
    MailRefusalView {
        at: call.moment(entry.newest_at()),
        count: *count,
        protocol: Word::read(&fact("protocol").unwrap_or_default()),
        named: fact("named").map(|word| Word::read(&word)),
        identifier: fact("identifier").filter(|_| sees),
        code: Word::read(entry.code.as_deref().unwrap_or_default()),
        secret: fact("secret").map(|word| Word::read(&word)),
        address: sees.then(|| entry.address.clone()),
        request_id: entry.request_id.clone(),
    }
}

/// What let the account's mail apps in lately: app passwords that there are, and the mail password from each place.
fn uses(call: &Call<'_>, whole: &Whole, sees: bool) -> Vec<MailUseView> {
    let by_app_password = whole.app_passwords.iter().filter_map(|one| {
        Some(MailUseView {
            credential: Credential::AppPassword.into(),
            name: Some(one.name.clone()),
            protocol: Word::read(one.last_used_protocol.as_deref().unwrap_or_default()),
            address: one.last_used_address.clone().filter(|_| sees),
            last_used_at: call.moment(one.last_used_at?),
        })
    });
    let by_mail_password = whole.uses.iter().map(|one| use_view(call, one.clone(), sees));
    let mut uses: Vec<MailUseView> = by_app_password.chain(by_mail_password).collect();
    uses.sort_by_key(|one| std::cmp::Reverse(one.last_used_at.at));
    uses.truncate(RECENT as usize);
    uses
}

/// Since when uses of the mail password are shown.
pub(super) fn uses_since(house: &House, now: Timestamp) -> Timestamp {
    time::after(now, -house.policy.less_secure_apps.life())
}

/// Where the mail password has let mail apps in lately: those stop when 2-step verification is turned on (2SV-6).
pub(super) async fn by_mail_password(
    house: &House,
    conn: &mut Conn,
    account: Id,
    now: Timestamp,
) -> store::Result<Vec<Use>> {
    store::mail_log_in::mail_password_uses(conn, account, uses_since(house, now), RECENT).await
}

/// A use of the mail password as replies show it.
pub(super) fn use_view(call: &Call<'_>, one: Use, sees: bool) -> MailUseView {
    MailUseView {
        credential: Credential::MailPassword.into(),
        name: None,
        protocol: Word::read(&one.protocol),
        address: sees.then_some(one.address),
        last_used_at: call.moment(one.at),
    }
}
