"""Tools for assistants: videos made, followed and edited over the Model Context Protocol."""
