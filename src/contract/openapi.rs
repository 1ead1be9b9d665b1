//! OpenAPI 3.1, built from the table.
