"""The tree of each part of the language."""

from __future__ import annotations

import math

import pytest

from janto_catalog.errors import QueryError
from janto_catalog.model.search import And, Between, MatchAll, MatchWords, Node, Not, OneOf, Or
from janto_catalog.query import KEYS, Names, parse

JACK = OneOf("character", ("jack-harkness",))
IANTO = OneOf("character", ("ianto-jones",))

MEANINGS: list[tuple[str, Node]] = [
    # words
    ("", MatchAll()),
    ("  ", MatchAll()),
    ("blip in time", MatchWords(("blip", "in", "time"))),
    ("BLÍP", MatchWords(("blip",))),
    ('"blip in time"', MatchWords(("blip", "in", "time"), phrase=True)),
    ("“blip in time”", MatchWords(("blip", "in", "time"), phrase=True)),
    ("spider-man", MatchWords(("spider", "man"), phrase=True)),
    ("10:30", MatchWords(("10", "30"), phrase=True)),
    ("don't", MatchWords(("dont",))),
    ("Torchwood - Asylum", MatchWords(("torchwood", "asylum"))),
    ("Bang! Bang?", MatchWords(("bang", "bang"))),
    ("Jack & Ianto", MatchWords(("jack", "ianto"))),
    ("brok*", MatchWords(("brok",), prefix=True)),
    (
        "brok* sou* jack",
        And((MatchWords(("brok",), prefix=True), MatchWords(("sou",), prefix=True), MatchWords(("jack",)))),
    ),
    ("title:brok*", MatchWords(("brok",), prefix=True, field="title")),
    ('"brok*"', MatchWords(("brok",))),
    # A colon before a space belongs to a title.
    ("Children of Earth: Day One", MatchWords(("children", "of", "earth", "day", "one"))),
    ("Torchwood: Believe", MatchWords(("torchwood", "believe"))),
    ("(earth:) day", MatchWords(("earth", "day"))),
    # So do words and signs of the language, when a title is called so.
    ("Love or Death", MatchWords(("love", "or", "death"))),
    ("LOVE OR DEATH", MatchWords(("love", "or", "death"))),
    ("not guilty", MatchWords(("not", "guilty"))),
    ("Arc: Two", MatchWords(("arc", "two"))),
    ("-30-", MatchWords(("30",))),
    ("up|down", MatchWords(("up", "down"))),
    (" (What?) ", MatchWords(("what",))),
    # But not a sign before a title that is called so without it.
    ("-fragments", Not(MatchWords(("fragments",)))),
    ("(fragments)", MatchWords(("fragments",))),
    ("love or ianto", Or((MatchWords(("love",)), MatchWords(("ianto",))))),
    ("love or death jack", Or((MatchWords(("love",)), MatchWords(("death", "jack"))))),
    ("«blip in time»", MatchWords(("blip", "in", "time"), phrase=True)),
    ("+jack && ianto", MatchWords(("jack", "ianto"))),
    ("2+2=5", MatchWords(("2", "2", "5"), phrase=True)),
    # and, or, not
    ("jack -ianto", And((MatchWords(("jack",)), Not(MatchWords(("ianto",)))))),
    ("jack –ianto", And((MatchWords(("jack",)), Not(MatchWords(("ianto",)))))),
    ("jack not ianto", And((MatchWords(("jack",)), Not(MatchWords(("ianto",)))))),
    ("- jack", MatchWords(("jack",))),
    ("not -jack", MatchWords(("jack",))),
    ("a b or c", Or((MatchWords(("a", "b")), MatchWords(("c",))))),
    ("a OR b or c", Or((MatchWords(("a",)), MatchWords(("b",)), MatchWords(("c",))))),
    ("a (b or c)", And((MatchWords(("a",)), Or((MatchWords(("b",)), MatchWords(("c",))))))),
    ("-(a or b)", Not(Or((MatchWords(("a",)), MatchWords(("b",)))))),
    ("with:ianto and with:jack", And((IANTO, JACK))),
    ("and", MatchWords(("and",))),
    ('"or"', MatchWords(("or",))),
    # who
    ("with:ianto with:jack", And((IANTO, JACK))),
    ("with:IANTO", IANTO),
    ("with:rene", OneOf("character", ("rene",))),
    ('with:"captain jack"', JACK),
    ("with:janto", And((JACK, IANTO))),
    ('person:"eve myles"', OneOf("id", ("day-one", "exit-wounds"))),
    ("by:myles", OneOf("id", ("day-one", "exit-wounds"))),
    ("-person:eve-pearce", Not(OneOf("id", ()))),
    ("-with:janto", Not(And((JACK, IANTO)))),
    ("with:alex", OneOf("character", ("alex-hopkins", "alex-the-other"))),
    ("with:harkness", JACK),
    # A pairing by the names of its members.
    ('with:"Jack Harkness/Ianto Jones"', And((JACK, IANTO))),
    ('with:"captain jack & ianto"', And((JACK, IANTO))),
    ('with:"ianto jones and jack harkness"', And((IANTO, JACK))),
    ('with:"Ianto x Jack"', And((IANTO, JACK))),
    ("with:ianto+jack", And((IANTO, JACK))),
    ("with:jack harkness/ianto jones", And((JACK, IANTO))),
    ("Jack Harkness/Ianto Jones", And((JACK, IANTO))),
    (" ianto / JACK ", And((IANTO, JACK))),
    ('"ianto/jack"', MatchWords(("ianto", "jack"), phrase=True)),
    ("ianto/nobody", MatchWords(("ianto", "nobody"), phrase=True)),
    ("with:jack and ianto blip", And((JACK, IANTO, MatchWords(("blip",))))),
    ("-with:ianto/jack", Not(And((IANTO, JACK)))),
    # Names of several words need no quotes.
    ("with:captain jack", JACK),
    ("with:captain jack with:ianto jones", And((JACK, IANTO))),
    ("-with:jack harkness blip", And((Not(JACK), MatchWords(("blip",))))),
    ("with:jack or with:ianto", Or((JACK, IANTO))),
    ("with:jack not ianto", And((JACK, Not(MatchWords(("ianto",)))))),
    ("with:jack blip", And((JACK, MatchWords(("blip",))))),
    ("after:exit wounds kind:novel", And((Between("position", low=261), OneOf("kind", ("novel",))))),
    ("after:=exit wounds", OneOf("id", ("fragments-novel",))),
    ("before:Children of Earth: Day One", Between("position", high=309)),
    ("title:=love or death", OneOf("id", ("love-or-death",))),
    ("arc:miracle day one", And((OneOf("arc", ("miracle-day",)), MatchWords(("one",))))),
    ("(series:main range)", OneOf("series", ("main",))),
    ("with:none", OneOf("character")),
    ("with:any", OneOf("character", any=True)),
    ('with:"any"', OneOf("character", ("any-key",))),
    ("with:=any", OneOf("character", ("any-key",))),
    # where it belongs
    ('arc:"children of earth"', OneOf("arc", ("children-of-earth",))),
    ("arc:none", OneOf("arc")),
    ("series:torchwood", OneOf("series", ("tv-1", "tv-2"))),
    ('after:"exit wounds"', Between("position", low=261)),
    ('before:"exit wounds"', Between("position", high=259)),
    ("after:fragments", Between("position", low=301)),
    ('after:="exit wounds"', OneOf("id", ("fragments-novel",))),
    ('before:="exit wounds"', OneOf("id", ("day-one", "fragments"))),
    # Of two titles of one name, what must come before both.
    ("before:=fragments", OneOf("id", ("day-one",))),
    ("after:=fragments-novel", OneOf("id")),
    ("before:fragments", Between("position", high=249)),
    ("certainty:>=4", Between("certainty", low=4)),
    ("certainty:>4", Between("certainty", low=5)),
    ("certainty:<2", Between("certainty", high=1)),
    ("certainty:3", Between("certainty", 3, 3)),
    ("in-story:no", OneOf("in_story", ("no",))),
    # what it is
    ("kind:audio", OneOf("kind", ("audio-drama", "radio-drama", "audiobook"))),
    ("kind:novel", OneOf("kind", ("novel",))),
    ('kind:"Audio Drama"', OneOf("kind", ("audio-drama",))),
    ("kind:drama", OneOf("kind", ("audio-drama", "radio-drama"))),
    ("title:fragments", MatchWords(("fragments",), field="title")),
    ('title:"exit wounds"', MatchWords(("exit", "wounds"), phrase=True, field="title")),
    ('title:="EXIT wounds"', OneOf("id", ("exit-wounds",))),
    ("number:12.5", OneOf("number", ("12.5",))),
    ("number:03", OneOf("number", ("3",))),
    ('number:"Special 3"', OneOf("number", ("Special 3",))),
    ("number:1..12", Between("number", 1.0, 12.0)),
    ("number:>12.5", Between("number", low=math.nextafter(12.5, 13))),
    # when
    ("released:2008", Between("released", "2008", "2008")),
    ("released:2008-3", Between("released", "2008-03", "2008-03")),
    ("released:2008..2009-06", Between("released", "2008", "2009-06")),
    ("released:..2009", Between("released", high="2009")),
    ("released:2009..", Between("released", low="2009")),
    ("released:>2008-12", Between("released", low="2009-01")),
    ("released:<2009", Between("released", high="2008")),
    ("released:<2008-03-01", Between("released", high="2008-02-29")),
    ("released:none", OneOf("released")),
    # what you have and did
    ("owned:yes", OneOf("owned", ("yes",))),
    ("owned:No", OneOf("owned", ("no",))),
    ("progress:none", OneOf("progress")),
    ("progress:=none", OneOf("progress")),
    ("progress:any", OneOf("progress", ("started", "finished", "skipped"))),
    # what you think of it
    ("rating:4.5", Between("rating", 4.5, 4.5)),
    ("rating:>=4", Between("rating", low=4.0)),
    ("stars:<4", Between("rating", high=math.nextafter(4, 3))),
    ("rating:2..3.5", Between("rating", 2.0, 3.5)),
    ("rating:0", OneOf("rating")),
    ("rating:none", OneOf("rating")),
    ("rating:any", OneOf("rating", any=True)),
    ("tag:comfort", OneOf("tag", ("comfort",))),
    ("tagged:rainy day jack", And((OneOf("tag", ("rainy day",)), MatchWords(("jack",))))),
    ("tag:none", OneOf("tag")),
    ("note:again", MatchWords(("again",), field="note")),
    ('note:"once more"', MatchWords(("once", "more"), phrase=True, field="note")),
    ("note:aga*", MatchWords(("aga",), prefix=True, field="note")),
    ("note:any", OneOf("note", any=True)),
    # what you saved
    ("search:evenings", MatchWords(("evenings",))),
    ("-saved:late nights jack", And((Not(MatchWords(("nights",))), MatchWords(("jack",))))),
    # at that time
    ("state:undead", OneOf("state", ("undead",))),
    ("manner:spirit", OneOf("manner", ("spirit",))),
    ('manner:"alternate self"', OneOf("manner", ("alternate-self",))),
    ("manner:none", OneOf("manner")),
]


