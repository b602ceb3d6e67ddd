"""`janto orders`: the orders that you make."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace

from janto_catalog.cli.command import Command, Request, add_essential, add_global_options, count
from janto_catalog.cli.commands.edit import print_changed
from janto_catalog.model.saved_orders import ADDED, CountedOrder, OrderRules
from janto_catalog.model.shapes import saved_order_shape
from janto_catalog.model.views import Changed

_NEW = (
    "A search puts what it finds into the order, now and later; --by says how it runs: "
    "story, release, newcomer, arc:ID, life:ID, or added (as you add the titles)."
)


def _options(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(title="what", metavar="WHAT", dest="what")

    def verb(name: str, help_: str, *, takes: str = "") -> argparse.ArgumentParser:
        made = what.add_parser(name, help=help_, description=f"{help_[0].upper()}{help_[1:]}.")
        add_global_options(made)
        made.add_argument("name", metavar="ORDER", help="the name of the order, or its number")
        if takes:
            made.add_argument("elements", nargs="+", metavar="TITLE", help=takes)
        return made

    add_global_options(what.add_parser("list", help="list your orders"))
    new = verb("new", "make an order, of a search, of titles, or empty")
    new.epilog = _NEW
    _add_rules(new)
    new.add_argument(
        "--title",
        dest="elements",
        action="append",
        default=[],
        metavar="TITLE",
        help="add a title; again for more",
    )
    add_essential(new)
    verb("add", "add titles", takes="a title, by id or name")
    verb("remove", "take titles or dividers out", takes="a title, or a divider by its text")
    place = verb("move", "move titles or dividers", takes="a title, or a divider by its text")
    where = place.add_mutually_exclusive_group(required=True)
    where.add_argument("--after", metavar="TITLE", help="directly after a title or divider")
    where.add_argument("--before", metavar="TITLE", help="directly before a title or divider")
    where.add_argument("--first", dest="after", action="store_const", const="", help="to the beginning")
    where.add_argument("--last", dest="before", action="store_const", const="", help="to the end")
    verb("release", "let titles run by the rules again, wherever they were moved", takes="a title")
    divide = verb("divide", "put a line with a text between titles")
    divide.add_argument("text", metavar="TEXT", help="the text of the line")
    divide.add_argument(
        "--before", metavar="TITLE", default="", help="directly before a title (default: at the end)"
    )
    rename = verb("rename", "give an order another name")
    rename.add_argument("new", metavar="NEW", help="the new name")
    change = verb("change", "change what goes into an order, and how it runs")
    change.epilog = _NEW
    _add_rules(change)
    change.add_argument("--no-search", action="store_true", help="only the titles that you added")
    change.add_argument("--no-others", dest="others", action="store_false", help="leave those out again")
    verb("delete", "delete an order; its titles stay as they are")


def _add_rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--search", metavar="QUERY", help="put what a search finds into it")
    parser.add_argument(
        "--by", metavar="VIEW", help="how it runs: story, release, newcomer, arc:ID, life:ID or added"
    )
    parser.add_argument(
        "--others",
        action="store_true",
        default=None,
        help="also what the search finds without a place there: at the end, by release date",
    )
    parser.add_argument("--evening", type=count, metavar="N", help="N titles an evening, 0 for no evenings")


def _run(request: Request) -> int:
    if request.args.what in (None, "list"):
        return _list(request)
    return print_changed(request, _VERBS[request.args.what](request))


def _list(request: Request) -> int:
    listed = request.open_catalog().saved_orders.list()
    if request.output.as_json:
        request.output.json([saved_order_shape(one) for one in listed])
        return 0
    rows = [
        (str(one.id), one.name, one.mistake or str(one.titles), str(one.owned), _rules(one)) for one in listed
    ]
    request.output.table(
        ("", "order", "titles", "you have", "what is in it"), rows, right=("", "titles", "you have")
    )
    return 0


def _rules(order: CountedOrder) -> str:
    """What is in an order in words: "what with:ianto finds, by story"."""
    query, by = order.rules.query, order.rules.by
    found = "what you added" if query is None else f"what {query} finds" if query else "all titles"
    runs = "as added" if by == ADDED else f"by {by}"
    return f"{found}, {runs}"


def _new(request: Request) -> Changed:
    args = request.args
    # What is made of single titles runs as they are given.
    usual = OrderRules(by="story" if args.search is not None else ADDED)
    return request.open_catalog().saved_orders.create(
        args.name, _rules_of(args, usual), args.elements, essential=args.essential
    )


def _change(request: Request) -> Changed:
    args, orders = request.args, request.open_catalog().saved_orders
    rules = orders.find(args.name).rules
    return orders.change(args.name, _rules_of(args, replace(rules, query=None) if args.no_search else rules))


def _rules_of(args: argparse.Namespace, usual: OrderRules) -> OrderRules:
    """The rules that the arguments name, the usual ones where they name none."""
    return OrderRules(
        usual.query if args.search is None else args.search,
        usual.by if args.by is None else args.by,
        usual.others if args.others is None else args.others,
        usual.per_evening if args.evening is None else args.evening,
    )


def _move(request: Request) -> Changed:
    args = request.args
    return request.open_catalog().saved_orders.move(
        args.name, args.elements, after=args.after, before=args.before
    )


def _divide(request: Request) -> Changed:
    args = request.args
    return request.open_catalog().saved_orders.divide(args.name, args.text, before=args.before)


_VERBS: dict[str, Callable[[Request], Changed]] = {
    "new": _new,
    "add": lambda request: request.open_catalog().saved_orders.add(request.args.name, request.args.elements),
    "remove": lambda request: request.open_catalog().saved_orders.remove(
        request.args.name, request.args.elements
    ),
    "move": _move,
    "release": lambda request: request.open_catalog().saved_orders.release(
        request.args.name, request.args.elements
    ),
    "divide": _divide,
    "rename": lambda request: request.open_catalog().saved_orders.rename(request.args.name, request.args.new),
    "change": _change,
    "delete": lambda request: request.open_catalog().saved_orders.delete(request.args.name),
}

COMMAND = Command("orders", "list, make and change orders of your own", _options, _run, position=11)
