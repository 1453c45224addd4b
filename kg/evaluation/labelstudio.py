"""Annotations in Label Studio's JSON export (https://labelstud.io/guide/export)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kg.evaluation.fields import Field
from kg.evaluation.marks import Mark, Marked, Relation

_UPLOADED = re.compile(r"^[0-9a-f]{8}-")  # Label Studio puts it before the name of an uploaded file


def read_label_studio(file: Field) -> Iterator[Marked]:
    """The annotations in an export that `Field.read` has read: one of each task that has been annotated.

    Raises:
        KgError: something is missing or malformed; the message names the place.
    """
    for task in file.each():
        done = [a for a in task.get("annotations").each() if not _is(a, "was_cancelled")]
        if done:
            best = next((a for a in done if _is(a, "ground_truth")), done[0])
            yield _marked(task, best)


def _marked(task: Field, annotation: Field) -> Marked:
    data = task.get("data")
    date = data.find("date")
    marked = Marked(_name(task, data), Path(task.file).name, date.text() if date else None)
    results = list(annotation.get("result").each())
    for one in results:  # a region's label and what is noted on it come as results of their own, under one id
        if one.get("type").value == "labels":
            mark = _mark(one)
            marked.marks[mark.id] = mark
    for one in results:
        kind = one.get("type").value
        if kind == "relation":
            marked.relations.append(_relation(one))
        elif kind in ("textarea", "choices") and (id_ := one.find("id")) and id_.text() in marked.marks:
            mark = marked.marks[id_.text()]
            if kind == "textarea":
                mark.note = " ".join(one.get("value").get("text").texts())
            else:
                mark.optional = "optional" in one.get("value").get("choices").texts()
    return marked


def _name(task: Field, data: Field) -> str:
    """The article of a task: the name in its data, or the file that was uploaded for it."""
    given = data.find("name") or task.find("file_upload")
    if given is None:
        raise task.wrong("does not say which text it is of: it needs data.name or file_upload")
    return PurePosixPath(_UPLOADED.sub("", given.text())).stem


def _mark(one: Field) -> Mark:
    value = one.get("value")
    return Mark(
        one.get("id").text(), value.get("labels").texts()[0], value.get("start").whole(), value.get("text").text()
    )


def _relation(one: Field) -> Relation:
    source, target = one.get("from_id").text(), one.get("to_id").text()
    direction = one.find("direction")
    if direction and direction.value == "left":
        source, target = target, source
    labels = one.get("labels").texts()
    return Relation(one.place, labels[0], source, target, optional="optional" in labels)


def _is(one: Field, key: str) -> bool:
    found = one.find(key)
    return found is not None and found.value is True
