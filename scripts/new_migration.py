"""Write the next migration from the difference between the tables in code and the migrations so far.

Usage: python scripts/new_migration.py "add the rating"
"""

from __future__ import annotations

import sys
import tempfile

from alembic import command

from bot import schema
from bot.database import connect


def main(message: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        engine = connect(f"sqlite:///{folder}/empty.db")
        schema.upgrade(engine)
        with engine.begin() as connection:
            config = schema.alembic_config()
            config.attributes["connection"] = connection
            config.attributes["metadata"] = schema.METADATA
            command.revision(config, message, autogenerate=True)
        engine.dispose()


if __name__ == "__main__":
    main(sys.argv[1])
