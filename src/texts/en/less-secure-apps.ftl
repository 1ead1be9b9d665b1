# meibo lsa

less-secure-apps-off = off
less-secure-apps-on = on (until { $at })
less-secure-apps-change = { $id } ({ $name }, { $department }): less secure apps { $before } → { $after }
less-secure-apps-risk =
    With this, a mail app gets in by the mail password alone. Whoever learns that password can read all your mail and send mail in your name, and no second step stops them.
    Safer: 2-step verification (meibo 2sv enable) and an app password for each mail app.
less-secure-apps-ends = { $ends ->
    [fixed] It turns itself off at { $at }, whether mail apps log in or not.
    [unused-by] It turns itself off at { $at } if no mail app logs in before that; each log-in moves this on, to { $until } at the latest.
   *[unused] It turns itself off at { $at } if no mail app logs in before that; each log-in moves this on.
}
less-secure-apps-ask-enable = Allow less secure apps?
less-secure-apps-ask-disable = { $count ->
    [one] Mail apps that use the mail password will no longer be able to log in. Turn less secure apps off?
   *[other] Their mail apps that use the mail password will no longer be able to log in. Turn less secure apps off for these { $count }?
}
less-secure-apps-stopped = Mail apps that used the mail password can no longer log in, from now on.
less-secure-apps-would = Nothing was changed (--dry-run).
less-secure-apps-credential = Password for mail apps: { $credential }

help-lsa-about = Less secure apps: the mail password alone lets a mail app in
help-lsa-show-about = Show whether they are allowed, and until when
help-lsa-show-account = Whose; your own account without it
help-lsa-enable-about = Allow them, after the risk is told
    .more =
        Only while 2-step verification is off. It turns itself off when no
        mail app has logged in for some time (policy show), or earlier at
        the end of the day that --until names.
help-lsa-enable-until = The last day on which they are allowed
help-lsa-enable-password-stdin = Read your password from the first line of stdin, if it is asked for
help-lsa-disable-about = Allow them no longer
help-lsa-disable-account = Whose (“-”: from stdin); your own account without it
operation-less-secure-apps-disable = less secure app access turned off
operation-less-secure-apps-enable = less secure app access turned on
operation-less-secure-apps-show = look at less secure app access
