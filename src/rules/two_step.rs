//! 2-step verification: its methods, and the steps of an enrolment (2SV-1).

use jiff::Timestamp;

use super::{
    Code, Refusal,
    contact::{Line, Phone},
    policy::TwoStepPolicy,
    role::words,
    time,
};

/// How a second step reaches its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// A code in a text message.
    Sms,
    /// A code that a voice call reads out.
    Voice,
    /// A code that an authenticator app shows (TOTP).
    Authenticator,
}

words!(Method: Sms = "sms", Voice = "voice", Authenticator = "authenticator");

impl Method {
    /// Whether its codes are sent to a phone.
    pub const fn needs_phone(self) -> bool {
        matches!(self, Method::Sms | Method::Voice)
    }
}

/// The other way to the same phone: one phone serves for text messages and for calls (2SV-1). `None` where its line takes
/// only one of them, or where the other is a method in its own right; `held` are the methods with their numbers.
pub fn also(method: Method, phone: &Phone, held: &[(Method, &str)]) -> Option<Method> {
    let other = match method {
        Method::Sms => Method::Voice,
        Method::Voice => Method::Sms,
        Method::Authenticator => return None,
    };
    let fits = phone_fits(other, phone).is_ok() && !held.contains(&(other, phone.as_str()));
    fits.then_some(other)
}

/// How many backup codes are left when the owner is reminded of new ones (2SV-5).
pub const FEW_BACKUP_CODES: u32 = 2;

/// What else proves a second step while no code can be sent: another method, a backup code, either, or nothing.
pub const fn instead(other_method: bool, backup_codes: u32) -> &'static str {
    match (other_method, backup_codes > 0) {
        (true, true) => "either",
        (true, false) => "method",
        (false, true) => "backup-code",
        (false, false) => "nothing",
    }
}

/// A method on its way to being turned on. Nothing is on before the last step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The method that was chosen.
    pub method: Method,
    /// When it was chosen, or its newest code was sent: its time runs from there.
    pub started_at: Timestamp,
    /// When its code was entered.
    pub proved_at: Option<Timestamp>,
    /// When it was turned on.
    pub finished_at: Option<Timestamp>,
}

/// The last step that an enrolment has taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// A method is chosen (and a code sent).
    Started,
    /// The code was entered; the summary is shown.
    Proved,
    /// The method is turned on.
    Finished,
}

words!(Step: Started = "started", Proved = "proved", Finished = "finished");

impl Enrolment {
    /// A new one, its method chosen now.
    pub fn start(method: Method, now: Timestamp) -> Self {
        Self { method, started_at: now, proved_at: None, finished_at: None }
    }

    /// The last step it has taken.
    pub fn step(&self) -> Step {
        match (self.proved_at, self.finished_at) {
            (_, Some(_)) => Step::Finished,
            (Some(_), None) => Step::Proved,
            (None, None) => Step::Started,
        }
    }

    /// Until when its steps may be taken.
    pub fn expires_at(&self, policy: &TwoStepPolicy) -> Timestamp {
        time::after(self.started_at, policy.enrolment_life())
    }

    /// Whether a code may be sent for it (2SV-1, 2SV-2).
    ///
    /// # Errors
    /// `flow_not_found` when it is over, `code_used` when it is proved, `invalid_value` for an authenticator.
    pub fn may_send(&self, now: Timestamp, policy: &TwoStepPolicy) -> Result<(), Refusal> {
        self.may_prove(now, policy)?;
        if self.method.needs_phone() { Ok(()) } else { Err(Refusal::invalid("method", "nothing-sent")) }
    }

    /// Whether its code may be entered.
    ///
    /// # Errors
    /// `flow_not_found` when it has expired or is finished, `code_used` when it is proved already.
    pub fn may_prove(&self, now: Timestamp, policy: &TwoStepPolicy) -> Result<(), Refusal> {
        match self.step_under_way(now, policy)? {
            Step::Started => Ok(()),
            _ => Err(Code::CodeUsed.into()),
        }
    }

    /// Whether it may be turned on.
    ///
    /// # Errors
    /// `flow_not_found` when it has expired or is finished, `step_missing` when its code was not entered.
    pub fn may_finish(&self, now: Timestamp, policy: &TwoStepPolicy) -> Result<(), Refusal> {
        match self.step_under_way(now, policy)? {
            Step::Proved => Ok(()),
            _ => Err(Code::StepMissing.into()),
        }
    }

