//! Who may call an operation: the table of roles, as one sign for each kind of caller.

/// The callers, in the order of the columns below. (A workshop account cannot sign in here at all: SIGN-6.)
pub(crate) const CALLERS: [&str; 13] = [
    "nobody",
    "first",
    "user",
    "staff",
    "proxy",
    "helper",
    "desk",
    "admin", // people
    "mail-decision",
    "help-desk-read",
    "help-desk-write",
    "administrator-read",
    "administrator-write", // machines
];

// One sign a caller: + may, - may not.                        people   machines
pub(crate) const ANYONE: &str = /*                          */ "++++++++ +++++";
pub(crate) const SIGNED_IN: &str = /*                       */ "-+++++++ +++++";
pub(crate) const PERSON: &str = /*                          */ "-+++++++ -----";
pub(crate) const OWNER: &str = /*                           */ "--++++++ -----";
pub(crate) const OWNER_WHO_IS_STAFF: &str = /*              */ "---+++++ -----";
pub(crate) const HELPER_READS: &str = /*                    */ "-----+++ -++++";
pub(crate) const HELPER_WRITES: &str = /*                   */ "-----+++ --+-+";
pub(crate) const HELPER_FOR_THEMSELVES: &str = /*           */ "-----+++ -----";
pub(crate) const DESK_READS: &str = /*                      */ "------++ -++++";
pub(crate) const DESK_WRITES: &str = /*                     */ "------++ --+-+";
pub(crate) const DESK_FOR_THEMSELVES: &str = /*             */ "------++ -----";
pub(crate) const ADMINISTRATOR_READS: &str = /*             */ "-------+ ---++";
pub(crate) const ADMINISTRATOR_WRITES: &str = /*            */ "-------+ ----+";
pub(crate) const ADMINISTRATOR_FOR_THEMSELVES: &str = /*    */ "-------+ -----";
pub(crate) const ADMINISTRATOR_IN_PERSON: &str = /*         */ "-------+ -----";
pub(crate) const PROXY_APPLICANT: &str = /*                 */ "----+--- -----";
pub(crate) const MAIL_SERVER: &str = /*                     */ "-------- +----";
pub(crate) const NOBODY_AT_ALL: &str = /*                   */ "-------- -----";
