"""Long lists of which only what is looked at is made."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

T = TypeVar("T")
Q = TypeVar("Q")


class Lazy(Sequence[T], Generic[Q, T]):
    """A sequence whose items are made from their keys when asked for."""

    def __init__(self, keys: Sequence[Q], make: Callable[[Q], T]) -> None:
        self._keys = keys
        self._make = make

    def __len__(self) -> int:
        return len(self._keys)

    @property
    def keys(self) -> Sequence[Q]:
        """The keys, without making any item."""
        return self._keys

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> "Lazy[Q, T]": ...
    def __getitem__(self, index: int | slice) -> "T | Lazy[Q, T]":
        if isinstance(index, slice):
            return Lazy(self._keys[index], self._make)
        return self._make(self._keys[index])
