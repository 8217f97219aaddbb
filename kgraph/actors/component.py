"""The spaCy component that finds and links the actors of a document."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kgraph.actors.bare import find_bare
from kgraph.actors.catalogue import Catalogue
from kgraph.actors.contextual import find_contextual
from kgraph.actors.mention import ActorMention
from kgraph.actors.names import blocked, find_names, find_phrases
from kgraph.actors.owned import Places, describes, find_owned
from kgraph.actors.people import join_people
from kgraph.actors.references import find_references
from kgraph.actors.roles import RoleSpan, find_roles
from kgraph.actors.shortforms import join_organisations
from kgraph.actors.unknown import sort_names

COMPONENT = "kgraph_actors"


def find_actors(doc: Doc) -> list[ActorMention]:
    """Return the actors that a parsed document names, sorted by their first token.

    The document needs Universal Dependencies heads, labels and parts of speech; entities help.
    Mentions may nest: "Polish" inside "Polish parliament".
    """
    catalogue = Catalogue.load()
    phrases = find_phrases(doc, catalogue)
    roles = find_roles(doc)
    known = find_names(doc, phrases)
    known = _ordered([*known, *find_contextual(doc, known, catalogue)])
    names = sort_names(doc, known, roles, blocked(doc, phrases))
    names = join_organisations(doc, join_people(doc, names, roles))
    institutions = _institutions(doc, roles, names, catalogue)
    mentions = _ordered([*names, *institutions])
    return _ordered([*mentions, *find_references(doc, mentions, roles, catalogue)])


def _institutions(
    doc: Doc, roles: list[RoleSpan], names: list[ActorMention], catalogue: Catalogue
) -> list[ActorMention]:
    owned = find_owned(doc, roles, names, catalogue)
    places = Places(names)
    roots = {m.root for m in names if m.kind != "demonym"}
    described = {
        role
        for role in roles
        if places.covers(role.start, role.end) or describes(doc, role, places, roots)
    }
    return [*owned.values(), *find_bare(doc, roles, names, owned, described, catalogue)]


def _ordered(mentions: list[ActorMention]) -> list[ActorMention]:
    return sorted(mentions, key=lambda m: (m.start, -m.end, m.id))


def annotate(doc: Doc) -> Doc:
    """Set ``doc._.actors`` and return the document."""
    doc._.actors = find_actors(doc)
    return doc


@Language.factory(
    COMPONENT,
    requires=["token.pos", "token.dep", "token.ent_type"],
    assigns=["doc._.actors"],
)
def create(nlp: Language, name: str) -> ActorComponent:
    """Create the component for a pipeline."""
    return ActorComponent()


class ActorComponent:
    """Calls ``find_actors`` on each document of a pipeline."""

    def __call__(self, doc: Doc) -> Doc:
        return annotate(doc)


Doc.set_extension("actors", default=[], force=True)
