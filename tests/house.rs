//! The house keeps its arrows.
