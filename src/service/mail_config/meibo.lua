-- Written by `meibod mail-config dovecot`: at every log-in, Dovecot asks meibo's account service.
-- What is no clear answer is a temporary failure: it lets nobody in, and tells nobody of a wrong password.

local json = require "cjson"

local url = "{{url}}"
local token_file = "{{folder}}/token"
local protocols = { imap = "imap", pop3 = "pop", smtp = "smtp", submission = "smtp" }
local client

function script_init()
  client = dovecot.http.client({
{{client}}
  })
  return 0
end

local function no_answer(why)
  return dovecot.auth.PASSDB_RESULT_INTERNAL_FAILURE, "meibo: " .. why
end

-- Read each time, so that a new token counts at once.
local function token()
  local file = io.open(token_file, "r")
  if not file then return nil end
  local line = file:read("l")
  file:close()
  return line
end

local function ask(question, bearer)
  local request = client:request({ url = url, method = "POST" })
  request:add_header("Authorization", "Bearer " .. bearer)
  request:add_header("Content-Type", "application/json")
  request:add_header("Accept", "application/json")
  request:set_payload(json.encode(question))
  local response = request:submit()
  return response:status(), response:payload()
end

local function is_text(value)
  return type(value) == "string" and value ~= "" and not value:find("%c")
end

local function obey(answer)
  if type(answer) ~= "table" then return no_answer("not a decision") end
  if answer.decision == "allowed" and is_text(answer.mailbox) and not answer.mailbox:find("[%s/]") then
    return dovecot.auth.PASSDB_RESULT_OK, { user = answer.mailbox }
  end
  if answer.decision == "refused" and is_text(answer.sentence) then
    -- Not let in by this passdb; the empty one behind it ends the log-in, and keeps the reason. Never `nologin` here:
    -- Postfix takes it for a success.
    return dovecot.auth.PASSDB_RESULT_OK, { noauthenticate = "y", reason = answer.sentence }
  end
  return no_answer("not a decision")
end

function auth_password_verify(req, password)
  -- What is no UTF-8 is no secret of meibo's, and cannot be sent.
  if not utf8.len(password) or not utf8.len(req.user) then
    return dovecot.auth.PASSDB_RESULT_PASSWORD_MISMATCH, ""
  end
  local bearer = token()
  if not is_text(bearer) then return no_answer("no token can be read from " .. token_file) end
  local protocol = {{protocol}}
  local sent, status, body = pcall(ask, {
    user = req.user,
    secret = password,
    protocol = protocols[protocol] or protocol,
    client_address = req.remote_ip,
    session = req.session,
    pop_views = {{pop_views}},
  }, bearer)
  if not sent then return no_answer("cannot ask " .. url) end
  if status == 401 then return no_answer("the token in " .. token_file .. " is not valid, or has expired") end
  -- Dovecot's own numbers: there is no connection, or no answer.
  if status >= 9000 then return no_answer(url .. " cannot be reached (" .. tostring(status) .. ")") end
  if status ~= 200 then return no_answer(url .. " answers " .. tostring(status)) end
  local read, answer = pcall(json.decode, body)
  if not read then return no_answer("not JSON") end
  return obey(answer)
end
