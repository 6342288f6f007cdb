"""Write the next migration from what tables.py has and the migrations do not make yet.

python tools/new_migration.py NAME            writes versions/NNNN_NAME.py, to be read over
python tools/new_migration.py NAME --replace  writes the last one anew, while unreleased
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations.ops import UpgradeOps

from reelwright.database import migrations
from reelwright.database.connect import Database, parse_database_url
from reelwright.database.migrate import VERSION_TABLE, migrate
from reelwright.database.service_tables import SCHEMA

FOLDER = Path(migrations.__file__).parent / "versions"

HEAD = '''"""{words}."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {down!r}


def upgrade() -> None:
    """Change the schema to this version."""
'''


def difference(folder: Path, *, fresh: bool) -> list[Any]:
    """What would have to be done, after the migrations so far, to have what tables.py says."""
    database = Database(parse_database_url("", folder))
    if not fresh:
        migrate(database)
    ours = set(SCHEMA.tables)
    with database.read() as c:
        context = MigrationContext.configure(
            c,
            opts={
                "version_table": VERSION_TABLE,
                "include_name": lambda name, kind, _: kind != "table" or name in ours,
            },
        )
        operations = produce_migrations(context, SCHEMA).upgrade_ops
    database.close()
    return [] if operations is None else operations.ops


def split(operations: list[Any]) -> dict[str, list[Any]]:
    """The operations by the table they are on, in order."""
    tables: dict[str, list[Any]] = {}
    for operation in operations:
        tables.setdefault(operation.table_name, []).append(operation)
    return tables


def body(operations: list[Any]) -> str:
    """Python of these operations, one function a table."""
    tables = split(operations)
    calls = "\n".join(f"    _{name}()" for name in tables)
    functions = [
        f"def _{name}() -> None:\n" + indent(render_python_code(UpgradeOps(ops)))
        for name, ops in tables.items()
    ]
    return calls + "\n\n\n" + "\n\n\n".join(functions) + "\n"


def indent(code: str) -> str:
    """Without Alembic's remarks, four spaces in."""
    lines = [line for line in code.splitlines() if not line.lstrip().startswith("#")]
    return "\n".join("    " + line.strip() for line in lines)


def main(name: str, *, replace: bool) -> None:
    """Write the file and say where."""
    count = len(migrations.VERSIONS)
    number = count if replace else count + 1
    with TemporaryDirectory() as folder:
        if replace and count > 1:
            sys.exit("--replace is for the first migration; write later ones by hand.")
        operations = difference(Path(folder), fresh=replace)
    if not operations:
        sys.exit("Nothing to do: the migrations make what tables.py says.")
    revision = f"{number:04}"
    words = name.replace("_", " ").capitalize()
    down = None if number == 1 else f"{number - 1:04}"
    path = FOLDER / f"{revision}_{re.sub(r'[^a-z0-9_]', '_', name.lower())}.py"
    path.write_text(
        HEAD.format(words=words, revision=revision, down=down) + body(operations),
        encoding="utf-8",
    )
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(path)], check=True)
    print(f"{path}: read it over; VERSIONS in {migrations.__file__} must list {revision}.")


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--replace"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    main(arguments[0], replace="--replace" in sys.argv)
