//! room

/// TEMPORARY: one request to the embedded service, until the real main is merged.
#[expect(clippy::print_stdout, clippy::print_stderr, reason = "temporary main")]
pub fn main() -> std::process::ExitCode {
    use crate::client::{Client, Embedded, Sending, endpoint::TIMEOUT};
    let mut arguments = std::env::args_os().skip(1);
    let data_dir = arguments.next().map(std::path::PathBuf::from);
    let Some(data_dir) = data_dir else { return std::process::ExitCode::SUCCESS };
    let tell = arguments.next().is_some();
    let begin = tokio::time::Instant::now();
    let at = |what: &str| {
        if tell {
            eprintln!("{:>6} µs {what}", begin.elapsed().as_micros());
        }
    };
    let run = || -> anyhow::Result<u32> {
        let embedded = Embedded::new(data_dir, None)?;
        let client = Client::embedded(embedded, TIMEOUT).traced(std::sync::Arc::new(|_: &str| ()));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        at("runtime built");
        let who = runtime.block_on(client.send(&Ask {}, None, &Sending::default()))?;
        at("answered");
        Ok(who.pid)
    };
    match run() {
        Ok(pid) => {
            println!("{pid}");
            std::process::ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}

#[derive(Debug, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
struct Ask {}
#[derive(Debug, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
struct Who {
    pid: u32,
}
impl crate::contract::Operation for Ask {
    const ID: &'static str = "trial.ask";
    const METHOD: crate::contract::Method = crate::contract::Method::Get;
    const PATH: &'static str = "/v1/trial";
    const MAY: crate::rules::caller::May = crate::rules::caller::May::Anyone;
    const SUMMARY: &'static str = "Ask.";
    type Reply = Who;
}
