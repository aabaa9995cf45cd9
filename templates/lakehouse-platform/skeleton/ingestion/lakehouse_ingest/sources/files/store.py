"""Files as Hadoop's file systems show them: a local folder, s3:// and whatever else the session can reach."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, Callable, Optional, Sequence, TypeVar

from py4j.protocol import Py4JJavaError
from pyspark.sql import SparkSession

from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.java_errors import java_causes
from lakehouse_ingest.sources.base import FileVersion

_T = TypeVar("_T")
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


@dataclass(frozen=True)
class StoredFile:
    """A file of the folder. `location` is what readers take, `uri` what Spark's input_file_name() says of its rows."""

    version: FileVersion
    location: str
    uri: str

    @property
    def path(self) -> str:
        return self.version.path

    @property
    def modified(self) -> datetime:
        return datetime.fromisoformat(self.version.modified)


@dataclass(frozen=True)
class FileStore:
    spark: SparkSession
    folder: str

    def list(self, table: str) -> list[StoredFile]:
        """The files in the folder itself and all below its folder `table`, in no order. None of them is opened."""
        root = self._path(self.folder)
        try:
            system = root.getFileSystem(self._configuration())
            root = system.makeQualified(root)
            prefix = root.toString().rstrip("/") + "/"
            found = []
            for status in system.listStatus(root):
                if status.isFile():
                    found.append(self._stored(status, prefix))
                elif status.getPath().getName() == table:
                    below = system.listFiles(status.getPath(), True)
                    while below.hasNext():
                        found.append(self._stored(below.next(), prefix))
        except Py4JJavaError as error:
            raise TableFailed(f"The folder {self.folder} cannot be listed: {reason_of(error)}.") from None
        return found

    def again(self, file: StoredFile) -> Optional[StoredFile]:
        """The file as it is now; None when it is gone."""
        path = self._path(file.location)
        system = path.getFileSystem(self._configuration())
        if not system.exists(path):
            return None
        return self._stored(system.getFileStatus(path), file.location[: len(file.location) - len(file.path)])

    def head(self, file: StoredFile, size: int) -> bytes:
        """The first bytes, unpacked when the name says that the file is packed."""
        try:
            stream = self._open(file)
            try:
                return bytes(stream.readNBytes(size))
            finally:
                stream.close()
        except Py4JJavaError as error:
            raise TableFailed(f"{file.path} cannot be read: {reason_of(error)}.") from None

    def problem(self, file: StoredFile) -> Optional[str]:
        """Why the file cannot be read from its start to its end; None when it can. Reads all of it."""
        try:
            stream = self._open(file)
            try:
                self.spark._jvm.org.apache.commons.io.IOUtils.consume(stream)  # type: ignore[union-attr]
            finally:
                stream.close()
        except Py4JJavaError as error:
            return reason_of(error)
        return None

    def each(self, files: Sequence[StoredFile], work: Callable[[StoredFile], _T]) -> list[_T]:
        """The results of some short reads, in the order of the files; several at once, because a store answers late."""
        if len(files) < 2:
            return [work(file) for file in files]
        with ThreadPoolExecutor(max_workers=16) as pool:
            return list(pool.map(work, files))

    def _stored(self, status: Any, root: str) -> StoredFile:
        path = status.getPath()
        location = path.toString()
        modified = _EPOCH + timedelta(milliseconds=status.getModificationTime())
        tag = (status.getEtag() or "") if self._has_tags().isInstance(status) else ""
        version = FileVersion(location[len(root) :], status.getLen(), modified.isoformat(timespec="milliseconds"), tag)
        return StoredFile(version, location, path.toUri().toString())

    def _open(self, file: StoredFile) -> Any:
        path = self._path(file.location)
        stream = path.getFileSystem(self._configuration()).open(path)
        codec = self._codec(file)
        return stream if codec is None else codec.createInputStream(stream)

    def _codec(self, file: StoredFile) -> Any:
        factory = self.spark._jvm.org.apache.hadoop.io.compress.CompressionCodecFactory(self._configuration())  # type: ignore[union-attr]
        return factory.getCodec(self._path(file.location))

    def _path(self, text: str) -> Any:
        return self.spark._jvm.org.apache.hadoop.fs.Path(text)  # type: ignore[union-attr]

    def _configuration(self) -> Any:
        return self.spark._jsc.hadoopConfiguration()  # type: ignore[union-attr]

    def _has_tags(self) -> Any:
        return self.spark._jvm.java.lang.Class.forName("org.apache.hadoop.fs.EtagSource")  # type: ignore[union-attr]


def reason_of(error: Exception) -> str:
    """The first line of the innermost cause."""
    causes = list(java_causes(error))
    said = str(causes[-1].getMessage() or causes[-1].getClass().getSimpleName()) if causes else str(error)
    return said.splitlines()[0][:300].rstrip(".")
