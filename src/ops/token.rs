//! Service tokens: create, list, delete.

use jiff::SignedDuration;

use super::pipeline::{act::Act, call::Call, caller::digest, failure::Failure};
use crate::{
    contract::token::{TokenCreate, TokenCreated, TokenDelete, TokenDeleted, TokenList, TokenView, Tokens},
    rules::{Code, Refusal, session::Bearer, text, token},
    store::{self, token::Token},
};

/// Days a token lives where the request names none.
const DEFAULT_DAYS: u32 = 90;

fn view(call: &Call<'_>, token: &Token) -> TokenView {
    TokenView {
        id: token.id,
        name: token.name.clone(),
        scopes: token.scopes.iter().map(|scope| (*scope).into()).collect(),
        created_by: token.created_by.to_string(),
        created_at: call.moment(token.created_at),
        expires_at: call.promise(token.expires_at),
        last_used_at: token.last_used_at.map(|at| call.moment(at)),
    }
}

impl Act for TokenCreate {
    async fn act(&self, call: &mut Call<'_>) -> Result<TokenCreated, Failure> {
        // A machine does not beget machines: a token that leaks cannot outlive its own end.
        let created_by = call.person()?.login_id.clone();
        let name = text::label("name", &self.name, token::MAX_NAME)?;
        let scopes = token::scopes(&self.scopes)?;
        let days = self.days.unwrap_or(DEFAULT_DAYS);
        token::days(days)?;
        token::may_grant(&call.caller, &scopes)?;
        let secret = Bearer::Service.generate(call.rng);
        let new = Token {
            id: call.id(),
            name,
            scopes,
            created_by,
            created_at: call.now,
            expires_at: call.now + SignedDuration::from_hours(24 * i64::from(days)),
            last_used_at: None,
        };
        if !store::token::insert(call.tx().await?, &new, &digest(secret.expose())).await? {
            return Err(Refusal::new(Code::TokenNameTaken).fact("name", new.name).into());
        }
        note(call, &new);
        Ok(TokenCreated { token: view(call, &new), secret })
    }
}

fn note(call: &mut Call<'_>, token: &Token) {
    call.subject = None;
    call.note("token", token.id.to_string());
    call.note("name", token.name.clone());
    call.note("scopes", token.scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" "));
}

impl Act for TokenList {
    async fn act(&self, call: &mut Call<'_>) -> Result<Tokens, Failure> {
        let tokens = store::token::list(&mut *call.house.store.read().await?).await?;
        Ok(Tokens { items: tokens.iter().map(|token| view(call, token)).collect() })
    }
}

impl Act for TokenDelete {
    async fn act(&self, call: &mut Call<'_>) -> Result<TokenDeleted, Failure> {
        let deleted = store::token::delete(call.tx().await?, self.token).await?;
        let deleted = deleted.ok_or_else(|| Refusal::from(Code::TokenNotFound))?;
        note(call, &deleted);
        Ok(TokenDeleted { token: view(call, &deleted) })
    }
}
