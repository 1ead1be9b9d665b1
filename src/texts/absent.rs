//! What stands for a value that there is not.

/// The value that selects the variant `none` of a text: longer than any name may be, for people call things `none`.
pub const ABSENT: &str = "absent-this-is-longer-than-any-name-that-a-person-a-profile-or-a-job-may-be-given";
