//! `meibo status`: who am I, on which service, and where each setting comes from. Without a sign-in, or without an answer, it
//! tells what can be known all the same.

use serde_json::{Value, json};

use super::{
    config,
    connection::{Held, proxy},
    context::Context,
    failure::{Exit, Failure},
    report::word,
    settings::{Key, Origin, Setting},
};
use crate::{
    client::{Proxy, endpoint::Url},
    contract::{
        session::{SessionShow, SessionView},
        wire::PACKAGE_VERSION,
    },
    texts::{ABSENT, args},
    ui::{Answer, Record, Section, Tone, Ui, visible},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Shows it. Programs get the failure alone.
pub(crate) async fn run(_: &Args, context: &mut Context) -> Result<(), Failure> {
    let answer = context.send_plainly(&SessionShow {}).await;
    match answer {
        Ok(view) => seen(Some(view), None, context),
        Err(failure) if is_told(&failure, context) => {
            seen(None, Some(&failure), context)?;
            Err(failure)
        }
        Err(failure) => Err(failure),
    }
}

/// Whether a person is told what is known although nobody is known to the service.
fn is_told(failure: &Failure, context: &Context) -> bool {
    let is_of_service = matches!(failure.exit, Exit::SignInNeeded | Exit::Unreachable | Exit::ServiceFailed);
    is_of_service && context.ui.look.format.is_text()
}

/// What there is to tell.
struct Status {
    view: Option<SessionView>,
    /// The exit with which the service did not say who this is.
    exit: Option<Exit>,
    held: Held,
    service: String,
    version: Option<String>,
    proxy: Option<Proxy>,
}

fn seen(view: Option<SessionView>, failure: Option<&Failure>, context: &mut Context) -> Result<(), Failure> {
    let held = context.held()?;
    let proxy = proxied(context)?;
    let connection = context.connect()?;
    let (service, version) = (connection.service(), connection.version().map(visible));
    let status = Status { view, exit: failure.map(|failure| failure.exit), held, service, version, proxy };
    context.show(&status.record(context))
}

/// The proxy on the way to a service that somebody else runs.
fn proxied(context: &Context) -> Result<Option<Proxy>, Failure> {
    let settings = &context.settings;
    match Url::parse(settings.value_or(Key::Service, "embedded")) {
        Ok(url) => proxy(settings, &context.environment, &url),
        Err(_) => Ok(None),
    }
}

impl Status {
    fn record(&self, context: &Context) -> Record {
        let (own, defaults) = settings(context);
        let mut sections = vec![Section::answers(self.answers(context))];
        if !own.is_empty() {
            sections.push(Section::table(own, &["setting", "value", "origin"]).under("status-settings"));
        }
        sections.push(Section::lines(vec![defaults]));
        Record::new(self.value(context), sections).id("login_id")
    }

    fn value(&self, context: &Context) -> Value {
        let (view, settings) = (self.view.as_ref(), &context.settings);
        let in_force = Key::ALL.iter().filter_map(|&key| Some((key, settings.get(key)?)));
        let rows: Vec<Value> = in_force.map(|(key, setting)| config::row(key, setting)).collect();
        json!({
            "login_id": view.and_then(|view| view.login_id.as_ref()),
            "name": view.map(|view| &view.name),
            "roles": view.map(|view| &view.roles),
            "service": self.service,
            "profile": settings.profile(),
            "store": self.held.place(),
            "expires_at": view.map(|view| view.expires_at),
            "password_fresh_until": view.and_then(|view| view.password_fresh_until),
            "must_change_password": view.map(|view| view.must_change_password),
            "meibo_version": PACKAGE_VERSION,
            "service_version": self.version,
            "proxy": self.proxy.as_ref().map(Proxy::address),
            "settings": rows,
        })
    }

    fn answers(&self, context: &Context) -> Vec<Answer> {
        let ui = &context.ui;
        let mut answers = vec![match &self.view {
            Some(view) => Answer::new("status-who", self.who(view, ui)),
            None => Answer::new("status-who", self.nobody(ui)).toned(Tone::Waits),
        }];
        if let Some(view) = &self.view {
            if view.must_change_password {
                answers.push(Answer::new("status-to-do", ui.text("status-must-change", args![])).toned(Tone::Waits));
            }
            let fresh = view.password_fresh_until.map(|at| ui.promise(&at.to_string()));
            let fresh = fresh.map(|until| ui.text("status-password-fresh", args![until = until]));
            answers.extend(fresh.map(|fresh| Answer::new("status-password", fresh)));
        }
        answers.push(Answer::new("status-place", self.place(context)));
        answers.push(self.versions(ui));
        answers.push(Answer::new("status-proxy", self.way(ui)));
        answers
    }

    fn who(&self, view: &SessionView, ui: &Ui) -> String {
        let role = |role: &str| word::said("value-role", role, ui.texts);
        let roles: Vec<String> = view.roles.iter().map(|it| role(it.as_str())).collect();
        let place = word::said("value-store", self.held.place().unwrap_or_default(), ui.texts);
        ui.text(
            "status-signed-in",
            args![
                name = visible(&view.name),
                id = view.login_id.as_ref().map_or(ABSENT, |id| id.as_str()),
                roles =
                    if roles.is_empty() { ABSENT.to_owned() } else { roles.join(&ui.text("list-separator", args![])) },
                until = ui.promise(&view.expires_at.to_string()),
                store = place,
            ],
        )
    }

    fn nobody(&self, ui: &Ui) -> String {
        let why = match (&self.held, self.exit) {
            (_, Some(Exit::Unreachable | Exit::ServiceFailed)) => "no-answer",
            (Held::Given(_) | Held::Kept(_), _) => "refused",
            (Held::Elsewhere(_), _) => "elsewhere",
            (Held::Nothing, _) => "nobody",
        };
        let of = if let Held::Elsewhere(of) = &self.held { visible(of) } else { String::new() };
        ui.text("status-nobody", args![why = why, of = of])
    }

    fn place(&self, context: &Context) -> String {
        let origin = |key| origin(context.settings.get(key), &context.ui);
        context.ui.text(
            "status-service",
            args![
                service = visible(&self.service),
                origin = origin(Key::Service),
                profile = visible(context.settings.profile()),
                by = origin(Key::Profile),
            ],
        )
    }

    fn versions(&self, ui: &Ui) -> Answer {
        let told = self.version.as_deref();
        let same = match told {
            None => "untold",
            Some(PACKAGE_VERSION) => "yes",
            Some(_) => "no",
        };
        let said = ui
            .text("status-versions-said", args![own = PACKAGE_VERSION, theirs = told.unwrap_or_default(), same = same]);
        Answer::new("status-versions", said).toned(if same == "no" { Tone::Waits } else { Tone::Plain })
    }

    fn way(&self, ui: &Ui) -> String {
        match &self.proxy {
            None => ui.text("status-proxy-none", args![]),
            Some(proxy) => {
                let (address, origin) = (visible(&proxy.address()), visible(&proxy.origin));
                ui.text("status-proxy-used", args![address = address, origin = origin])
            }
        }
    }
}

/// Where a setting comes from, in words.
fn origin(setting: Option<&Setting>, ui: &Ui) -> String {
    let of = setting.map_or(&Origin::Default, |setting| &setting.origin);
    let key = match of {
        Origin::Flag(_) => "flag",
        Origin::Environment(_) => "environment",
        Origin::Profile(..) | Origin::File(_) => "file",
        Origin::Default => "default",
    };
    ui.text("status-origin", args![kind = key, name = visible(&of.to_string())])
}

/// The settings that somebody has made, as rows; and which ones have their defaults, in a sentence.
fn settings(context: &Context) -> (Vec<Value>, String) {
    let made = |key: Key| context.settings.get(key).filter(|setting| setting.origin != Origin::Default);
    let own = Key::ALL.iter().filter_map(|&key| {
        let setting = made(key)?;
        let origin = origin(Some(setting), &context.ui);
        Some(json!({ "setting": key.as_str(), "value": setting.value, "origin": origin }))
    });
    let ui = &context.ui;
    let others: Vec<&str> = Key::ALL.iter().filter(|key| made(**key).is_none()).map(|key| key.as_str()).collect();
    let names = others.join(&ui.text("list-separator", args![]));
    (own.collect(), ui.text("status-defaults", args![names = names]))
}
