//! What an operation is.

use serde::{Serialize, de::DeserializeOwned};

use crate::rules::{Code, caller::May};

/// The HTTP methods that operations use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// Reads; the fields that are not in the path are the query.
    Get,
    /// Makes something, or acts.
    Post,
    /// Sets something whole.
    Put,
    /// Changes the given fields.
    Patch,
    /// Removes.
    Delete,
}

impl Method {
    /// As HTTP writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }
}

/// One operation: the implementing type is its request. Fields named in [`PATH`](Operation::PATH) travel in the
/// path; the others in the query of a `GET` and in the JSON body of anything else.
pub trait Operation: Serialize + DeserializeOwned + utoipa::ToSchema + Send + Sync + 'static {
    /// The operation's name, `noun.verb`: in OpenAPI, the audit trail and the tests.
    const ID: &'static str;
    /// The method.
    const METHOD: Method;
    /// The path, with `{field}` for the fields that travel in it.
    const PATH: &'static str;
    /// Who may call it, before any rule looks at the request.
    const MAY: May;
    /// Whether it is dangerous: the password must have been entered in the last minutes (SIGN-3).
    const DANGEROUS: bool = false;
    /// Whether a reason must be given, also where the caller's role alone allows it; acting on another's account where
    /// the owner may act too always needs one.
    const NEEDS_REASON: bool = false;
    /// Whether it checks a secret: then it cannot be tried without effect, for a try must leave its trace.
    const PROVES: bool = false;
    /// Whether its reply holds a new `token` for the session, which replaces the one that the request came with.
    const RENEWS: bool = false;
    /// Whether it can run on many rows at once.
    const BULK: bool = false;
    /// Whether it takes away, or shuts the account: it is never held back by how often its owner has done it (ALL-7). What was
    /// not given before is not taken away either, so it has its bound there.
    const LESSENS: bool = matches!(Self::METHOD, Method::Delete);
    /// Whether it ends every other sign-in and all that they have begun (PASS-2). From then on its owner's changes are counted
    /// anew (ALL-7).
    const ENDS_SIGN_INS: bool = false;
    /// Whether it hands in what a machine has measured: the audit trail then has what a reading brings about (whatever the
    /// op notes), and not every reading.
    const READING: bool = false;
    /// The codes of its own rules, in groups; those that follow from what it is are not repeated
    /// ([`refusals`](super::refusals)).
    const REFUSALS: &'static [&'static [Code]] = &[];
    /// One sentence for OpenAPI.
    const SUMMARY: &'static str;
    /// The answer.
    type Reply: Serialize + DeserializeOwned + utoipa::ToSchema + Send + Sync + 'static;

    /// Whether it changes anything: everything but `GET` does.
    const WRITES: bool = !matches!(Self::METHOD, Method::Get);

    /// Whether only so many of them are carried out on the caller's own account (ALL-7): of each kind by itself, so that none
    /// uses up what is left for another.
    const IS_BOUNDED: bool = Self::WRITES && !Self::LESSENS && matches!(Self::MAY, May::Owner | May::OwnerOr(_));

    /// Whether a request needs a reason; `for_another` says that the account it acts on is not the caller's own.
    fn needs_reason(for_another: bool) -> bool {
        Self::WRITES && (Self::NEEDS_REASON || (for_another && matches!(Self::MAY, May::OwnerOr(_))))
    }
}