    fn step_under_way(&self, now: Timestamp, policy: &TwoStepPolicy) -> Result<Step, Refusal> {
        let step = self.step();
        if step == Step::Finished || !time::lives(self.started_at, policy.enrolment_life(), now) {
            return Err(Code::FlowNotFound.into());
        }
        Ok(step)
    }
}

/// Whether a method may be enrolled: each once.
///
/// # Errors
/// `method_held`.
pub fn may_add(method: Method, held: &[Method]) -> Result<(), Refusal> {
    if held.contains(&method) { Err(Refusal::new(Code::MethodHeld).fact("method", method.as_str())) } else { Ok(()) }
}

/// Whether a new method may take the place of those in `gone` (2SV-5): it must be none of the others that are held.
///
/// # Errors
/// `method_not_found` or `method_held`.
pub fn may_replace(new: Method, gone: &[Method], held: &[Method]) -> Result<(), Refusal> {
    if gone.is_empty() {
        return Err(Code::MethodNotFound.into());
    }
    let others: Vec<Method> = held.iter().copied().filter(|other| !gone.contains(other)).collect();
    may_add(new, &others)
}

/// Whether a method may be deleted: never the last while 2-step verification is on.
///
/// # Errors
/// `method_not_found` or `last_method`.
pub fn may_remove(method: Method, held: &[Method], two_step_on: bool) -> Result<(), Refusal> {
    if !held.contains(&method) {
        Err(Refusal::new(Code::MethodNotFound).fact("method", method.as_str()))
    } else if two_step_on && held.iter().all(|other| *other == method) {
        Err(Refusal::new(Code::LastMethod).fact("method", method.as_str()))
    } else {
        Ok(())
    }
}

