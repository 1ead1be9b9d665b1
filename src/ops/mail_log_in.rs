//! The mail log-in decision: one read, the rule, the secret; what is remembered, noted and written down on the way.

mod remembered;
mod uses;

use std::net::IpAddr;

use jiff::Timestamp;

use super::{Act, Call, Failure, Fault, House, app_password, gate, run, view};
use crate::{
    contract::{
        Operation,
        mail_log_in::{
            MailLogIn, MailLogInAllowed, MailLogInDecision, MailLogInRefused, MailLogInsView, MailRefusalView,
            MailUseView,
        },
    },
    delivery,
    rules::{
        self, Code, Fact, Id, LoginId, Refusal, Secret,
        account::Language,
        address::{Address, State},
        mail_log_in::{self, Mailbox, Named},
        mail_servers::Credential,
        password, text, time,
        tries::Factor,
    },
    store::{
        self, Conn,
        account::Whole,
        audit::{Entry, Filter},
        mail_log_in::{Found, Use},
        vault::Place,
    },
};
use remembered::{Known, Remembered};
use uses::Uses;

/// Characters of a session's name.
const MAX_SESSION: u32 = 128;
/// Refusals and uses that the one view shows.
pub(super) const RECENT: u32 = 10;

/// What this process remembers of mail log-ins.
#[derive(Default)]
pub(super) struct Memory {
    remembered: Remembered,
    uses: Uses,
}

/// Writes what let mail apps in since the last time; how many uses.
///
/// # Errors
/// When the database fails; it is tried again the next time.
pub async fn write_uses(house: &House) -> Result<u64, Fault> {
    uses::write(house, &house.mail.uses).await
}

/// A log-in that is being decided.
struct Asked<'r> {
    request: &'r MailLogIn,
    /// The mail client's address, in its one form.
    client: String,
    /// By what the mailbox was named.
    named: Named,
    found: Option<Found>,
}

impl Act for MailLogIn {
    async fn act(&self, call: &mut Call<'_>) -> Result<MailLogInDecision, Failure> {
        let client: IpAddr =
            self.client_address.trim().parse().map_err(|_| Refusal::invalid("client_address", "ip-address"))?;
        let client = client.to_canonical().to_string();
        if let Some(session) = &self.session {
            text::label("session", session, MAX_SESSION)?;
        }
        call.origin.address = client.clone();
        let address = Address::read(&self.user, &call.house.policy.cloud_mail).ok();
        let digest = address.as_ref().map(|address| digest(call, address, &self.secret));
        let known = digest.as_ref().and_then(|digest| call.house.mail.remembered.find(digest));
        let asked = find(call, self, client, address, known.as_ref()).await?;
        match decide(call, &asked, digest, known).await {
            Ok(allowed) => Ok(MailLogInDecision::Allowed(allowed)),
            Err(Failure::Refused(refusal)) => Ok(MailLogInDecision::Refused(refuse(call, &asked, refusal).await?)),
            Err(failure) => Err(failure),
        }
    }
}

/// Under what a verified secret is remembered: nobody can tell the secret, or whose it is, from it.
fn digest(call: &Call<'_>, address: &Address, secret: &Secret) -> String {
    call.house.vault.digest(Place("mail", "remembered", address.as_str()), secret.expose())
}

/// The mailbox that was named, in one statement; a second one where nothing is remembered of it.
async fn find<'r>(
    call: &mut Call<'_>,
    request: &'r MailLogIn,
    client: String,
    address: Option<Address>,
    known: Option<&Known>,
) -> Result<Asked<'r>, Failure> {
    let store = &call.house.store;
    let who = known.map(|known| gate::key(call.house, &known.login_id, Factor::Mail).who).unwrap_or_default();
    let mut found = match &address {
        Some(address) => store::mail_log_in::find(store, address, who.clone()).await?,
        None => None,
    };
    let whole = text::fold(&request.user).contains('@');
    let named = match found.as_ref().map(|found| found.state) {
        Some(State::Present) if whole => Named::Address,
        Some(State::Present) => Named::LocalPart,
        Some(State::Former) => Named::FormerAddress,
        Some(State::Pending) => Named::PendingAddress,
        None => Named::Unknown,
    };
    if let Some(found) = &mut found {
        let key = gate::key(call.house, &found.login_id, Factor::Mail);
        if key.who != who {
            found.tries = store::tries::find(&mut *store.read().await?, &key).await?;
        }
    }
    if let Some(found) = &found {
        call.concerns(&found.login_id);
    } else if let Ok(login_id) = request.user.parse::<LoginId>()
        && store::account::find_one(&mut *store.read().await?, &login_id).await?.is_some()
    {
        call.concerns(&login_id);
        return Ok(Asked { request, client, named: Named::LoginId, found: None });
    }
    Ok(Asked { request, client, named, found })
}

