"""The wire: schemas, messages, generated types and documentation, all from the declarations of the core."""
