"""Voices: what speaks a text and says when each word is heard."""
