"""Names as values of slot types: one for all names that sound the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from aisle.domain.phrase.saying import Said, said, sound
from workbench.model_build.left_out import LeftOut, Reason
from workbench.model_build.names import Name
from workbench.model_check.model import SlotType
from workbench.model_check.rules.limits import LONGEST_VALUE


@dataclass(frozen=True, slots=True)
class Entry:
    """A value to be, and the name it was made for first."""

    name: Name
    said: Said

    @property
    def sounds(self) -> set[str]:
        return {self.said.sound, *map(sound, self.said.others)}


@dataclass
class Entries:
    """The values of one type in the order of `names_of`, by their sound; `listed` are the sounds
    and ids of the hand-written ones."""

    listed: Mapping[str, str]
    ids: set[str]
    by_sound: dict[str, Entry] = field(default_factory=dict)

    @classmethod
    def beside(cls, type_: SlotType) -> Entries:
        listed = {sound(words): value.name for value in type_.values for words in value.spoken()}
        return cls(listed, {value.id for value in type_.values})

    def take(self, name: Name) -> Iterator[LeftOut]:
        """Adds the name, or says why not. What a name without its brand is like is no loss."""
        way = said(name.text)
        if way is None:
            yield LeftOut(name, Reason.NO_WORDS, name.text)
        elif len(way.value) > LONGEST_VALUE:
            yield LeftOut(name, Reason.TOO_LONG, f"{len(way.value)} characters")
        elif way.sound in self.listed:
            if not name.short:
                yield LeftOut(name, Reason.LISTED, self.listed[way.sound])
        elif way.sound in self.by_sound:
            yield from self._shared(name, way)
        else:
            self.by_sound[way.sound] = Entry(name, way)

    def _shared(self, name: Name, way: Said) -> Iterator[LeftOut]:
        """The value is spelled alike whichever of its names comes first."""
        before = self.by_sound[way.sound]
        spelled = min(before.said, way, key=lambda one: (one.id, one.value, one.others))
        whole = name if before.name.short else before.name
        self.by_sound[way.sound] = Entry(whole, spelled)
        if not (name.short or before.name.short):
            yield LeftOut(name, Reason.ALIKE, before.name.text)

    def settle(self) -> Iterator[LeftOut]:
        """Drops what would be a second value of one id, and synonyms that mean two values."""
        for entry in sorted(self.by_sound.values(), key=lambda one: one.said.sound):
            if entry.said.id in self.ids:
                del self.by_sound[entry.said.sound]
                yield LeftOut(entry.name, Reason.SAME_ID, entry.said.id)
            self.ids.add(entry.said.id)
        self._without_shared_synonyms()

    def _without_shared_synonyms(self) -> None:
        claimed = Counter(one for entry in self.by_sound.values() for one in entry.sounds)
        for key, entry in self.by_sound.items():
            others = tuple(
                way
                for way in entry.said.others
                if sound(way) == key or (claimed[sound(way)] == 1 and sound(way) not in self.listed)
            )
            kept = tuple(way for way in others if len(way) <= LONGEST_VALUE)
            self.by_sound[key] = replace(entry, said=replace(entry.said, others=kept))


def entries_of(
    names: Iterable[Name], types: Mapping[str, SlotType], left_out: list[LeftOut]
) -> list[Entry]:
    """What the types may take, best first. A type that the model does not have takes nothing."""
    by_type = {name: Entries.beside(type_) for name, type_ in types.items()}
    for name in names:
        if name.type in by_type:
            left_out.extend(by_type[name.type].take(name))
    for entries in by_type.values():
        left_out.extend(entries.settle())
    return [entry for entries in by_type.values() for entry in entries.by_sound.values()]
