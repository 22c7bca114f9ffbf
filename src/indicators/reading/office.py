"""Word and Excel files: the parts of an archive, each as a stream of what its XML says."""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn, TypeAlias
from xml.parsers import expat

from indicators.errors import LimitError, ReadError

__all__ = ["Archive", "Event"]

Event: TypeAlias = tuple[str, dict[str, str] | None, str]
_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError),
    *(NotImplementedError, ValueError, KeyError, expat.ExpatError),
)
_LARGEST_PART = 32 * 2**20
_LONGEST_TAG = 2**20
_CHUNK = 2**16
_DEEPEST = 1000


class Archive:
    """The parts of an office file; nothing is unpacked to disk, nothing outside is opened."""

    def __init__(self, path: Path) -> None:
        self._where = str(path)
        try:
            self._zip = zipfile.ZipFile(path)
        except _FAULTS as fault:
            raise self._broken(fault) from None

    def related(self, part: str = "") -> dict[str, tuple[str, str]]:
        """Return the parts that `part` refers to: identifier -> kind and name."""
        folder, name = posixpath.split(part)
        found = {}
        for tag, attributes, _ in self.walk(posixpath.join(folder, "_rels", f"{name}.rels")):
            if attributes and tag == "Relationship" and attributes.get("TargetMode") != "External":
                kind = posixpath.basename(attributes.get("Type", ""))
                target = posixpath.normpath(
                    posixpath.join("/", folder, attributes.get("Target", ""))
                )
                found[attributes.get("Id", "")] = (kind, target[1:])
        return found

    def main(self) -> str:
        """Return the name of the part that holds the document."""
        for kind, part in self.related().values():
            if kind == "officeDocument":
                return part
        raise self._broken("it has no main part")

    def walk(self, part: str) -> Iterator[Event]:
        """Yield a part's starts `(tag, attributes, "")`, ends `(tag, None, "")` and text.

        Tags and attributes come without their namespace. Text comes as `("", None, text)`.

        Raises
        ------
        ReadError
            If the part is missing or broken, or declares a document type: entities live there.
        LimitError
            If it is larger than 32 MB, nested deeper than 1,000, or holds a tag of 1 MB.
        """
        events: list[Event] = []
        depth = 0

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > _DEEPEST:
                raise LimitError(self._where, f"{part} is nested deeper than {_DEEPEST}")
            events.append((_local(tag), {_local(key): attributes[key] for key in attributes}, ""))

        def end(tag: str) -> None:
            nonlocal depth
            depth -= 1
            events.append((_local(tag), None, ""))

        def doctype(*_: object) -> NoReturn:
            raise ReadError(self._where, f"{part} declares a document type", "entities are refused")

        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = lambda text: events.append(("", None, text))
        parser.StartDoctypeDeclHandler = doctype
        try:
            with self._zip.open(part) as stream:
                size = 0
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if size > _LARGEST_PART:
                        raise LimitError(self._where, f"{part} is larger than 32 MB unpacked")
                    parser.Parse(chunk)
                    # The parser starts anew on a tag for each chunk of it.
                    if size - parser.CurrentByteIndex > _LONGEST_TAG:
                        raise LimitError(self._where, f"{part} holds a tag of over 1 MB")
                    yield from events
                    events.clear()
                parser.Parse(b"", True)
        except _FAULTS as fault:
            raise self._broken(fault) from None
        yield from events

    def _broken(self, why: object) -> ReadError:
        return ReadError(self._where, "a broken office file", str(why), "save it again")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
