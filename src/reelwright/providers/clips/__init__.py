"""Clip makers: what turns a scene into a moving picture."""
