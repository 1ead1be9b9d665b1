//! Where the mail begins that POP delivers `from-now-on` (POP-1).

/// The first message of a mailbox that came after POP was turned on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// Its UID, or the one that the next message gets.
    pub uid: u32,
    /// The UIDVALIDITY of the inbox: in another one, UIDs are of other messages.
    pub uid_validity: u32,
}

/// What the mail server says of where new mail begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Here.
    Start(Start),
    /// It gave no answer.
    NoAnswer,
    /// There is none that can be asked.
    Nobody,
}

impl Told {
    /// Where it begins, if that was told.
    pub(super) fn start(self) -> Option<Start> {
        match self {
            Told::Start(start) => Some(start),
            Told::NoAnswer | Told::Nobody => None,
        }
    }

    /// Whether choosing the same once more would bring nothing: what is known still holds, or nobody can tell more.
    pub(super) fn changes_nothing(self, known: Option<Start>) -> bool {
        match self {
            Told::Start(start) => known.is_some_and(|known| known.uid_validity == start.uid_validity),
            Told::NoAnswer => known.is_some(),
            Told::Nobody => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{
        Code,
        pop::{Mode, Pop, may_log_in},
    };

    const NOW: &str = "2026-04-13T00:00:00Z";

    fn told(uid: u32, uid_validity: u32) -> Told {
        Told::Start(Start { uid, uid_validity })
    }

    fn on(told: Told) -> Pop {
        Pop::default().switch(Mode::FromNowOn, told, NOW.parse().unwrap()).unwrap()
    }

    #[test]
    fn pop_1_what_a_session_sees_is_all_or_from_a_message_on_or_nothing() {
        let now = NOW.parse().unwrap();
        assert_eq!(Pop::default().view(), None);
        let new = on(told(123, 7));
        assert_eq!((new.view().as_deref(), may_log_in(&new, now)), (Some("v123"), Ok(())));
        let all = new.switch(Mode::All, told(200, 7), now).unwrap();
        assert_eq!((all.view().as_deref(), all.start), (Some("all"), None));
        for unknown in [Told::NoAnswer, Told::Nobody] {
            let pop = on(unknown);
            assert_eq!((pop.view(), may_log_in(&pop, now)), (None, Err(Code::PopStartUnknown.into())));
        }
    }

    #[test]
    fn pop_1_from_now_on_is_chosen_again_only_where_that_helps() {
        let again = |before: Told, now: Told| on(before).switch(Mode::FromNowOn, now, NOW.parse().unwrap());
        let nothing = Err(Code::NothingToChange.into());
        assert_eq!(again(told(5, 7), told(9, 7)), nothing);
        assert_eq!(again(told(5, 7), told(9, 8)).unwrap().view().as_deref(), Some("v9"));
        assert_eq!(again(Told::NoAnswer, told(9, 7)).unwrap().view().as_deref(), Some("v9"));
        assert_eq!(again(Told::NoAnswer, Told::NoAnswer).unwrap().view(), None);
        assert_eq!(again(told(5, 7), Told::NoAnswer), nothing);
        assert_eq!(again(Told::Nobody, Told::Nobody), nothing);
    }
}
