"""Run by Alembic for every command: works in the transaction that `migrate` holds open."""

from alembic import context

from reelwright.database.migrate import VERSION_TABLE
from reelwright.database.service_tables import SCHEMA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SCHEMA,
    version_table=VERSION_TABLE,
)
context.run_migrations()
