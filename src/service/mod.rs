//! room
pub mod embedded;
pub mod listen;
pub mod tls;

/// TEMPORARY: a trivial service, until the real main is merged.
#[expect(clippy::print_stderr, reason = "temporary main")]
pub fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let Some(at) = arguments.iter().position(|argument| argument == "--embedded") else {
        return std::process::ExitCode::from(2);
    };
    let after = |name: &str| arguments.iter().position(|argument| argument == name).and_then(|i| arguments.get(i + 1));
    let mut options = embedded::Options::default();
    if let Some(millis) = after("--idle-ms").and_then(|text| text.parse().ok()) {
        options.idle = std::time::Duration::from_millis(millis);
    }
    if after("--fail").is_some() {
        eprintln!("the database is of a newer version");
        return std::process::ExitCode::FAILURE;
    }
    let data_dir = std::path::PathBuf::from(&arguments[at + 1]);
    let run = || -> anyhow::Result<()> {
        let Some(instance) = embedded::Instance::claim(&data_dir)? else { return Ok(()) };
        let _ = std::io::Write::write_all(&mut std::io::stderr(), b"started\n");
        use axum::{Json, Router, extract::Query, routing::get};
        let slow = |Query(query): Query<std::collections::HashMap<String, String>>| async move {
            let millis = query.get("millis").and_then(|text| text.parse().ok()).unwrap_or(0);
            tokio::time::sleep(std::time::Duration::from_millis(millis)).await;
            Json(serde_json::json!({"pid": std::process::id()}))
        };
        let router = Router::new()
            .route("/v1/trial", get(slow).post(|| async { Json(serde_json::json!({"pid": std::process::id()})) }));
        tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(instance.serve(router, options))?;
        Ok(())
    };
    match run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            let _ = std::io::Write::write_all(&mut std::io::stderr(), format!("{error:#}\n").as_bytes());
            std::process::ExitCode::FAILURE
        }
    }
}
