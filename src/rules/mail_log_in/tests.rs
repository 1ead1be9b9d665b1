//! The decision against a table written by hand from rules.md.

use super::*;
use crate::rules::pop::Mode;

fn now() -> Timestamp {
    "2026-04-13T09:00:00+09:00".parse().unwrap()
}

fn pop(on: bool, locked_until: Option<Timestamp>) -> Pop {
    Pop {
        mode: if on { Mode::All } else { Mode::Disabled },
        locked_at: locked_until.map(|until| until - jiff::SignedDuration::from_hours(24)),
        fresh_at: locked_until.unwrap_or(Timestamp::MIN),
        ..Pop::default()
    }
}

fn minutes(count: i64) -> Timestamp {
    now() + jiff::SignedDuration::from_mins(count)
}

/// A mailbox that nothing stands against: 2-step verification off, less secure apps allowed.
fn fine() -> Mailbox {
    Mailbox {
        named: Named::Address,
        open: true,
        locked_down: false,
        pop: pop(true, None),
        locked: false,
        two_step_on: false,
        less_secure_apps_on: true,
        has_mail_password: true,
        obeys_views: false,
    }
}

fn asked(mailbox: &Mailbox, protocol: Protocol) -> Result<Credential, Code> {
    credential(Some(mailbox), protocol, now()).map_err(|refusal| refusal.code)
}

const ALL: [Protocol; 3] = [Protocol::Imap, Protocol::Pop, Protocol::Smtp];

#[test]
fn a_mailbox_is_known_by_its_present_address_and_its_local_part() {
    for (named, answer) in [
        (Named::Address, Ok(Credential::MailPassword)),
        (Named::LocalPart, Ok(Credential::MailPassword)),
        (Named::FormerAddress, Err(Code::MailFormerAddress)),
        (Named::PendingAddress, Err(Code::MailAddressPending)),
        (Named::LoginId, Err(Code::MailLoginId)),
        (Named::Unknown, Err(Code::MailUserUnknown)),
    ] {
        for protocol in ALL {
            assert_eq!(asked(&Mailbox { named, ..fine() }, protocol), answer, "{named} {protocol}");
        }
    }
    assert_eq!(credential(None, Protocol::Imap, now()), Err(Code::MailUserUnknown.into()));
}

