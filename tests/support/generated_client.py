"""A journey by a client that was generated from docs/openapi.json alone; tests/generated_client.rs runs it.

URL, the file of the authority, a login id, a password and the code of the second step are given as arguments; each step is
told as a line of JSON.
"""

import json
import ssl
import sys

from client import AuthenticatedClient, Client
from client.api.account import account_show
from client.api.app_password import app_password_create, app_password_delete, app_password_list
from client.api.application import application_apply
from client.api.policy import policy_show
from client.api.session import session_code, session_show, session_sign_in, session_sign_out
from client.models.account_state import AccountState
from client.models.app_password_create_body import AppPasswordCreateBody
from client.models.held_entitlement import HeldEntitlement
from client.models.problem import Problem
from client.models.second_step_needed import SecondStepNeeded
from client.models.session_code_body import SessionCodeBody
from client.models.session_sign_in_body import SessionSignInBody
from client.models.switch import Switch

url, authority, login_id, password, code = sys.argv[1:]
trust = ssl.create_default_context(cafile=authority)


def tell(step, **what):
    print(json.dumps({"step": step, **what}))


def refused(problem, code):
    assert isinstance(problem, Problem), problem
    assert problem.code == code, problem


stranger = Client(base_url=url, verify_ssl=trust)
wrong = SessionSignInBody(account=login_id, password="no such passphrase")
refused(session_sign_in.sync(client=stranger, body=wrong), "wrong_credentials")

begun = session_sign_in.sync(client=stranger, body=SessionSignInBody(account=login_id, password=password))
assert isinstance(begun, SecondStepNeeded), begun
tell("sign in", methods=[way.method.value for way in begun.methods])
opened = session_code.sync(begun.flow, client=stranger, body=SessionCodeBody(code=code))

me = AuthenticatedClient(base_url=url, token=opened.token, verify_ssl=trust)
session = session_show.sync(client=me)
shown = account_show.sync("me", client=me)
assert shown.account.state is AccountState.ENABLED and shown.account.two_step is Switch.ON, shown.account
assert shown.account.entitlement is HeldEntitlement.NONE, shown.account
tell("look", login_id=session.login_id, methods=[one.method.value for one in shown.two_step.methods])
tell("policy", session_hours=policy_show.sync(client=me).policy.sign_in.session_hours)

applied = application_apply.sync("me", client=me)
tell("apply", kind=applied.application.kind.value, state=applied.entitlement.state.value, until=str(applied.entitlement.until))
refused(application_apply.sync("me", client=me), "already_entitled")

created = app_password_create.sync(client=me, body=AppPasswordCreateBody(name="Ecrea"))
tell("app password", groups=len(created.secret.split()))
listed = app_password_list.sync("me", client=me)
tell("list", names=[one.name for one in listed.items])
app_password_delete.sync("me", created.app_password.id, client=me)
assert app_password_list.sync("me", client=me).items == []

tell("sign out", at=session_sign_out.sync(client=me).ended_at.isoformat())
refused(session_show.sync(client=me), "sign_in_needed")
