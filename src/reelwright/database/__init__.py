"""What is remembered: tables, migrations, and one file per aggregate of rows."""
