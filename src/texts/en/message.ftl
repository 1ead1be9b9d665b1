# Messages to people: where they are

message-in-outbox = { $command ->
    [none] This service has no gateway for such messages yet. Ask its operator: the code is in the outbox (meibod outbox).
   *[other] It is in the outbox of this machine: { $command }
}
message-line = { $time }  { $kind }{ $to ->
    [none] {""}
   *[other] {" "}to { $to }
}{ $channel ->
    [none] {""}
   *[other] {" "}({ $channel })
}: { $state ->
    [kept] in the outbox; no gateway is set for it
    [waiting] { $tries ->
        [0] waiting to be sent
       *[other] not sent yet after { $tries } { $tries ->
            [one] try
           *[other] tries
        } ({ $why }); next try at { $next }
    }
    [sent] handed to the gateway at { $at }
    [delivered] delivered at { $at }
    [failed] not delivered ({ $why })
   *[other] { $state }
}
message-kind-alias-code = code of an address to send from
message-kind-code = code
message-kind-notice = notice
message-kind-reset-code = reset code
message-why-busy = the gateway is busy
message-why-expired = the code in it had expired
message-why-not-admitted = the gateway does not accept this service
message-why-refused = the gateway refused it
message-why-superseded = a newer code took its place
message-why-undelivered = the gateway could not deliver it
message-why-unreachable = the gateway does not answer
operation-message-report = report on how a message ended
