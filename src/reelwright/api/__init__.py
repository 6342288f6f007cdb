"""The HTTP API: what a person can ask for, over operations; the only part that knows FastAPI."""
