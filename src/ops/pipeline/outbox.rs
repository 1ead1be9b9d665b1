//! Messages written with the change that causes them.

use std::borrow::Borrow;

use jiff::Timestamp;

use super::{
    call::Call,
    failure::{Failure, Fault},
};
use crate::{
    delivery::{Content, Letter},
    ops::house::House,
    rules::{Id, Secret, account::Language, contact::Contact, message::Channel},
    store::{
        self, Conn,
        account::Stored,
        message::{Lying, Message},
        vault::Place,
    },
};

/// Letters whose words are remembered while a set is written.
const MANY: usize = 4;

/// Writes to the owner's registered contact: by mail, or by SMS where it is a phone.
pub(crate) async fn tell(call: &mut Call<'_>, owner: &Stored, letter: &Letter) -> Result<(), Failure> {
    let messages: Vec<Message> = written(call, &[(owner, letter)])?.into_iter().flatten().collect();
    Ok(store::message::insert(call.tx().await?, &messages).await?)
}

/// Writes to many owners: at the end of the transaction, with whatever else has been written by then.
pub(crate) fn tell_each(
    call: &mut Call<'_>,
    letters: &[(impl Borrow<Stored>, impl Borrow<Letter>)],
) -> Result<(), Fault> {
    let messages = written(call, letters)?;
    call.messages.extend(messages.into_iter().flatten());
    Ok(())
}

/// The message of each letter; none in a rehearsal, which writes to nobody.
pub(crate) fn written(
    call: &mut Call<'_>,
    letters: &[(impl Borrow<Stored>, impl Borrow<Letter>)],
) -> Result<Vec<Option<Message>>, Fault> {
    if call.origin.dry_run {
        return Ok(letters.iter().map(|_| None).collect());
    }
    let mut worded = Vec::new();
    let ids = call.ids();
    letters
        .iter()
        .zip(ids)
        .map(|((owner, letter), id)| {
            let (owner, letter) = (owner.borrow(), letter.borrow());
            let (channel, contact) = registered(owner);
            let words = words(&mut worded, call.house, owner.account.lang, letter);
            let content = Content { to: contact.as_str().to_owned(), ..words.clone() };
            sealed(call, (id, Some(owner.account.id)), channel, letter, &content).map(Some)
        })
        .collect()
}

/// The words of a letter, which are put together once for all of a set that read the same.
fn words<'w, 'l>(
    worded: &'w mut Vec<(&'l Letter, Language, Content)>,
    house: &House,
    language: Language,
    letter: &'l Letter,
) -> &'w Content {
    let known = worded.iter().position(|(known, of, _)| *of == language && *known == letter);
    let place = known.unwrap_or_else(|| {
        // Where each reads otherwise, nothing is gained by looking far back.
        worded.insert(0, (letter, language, compose(house, "", language, letter)));
        worded.truncate(MANY);
        0
    });
    &worded[place].2
}

/// Writes to an owner, or does the work of it where there is none, in a transaction that is not the request's.
pub(crate) async fn tell_on(
    call: &mut Call<'_>,
    conn: &mut Conn,
    owner: Option<&Stored>,
    letter: &Letter,
) -> Result<(), Failure> {
    let id = call.id();
    let message = match owner {
        Some(owner) => notice(call, id, owner, letter)?,
        None => to_nobody(call, id, letter)?,
    };
    Ok(store::message::insert(conn, &[message]).await?)
}

/// A message to the registered contact.
fn notice(call: &mut Call<'_>, id: Id, owner: &Stored, letter: &Letter) -> Result<Message, Fault> {
    let (channel, contact) = registered(owner);
    message(call, id, owner, (channel, contact.as_str()), letter)
}

/// How the owner is reached.
fn registered(owner: &Stored) -> (Channel, Contact) {
    let contact = Contact::from_stored(owner.contact.clone());
    let channel = match contact {
        Contact::Mail(_) => Channel::Mail,
        Contact::Phone(_) => Channel::Sms,
    };
    (channel, contact)
}

