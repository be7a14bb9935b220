"""What machines are told of one printed item, pure: JSON, plain text, schema.org, Dublin Core (docs/machines.md)."""
