"""One step of the schema a file; a file that was released is never changed."""