fn mailbox(call: &Call<'_>, asked: &Asked<'_>, found: &Found) -> Mailbox {
    let now = call.now;
    Mailbox {
        named: asked.named,
        open: found.enabled && found.ends_at.is_none_or(|end| now < end),
        locked_down: found.locked_down_at.is_some(),
        pop: found.pop.clone(),
        locked: found.tries.is_locked(&call.house.policy.sign_in),
        two_step_on: found.two_step_since.is_some(),
        less_secure_apps_on: found.less_secure_apps.is_some_and(|held| held.is_on(now)),
        has_mail_password: found.mail_password.is_some(),
    }
}

/// The rule, then the secret: remembered, or compared.
async fn decide(
    call: &mut Call<'_>,
    asked: &Asked<'_>,
    digest: Option<String>,
    known: Option<Known>,
) -> Result<MailLogInAllowed, Failure> {
    let Some(found) = &asked.found else {
        let code = if asked.named == Named::LoginId { Code::MailLoginId } else { Code::MailUserUnknown };
        return Err(code.into());
    };
    let credential = mail_log_in::credential(Some(&mailbox(call, asked, found)), asked.request.protocol, call.now)?;
    let holds =
        |known: &Known| (known.account, known.version, known.credential) == (found.account, found.version, credential);
    let known = match known.filter(holds) {
        Some(known) => known,
        None => {
            let known = compare(call, asked, found, credential).await?;
            if let Some(digest) = digest {
                call.house.mail.remembered.keep(digest, known.clone());
            }
            known
        }
    };
    note(call.house, call.now, asked, found, &known).await?;
    let address = Address::read(&asked.request.user, &call.house.policy.cloud_mail)?;
    Ok(MailLogInAllowed { mailbox: address.as_str().to_owned(), login_id: found.login_id.clone() })
}

/// Counts a try, and compares the secret with the one credential that would do (SIGN-4).
async fn compare(
    call: &mut Call<'_>,
    asked: &Asked<'_>,
    found: &Found,
    credential: Credential,
) -> Result<Known, Failure> {
    let typed = asked.request.secret.expose();
    let secret = match credential {
        Credential::AppPassword => rules::app_password::read(typed).ok_or(Code::MailAppPasswordNeeded)?,
        Credential::MailPassword => password::prepare(typed),
    };
    gate::enter_from(call, &found.login_id, Factor::Mail, &secret, &asked.client).await?;
    let (right, app_password) = match credential {
        Credential::AppPassword => {
            let digest = app_password::digest(call, found.account, &secret);
            let held =
                store::mail_log_in::app_password(&mut *call.house.store.read().await?, found.account, &digest).await?;
            if held.is_none() {
                take_as_long(call.house, &secret).await?;
            }
            (held.is_some(), held)
        }
        Credential::MailPassword => (call.house.hashing.verify(&secret, found.mail_password.as_deref()).await?, None),
    };
    if !right {
        return Err(mail_log_in::wrong(credential).into());
    }
    gate::pass(call).await?;
    gate::settle(call).await?;
    if let Some(tx) = call.tx.take() {
        tx.commit().await.map_err(store::Error::from)?;
    }
    let (account, login_id, version) = (found.account, found.login_id.clone(), found.version);
    Ok(Known { account, login_id, version, credential, app_password })
}

/// A refusal that tells nothing must take as long as one of a wrong mail password (SIGN-1).
async fn take_as_long(house: &House, secret: &Secret) -> Result<(), Failure> {
    house.hashing.verify(secret, None).await?;
    Ok(())
}