@pytest.mark.parametrize(("text", "meaning"), MEANINGS, ids=[text or "(empty)" for text, _ in MEANINGS])
def test_a_query_means(world: Names, text: str, meaning: Node) -> None:
    assert parse(text, world).node == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("jack or", MatchWords(("jack", "or"), prefix=True)),
        ("lost sou", MatchWords(("lost", "sou"), prefix=True)),
        ("lost souls ", MatchWords(("lost", "souls"))),
        ('"lost souls"', MatchWords(("lost", "souls"), phrase=True)),
        ('"lost sou', MatchWords(("lost", "sou"), phrase=True, prefix=True)),
        ('"lost ', MatchWords(("lost",))),
        ('lost "', MatchWords(("lost",))),
        ('"', MatchAll()),
        ('"lost" "', MatchWords(("lost",))),
        ('with:"jack', JACK),
        ('jack after:"', MatchWords(("jack",))),
        ("title:frag", MatchWords(("frag",), prefix=True, field="title")),
        ("day-o", MatchWords(("day", "o"), phrase=True, prefix=True)),
    ],
)
def test_while_typing_the_last_word_may_be_unfinished(world: Names, text: str, meaning: Node) -> None:
    assert parse(text, world, typing=True).node == meaning


def test_every_example_in_the_help_can_be_searched_for(world: Names) -> None:
    for key in KEYS:
        for example in key.help.partition(": ")[2].partition(" for ")[0].split(", "):
            assert parse(example, world).node != MatchAll(), (key.name, example)


def test_no_two_keys_share_a_name() -> None:
    names = [name for key in KEYS for name in (key.name, *key.aliases)]
    assert len(names) == len(set(names))


def test_an_era_is_what_is_within_it_and_with_an_equals_sign_what_surely_is(world: Names) -> None:
    assert parse('era:"the long winter"', world).node == OneOf("id", ("day-one", "exit-wounds"))
    assert parse("period:=winter", world).node == OneOf("id", ("exit-wounds",))
    with pytest.raises(QueryError, match='"long" may be "The Long Winter" or "The Long Summer"'):
        parse("era:long", world)
