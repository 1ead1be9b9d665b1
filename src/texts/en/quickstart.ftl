
# meibo quickstart

quickstart-title = A sample campus on this machine: a service of its own, with invented people and mail servers. Nothing leaves this machine.
quickstart-apart = The profile in force has data of its own, or belongs to a campus service. The sample gets the profile { $profile }.
quickstart-filling = Filling an empty store …
quickstart-filled = { $people } people are in it.
quickstart-again = The sample is there already. This is how it stands; to start over: meibo quickstart --fresh
quickstart-changed = The administrator's password is no longer the sample's. To start over: meibo quickstart --fresh
quickstart-no-dry-run = quickstart cannot be rehearsed: it makes a store of its own, and touches no other.
quickstart-walk-staff =
    {""}
    # A staff member turns on 2-step verification and makes an app password. The password is read from stdin.
quickstart-walk-desk =
    {""}
    # A help-desk member looks.
quickstart-walk-administrator =
    {""}
    # The administrator applies for the staff member. You stay signed in as the administrator.
quickstart-walk-bulk =
    {""}
    # And for three more, from a file: checked, planned, carried out, told row by row.
quickstart-sign-ins = The sample's sign-ins (kept for you alone beside the data):
quickstart-next = What to type next:
quickstart-next-list = everybody; narrow it with --filter department=工学部
quickstart-next-show = one view of a person: 2-step verification, app passwords, refusals and why
quickstart-next-applications = who applied for whom, and when
quickstart-next-bulk = the jobs made by --from, and what came of them
quickstart-next-audit = who did what, and what was refused
quickstart-next-status = who you are, and where each setting comes from
quickstart-next-help = what each exit code means to a script
quickstart-next-fresh = start over with new people and passwords

help-quickstart-about = A sample campus, and a walk through the main job
help-quickstart-fresh = Start over; only the sample’s own data is removed
