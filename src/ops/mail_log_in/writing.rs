//! What let mail apps in, on its way to the database.

use std::collections::HashMap;

use jiff::Timestamp;

use super::uses::{Uses, Waiting};
use crate::{
    ops::{
        house::House,
        pipeline::{failure::Fault, spot},
    },
    rules::{Id, LoginId, tries::Factor},
    store::{
        self,
        mail_log_in::{ROWS, Use},
        tries::Key,
    },
};

/// Writes what has been gathered; how many uses.
///
/// # Errors
/// When the database fails; nothing is lost then.
pub(super) async fn write(house: &House, uses: &Uses) -> Result<u64, Fault> {
    let mut taken = uses.take();
    let count = taken.waiting.app_passwords.len() + taken.waiting.mail_passwords.len();
    if count > 0 {
        written(house, &taken.waiting).await?;
        taken.waiting = Waiting::default();
    }
    Ok(count as u64)
}

async fn written(house: &House, taken: &Waiting) -> store::Result<()> {
    let mut app_passwords: Vec<Use> = taken.app_passwords.values().cloned().collect();
    let mut mail_passwords: Vec<Use> = Vec::with_capacity(taken.mail_passwords.len());
    let mut less_secure: HashMap<Id, Timestamp> = HashMap::new();
    for ((of, protocol, address), at) in &taken.mail_passwords {
        let last = less_secure.entry(*of).or_insert(*at);
        *last = (*at).max(*last);
        mail_passwords.push(Use { of: *of, at: *at, protocol: protocol.clone(), address: address.clone() });
    }
    let mut less_secure: Vec<(Id, Timestamp)> = less_secure.into_iter().collect();
    // In one order, so that two replicas that write at once do not wait for each other in a circle.
    app_passwords.sort_unstable_by_key(|one| one.of);
    mail_passwords.sort_unstable_by(|a, b| (a.of, &a.protocol, &a.address).cmp(&(b.of, &b.protocol, &b.address)));
    less_secure.sort_unstable();
    let mut places: Vec<(Key, Timestamp)> = taken.places.iter().map(|(key, at)| (place(house, key), *at)).collect();
    places.sort_unstable_by(|(a, _), (b, _)| (&a.who, &a.place).cmp(&(&b.who, &b.place)));
    let mut tx = house.store.write().await?;
    store::mail_log_in::note_app_passwords(&mut tx, &app_passwords).await?;
    store::mail_log_in::note_mail_passwords(&mut tx, &mail_passwords).await?;
    let life = house.policy.less_secure_apps.life();
    store::mail_log_in::note_less_secure_apps(&mut tx, &less_secure, life).await?;
    for places in places.chunks(ROWS) {
        store::tries::succeeded(&mut tx, places).await?;
    }
    tx.commit().await
}

fn place(house: &House, (login_id, place): &(LoginId, String)) -> Key {
    Key { who: spot::who(house, login_id.as_str()), factor: Factor::Mail, place: place.clone() }
}
