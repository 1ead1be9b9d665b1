//! The gateways, by the channel that each serves.

use super::{
    kannel::Kannel,
    outgoing::{NotSent, Outgoing},
    smtp::Smtp,
    webhook::Webhook,
};
use crate::rules::message::Channel;

/// What carries messages out of the service.
#[derive(Debug)]
pub enum Gateway {
    /// Kannel, for text messages.
    Kannel(Kannel),
    /// A signed request to a program of the organisation's own.
    Webhook(Webhook),
    /// A mail server.
    Smtp(Smtp),
}

impl Gateway {
    /// Hands a message over.
    ///
    /// # Errors
    /// Why the gateway did not take it.
    pub async fn send(&self, message: &Outgoing<'_>) -> Result<(), NotSent> {
        match self {
            Gateway::Kannel(kannel) => kannel.send(message).await,
            Gateway::Webhook(webhook) => webhook.send(message).await,
            Gateway::Smtp(smtp) => smtp.send(message).await,
        }
    }

    /// Whether it tells afterwards how a message ended.
    pub fn reports(&self) -> bool {
        matches!(self, Gateway::Kannel(kannel) if kannel.reports())
    }
}

/// The gateway of each channel that has one. Messages of another channel stay in the outbox.
#[derive(Debug, Default)]
pub struct Gateways {
    /// For text messages.
    pub sms: Option<Gateway>,
    /// For calls.
    pub voice: Option<Gateway>,
    /// For mail.
    pub mail: Option<Gateway>,
}

impl Gateways {
    /// The one of a channel.
    pub fn of(&self, channel: Channel) -> Option<&Gateway> {
        match channel {
            Channel::Sms => self.sms.as_ref(),
            Channel::Voice => self.voice.as_ref(),
            Channel::Mail => self.mail.as_ref(),
        }
    }
}