/// Every combination of the states, and what rules.md says of it: the first line that fits.
#[test]
fn mail_1_the_whole_table() {
    let both = [false, true];
    // POP: off, on, locked for a minute more, locked until this very moment.
    let pops = [(false, None), (true, None), (true, Some(minutes(1))), (true, Some(now()))];
    let mut seen = 0;
    for open in both {
        for locked_down in both {
            for (place, (pop_on, pop_locked_until)) in pops.into_iter().enumerate() {
                for locked in both {
                    for two_step_on in both {
                        for less_secure_apps_on in both {
                            for has_mail_password in both {
                                for protocol in ALL {
                                    let mailbox = Mailbox {
                                        named: Named::Address,
                                        open,
                                        locked_down,
                                        pop: pop(pop_on, pop_locked_until),
                                        locked,
                                        two_step_on,
                                        less_secure_apps_on,
                                        has_mail_password,
                                        obeys_views: false,
                                    };
                                    let states = [
                                        open,
                                        locked_down,
                                        locked,
                                        two_step_on,
                                        less_secure_apps_on,
                                        has_mail_password,
                                    ];
                                    let expected = by_hand(states, place, protocol);
                                    assert_eq!(asked(&mailbox, protocol), expected, "{mailbox:?} {protocol}");
                                    seen += 1;
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    assert_eq!(seen, 768);
}

/// rules.md, "Mail log-in decision", line by line. `+` on, `-` off, `.` either; POP: 0 off, 1 on, 2 locked, 3 a lock that
/// ends now.
fn by_hand(states: [bool; 6], pop: usize, protocol: Protocol) -> Result<Credential, Code> {
    // enabled, locked down, wrong tries locked, 2-step, less secure apps, mail password; POP states; protocols
    let table: [(&str, &str, &str, Result<Credential, Code>); 8] = [
        ("- . . . . .", "0123", "imap pop smtp", Err(Code::AccountDisabled)),
        ("+ + . . . .", "0123", "imap pop smtp", Err(Code::MailLockedDown)),
        ("+ - . . . .", "0", "pop", Err(Code::PopDisabled)),
        ("+ - . . . .", "2", "pop", Err(Code::PopLocked)),
        ("+ - + - . .", "0123", "imap pop smtp", Err(Code::MailLogInLocked)),
        ("+ - . + . .", "0123", "imap pop smtp", Ok(Credential::AppPassword)),
        ("+ - - - - .", "0123", "imap pop smtp", Err(Code::MailLessSecureAppsOff)),
        ("+ - - - + -", "0123", "imap pop smtp", Err(Code::MailPasswordNotSet)),
    ];
    let fits = |line: &str| {
        line.split(' ').zip(states).all(|(sign, state)| match sign {
            "+" => state,
            "-" => !state,
            _ => true,
        })
    };
    let pop = pop.to_string();
    let row = table.into_iter().find(|(line, pops, protocols, _)| {
        fits(line) && pops.contains(&pop) && protocols.split(' ').any(|word| word == protocol.as_str())
    });
    row.map_or(Ok(Credential::MailPassword), |(.., answer)| answer)
}

#[test]
fn pop_2_the_refusal_says_until_when_and_imap_goes_on() {
    let mailbox = Mailbox { pop: pop(true, Some(minutes(90))), ..fine() };
    let refusal = credential(Some(&mailbox), Protocol::Pop, now()).unwrap_err();
    assert_eq!((refusal.code, refusal.possible_from), (Code::PopLocked, Some(minutes(90))));
    assert_eq!(asked(&mailbox, Protocol::Imap), Ok(Credential::MailPassword));
}

#[test]
fn _2sv_6_while_on_only_an_app_password_lets_in() {
    for less_secure_apps_on in [false, true] {
        let mailbox = Mailbox { two_step_on: true, less_secure_apps_on, ..fine() };
        assert_eq!(asked(&mailbox, Protocol::Imap), Ok(Credential::AppPassword));
    }
}

#[test]
fn mail_2_a_reason_is_told_only_to_a_right_secret() {
    use Code::*;
    use Credential::{AppPassword, MailPassword};
    let (app, mail, none) = (Some(AppPassword), Some(MailPassword), None);
    let told = |code: Code| Decision::Told(code.into());
    let untold = |code: Code| Decision::Untold(code.into());
    for (judged, secret, looks_like, expected) in [
        (Ok(AppPassword), app, true, Decision::LetIn),
        (Ok(AppPassword), mail, false, told(MailAppPasswordNeeded)),
        (Ok(AppPassword), none, true, untold(MailAppPasswordWrong)),
        (Ok(AppPassword), none, false, untold(MailAppPasswordNeeded)),
        (Ok(MailPassword), mail, false, Decision::LetIn),
        (Ok(MailPassword), mail, true, Decision::LetIn),
        (Ok(MailPassword), none, false, untold(MailPasswordWrong)),
    ] {
        assert_eq!(decide(judged.clone(), secret, looks_like), expected, "{judged:?} {secret:?} {looks_like}");
    }
    for reason in [
        MailUserUnknown,
        MailFormerAddress,
        MailAddressPending,
        MailLoginId,
        AccountDisabled,
        MailLockedDown,
        PopDisabled,
        PopLocked,
        MailLogInLocked,
        MailLessSecureAppsOff,
        MailPasswordNotSet,
    ] {
        for looks_like in [false, true] {
            assert_eq!(decide(Err(reason.into()), none, looks_like), untold(reason));
            assert_eq!(decide(Err(reason.into()), app, looks_like), told(reason));
            assert_eq!(decide(Err(reason.into()), mail, looks_like), told(reason));
        }
    }
}

#[test]
fn dovecots_words_for_protocols_are_known() {
    for (word, protocol) in [
        ("imap", Protocol::Imap),
        ("pop", Protocol::Pop),
        ("pop3", Protocol::Pop),
        ("smtp", Protocol::Smtp),
        ("submission", Protocol::Smtp),
    ] {
        assert_eq!(serde_json::from_value::<Protocol>(word.into()).unwrap(), protocol, "{word}");
    }
}