/// Writes the code of a flow to an address or number. An older one of that flow that has not left yet stays: it no longer
/// works (2SV-2).
pub(crate) async fn send_code(
    call: &mut Call<'_>,
    owner: &Stored,
    flow: Id,
    to: (Channel, &str),
    letter: &Letter,
) -> Result<(), Failure> {
    let id = call.id();
    let message = Message { about: Some(flow), ..message(call, id, owner, to, letter)? };
    if message.waits {
        let now = call.now;
        store::message::supersede(call.tx().await?, flow, now).await?;
    }
    Ok(store::message::insert(call.tx().await?, &[message]).await?)
}

/// Does the work of writing a letter, which then reaches nobody (SIGN-1); of a dry run, where nobody is written to, none.
pub(crate) async fn tell_nobody(call: &mut Call<'_>, letter: &Letter) -> Result<(), Failure> {
    if call.origin.dry_run {
        return Ok(());
    }
    let id = call.id();
    let message = to_nobody(call, id, letter)?;
    Ok(store::message::insert(call.tx().await?, &[message]).await?)
}

/// A message that has expired when it is written.
fn to_nobody(call: &mut Call<'_>, id: Id, letter: &Letter) -> Result<Message, Fault> {
    let content = compose(call.house, "nobody@example.invalid", Language::Ja, letter);
    let message = sealed(call, (id, None), Channel::Mail, letter, &content)?;
    Ok(Message { expires_at: call.now, waits: false, ..message })
}

/// A message, sealed for its row.
fn message(
    call: &mut Call<'_>,
    id: Id,
    owner: &Stored,
    (channel, to): (Channel, &str),
    letter: &Letter,
) -> Result<Message, Fault> {
    let content = compose(call.house, to, owner.account.lang, letter);
    sealed(call, (id, Some(owner.account.id)), channel, letter, &content)
}

fn sealed(
    call: &mut Call<'_>,
    (id, account): (Id, Option<Id>),
    channel: Channel,
    letter: &Letter,
    content: &Content,
) -> Result<Message, Fault> {
    let text = serde_json::to_string(content).map_err(|error| Fault::Internal(error.to_string()))?;
    let place = id.to_string();
    let sealed = call.house.vault.seal(Place("messages", "sealed", &place), &Secret::from(text), call.rng)?;
    let expires_at = call.now + call.house.policy.keeping.message_life();
    let waits = !call.house.keeps(channel);
    call.posts |= waits;
    Ok(Message {
        id,
        account,
        channel,
        topic: letter.topic(),
        about: None,
        recipient: Contact::from_stored(content.to.clone()).masked(),
        sealed,
        created_at: call.now,
        useful_until: letter.dies_at(call.now).map_or(expires_at, |at| at.min(expires_at)),
        expires_at,
        waits,
    })
}

fn compose(house: &House, to: &str, language: Language, letter: &Letter) -> Content {
    letter.write(to, language, &house.policy.service_name, &house.zone)
}

/// A message in the outbox, readable.
#[derive(Debug)]
pub struct Readable {
    /// Written when.
    pub created_at: Timestamp,
    /// The login id it concerns.
    pub account: Option<String>,
    /// How it goes out.
    pub channel: Channel,
    /// What it says.
    pub content: Content,
}

/// The messages that have neither left nor expired, oldest first.
///
/// # Errors
/// When the database fails, or the messages were sealed with another key.
pub async fn read(house: &House, now: Timestamp) -> Result<Vec<Readable>, Fault> {
    let messages = store::message::list(&mut *house.store.read().await?, now).await?;
    messages
        .into_iter()
        .map(|message| {
            let place = message.id.to_string();
            let text = house.vault.open(Place("messages", "sealed", &place), &message.sealed)?;
            let content = serde_json::from_str(text.expose()).map_err(|error| Fault::Internal(error.to_string()))?;
            let Lying { created_at, login_id: account, channel, .. } = message;
            Ok(Readable { created_at, account, channel, content })
        })
        .collect()
}