/// Notes the use for the next batch; in the last hour of less secure apps at once.
async fn note(house: &House, now: Timestamp, asked: &Asked<'_>, found: &Found, known: &Known) -> Result<(), Failure> {
    house.mail.uses.note(known, asked.request.protocol, &asked.client, now);
    let by_less_secure_apps = known.credential == Credential::MailPassword;
    if by_less_secure_apps && found.less_secure_apps.is_some_and(|held| held.ends_soon(now)) {
        let mut tx = house.store.write().await?;
        let life = house.policy.less_secure_apps.life();
        store::mail_log_in::note_less_secure_apps(&mut tx, &[(known.account, now)], life).await?;
        tx.commit().await.map_err(store::Error::from)?;
    }
    Ok(())
}

/// Writes the refusal down, and makes the sentence for the mail client. Where no secret was compared although the mail
/// client is told that it was wrong, the try passes the same gate and takes as long as if one had been.
async fn refuse(call: &mut Call<'_>, asked: &Asked<'_>, refusal: Refusal) -> Result<MailLogInRefused, Failure> {
    let told = match refusal.code {
        code if mail_log_in::is_judged_unseen(code) => unseen(call, asked, true).await?,
        code if mail_log_in::is_told_unseen(code) => unseen(call, asked, false).await?,
        _ => None,
    };
    let told = told.unwrap_or_else(|| refusal.clone());
    let language = asked.found.as_ref().map_or(Language::Ja, |found| found.lang);
    let sentence = delivery::mail_log_in::sentence(&told, language, &call.house.zone);
    let reply =
        MailLogInRefused { code: refusal.code, sentence, possible_from: told.possible_from.map(|at| call.moment(at)) };
    let mut refusal = refusal.fact("protocol", asked.request.protocol.as_str()).fact("named", asked.named.as_str());
    // What nobody is called is not written down: people type passwords into the wrong field.
    if asked.named != Named::Unknown {
        refusal = refusal.fact("identifier", text::fold(&asked.request.user).to_ascii_lowercase());
    }
    if let Some(session) = &asked.request.session {
        refusal = refusal.fact("session", session.as_str());
    }
    run::write_down_seldom::<MailLogIn>(call, &refusal).await?;
    gate::fail(call).await?;
    Ok(reply)
}

/// The gate of a wrong secret, and its time where nothing is told, for whoever has none that could be compared. Counted for
/// what was typed, so that nobody's account is locked by it, and strangers are throttled alike.
async fn unseen(call: &mut Call<'_>, asked: &Asked<'_>, in_time: bool) -> Result<Option<Refusal>, Failure> {
    let stranger = gate::stranger(call.house, &asked.request.user)?;
    let secret = password::prepare(asked.request.secret.expose());
    match gate::enter_from(call, &stranger, Factor::Mail, &secret, &asked.client).await {
        Ok(()) => {
            if in_time {
                take_as_long(call.house, &secret).await?;
            }
            Ok(None)
        }
        Err(Failure::Refused(refusal)) => Ok(Some(refusal)),
        Err(failure) => Err(failure),
    }
}

/// The account's mail log-ins, as its one view shows them.
pub(super) fn shown(call: &Call<'_>, whole: &Whole) -> MailLogInsView {
    let sees = view::sees_contact(call, &whole.stored);
    let refusals = whole.mail_refusals.iter().map(|entry| refused(call, entry, sees)).collect();
    MailLogInsView { uses: uses(call, whole, sees), refusals }
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

fn refused(call: &Call<'_>, entry: &Entry, sees: bool) -> MailRefusalView {
    let fact = |name: &str| match entry.facts.get(name) {
        Some(Fact::Text(text)) => Some(text.clone()),
        _ => None,
    };
    MailRefusalView {
        at: call.moment(entry.at),
        protocol: fact("protocol").unwrap_or_default(),
        named: fact("named").and_then(|word| word.parse().ok()),
        identifier: fact("identifier").filter(|_| sees),
        code: entry.code.clone().unwrap_or_default(),
        address: sees.then(|| entry.address.clone()),
        request_id: entry.request_id.clone(),
    }
}

/// What let the account's mail apps in lately: app passwords that there are, and the mail password from each place.
fn uses(call: &Call<'_>, whole: &Whole, sees: bool) -> Vec<MailUseView> {
    let by_app_password = whole.app_passwords.iter().filter_map(|one| {
        Some(MailUseView {
            credential: Credential::AppPassword,
            name: Some(one.name.clone()),
            protocol: one.last_used_protocol.clone().unwrap_or_default(),
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
        credential: Credential::MailPassword,
        name: None,
        protocol: one.protocol,
        address: sees.then_some(one.address),
        last_used_at: call.moment(one.at),
    }
}
