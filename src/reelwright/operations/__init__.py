"""What a person can ask for, written once for the command line, the API and MCP."""
