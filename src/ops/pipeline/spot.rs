//! Where a secret is tried, and by whom: tries are counted apart where the owner is known (SIGN-7).

use jiff::Timestamp;

use super::{call::Call, failure::Failure};
use crate::{
    ops::house::House,
    rules::{
        LoginId,
        caller::Caller,
        text,
        tries::{self, Counts, Factor, Tries},
    },
    store::{
        self, Conn,
        tries::{ELSEWHERE, Key},
        vault::Place as Sealed,
    },
};

/// Where a call makes a try of a factor of a login id (SIGN-7).
pub(crate) struct Spot<'a> {
    pub(super) house: &'a House,
    pub(super) now: Timestamp,
    pub(super) login_id: LoginId,
    /// Under what the try counts, if the place is known.
    pub(super) key: Key,
    place: Place,
}

/// What is known of a place before the database is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A sign-in that holds, which its owner has opened.
    Session,
    /// One that becomes known by a success: a program's device, a mail client's network.
    Nameable,
    /// Anywhere.
    Nowhere,
}

impl<'a> Spot<'a> {
    /// Where the call makes a try.
    pub(crate) fn of(call: &Call<'a>, login_id: &LoginId, factor: Factor) -> Self {
        let (place, name) = match &call.caller {
            _ if !factor.knows_places() => (Place::Nowhere, None),
            Caller::Person(person) if person.login_id == *login_id => {
                (Place::Session, Some(digest(call.house, "sign-in", &person.session.to_string())))
            }
            _ if factor == Factor::Mail => (Place::Nameable, Some(network_place(call.house, &call.origin.address))),
            _ => match device(call) {
                Some(device) => (Place::Nameable, Some(device)),
                None => (Place::Nowhere, None),
            },
        };
        let key = Key {
            who: who(call.house, login_id.as_str()),
            factor,
            place: name.unwrap_or_else(|| ELSEWHERE.to_owned()),
        };
        Self { house: call.house, now: call.now, login_id: login_id.clone(), key, place }
    }

    /// The tries that count against one more, and under what that one counts.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn seen(&self, conn: &mut Conn) -> store::Result<(Key, Tries)> {
        let (policy, counts) = (&self.house.policy.sign_in, self.counts(conn).await?);
        let known = counts.is_known(self.now, policy);
        let place = if known { self.key.place.clone() } else { ELSEWHERE.to_owned() };
        Ok((Key { place, ..self.key.clone() }, counts.tries(self.now, policy)))
    }

    /// The tries there and elsewhere.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn counts(&self, conn: &mut Conn) -> store::Result<Counts> {
        let mut counts = store::tries::find(conn, &self.key).await?;
        if self.place == Place::Session {
            counts.succeeded_at = Some(self.now);
        }
        Ok(counts)
    }

    /// Under what a success here is remembered.
    pub(super) fn remembered(&self) -> Option<Key> {
        let key = || Key { factor: self.key.factor.known_by(), ..self.key.clone() };
        (self.place == Place::Nameable).then(key)
    }
}

/// The place that a mail client's network is.
pub(crate) fn network_place(house: &House, address: &str) -> String {
    digest(house, "network", &tries::network(address))
}

/// The place that the program's device is.
pub(super) fn device(call: &Call<'_>) -> Option<String> {
    call.origin.device.as_ref().map(|token| digest(call.house, "device", token.expose()))
}

fn digest(house: &House, what: &'static str, name: &str) -> String {
    house.vault.digest(Sealed("tries", "place", what), name)
}

/// The digest under which the store knows who was meant.
pub(crate) fn who(house: &House, login_id: &str) -> String {
    house.vault.digest(Sealed("tries", "who", ""), login_id)
}

/// Under what the tries of a name are counted that can be nobody's: a digest, for people type passwords where it belongs.
pub(crate) fn stranger(house: &House, typed: &str) -> Result<LoginId, Failure> {
    let digest = house.vault.digest(Sealed("tries", "strangers", ""), &text::fold(typed).to_ascii_lowercase());
    let letters: String = digest.chars().filter(char::is_ascii_alphanumeric).collect();
    Ok(format!("nobody-{letters}").parse()?)
}
