"""The keys of the query language and the fields of the store fit together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.errors import QueryError
from janto_catalog.query import KEYS, Key
from janto_catalog.store.fields import DECISIONS, FIELDS, RANGES
from janto_catalog.store.tables.base import Decision
from janto_catalog.ui.views.order import OrderView
from janto_catalog.ui.views.titles import TitlesView

#: Values that keys take: dates, numbers, words of the program and names of the pack that is shipped.
SAMPLES = (
    "2008",
    "4",
    "yes",
    "day one",
    "fragments",
    "jack",
    "series 2",
    "children of earth",
    "audio",
    "undead",
    "torchwood",
    "eve myles",
)


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    """A catalogue with the pack that is shipped."""
    opened = bootstrap.open_catalog(str(tmp_path_factory.mktemp("keys") / "catalogue.db"))
    opened.searches.save("jack", "with:jack kind:audio")
    opened.remarks.tag(["day one"], ["jack"])
    opened.edits.add("era", {"title": ["Yes"], "first": ["Fragments"], "last": ["Exit Wounds"]})
    yield opened
    opened.close()


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_value_of_a_key_can_be_searched(catalog: Catalog, key: Key) -> None:
    """The store answers each tree that the key can become: a field it does not know would be an error here."""
    samples = {*SAMPLES, *getattr(key.value, "choices", ())}
    for operator in ("", *key.value.operators):
        texts = [f'{key.name}:{operator}"{sample}"' for sample in sorted(samples)]
        assert sum(is_searched(catalog, text) for text in texts), (
            f"no sample is a value of {key.name}:{operator}"
        )
    for text in (f"{key.name}:any", f"{key.name}:none", f"{key.name}:3..4", f"{key.name}:2008..2009"):
        is_searched(catalog, text)


def is_searched(catalog: Catalog, text: str) -> bool:
    """Search for a query; False when it is not one."""
    try:
        query = catalog.works.parse(text)
    except QueryError:
        return False
    others = catalog.works.search(f"-({text})", limit=1).count
    assert catalog.works.search(query, limit=1).count + others == catalog.works.search("", limit=1).count
    return True


def test_a_field_is_in_one_table() -> None:
    """Only a fact may be asked for both by value and by range."""
    assert not DECISIONS.keys() & (FIELDS.keys() | RANGES.keys())


@pytest.mark.parametrize("name", DECISIONS)
def test_lists_of_titles_are_read_again_when_a_searched_decision_changes(name: str) -> None:
    table = DECISIONS[name].column.class_
    assert issubclass(table, Decision)
    assert table.touches["work"] in TitlesView.shows & OrderView.shows
