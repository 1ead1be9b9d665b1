//! The first administrator, made by the operator of the service (`meibod account create-admin`).

use jiff::Timestamp;
use rand::CryptoRng;

use super::{house::House, pipeline::failure::Failure};
use crate::{
    rules::{
        Code, Id, LoginId, Refusal, Secret,
        account::{self, Account, Language},
        contact::Contact,
        password::{self, Judged},
        role::{Affiliation, Kind, Role},
    },
    store::{
        self,
        account::{Password, Stored},
        audit::Entry,
    },
};

/// Who the administrator is to be.
#[derive(Debug, Clone)]
pub struct NewAdministrator {
    /// The login id.
    pub login_id: LoginId,
    /// The name.
    pub name: String,
    /// The department.
    pub department: String,
    /// The registered contact.
    pub contact: String,
    /// The password, chosen by the operator and kept.
    pub password: Secret,
    /// The language of messages.
    pub language: Language,
}

/// Makes an administrator, with an audit entry by `meibod`.
///
/// # Errors
/// `login_id_taken`, `invalid_value` or a refusal of the password policy.
pub async fn create(
    house: &House,
    new: NewAdministrator,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<(), Failure> {
    account::new_login_id(&new.login_id)?;
    let password = password::prepare(new.password.expose());
    let about = Judged {
        login_id: &new.login_id,
        service_name: &house.policy.service_name,
        two_step_on: false,
        unchanged: false,
    };
    password::judge(password.expose(), &about, &house.policy.password)?;
    let stored = Stored {
        account: Account {
            id: Id::random(rng),
            login_id: new.login_id.clone(),
            name: account::name(&new.name)?,
            department: account::department(&new.department)?,
            affiliation: Affiliation::Staff,
            kind: Kind::Person,
            enabled: true,
            roles: Vec::new(),
            created_at: now,
            ends_at: None,
            lang: new.language,
            locked_down_at: None,
        },
        contact: Contact::read(&new.contact, &house.policy.two_step)?.as_str().to_owned(),
        password: Password { hash: house.hashing.hash(&password, rng).await?, set_at: now, first: false },
        two_step_since: None,
        version: 1,
    };
    let entry = Entry {
        id: Id::random(rng),
        at: now,
        request_id: Id::random(rng).to_string(),
        actor: "meibod".to_owned(),
        account: Some(new.login_id.to_string()),
        operation: "account.create-admin".to_owned(),
        outcome: store::audit::DONE,
        code: None,
        reason: None,
        address: store::audit::NOWHERE.to_owned(),
        facts: Default::default(),
    };
    let mut tx = house.store.write().await?;
    if store::account::insert(&mut tx, std::slice::from_ref(&stored)).await?.is_empty() {
        return Err(Refusal::new(Code::LoginIdTaken).fact("login_id", new.login_id.as_str()).into());
    }
    store::role::insert(&mut tx, &[(stored.account.id, Role::Administrator)]).await?;
    store::audit::insert(&mut tx, &house.vault, [entry]).await?;
    tx.commit().await?;
    Ok(())
}
