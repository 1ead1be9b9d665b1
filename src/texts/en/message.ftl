# Messages to people: where they are

message-in-outbox = { $command ->
    [none] This service has no gateway for such messages yet. Ask its operator: the code is in the outbox (meibod outbox).
   *[other] It is in the outbox of this machine: { $command }
}
message-line = { $time }  { $kind }{ $to ->
    [none] {""}
   *[other] {", for "}{ $to }
}{ $channel ->
    [none] {""}
   *[other] {" "}({ $channel })
}: { $state ->
    [none] { $at ->
        [none] { $tries ->
            [0] not handed over
           *[other] not handed over after { $tries } { $tries ->
                [one] try
               *[other] tries
            }
        }
       *[other] handed to the gateway at { $at }
    }
    [kept] in the service’s outbox, where it stays: no gateway was set for it
    [waiting] { $tries ->
        [0] waiting to be sent
       *[other] not sent yet after { $tries } { $tries ->
            [one] try
           *[other] tries
        }{ $why ->
            [none] {""}
           *[other] {" "}({ $why })
        }{ $next ->
            [none] {""}
           *[other] ; next try at { $next }
        }
    }
    [sent] handed to the gateway at { $at }
    [delivered] delivered at { $at }
    [failed] not delivered{ $why ->
        [none] {""}
       *[other] {" "}({ $why })
    }
   *[other] { $state }
}
message-kind-alias-code = code of an address to send from
message-kind-code = code
message-kind-notice = notice
message-kind-reset-code = reset code
message-topic-locked = notice: locked after wrong tries
message-topic-lifted-by-code = notice: locks lifted by a code
message-topic-unlocked = notice: unlocked by the help desk
message-topic-password-changed = notice: password changed
message-topic-two-step-on = notice: 2-step verification turned on
message-topic-two-step-off = notice: 2-step verification turned off
message-topic-method-added = notice: 2-step verification method added
message-topic-method-deleted = notice: 2-step verification method deleted
message-topic-method-replaced = notice: 2-step verification method replaced
message-topic-backup-codes-made = notice: backup codes made
message-topic-backup-codes-few = notice: few backup codes left
message-topic-app-password-made = notice: app password made
message-topic-app-password-revoked = notice: app password revoked
message-topic-alias-added = notice: address to send from added
message-topic-alias-deleted = notice: address to send from deleted
message-topic-locked-down = notice: account locked down
message-topic-pop-on = notice: POP turned on
message-topic-pop-off = notice: POP turned off
message-topic-pop-near-limit = notice: POP near its daily limit
message-topic-pop-locked = notice: POP locked
message-topic-remote-access-on = notice: remote access turned on
message-topic-remote-access-off = notice: remote access turned off
message-topic-entitled = notice: entitlement begun
message-topic-stop-recorded = notice: stop recorded
message-topic-stop-withdrawn = notice: stop withdrawn
message-topic-entitlement-ending = notice: entitlement ends soon
message-topic-entitlement-ended = notice: entitlement ended
message-topic-less-secure-apps-allowed = notice: less secure apps allowed
message-topic-less-secure-apps-reminder = notice: less secure apps still allowed
message-topic-less-secure-apps-ended = notice: less secure apps turned off
message-topic-address-asked = notice: mail address will change
message-topic-address-withdrawn = notice: change of mail address withdrawn
message-topic-address-effective = notice: mail address changed
message-topic-mail-password-asked = notice: mail password will change
message-topic-mail-password-withdrawn = notice: new mail password withdrawn
message-topic-mail-password-effective = notice: mail password changed
message-topic-acted-on = notice: account changed by somebody else
message-left-out = { $count } older { $count ->
    [one] message is
   *[other] messages are
} kept and not shown here.
message-why-busy = the gateway is busy
message-why-day-limit = the number of messages of that day was reached
message-why-expired = the code in it had expired
message-why-no-answer = the gateway does not answer in time
message-why-not-admitted = the gateway does not accept this service
message-why-refused = the gateway refused it
message-why-superseded = a newer code took its place
message-why-undelivered = the gateway could not deliver it
message-why-unreachable = the gateway cannot be reached
operation-message-report = report on how a message ended
