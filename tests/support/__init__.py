"""Small real files that tests are made of."""
