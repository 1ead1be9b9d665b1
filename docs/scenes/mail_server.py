"""A mail server of the campus, as far as the service hears of it."""

import json
import ssl
import urllib.request


class MailServer:
    """Asks the service with a token of its own."""

    def __init__(self, campus):
        self.campus = campus
        words = ("meibo", "account", "token", "create", "mail1", "--scope", "mail-decision", "--days", "366", "--secret-only")
        self.token = campus.run(*words).strip()

    def decides(self, user, secret, protocol="imap", address="192.0.2.7"):
        """What a mail app gets for a log-in."""
        return self.asks("/v1/mail/log-ins", user=user, secret=secret, protocol=protocol, client_address=address)

    def downloads(self, user, megabytes, refused):
        """What a POP session reports: what it has downloaded, and what its mail app asked for beyond that and did not get."""
        return self.asks(
            "/v1/pop/use", user=user, session=f"{user} {megabytes}", total_bytes=megabytes * 10**6,
            refused_bytes=refused * 10**6,
        )

    def asks(self, path, **body):
        state = self.campus.state()
        pinned = ssl.create_default_context(cadata=state["certificate"])
        pinned.check_hostname = False
        request = urllib.request.Request(
            f"https://127.0.0.1:{state['port']}{path}", json.dumps(body).encode(),
            {"authorization": f"Bearer {self.token}", "content-type": "application/json"},
        )
        with urllib.request.urlopen(request, context=pinned) as reply:
            return json.loads(reply.read())
