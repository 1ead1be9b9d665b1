# meibod sender-policy: what a mail app is told that sends. Replies of SMTP are in ASCII, so that only the English is told

sender-policy-later = Whether you may send from this address cannot be asked now. Try again later.
sender-policy-no-log-in = Nobody has logged in: mail is sent from a mailbox.
