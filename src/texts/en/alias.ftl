# meibo alias

alias-stored = From now on this service stores: the address { $address }.
alias-stored-named = From now on this service stores: the address { $address } and the name “{ $name }”.
alias-stored-server = And of its server { $host }:{ $port }: the user name { $user } and the password, encrypted. The server is tried first.
alias-leak = { $server ->
    [yes] Whoever gets into this account, or into this service, could send in the name of this address, and the stored password would have to be changed at its provider. See: meibo account lockdown
   *[no] Whoever gets into this account, or into this service, could send in the name of this address. See: meibo account lockdown
}
alias-confirm-create = Add { $address }? A code is mailed to it.
alias-smtp-password = Password of the mail server { $host }
alias-would-create = { $address } would be added, and a code mailed to it. No server was tried, and nothing was changed (--dry-run).
alias-created = { $address } is added. It cannot be sent from yet.
alias-server-tried = The server { $host } took the user name and password.
alias-code-mailed = A code was mailed to { $address }. It works once, until { $time }.
alias-resent = A new code was mailed to { $address }. It works once, until { $time }; older codes no longer work.
alias-would-resend = A new code would be mailed to { $address }, and would work until { $time }. Nothing was changed (--dry-run).
alias-code = Code that was mailed to { $address } (r sends a new one)
alias-verified = You can send from { $address } from now on. Add it to your mail app as another sender.
alias-confirm-delete = These addresses can then no longer be sent from, and what is stored of them is erased.
    { $list }
    { $count ->
        [one] Delete it?
       *[other] Delete these { $count }?
    }
alias-deleted = { $would ->
    [yes] { $address } would be deleted. Nothing was changed (--dry-run).
   *[no] { $address } can no longer be sent from, and what was stored of it is erased.
}

help-alias-about = Other addresses that your mailbox may send from
help-alias-list-about = List them, and how they stand; never a password
help-alias-list-account = Whose; your own account without it
help-alias-create-about = Add one; a code is mailed to it
    .more =
        Without --smtp-host this service’s server sends. With it, the address’s
        own server sends; it is tried first.
help-alias-create-address = The address, of another domain than this service’s
help-alias-create-display-name = The name that stands beside it
help-alias-create-smtp-host = Its own server that sends
help-alias-create-smtp-port = 587, 465 or 25; by default the one for --smtp-tls
help-alias-create-smtp-tls = How TLS begins
help-alias-create-smtp-user = The user name at that server
help-alias-create-smtp-password-stdin = Read that server’s password from stdin; asked for without it
help-alias-verify-about = Enter the code that was mailed to an address, or have a new one mailed
help-alias-verify-address = The address
help-alias-verify-code = The code (“-”: from stdin); asked for without it
help-alias-verify-resend = Have a new code mailed; older ones no longer work
help-alias-delete-about = Delete some; they can no longer be sent from
help-alias-delete-addresses = The addresses (“-”: from stdin)
help-alias-delete-account = Whose they are; your own without it
operation-alias-create = adding of another address
operation-alias-delete = removal of another address
operation-alias-send = sending of the code for another address
operation-alias-verify = verification of another address
operation-alias-list = list of addresses to send from
