"""The spaCy component that finds and links the actors of a document."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from spacy.language import Language
from spacy.tokens import Doc

from kgraph.actors import (
    armed,
    packing,  # noqa: F401 - lets spaCy hand actors to other processes
)
from kgraph.actors.bare import find_bare, find_offices
from kgraph.actors.catalogue import Catalogue
from kgraph.actors.contextual import find_contextual, find_plural
from kgraph.actors.dateline import find_bylines, find_datelines, home_state
from kgraph.actors.described import describes
from kgraph.actors.dictionaries import Dictionaries, Given, apart
from kgraph.actors.local_groups import find_local_groups
from kgraph.actors.mention import ActorMention
from kgraph.actors.names import blocked, find_names, find_phrases
from kgraph.actors.namesakes import drop_surnames
from kgraph.actors.nominals import name_officers
from kgraph.actors.owned import also_owned, find_owned
from kgraph.actors.people import find_surnames, join_people
from kgraph.actors.peoples import find_peoples, without_beginnings
from kgraph.actors.places import Places
from kgraph.actors.portfolios import with_portfolios
from kgraph.actors.readings import reread
from kgraph.actors.references import find_references
from kgraph.actors.roles import RoleSpan, find_roles
from kgraph.actors.shared import own_shared
from kgraph.actors.shared_heads import find_shared_heads
from kgraph.actors.ships import find_ships
from kgraph.actors.shortforms import join_organisations
from kgraph.actors.spans import Stretch
from kgraph.actors.things import find_things, without_parts
from kgraph.actors.titled import find_titled
from kgraph.actors.units import outside_units, with_units
from kgraph.actors.unknown import sort_names
from kgraph.actors.unowned import find_unowned
from kgraph.language.adapter.view import View
from kgraph.trees import keeping_tree

COMPONENT = "kgraph_actors"


@keeping_tree
def find_actors(doc: Doc, dictionaries: Dictionaries | None = None) -> list[ActorMention]:
    """Return the actors that a parsed document names, sorted by their first token.

    The document needs Universal Dependencies heads, labels and parts of speech; entities help.
    Mentions may nest: "Polish" inside "Polish parliament". ``dictionaries`` add to the shipped
    catalogue or take its place; codes that hold for a time only need the date ``doc._.date``.
    """
    dictionaries = dictionaries or Dictionaries(Catalogue.load())
    catalogue = dictionaries.catalogue
    given = dictionaries.find(doc)
    phrases = find_phrases(doc, catalogue)
    known = given.over(find_names(doc, phrases))
    if not dictionaries.shipped:
        return _only(doc, given, known, catalogue)
    roles = with_units(doc, with_portfolios(doc, find_roles(doc)))
    known, misread = reread(doc, known, [role.end - 1 for role in roles], catalogue)
    known = _ordered([*known, *find_contextual(doc, known, catalogue)])
    known = own_shared(doc, known, catalogue)
    datelines = find_datelines(doc)
    home = home_state(known, datelines)
    lines = [*datelines, *find_bylines(doc)]
    known = [m for m in known if not any(line.holds(m.start, m.end) for line in lines)]
    roles = [r for r in roles if not any(line.holds(r.start, r.end) for line in lines)]
    known = outside_units(doc, known)
    ships = find_ships(doc, known)
    inside = {i for ship in ships for i in range(ship.start, ship.end)}
    known = _ordered([*(m for m in known if m.root not in inside), *ships])
    things = find_things(doc, known)
    known = without_parts(doc, known, things)
    known = _ordered([*known, *find_titled(doc, known)])
    several = [*find_plural(doc, catalogue), *find_shared_heads(doc, catalogue)]
    misread += [Stretch(mention.start, mention.end) for mention in several]
    nobody = [*blocked(doc, phrases), *given.silent(), *misread, *lines, *things]
    names = given.with_others(sort_names(doc, known, roles, nobody))
    names = join_organisations(doc, join_people(doc, names, roles, home))
    names = drop_surnames(doc, names)
    names = _ordered([*names, *find_surnames(doc, names), *several])
    names, combined = given.combined(name_officers(doc, find_peoples(doc, names)))
    roles = apart(roles, combined)
    institutions = _institutions(doc, roles, names, catalogue, home)
    mentions = _ordered([*names, *combined, *institutions])
    mentions = _ordered([*mentions, *find_references(doc, mentions, roles, catalogue)])
    mentions = _ordered([*mentions, *find_offices(doc, roles, mentions, catalogue, home)])
    mentions = _ordered([*mentions, *find_local_groups(doc, roles, mentions, catalogue, home)])
    return _ordered([*mentions, *find_unowned(doc, roles, mentions)])


def _only(
    doc: Doc, given: Given, known: list[ActorMention], catalogue: Catalogue
) -> list[ActorMention]:
    """Return the actors of dictionaries alone, with the pronouns that take them up."""
    mentions = _ordered(chain(*given.combined(known)))
    references = find_references(doc, mentions, [], catalogue)
    return _ordered(given.with_pronouns(known, references))


def _institutions(
    doc: Doc,
    roles: list[RoleSpan],
    names: list[ActorMention],
    catalogue: Catalogue,
    home: str | None,
) -> list[ActorMention]:
    places = Places(names)
    roots = {m.root for m in names if m.kind != "demonym"}
    described = {
        role
        for role in roles
        if places.covers(role.start, role.end)
        or describes(doc, role, places, roots)
        or armed.is_told_before(doc, role, names)
    }
    owned = find_owned(doc, roles, names, described, catalogue)
    several = without_beginnings(also_owned(doc, owned, names, catalogue))
    return [*several, *find_bare(doc, roles, names, owned, described, catalogue, home)]


def _ordered(mentions: Iterable[ActorMention]) -> list[ActorMention]:
    return sorted(mentions, key=lambda m: (m.start, -m.end, m.id))


def annotate(doc: Doc, dictionaries: Dictionaries | None = None) -> Doc:
    """Set ``doc._.actors`` and return the document."""
    doc._.actors = find_actors(doc, dictionaries)
    return doc


@Language.factory(
    COMPONENT,
    requires=["token.pos", "token.dep", "token.ent_type"],
    assigns=["doc._.actors"],
)
def create(nlp: Language, name: str) -> ActorComponent:
    """Create the component for a pipeline, which may be of any parser's labels."""
    return ActorComponent(View(nlp, name))


class ActorComponent:
    """Sets ``doc._.actors`` on each document of a pipeline, with its ``dictionaries`` if any."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.dictionaries: Dictionaries | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Set the actors and return the document; raises ModelError when it has no parse."""
        doc._.actors = find_actors(self._view(doc), self.dictionaries)
        return doc


Doc.set_extension("actors", default=[], force=True)
Doc.set_extension("date", default=None, force=True)
