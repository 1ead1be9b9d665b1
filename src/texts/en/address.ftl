# meibo account address

address-ask-set = { $before ->
    [none] Take this address at { $time }?
   *[other] Change the address at { $time }? Mail to the earlier one will still arrive.
}
address-ask-withdraw = Withdraw the change that is due at { $time }?
address-change = { $before ->
    [none] { "  " }Address: none → { $after }
   *[other] { "  " }Address: { $before } → { $after }
}
address-former = Former addresses, which still receive
address-none-yet = { $own ->
    [yes] There is no address yet. To choose one: meibo account address set ADDRESS
   *[no] There is no address yet. Only its owner can choose one: { $by }meibo account address set ADDRESS
}
address-pending = Waiting
address-set = { $would ->
    [yes] { $before ->
        [none] The address would be { $after } from { $time }. Nothing was changed (--dry-run).
       *[other] The address would be { $after } from { $time }; until then { $before } stays in force; after that it still receives, and mail apps log in by the new one. Nothing was changed (--dry-run).
    }
   *[no] { $before ->
        [none] The address will be { $after } from { $time }.
       *[other] The address will be { $after } from { $time }. Until then { $before } stays in force; after that it still receives, and mail apps must log in by the new one.
    }
}
address-who = { $id }  { $name }, { $department }
address-withdrawn = { $would ->
    [yes] { $before ->
        [none] The change to { $after } would be withdrawn; there would be no address. Nothing was changed (--dry-run).
       *[other] The change to { $after } would be withdrawn; { $before } would stay in force. Nothing was changed (--dry-run).
    }
   *[no] { $before ->
        [none] The change to { $after } was withdrawn. There is no address.
       *[other] The change to { $after } was withdrawn. { $before } stays in force.
    }
}

help-account-address-about = The cloud mail address
help-account-address-show-about = Show the address in force, the one that waits, and former ones
help-account-address-show-account = Whose; your own account without it
help-account-address-set-about = Change your address; it takes effect at the next minute 0
    .more =
        Give the part before the @, or the whole address:
        Until it takes effect it can be withdrawn. After a change, the
        next one is possible 30 days later.
help-account-address-set-address = The part before the @, or the whole address
help-account-address-withdraw-about = Withdraw a change of address that still waits
operation-address-set = change of the address
operation-address-withdraw = withdrawal of the change of address
operation-address-owner = search for the owner of an address
operation-address-show = look at an address
