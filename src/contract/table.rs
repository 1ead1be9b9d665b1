//! (contract room)
