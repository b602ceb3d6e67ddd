"""The statements that give a catalogue the tables of an older program: what each upgrade added is taken out again."""

from __future__ import annotations

BEFORE_0025 = ("DROP TABLE former_id",)
BEFORE_0024 = (
    *BEFORE_0025,
    "DROP TABLE saved_order",
    "DROP TABLE saved_order_title",
    "DROP TABLE saved_order_divider",
    "DROP TABLE saved_order_move",
)
BEFORE_0023 = (
    *BEFORE_0024,
    "DROP TABLE spoiler_limit",
    "DROP TABLE kept_back",
    "DROP TABLE kept_back_version",
)
BEFORE_0022 = (*BEFORE_0023, "DROP TABLE switched_off_fact", "ALTER TABLE pack DROP COLUMN is_on")
BEFORE_0021 = (*BEFORE_0022, "DROP TABLE story_date")
BEFORE_0020 = (
    *BEFORE_0021,
    "DROP INDEX ix_work_universe",
    "ALTER TABLE work DROP COLUMN universe",
    "ALTER TABLE pack DROP COLUMN universe",
    "ALTER TABLE pack DROP COLUMN universe_rank",
    "UPDATE fact SET document = json_remove(document, '$.universe')",
)
BEFORE_0019 = (
    *BEFORE_0020,
    "DROP INDEX ix_work_series",
    "ALTER TABLE work DROP COLUMN place_in_series",
    "CREATE INDEX ix_work_series ON work (series, number_key)",
)
