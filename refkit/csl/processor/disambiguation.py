"""Telling cites apart (specification 1.0.2, "Disambiguation").

Every item is cited once, bare (`bare_cites`); only groups that read alike are worked on. A step (more of a given
name, one more name) is kept if it splits a group; each part then goes on by itself, so the work is that of the
ambiguous items and not of all pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from refkit.csl.processor.context import NO_TELLINGS, SUBSEQUENT, Levels, Tellings
from refkit.csl.processor.given_names import levels as levels_of
from refkit.csl.processor.items import Person
from refkit.csl.processor.people import FULL, INITIALS
from refkit.csl.processor.tree import plain

if TYPE_CHECKING:
    from refkit.csl.processor.registry import Registry

Group = list[str]
Lists = list[tuple[int, list[Person]]]  # names shown, and all names, cite by cite


def disambiguate(registry: Registry) -> None:
    """Fill `registry.tellings` and `registry.levels`."""
    style = registry.style
    if style.citation is None:
        return
    option, bare = style.option, registry.bare
    add_names = option("disambiguate-add-names") == "true"
    add_given = option("disambiguate-add-givenname") == "true"
    rule = option("givenname-disambiguation-rule") or "by-cite"
    suffixes = option("disambiguate-add-year-suffix") == "true"
    by_cite = add_given and rule == "by-cite"
    if add_given and not by_cite:
        registry.levels = levels_of((bare(key).people for key in registry.items), rule)
    if not (add_names or add_given or suffixes or style.has_disambiguate):
        return
    left = _ambiguous(registry)
    if add_names and add_given and not by_cite and left:
        # Names that are added tell persons apart too.
        more = {key for group in left for key in group}
        people = (bare(key).whole(registry) if key in more else bare(key).people for key in registry.items)
        registry.levels = levels_of(people, rule)
    if add_names or by_cite:
        left = [part for group in left for part in _split(registry, group, add_names, by_cite)]
    if suffixes:
        _year_suffixes(registry, left)
    elif style.has_disambiguate:
        for group in left:
            _condition(registry, group)


def _reading(registry: Registry, key: str, tellings: Tellings) -> str:
    ctx = registry.context(key, "citation")
    ctx.tellings, ctx.comparing = tellings, True
    if registry.style.has_positions:
        ctx.position = SUBSEQUENT
    return plain(registry.cite(ctx))


def _ambiguous(registry: Registry) -> list[Group]:
    """The items whose bare cites read alike. Given names that whole documents show can only tell more apart, so
    none but cites that are alike without them are rendered with them."""
    groups: dict[str, Group] = {}
    for key in registry.items:
        groups.setdefault(registry.bare(key).text, []).append(key)
    alike = [group for group in groups.values() if len(group) > 1]
    if registry.levels:
        alike = [part for group in alike for part in _with_given_names(registry, group, registry.levels)]
    return alike


def _with_given_names(registry: Registry, group: Group, levels: Levels) -> list[Group]:
    """The parts of `group` that stay alike with the given names of the document."""
    readings = registry.memory.readings
    groups: dict[str, Group] = {}
    for key in group:
        bare = registry.bare(key)
        told = bare.told(levels)
        text = bare.text if not any(told) else readings.get((key, told))
        if text is None:
            text = readings[key, told] = _reading(registry, key, NO_TELLINGS)
        groups.setdefault(text, []).append(key)
    return [part for part in groups.values() if len(part) > 1]


def _alike(registry: Registry, keys: Group, tellings: Tellings) -> list[Group]:
    groups: dict[str, Group] = {}
    for key in keys:
        groups.setdefault(_reading(registry, key, tellings), []).append(key)
    return list(groups.values())


def _split(registry: Registry, group: Group, add_names: bool, add_given: bool) -> list[Group]:
    """Methods 1 and 2 applied to a group that reads alike: what is alike still. Remembered for the same group."""
    shown: Levels = registry.levels or {}
    told = tuple(level for key in group for level in registry.bare(key).told(shown, registry))
    memory = registry.memory.splits
    found = memory.get((tuple(group), told))
    if found is None:
        steps = _Steps(registry, add_names, add_given)
        left = steps.split(group)
        found = memory[tuple(group), told] = (steps.tellings, left)
    registry.tellings.update(found[0])
    return found[1]


class _Steps:
    """Methods 1 and 2: names expanded and added, one step at a time."""

    def __init__(self, registry: Registry, add_names: bool, add_given: bool) -> None:
        self.registry, self.add_names, self.add_given = registry, add_names, add_given
        self.tellings: dict[str, Tellings] = {}

    def split(self, group: Group) -> list[Group]:
        """Parts of `group` that stay alike; what each item needs is noted on the way."""
        left: list[Group] = []
        work = [(group, 0, Tellings(), Tellings())]
        while work:
            members, at, tried, kept = work.pop()
            lists = self._lists(members)
            steps = list(self._steps(lists))
            tried = tried.copy()
            done = False
            for k in range(at, len(steps)):
                kind, nameset, place, level = steps[k]
                if kind == "given":
                    tried.givens[nameset, place] = level
                else:
                    tried.names[nameset] = tried.names.get(nameset, 0) + 1
                if _same(lists[nameset], len(members), place, kind == "name"):
                    continue
                parts = _alike(self.registry, members, tried)
                if len(parts) > 1:
                    kept = kept.copy()
                    if (nameset, place) in tried.givens:
                        kept.givens[nameset, place] = tried.givens[nameset, place]
                    if nameset in tried.names:
                        kept.names[nameset] = tried.names[nameset]
                    for part in parts:
                        if len(part) == 1:
                            self.tellings[part[0]] = kept
                        else:
                            work.append((part, k + 1, tried, kept))
                    done = True
                    break
            if not done:
                for key in members:
                    self.tellings[key] = kept
                left.append(members)
        return left

    def _lists(self, members: Group) -> dict[int, Lists]:
        """Number of a list of names → for each of the cites that have it: names shown, and all names."""
        lists: dict[int, Lists] = {}
        for key in members:
            for count, nameset, people in self.registry.bare(key).shown:
                lists.setdefault(nameset, []).append((count, people))
        return lists

    def _steps(self, lists: dict[int, Lists]) -> Iterator[tuple[str, int, int, int]]:
        """What can be tried: (given, names, place, level) and (name, names, place, 0), in order."""
        for nameset, known in sorted(lists.items(), key=lambda pair: pair[0]):
            count, total = min(count for count, _ in known), max(len(people) for _, people in known)
            if self.add_given:
                for place in range(count):
                    yield "given", nameset, place, INITIALS
                    yield "given", nameset, place, FULL
            if self.add_names:
                for place in range(count, total):
                    yield "name", nameset, place, 0
                    if self.add_given:
                        yield "given", nameset, place, INITIALS
                        yield "given", nameset, place, FULL


def _same(known: Lists, members: int, place: int, added: bool) -> bool:
    """Whether a step shows more of one and the same person in all cites of a group, so that they stay alike; of the
    last two of a list that is not sure, since "et al." goes with them. Of three thousand authors of one experiment
    hardly any need be tried so."""
    if len(known) < members or min(len(people) for _, people in known) <= place + 2 * added:
        return False
    person = known[0][1][place]
    return all(people[place] is person for _, people in known)


def _condition(registry: Registry, group: Group) -> None:
    """Method 3: the condition `disambiguate` holds, if that makes a difference."""
    for count in range(1, 9):
        trial = registry.tellings.get(group[0], NO_TELLINGS).copy()
        trial.condition = count
        parts = _alike(registry, group, trial)
        if len(parts) == 1:
            continue
        for part in parts:
            for key in part:
                registry.tellings[key] = trial
        for part in parts:
            if len(part) > 1:
                _condition_beyond(registry, part, count)
        return


def _condition_beyond(registry: Registry, group: Group, count: int) -> None:
    """More conditions for the cites that `count` of them left alike."""
    for more in range(count + 1, 9):
        trial = registry.tellings[group[0]].copy()
        trial.condition = more
        parts = _alike(registry, group, trial)
        if len(parts) > 1:
            for part in parts:
                for key in part:
                    registry.tellings[key] = trial
                if len(part) > 1:
                    _condition_beyond(registry, part, more)
            return


def _year_suffixes(registry: Registry, groups: list[Group]) -> None:
    """Method 4: letters behind the year, in the order of the bibliography."""
    place = {key: k for k, key in enumerate(registry.order)}
    for group in groups:
        for n, key in enumerate(sorted(group, key=place.__getitem__)):
            tellings = registry.tellings.get(key, NO_TELLINGS).copy()
            tellings.year_suffix = n
            registry.tellings[key] = tellings
