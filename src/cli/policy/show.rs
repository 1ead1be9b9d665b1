//! `meibo policy show`.

use serde_json::Value;

use crate::{
    cli::{context::Context, failure::Failure, report::mail_servers},
    contract::policy::PolicyShow,
    ui::{Record, Section},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Shows every number, and what the policy breaks.
pub(crate) async fn run(_: &Args, context: &mut Context) -> Result<(), Failure> {
    let view = context.send(&PolicyShow {}).await?;
    let value = serde_json::to_value(&view).map_err(Failure::unexpected)?;
    let placeholders = mail_servers::placeholders(hosts(&value["policy"]["mail_servers"]), context.ui.texts);
    let mut sections = sections();
    if !view.departures.is_empty() {
        sections.push(Section::lines(view.departures).under("policy-departures"));
    }
    sections.extend(placeholders.map(|said| Section::lines(vec![said])));
    context.show(&Record::new(value, sections).id("policy.service_name"))
}

/// The names of the mail servers.
fn hosts(servers: &Value) -> impl Iterator<Item = &str> {
    let sending = servers["smtp"].as_array().into_iter().flatten();
    [&servers["imap"], &servers["pop"]].into_iter().chain(sending).filter_map(|server| server["host"].as_str())
}

fn sections() -> Vec<Section> {
    vec![
        Section::fields(&["policy.service_name", "policy.time_zone"]),
        Section::fields(&[
            "policy.sign_in.session_hours",
            "policy.sign_in.password_again_minutes",
            "policy.sign_in.free_wrong_tries",
            "policy.sign_in.max_wrong_tries",
            "policy.sign_in.address_tries",
            "policy.sign_in.address_tries_per_minute",
            "policy.sign_in.known_place_days",
            "policy.sign_in.flow_minutes",
        ])
        .under("policy-sign-in"),
        Section::fields(&[
            "policy.password.min_length",
            "policy.password.min_length_two_step",
            "policy.password.max_length",
            "policy.password.kinds",
            "policy.password.ascii_only",
            "policy.password.first_password_days",
            "policy.password.reset_sms_minutes",
            "policy.password.reset_mail_hours",
            "policy.password.reset_again_minutes",
            "policy.password.resets_per_day",
            "policy.password.resets_per_hour",
            "policy.password.hash_memory_kib",
            "policy.password.hash_passes",
        ])
        .under("policy-password"),
        Section::fields(&[
            "policy.entitlement.until_month",
            "policy.entitlement.until_day",
            "policy.entitlement.notice_days",
        ])
        .under("policy-entitlement"),
        Section::fields(&[
            "policy.two_step.code_minutes",
            "policy.two_step.code_tries",
            "policy.two_step.codes_per_hour",
            "policy.two_step.codes_per_phone_per_day",
            "policy.two_step.enrolment_codes_per_day",
            "policy.two_step.enrolment_codes_per_network_per_day",
            "policy.two_step.backup_codes",
            "policy.two_step.phone_prefixes",
            "policy.two_step.enrolment_minutes",
        ])
        .under("policy-two-step"),
        Section::fields(&["policy.app_password.max"]).under("policy-app-password"),
        Section::fields(&[
            "policy.alias.max",
            "policy.alias.ports",
            "policy.alias.private_addresses",
            "policy.alias.tries_per_hour",
            "policy.alias.code_minutes",
        ])
        .under("policy-alias"),
        Section::fields(&[
            "policy.cloud_mail.domain",
            "policy.cloud_mail.change_days",
            "policy.cloud_mail.sync_minutes",
            "policy.cloud_mail.sync_min_age_minutes",
            "policy.cloud_mail.former_days",
            "policy.cloud_mail.mail_passwords_per_hour",
            "policy.cloud_mail.reserved",
        ])
        .under("policy-cloud-mail"),
        Section::fields(&[
            "policy.sync.call_seconds",
            "policy.sync.at_once",
            "policy.sync.retry_seconds",
            "policy.sync.longest_retry_minutes",
            "policy.sync.look_again_minutes",
        ])
        .under("policy-sync"),
        Section::fields(&["policy.less_secure_apps.days", "policy.less_secure_apps.reminder_days"])
            .under("policy-less-secure-apps"),
        Section::fields(&["policy.pop.daily_megabytes", "policy.pop.lock_hours", "policy.pop.warn_percent"])
            .under("policy-pop"),
        Section::fields(&["policy.mail_servers.imap", "policy.mail_servers.pop", "policy.mail_servers.smtp"])
            .under("policy-mail-servers"),
        Section::fields(&["policy.remote_access.seats"]).under("policy-remote-access"),
        Section::fields(&["policy.messages.phone_per_day", "policy.messages.notices_per_day"]).under("policy-messages"),
        Section::fields(&[
            "policy.keeping.idempotency_hours",
            "policy.keeping.bulk_days",
            "policy.keeping.message_hours",
            "policy.keeping.own_changes_per_minute",
            "policy.keeping.own_changes_per_day",
            "policy.keeping.password_changes_per_day",
        ])
        .under("policy-keeping"),
    ]
}
