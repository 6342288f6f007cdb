"""Tests of the API, in a package of their own: names of files may return elsewhere."""
