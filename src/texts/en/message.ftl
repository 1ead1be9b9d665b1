# Messages to people: where they are

message-in-outbox = { $command ->
    [none] This service has no gateway for such messages yet: its operator reads the code in the outbox (meibod outbox).
   *[other] It lies in the outbox of this machine: { $command }
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
        [0] waits to be sent
       *[other] not sent yet after { $tries } { $tries ->
            [one] try
           *[other] tries
        } ({ $why }); next at { $next }
    }
    [sent] handed to the gateway at { $at }
    [delivered] delivered at { $at }
    [failed] not sent ({ $why })
   *[other] { $state }
}
message-kind-alias-code = code of an address to send from
message-kind-code = code
message-kind-notice = notice
message-kind-reset-code = reset code
message-why-busy = the gateway has no room
message-why-expired = the code in it had expired
message-why-not-admitted = the gateway does not admit this service
message-why-refused = the gateway refused it
message-why-superseded = a newer code took its place
message-why-undelivered = it could not be delivered
message-why-unreachable = the gateway does not answer
operation-message-report = report of how a message ended
