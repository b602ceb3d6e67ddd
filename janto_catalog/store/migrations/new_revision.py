"""Makes a new revision: `python -m janto_catalog.store.migrations.new_revision rating "The stars of works."`

A new catalogue is brought to the newest revision, and what the tables of the code have in addition is written as the
revision `versions/NNNN_rating.py`, to be read and corrected before it is committed.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config

from janto_catalog.store import engine, migrations

_SCRIPTS = Path(__file__).parent


def make_revision(name: str, message: str, scripts: Path = _SCRIPTS) -> Path:
    """Write the next revision into `versions` in the folder `scripts`, its file called after `name`.

    `message` is the docstring of the revision.  Returns the path of its file.
    """
    number = f"{int(migrations.HEAD) + 1:04}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "new.db")
        migrations.upgrade(path, backup_first=False)
        writer = engine.writer_engine(path)
        with writer.begin() as connection:
            config = Config(attributes={"connection": connection}, stdout=io.StringIO())
            config.set_main_option("script_location", str(scripts).replace("%", "%%"))
            command.revision(config, message, autogenerate=True, rev_id=number)
        writer.dispose()
    (made,) = scripts.glob(f"versions/{number}_*.py")
    return made.rename(made.with_name(f"{number}_{name}.py"))


if __name__ == "__main__":
    _, revision_name, docstring = sys.argv
    sys.stdout.write(f"{make_revision(revision_name, docstring)}\n")
