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
