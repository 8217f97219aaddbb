"""Score the network on dev windows with gold words, while it trains."""

from __future__ import annotations

from collections import Counter

import torch

from kgraph.language import lemmas, tree
from training.batches import Vocabulary, collate
from training.model import Network, with_neighbours
from training.windows import Window


def score_network(network: Network, dev: list[Window], vocabulary: Vocabulary) -> dict[str, float]:
    """Return percentages: attachment with gold sentences, tags, lemmas, sentence and entity F1."""
    network.eval()
    counts: Counter[str] = Counter()
    order = sorted(dev, key=lambda w: len(w.ids))
    with torch.no_grad():
        for i in range(0, len(order), 24):
            _score_batch(network, order[i : i + 24], vocabulary, counts)

    def ratio(hit: str, total: str) -> float:
        return round(100 * counts[hit] / max(1, counts[total]), 2)

    return {
        "UAS": ratio("uas", "words"),
        "LAS": ratio("las", "words"),
        "UPOS": ratio("upos", "all"),
        "features": ratio("features", "all"),
        "lemma": ratio("lemma", "all"),
        "sentence": round(
            200 * counts["start_hit"] / max(1, counts["start_given"] + counts["start_gold"]), 2
        ),
        "entity": round(
            200 * counts["entity_hit"] / max(1, counts["entity_given"] + counts["entity_gold"]), 2
        ),
    }


def _score_batch(
    network: Network, group: list[Window], vocabulary: Vocabulary, counts: Counter[str]
) -> None:
    labels = vocabulary.labels
    batch = collate(group, vocabulary)
    words = network.words(batch.ids, batch.shapes, batch.mask, batch.first)
    arcs = network.arc(network.arc_dependent(words), network.arc_head(words)).squeeze(1).numpy()
    label_head, label_dependent = network.label_head(words), network.label_dependent(words)
    upos = network.upos(words).argmax(-1)
    features = network.features(words).argmax(-1)
    lemma = network.lemma(words).argmax(-1)
    beside = with_neighbours(words)
    starts = network.sentence(beside).squeeze(-1) > 0
    entities = network.entity(beside).argmax(-1)
    for b, window in enumerate(group):
        for start, sentence in zip(window.starts, window.sentences, strict=True):
            size = len(sentence.words)
            end = start + size
            if sentence.heads is None:
                continue
            heads = tree.decode(arcs[b, start:end, start:end])
            chosen = network.label.chosen(
                label_dependent[b : b + 1, start:end], label_head[b : b + 1, start + heads]
            )[0].argmax(-1)
            assert sentence.upos and sentence.relations and sentence.features and sentence.lemmas
            for k in range(size):
                counts["all"] += 1
                counts["upos"] += labels["upos"][upos[b, start + k]] == sentence.upos[k]
                counts["features"] += (
                    labels["features"][features[b, start + k]] == sentence.features[k]
                )
                made = lemmas.apply(sentence.words[k], labels["lemmas"][lemma[b, start + k]])
                counts["lemma"] += made == sentence.lemmas[k]
                if sentence.upos[k] == "PUNCT":
                    continue
                counts["words"] += 1
                right = heads[k] == sentence.heads[k]
                label = "root" if heads[k] == k else labels["relations"][chosen[k]]
                counts["uas"] += right
                counts["las"] += right and label == sentence.relations[k]
            gold = {start}
            given = {int(start + j) for j in starts[b, start:end].nonzero().flatten()}
            if start == 0:
                given.add(0)
            counts["start_gold"] += 1
            counts["start_given"] += len(given)
            counts["start_hit"] += len(gold & given)
            if sentence.entities is not None:
                tags = [labels["entities"][x] for x in entities[b, start:end]]
                wanted, found = spans(sentence.entities), spans(tags)
                counts["entity_gold"] += len(wanted)
                counts["entity_given"] += len(found)
                counts["entity_hit"] += len(wanted & found)


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """Return (start, end, label) of each entity in BIO tags."""
    result, i = set(), 0
    while i < len(tags):
        if tags[i] == "O":
            i += 1
            continue
        label, end = tags[i][2:], i + 1
        while end < len(tags) and tags[end] == f"I-{label}":
            end += 1
        result.add((i, end, label))
        i = end
    return result
