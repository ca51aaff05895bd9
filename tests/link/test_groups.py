"""Groups that are gathered by average likeness."""

import random

from mahdar.link.judged import Groups

MEAN, LEAST = 0.3, 0.2


def slowly(size: int, score: dict[tuple[int, int], float]) -> list[int]:
    """Gather as the definition says: the average of all pairs of two groups, counted anew each time."""
    group = [{n} for n in range(size)]
    for (a, b), value in sorted(score.items(), key=lambda x: (-x[1], x[0])):
        x, y = group[a], group[b]
        if value >= LEAST and x is not y:
            total = sum(score.get((min(i, j), max(i, j)), 0.0) for i in x for j in y)
            if total / (len(x) * len(y)) >= MEAN:
                x |= y
                for n in y:
                    group[n] = x
    return [min(g) for g in group]


def test_gathering_keeps_to_the_average_of_all_pairs() -> None:
    for seed in range(200):
        chance = random.Random(seed)
        size = chance.randint(2, 30)
        score = {
            (min(pair), max(pair)): round(chance.random(), 3)
            for pair in (chance.sample(range(size), 2) for _ in range(3 * size))
        }
        assert Groups(size).gather([(a, b, v) for (a, b), v in score.items()], MEAN, LEAST) == slowly(size, score)


def test_what_a_person_keeps_apart_stays_apart() -> None:
    groups = Groups(3, never={(0, 1): 0})
    assert groups.gather([(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.7)], 0.1) == [0, 1, 1]
