"""The command line."""

import os

# Several processes share the cores; numpy's own threads only wait for each other. It reads this
# when it is first imported, so it stands before every other import of the program.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
