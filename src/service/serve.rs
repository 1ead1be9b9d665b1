//! `meibod serve`.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener},
    path::Path,
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, bail};

use super::{
    args::{LogForm, Serve},
    clock::Clock,
    config::Config,
    edge::Edge,
    embedded::{self, Instance},
    files, listen, logging, open,
    proxies::Proxies,
    readiness::Readiness,
    routes, stop, tls,
    trust::must_be_ours,
};
use crate::{contract::embedded::DRAIN_SECONDS, jobs, ops};

/// How long an end waits for what jobs are doing: a gateway has 20 seconds to answer, and systemd waits for 90.
const PATIENCE: Duration = Duration::from_secs(30);
/// The same of an embedded service, for whose end a command waits.
const DRAIN: Duration = Duration::from_secs(DRAIN_SECONDS);

/// Where a campus service listens if nothing says otherwise.
pub(super) const ADDRESS: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8443);

pub(super) async fn run(args: Serve) -> anyhow::Result<()> {
    files::raise();
    let config = Config::read(args.target.config.as_deref())?;
    let form = args.log.or(config.log).unwrap_or(LogForm::Text);
    match args.embedded.clone() {
        Some(folder) => embedded(args, &config, form, &folder).await,
        None => campus(&args, &config, form).await,
    }
}

async fn embedded(mut args: Serve, config: &Config, form: LogForm, folder: &Path) -> anyhow::Result<()> {
    let folder = std::path::absolute(folder)?;
    must_be_ours(&folder)?;
    let Some(instance) = Instance::claim(&folder)? else { return Ok(()) };
    logging::begin(form, logging::Target::Folder(embedded::BoundedLog::open(&folder)?));
    args.target.data_dir = Some(folder);
    let edge = edge(&args, config, false).await?;
    let asked = stop::asked()?;
    let background = jobs::begin(Arc::clone(&edge.house), clock(&edge.clock));
    let idle = args.idle_ms.map_or(Duration::from_secs(60 * args.idle), Duration::from_millis);
    let options = embedded::Options { idle, ..embedded::Options::default() };
    let served = instance.serve(routes::router(edge.clone()), options, asked).await;
    end(&edge, background, DRAIN).await;
    Ok(served?)
}

async fn campus(args: &Serve, config: &Config, form: LogForm) -> anyhow::Result<()> {
    logging::begin(form, logging::Target::Stderr);
    let address = args.listen.or(config.listen).unwrap_or(ADDRESS);
    if args.target.test_clock.is_some() && !address.ip().is_loopback() {
        bail!("--test-clock is for the loopback interface only");
    }
    let tls = certificate(args.tls_cert.as_deref(), args.tls_key.as_deref(), config)?;
    let edge = edge(args, config, config.is_reached(address)).await?;
    let listener = TcpListener::bind(address).with_context(|| format!("{address} cannot be listened on"))?;
    let asked = stop::asked()?;
    tracing::info!("listening on https://{}/", listener.local_addr()?);
    // From here on nothing but `end` may end them: what is cut off is done twice.
    let background = jobs::begin(Arc::clone(&edge.house), clock(&edge.clock));
    let stop = async move {
        asked.await;
        tracing::info!("stopping; requests in flight are finished");
    };
    let limits = listen::Limits { proxies: edge.proxies.clone(), ..listen::Limits::default() };
    let served = listen::serve(listener, tls, routes::router(edge.clone()), &limits, stop).await;
    end(&edge, background, PATIENCE).await;
    Ok(served?)
}

/// The certificate and its key: those of the arguments, or of the configuration.
pub(super) fn certificate(
    certificate: Option<&Path>,
    key: Option<&Path>,
    config: &Config,
) -> anyhow::Result<Arc<rustls::ServerConfig>> {
    match (certificate.or(config.tls_cert.as_deref()), key.or(config.tls_key.as_deref())) {
        (Some(certificate), Some(key)) => {
            must_be_ours(certificate)?;
            must_be_ours(key)?;
            Ok(tls::from_files(certificate, key)?)
        }
        _ => {
            bail!(
                "no certificate: give --tls-cert and --tls-key, or `tls_cert` and `tls_key` in the configuration file"
            )
        }
    }
}

/// Ends the jobs, writes what waits in memory, seals what was written since the last sealing, and closes the database.
async fn end(edge: &Edge, background: jobs::Jobs, patience: Duration) {
    if !background.end(patience).await {
        tracing::warn!("something on its way took too long; it is done once more after the next start");
    }
    if let Err(error) = ops::mail_log_in::write_uses(&edge.house).await {
        tracing::warn!(%error, "the last uses of mail passwords were not written");
    }
    if let Err(error) = ops::chain::seal(&edge.house).await {
        tracing::error!(%error, "the audit trail's last entries are sealed at the next start");
    }
    edge.house.store.close().await;
}

async fn edge(args: &Serve, config: &Config, is_reached: bool) -> anyhow::Result<Edge> {
    let mut house = open::house(&args.target, config).await?;
    house.is_reached = is_reached;
    Ok(Edge {
        house: Arc::new(house),
        clock: Clock::new(args.target.test_clock.as_deref()),
        readiness: Readiness::default(),
        proxies: Proxies::new(&config.trusted_proxies).forwarding(config.proxy_protocol),
    })
}

/// The time for jobs; `None` while a test clock cannot be read.
pub(super) fn clock(clock: &Clock) -> Arc<ops::sync::Clock> {
    let clock = clock.clone();
    Arc::new(move || clock.now().ok())
}
