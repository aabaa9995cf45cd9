"""Reading by files: those that no load has read, in the version that they have now."""

from __future__ import annotations

from typing import Mapping, Optional, Sequence

from lakehouse_ingest.modes.plan import Plan, Request
from lakehouse_ingest.sources.base import FileVersion, Window


def file_plan(request: Request) -> Optional[Plan]:
    """None when the source has no files."""
    files = request.source.files(request.table)
    if files is None:
        return None
    known = request.history.files(request.table.name)
    # In the order of their arrival, so that one load ends where several would have.
    new = sorted(new_files(files, known), key=lambda file: (file.modified, file.path))
    corrected = [file.path for file in new if file.path in known]
    warnings = [f"{path} was loaded before and has other content now: it is loaded again." for path in corrected[:5]]
    if len(corrected) > 5:
        warnings.append(f"So are {len(corrected) - 5} more files.")
    return Plan(Window(files=new), files=new, corrected=corrected, warnings=warnings)


def new_files(files: Sequence[FileVersion], known: Mapping[str, FileVersion]) -> list[FileVersion]:
    """The files that are not known, or known in another version; their order stays."""
    return [file for file in files if file.path not in known or not same_version(file, known[file.path])]


def same_version(one: FileVersion, other: FileVersion) -> bool:
    """The store's checksum decides where both have one: copying a file again changes its time, but not what is in it."""
    if one.tag and other.tag:
        return one.tag == other.tag
    return (one.size, one.modified) == (other.size, other.modified)
