//! The router, built from the table of operations.

use std::sync::LazyLock;

use axum::{
    Json, Router,
    body::Body,
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, Method as HttpMethod, Response, StatusCode, Uri},
    response::IntoResponse,
    routing::{MethodFilter, get, on, post},
};
use serde_json::Value;

use super::{
    autoconfig,
    edge::Edge,
    handle::{One, Rows, handle},
};
use crate::{
    contract::{
        self, Method, Operation,
        wire::{self, MAX_BODY},
    },
    each_bulk_operation, each_operation,
    ops::ActEach,
    rules::{Code, Refusal},
};

/// Every operation, the health probes, the API's own description, and what mail apps ask for their settings.
pub fn router(edge: Edge) -> Router {
    use crate::contract::{
        account, address, alias, app_password, application, audit, less_secure_apps, lockdown, mail_log_in,
        mail_password, mail_servers, mailbox, message, password, policy, pop, recipient, remote_access, reset, sender,
        session, token, two_step, workshop,
    };
    let router = Router::new();
    macro_rules! routes {
        ($($operation:path,)*) => { router $(.route(<$operation>::PATH, route::<$operation>()))* };
    }
    let router = each_operation!(routes);
    macro_rules! bulk_routes {
        ($($operation:path,)*) => {
            router $(.route(&contract::bulk::path(<$operation>::ID), post(handle::<Rows<$operation>>)))*
        };
    }
    autoconfig::routes(each_bulk_operation!(bulk_routes))
        .route("/healthz", get(|| async { "ok" }))
        .route(wire::READYZ, get(ready))
        .route("/openapi.json", get(described))
        .method_not_allowed_fallback(wrong_method)
        .fallback(wrong_path)
        .layer(DefaultBodyLimit::max(MAX_BODY as usize))
        .with_state(edge)
}

fn route<O: ActEach>() -> axum::routing::MethodRouter<Edge> {
    let filter = match O::METHOD {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
        Method::Put => MethodFilter::PUT,
        Method::Patch => MethodFilter::PATCH,
        Method::Delete => MethodFilter::DELETE,
    };
    on(filter, handle::<One<O>>)
}

/// The API's own description, put together when somebody first asks for it.
async fn described() -> Json<&'static Value> {
    static DOCUMENT: LazyLock<Value> = LazyLock::new(contract::openapi::document);
    Json(&DOCUMENT)
}

async fn ready(State(edge): State<Edge>) -> Response<Body> {
    if edge.readiness.of(&edge.house.store).await {
        wire::READY.into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, wire::NOT_READY).into_response()
    }
}

async fn wrong_method(State(edge): State<Edge>, method: HttpMethod, uri: Uri, headers: HeaderMap) -> Response<Body> {
    let refusal = Refusal::new(Code::MethodNotAllowed).fact("method", method.as_str()).fact("path", uri.path());
    edge.refuse(&headers, &refusal)
}

async fn wrong_path(State(edge): State<Edge>, uri: Uri, headers: HeaderMap) -> Response<Body> {
    edge.refuse(&headers, &Refusal::new(Code::NoSuchPath).fact("path", uri.path()))
}
