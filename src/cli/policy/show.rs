//! `meibo policy show`.

use serde_json::{Value, json};

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
    let mut value = serde_json::to_value(&view.policy).map_err(Failure::unexpected)?;
    if let Some(fields) = value.as_object_mut() {
        fields.insert("departures".to_owned(), json!(view.departures));
    }
    let placeholders = mail_servers::placeholders(hosts(&value["mail_servers"]), context.ui.texts);
    let mut sections = sections();
    if !view.departures.is_empty() {
        sections.push(Section::lines(view.departures).under("policy-departures"));
    }
    sections.extend(placeholders.map(|said| Section::lines(vec![said])));
    context.show(&Record::new(value, sections).id("service_name"))
}

/// The names of the mail servers.
fn hosts(servers: &Value) -> impl Iterator<Item = &str> {
    let sending = servers["smtp"].as_array().into_iter().flatten();
    [&servers["imap"], &servers["pop"]].into_iter().chain(sending).filter_map(|server| server["host"].as_str())
}

fn sections() -> Vec<Section> {
    vec![
        Section::fields(&["service_name", "time_zone"]),
        Section::fields(&[
            "sign_in.session_hours",
            "sign_in.password_again_minutes",
            "sign_in.free_wrong_tries",
            "sign_in.max_wrong_tries",
            "sign_in.address_tries",
            "sign_in.address_tries_per_minute",
            "sign_in.known_place_days",
            "sign_in.flow_minutes",
        ])
        .under("policy-sign-in"),
        Section::fields(&[
            "password.min_length",
            "password.min_length_two_step",
            "password.max_length",
            "password.kinds",
            "password.ascii_only",
            "password.first_password_days",
            "password.reset_sms_minutes",
            "password.reset_mail_hours",
            "password.reset_again_minutes",
            "password.resets_per_day",
            "password.resets_per_hour",
            "password.hash_memory_kib",
            "password.hash_passes",
        ])
        .under("policy-password"),
        Section::fields(&["entitlement.until_month", "entitlement.until_day", "entitlement.notice_days"])
            .under("policy-entitlement"),
        Section::fields(&[
            "two_step.code_minutes",
            "two_step.code_tries",
            "two_step.codes_per_hour",
            "two_step.codes_per_phone_per_day",
            "two_step.enrolment_codes_per_day",
            "two_step.enrolment_codes_per_network_per_day",
            "two_step.backup_codes",
            "two_step.phone_prefixes",
            "two_step.enrolment_minutes",
        ])
        .under("policy-two-step"),
        Section::fields(&["app_password.max"]).under("policy-app-password"),
        Section::fields(&[
            "alias.max",
            "alias.ports",
            "alias.private_addresses",
            "alias.tries_per_hour",
            "alias.code_minutes",
        ])
        .under("policy-alias"),
        Section::fields(&[
            "cloud_mail.domain",
            "cloud_mail.change_days",
            "cloud_mail.sync_minutes",
            "cloud_mail.sync_min_age_minutes",
            "cloud_mail.former_days",
            "cloud_mail.mail_passwords_per_hour",
            "cloud_mail.reserved",
        ])
        .under("policy-cloud-mail"),
        Section::fields(&[
            "sync.call_seconds",
            "sync.at_once",
            "sync.retry_seconds",
            "sync.longest_retry_minutes",
            "sync.look_again_minutes",
        ])
        .under("policy-sync"),
        Section::fields(&["less_secure_apps.days", "less_secure_apps.reminder_days"]).under("policy-less-secure-apps"),
        Section::fields(&["pop.daily_megabytes", "pop.lock_hours", "pop.warn_percent"]).under("policy-pop"),
        Section::fields(&["mail_servers.imap", "mail_servers.pop", "mail_servers.smtp"]).under("policy-mail-servers"),
        Section::fields(&["remote_access.seats"]).under("policy-remote-access"),
        Section::fields(&["messages.phone_per_day", "messages.notices_per_day"]).under("policy-messages"),
        Section::fields(&[
            "keeping.idempotency_hours",
            "keeping.bulk_days",
            "keeping.message_hours",
            "keeping.own_changes_per_minute",
            "keeping.own_changes_per_day",
            "keeping.password_changes_per_day",
        ])
        .under("policy-keeping"),
    ]
}
