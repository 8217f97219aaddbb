"""Places and the core."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from kgraph.page import score
from kgraph.page.core import core
from kgraph.page.layout import declutter, distances, place
from kgraph.page.lines import Line, bends
from kgraph.page.score import Drawing, badness, extent, overlaps


def drawing(count: int, links: list[tuple[int, int]], half: float = 60.0) -> Drawing:
    boxes = np.tile([half, half, 22.0, 45.0], (count, 1))
    pairs = np.array(links, dtype=np.int64).reshape(-1, 2)
    return Drawing(boxes, pairs, np.full(len(pairs), 200.0), 1.4)


def some_links(count: int, seed: int) -> list[tuple[int, int]]:
    rng = np.random.default_rng(seed)
    tree = {(int(rng.integers(node)), node) for node in range(1, count)}
    more = {tuple(sorted(map(int, rng.choice(count, 2, replace=False)))) for _ in range(count // 2)}
    return sorted(tree | more)


def touching(made: Drawing, places: np.ndarray) -> int:
    wide, high = overlaps(made.boxes, places)
    return int(np.count_nonzero((wide > 0) & (high > 0)))


@pytest.mark.parametrize(("count", "seed"), [(1, 1), (2, 1), (3, 1), (18, 1), (18, 2), (60, 1)])
def test_labels_do_not_touch(count: int, seed: int) -> None:
    made = drawing(count, some_links(count, seed))
    places, above = place(made, seed)
    boxes = made.boxes.copy()
    boxes[above] = boxes[above][:, [0, 1, 3, 2]]
    assert touching(Drawing(boxes, made.links, made.ideal, 1.4), places) == 0


def test_the_same_seed_gives_the_same_places() -> None:
    made = drawing(9, some_links(9, 5))
    assert place(made, 7)[0].tolist() == place(made, 7)[0].tolist()
    assert place(made, 7)[0].tolist() != place(made, 8)[0].tolist()


def test_nothing_to_place_is_no_error() -> None:
    places, above = place(drawing(0, []))
    assert places.shape == (0, 2) and above == []


def test_actors_at_one_point_are_pushed_apart() -> None:
    made = drawing(6, [])
    assert touching(made, declutter(made, np.zeros((6, 2)))) == 0


def test_separate_pieces_stay_near() -> None:
    goal = distances(drawing(4, [(0, 1), (2, 3)]))
    assert goal[0, 1] == 200 and goal[0, 2] == 480 and np.isfinite(goal).all()


def test_distances_follow_the_lines() -> None:
    goal = distances(drawing(3, [(0, 1), (1, 2)]))
    assert goal[0, 2] == 400 and (goal == goal.T).all() and not goal.diagonal().any()


def test_a_crossing_reads_worse_than_none() -> None:
    made = drawing(4, [(0, 1), (2, 3)], half=20)
    crossed = np.array([[0.0, 0], [300, 300], [300, 0], [0, 300]])
    assert badness(made, crossed) > badness(made, crossed[[0, 2, 1, 3]])


def test_a_line_over_an_actor_reads_worse() -> None:
    made = drawing(3, [(0, 1)], half=20)
    through = np.array([[0.0, 0], [300, 0], [150, 0]])
    beside = np.array([[0.0, 0], [300, 0], [150, 200]])
    assert badness(made, through) > badness(made, beside)


def test_a_layout_reads_better_than_chance() -> None:
    made = drawing(12, some_links(12, 3))
    rng = np.random.default_rng(0)
    random = rng.normal(size=(12, 2)) * 400
    assert badness(made, place(made)[0]) < badness(made, random)


WEIGHTS = {
    "a": {"b": 5, "c": 1},
    "b": {"a": 5},
    "c": {"a": 1, "d": 1},
    "d": {"c": 1},
    "x": {"y": 3},
    "y": {"x": 3},
    "z": {},
}


@pytest.mark.parametrize(
    ("size", "wanted"),
    [(0, ""), (1, "a"), (2, "ab"), (4, "abcd"), (6, "abcdxy"), (9, "abcdxyz")],
)
def test_the_core_grows_by_the_strongest_tie(size: int, wanted: str) -> None:
    assert "".join(core(WEIGHTS, size)) == wanted


def test_the_core_does_not_depend_on_order() -> None:
    turned = {key: WEIGHTS[key] for key in sorted(WEIGHTS, reverse=True)}
    assert core(turned, 3) == core(WEIGHTS, 3)


def line(source: str, target: str, category: str) -> Line:
    return Line(source, target, category, "fact", False, "")


def test_a_single_line_is_straight_and_parallel_ones_part() -> None:
    assert bends([line("a", "b", "X")]) == [0.0]
    there, back = bends([line("a", "b", "X"), line("b", "a", "X")])
    assert there == back != 0, "each bends to its own left, so they lie on different sides"
    first, middle, last = bends([line("a", "b", name) for name in "XYZ"])
    assert first == -last and middle == 0


@pytest.mark.parametrize(
    ("angle", "through"), [(15.0, 0), (20.0, 0), (25.0, 1), (50.0, 1), (90.0, 1), (270.0, 0)]
)
def test_a_line_is_seen_to_leave_through_the_own_label(angle: float, through: int) -> None:
    """The label begins 24 below its actor and reaches 60 to each side, so 22 degrees clear it."""
    boxes = np.array([[60.0, 60.0, 24.0, 48.0], [20.0, 20.0, 24.0, 25.0]])
    way = 300.0 * np.array([np.cos(np.deg2rad(angle)), np.sin(np.deg2rad(angle))])
    made = Drawing(boxes, np.array([[0, 1]]), np.array([300.0]), 1.4)
    other = 1 if angle > 180.0 else 0  # from above, the line ends in the other actor's label
    found = score._own_label(made, np.stack([np.zeros(2), way]))
    assert found == through + other


@pytest.mark.parametrize("aspect", [0.62, 1.42])
def test_a_drawing_fills_the_screen_it_is_made_for(aspect: float) -> None:
    shares = []
    for seed in range(4):
        made = replace(drawing(12, some_links(12, seed), half=40.0), aspect=aspect)
        width, height = extent(made, place(made, seed)[0])
        shares.append(min(width / height / aspect, height * aspect / width))
    assert sum(shares) / len(shares) > 0.75


def test_a_line_past_the_corner_of_a_label_is_seen() -> None:
    boxes = np.tile([20.0, 20.0, 9.0, 10.0], (3, 1))
    made = Drawing(boxes, np.array([[0, 1]]), np.array([300.0]), 1.4)
    for shift in np.linspace(-12.0, 12.0, 25):
        places = np.array([[0.0, 0.0], [600.0, 0.0], [300.0 + shift, 9.5]])
        assert score._run_over(made, places) == 1.0
    assert score._run_over(made, np.array([[0.0, 0.0], [600.0, 0.0], [300.0, 60.0]])) == 0.0
