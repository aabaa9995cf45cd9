"""Jars that only tests need, brought from Maven Central once and kept beside those of Spark (LAKEHOUSE_IVY).

`jars/<set>.txt` names each jar of a set, `group:artifact:version[:classifier]`; nothing is resolved transitively, so a set is exactly its list. Maven
brings them when it is there; else Ivy, which comes with PySpark and is slower.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Sequence
from xml.sax.saxutils import escape

from needs import IVY, missing

_LISTS = Path(__file__).parent / "jars"


def bring(name: str) -> list[Path]:
    """The jars of a set, downloaded when they are not there yet."""
    text = (_LISTS / f"{name}.txt").read_text(encoding="utf-8")
    folder = IVY / "tests" / f"{name}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    if not folder.exists():
        _download([line.split(":") for line in text.split()], folder)
    return sorted(folder.glob("*.jar"))


def _download(coordinates: Sequence[Sequence[str]], folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as temporary:
        target = Path(temporary) / "jars"
        command = _maven(coordinates, Path(temporary), target) if shutil.which("mvn") else _ivy(coordinates, Path(temporary), target)
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=temporary)
        if len(list(target.glob("*.jar"))) < len(coordinates):
            missing(f"The jars of {folder.name} could not be brought from Maven Central: {(done.stdout + done.stderr)[-800:]}")
        try:
            target.rename(folder)
        except OSError:  # Another run brought them meanwhile.
            if not folder.exists():
                raise


def _maven(coordinates: Sequence[Sequence[str]], folder: Path, target: Path) -> list[str]:
    """mvn with a project that depends on the jars."""
    dependencies = ""
    for group, artifact, version, *classifier in coordinates:
        extra = f"<classifier>{escape(classifier[0])}</classifier>" if classifier else ""
        dependencies += f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{version}</version>{extra}</dependency>"
    project = "<modelVersion>4.0.0</modelVersion><groupId>lakehouse</groupId><artifactId>tests</artifactId><version>1</version>"
    (folder / "pom.xml").write_text(f"<project>{project}<dependencies>{dependencies}</dependencies></project>")
    return ["mvn", "-B", "-ntp", "-q", "dependency:copy-dependencies", "-DexcludeTransitive=true", f"-DoutputDirectory={target}"]


def _ivy(coordinates: Sequence[Sequence[str]], folder: Path, target: Path) -> list[str]:
    """Ivy as a program, out of PySpark's own jars."""
    import pyspark

    from lakehouse_local.problems import use_java

    dependencies = ""
    for group, artifact, version, *classifier in coordinates:
        extra = f' m:classifier="{classifier[0]}"' if classifier else ""
        jar = f'<artifact name="{artifact}" type="jar" ext="jar"{extra}/>'
        dependencies += f'<dependency org="{group}" name="{artifact}" rev="{version}" transitive="false">{jar}</dependency>'
    (folder / "ivy.xml").write_text(
        '<ivy-module version="2.0" xmlns:m="http://ant.apache.org/ivy/maven"><info organisation="lakehouse" module="tests"/>'
        f"<dependencies>{dependencies}</dependencies></ivy-module>"
    )
    ivy = next((Path(pyspark.__file__).parent / "jars").glob("ivy-*.jar"))
    pattern = f"{target}/[artifact]-[revision](-[classifier]).[ext]"
    java = os.path.join(use_java(), "bin", "java")
    return [java, "-jar", str(ivy), "-warn", "-ivy", "ivy.xml", "-cache", str(folder / "cache"), "-types", "jar", "-retrieve", pattern]
