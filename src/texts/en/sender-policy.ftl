# meibod sender-policy: what a mail app that sends is told. Replies of SMTP are ASCII, so only the English is used

sender-policy-later = Whether you may send from this address cannot be checked now. Try again later.
sender-policy-no-log-in = Log in first: mail is sent from a mailbox.
