//! First passwords: random, and digested with the key outside the database until their first use (decision 6).

use subtle::ConstantTimeEq;

use super::{
    house::House,
    pipeline::{failure::Fault, hashing::Turn},
};
use crate::{
    rules::{Id, Secret, password},
    store::{account::Stored, vault::Place},
};

/// What stands before such a digest where an argon2id hash would begin with its own name.
const MARK: &str = "$keyed$";

/// What is stored of a new account's first password. A thousand of them cost a millisecond, where a thousand argon2id
/// hashes cost ten seconds; the first sign-in replaces it by one.
pub(super) fn digest(house: &House, account: Id, first: &Secret) -> String {
    digest_of(house, account, &password::prepare(first.expose()))
}

fn digest_of(house: &House, account: Id, prepared: &Secret) -> String {
    format!("{MARK}{}", house.vault.digest(Place("accounts", "password", &account.to_string()), prepared.expose()))
}

impl House {
    /// Whether a prepared password is the account's. Without an account, and for a first password, it takes as long as for
    /// any other (SIGN-1).
    ///
    /// # Errors
    /// [`Fault::Overloaded`] when too many wait.
    pub(super) async fn is_password(
        &self,
        stored: Option<&Stored>,
        prepared: &Secret,
        turn: Turn,
    ) -> Result<bool, Fault> {
        match stored {
            Some(stored) if stored.password.hash.starts_with(MARK) => {
                self.hashing.verify(prepared, None, turn).await?;
                let digest = digest_of(self, stored.account.id, prepared);
                Ok(digest.as_bytes().ct_eq(stored.password.hash.as_bytes()).into())
            }
            stored => self.hashing.verify(prepared, stored.map(|stored| stored.password.hash.as_str()), turn).await,
        }
    }
}