/// Whether the method's codes can reach the phone: no text message goes to a landline, and nothing to an IP phone.
///
/// # Errors
/// `phone_number_invalid`; its `why` is `phone-line`.
pub fn phone_fits(method: Method, phone: &Phone) -> Result<(), Refusal> {
    let fits = match phone.line() {
        Line::Mobile | Line::Abroad => true,
        Line::Landline => method != Method::Sms,
        Line::Internet => false,
    };
    if fits { Ok(()) } else { Err(Refusal::new(Code::PhoneNumberInvalid).fact("why", "phone-line")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn _2sv_1_one_phone_serves_as_text_and_as_voice() {
        let (mobile, landline) = ("+819012345678", "+81358411111");
        let also = |method, phone: &str, held: &[(Method, &str)]| {
            super::also(method, &Phone::from_stored(phone.to_owned()), held)
        };
        assert_eq!(also(Method::Sms, mobile, &[(Method::Sms, mobile)]), Some(Method::Voice));
        assert_eq!(also(Method::Voice, mobile, &[(Method::Voice, mobile)]), Some(Method::Sms));
        assert_eq!(also(Method::Voice, landline, &[(Method::Voice, landline)]), None, "it gets no texts");
        assert_eq!(also(Method::Sms, mobile, &[(Method::Sms, mobile), (Method::Voice, mobile)]), None, "it is held");
        let of_another = [(Method::Sms, mobile), (Method::Voice, landline)];
        assert_eq!(also(Method::Sms, mobile, &of_another), Some(Method::Voice));
        assert_eq!(also(Method::Authenticator, "", &[]), None);
    }

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + 60 * minute).unwrap()
    }

    fn code(answer: Result<(), Refusal>) -> Result<(), Code> {
        answer.map_err(|refusal| refusal.code)
    }

    #[test]
    fn _2sv_1_every_order_of_steps() {
        let policy = TwoStepPolicy::default();
        let started = Enrolment::start(Method::Sms, at(0));
        let proved = Enrolment { proved_at: Some(at(1)), ..started.clone() };
        let finished = Enrolment { finished_at: Some(at(2)), ..proved.clone() };
        for (enrolment, step, send, prove, finish) in [
            (&started, Step::Started, Ok(()), Ok(()), Err(Code::StepMissing)),
            (&proved, Step::Proved, Err(Code::CodeUsed), Err(Code::CodeUsed), Ok(())),
            (&finished, Step::Finished, Err(Code::FlowNotFound), Err(Code::FlowNotFound), Err(Code::FlowNotFound)),
        ] {
            assert_eq!(enrolment.step(), step);
            assert_eq!(code(enrolment.may_send(at(3), &policy)), send, "send {step}");
            assert_eq!(code(enrolment.may_prove(at(3), &policy)), prove, "prove {step}");
            assert_eq!(code(enrolment.may_finish(at(3), &policy)), finish, "finish {step}");
        }
        // Never on without the code, whatever the row says.
        let forged = Enrolment { finished_at: Some(at(2)), ..started };
        assert_eq!(code(forged.may_finish(at(3), &policy)), Err(Code::FlowNotFound));
    }

    #[test]
    fn _2sv_1_an_enrolment_expires_after_thirty_minutes() {
        let policy = TwoStepPolicy::default();
        let started = Enrolment::start(Method::Voice, at(0));
        let proved = Enrolment { proved_at: Some(at(1)), ..started.clone() };
        assert_eq!(started.expires_at(&policy), at(30));
        assert_eq!(code(started.may_prove(at(29), &policy)), Ok(()));
        assert_eq!(code(started.may_prove(at(30), &policy)), Err(Code::FlowNotFound));
        assert_eq!(code(started.may_prove(at(-1), &policy)), Ok(()));
        assert_eq!(code(started.may_prove(at(-2), &policy)), Err(Code::FlowNotFound), "the clock was set back");
        assert_eq!(code(proved.may_finish(at(29), &policy)), Ok(()));
        assert_eq!(code(proved.may_finish(at(30), &policy)), Err(Code::FlowNotFound));
    }

    #[test]
    fn _2sv_2_nothing_is_sent_for_an_authenticator() {
        let enrolment = Enrolment::start(Method::Authenticator, at(0));
        assert_eq!(code(enrolment.may_send(at(1), &TwoStepPolicy::default())), Err(Code::InvalidValue));
        assert_eq!(code(enrolment.may_prove(at(1), &TwoStepPolicy::default())), Ok(()));
    }

    #[test]
    fn _2sv_5_each_method_once_and_never_the_last_one_away() {
        use Method::*;
        assert_eq!(code(may_add(Sms, &[])), Ok(()));
        assert_eq!(code(may_add(Voice, &[Sms])), Ok(()));
        assert_eq!(code(may_add(Sms, &[Voice, Sms])), Err(Code::MethodHeld));
        assert_eq!(code(may_remove(Sms, &[Sms, Authenticator], true)), Ok(()));
        assert_eq!(code(may_remove(Sms, &[Sms], true)), Err(Code::LastMethod));
        assert_eq!(code(may_remove(Sms, &[Sms], false)), Ok(()));
        assert_eq!(code(may_remove(Voice, &[Sms], true)), Err(Code::MethodNotFound));
    }

    #[test]
    fn _2sv_5_a_method_is_replaced_also_by_its_own_kind_and_never_by_another_that_is_held() {
        use Method::*;
        assert_eq!(code(may_replace(Sms, &[Sms], &[Sms])), Ok(()));
        assert_eq!(code(may_replace(Authenticator, &[Sms], &[Sms, Voice])), Ok(()));
        assert_eq!(code(may_replace(Voice, &[Sms, Voice], &[Sms, Voice])), Ok(()));
        assert_eq!(code(may_replace(Voice, &[Sms], &[Sms, Voice])), Err(Code::MethodHeld));
        assert_eq!(code(may_replace(Sms, &[], &[Voice])), Err(Code::MethodNotFound));
    }

    #[test]
    fn _2sv_1_a_method_needs_a_phone_that_it_reaches() {
        let policy = TwoStepPolicy::default();
        for (typed, sms, voice) in
            [("090-1234-5678", true, true), ("03-5841-1111", false, true), ("050-1234-5678", false, false)]
        {
            let phone = Phone::read(typed, &policy).unwrap();
            assert_eq!(phone_fits(Method::Sms, &phone).is_ok(), sms, "{typed}");
            assert_eq!(phone_fits(Method::Voice, &phone).is_ok(), voice, "{typed}");
        }
        assert!(Method::Sms.needs_phone() && Method::Voice.needs_phone() && !Method::Authenticator.needs_phone());
    }
}
