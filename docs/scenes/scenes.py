"""All stories, played in both languages, and the files that are made of them."""

import importlib
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import gallery
import page
import readme
from campus import Campus
from call import Call

AT_ONCE = 4
SHORT = "/tmp"  # a path that is shown breaks at the same place on each machine


def with_sample(programs, use):
    """A sample campus to copy, in a folder for the copies."""
    with tempfile.TemporaryDirectory(prefix="m", dir=SHORT) as folder:
        sample = Campus(Path(folder) / "sample", programs)
        try:
            sample.begin()
        finally:
            sample.end()
        return use(sample, Path(folder))


def played(programs, names, langs=page.LANGS):
    """Each story by language, on a campus of its own."""
    return with_sample(programs, lambda sample, folder: plays(sample, folder, names, langs))


def plays(sample, folder, names, langs):
    def play(lang, name):
        story = importlib.import_module(f"stories.{name}")
        return Call(story, name, lang, sample, folder / f"{name}-{lang}").played()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        waiting = {lang: [pool.submit(play, lang, name) for name in names] for lang in langs}
        return {lang: [call.result() for call in calls] for lang, calls in waiting.items()}


def made(programs):
    """What each file should hold."""
    def use(sample, folder):
        stories = plays(sample, folder, page.CALLS + gallery.OTHERS, page.LANGS)
        files = readme.made(sample, folder / "readme")
        for lang, calls in stories.items():
            files |= page.made(calls[: len(page.CALLS)], lang) | gallery.made(calls, lang)
        return files

    return with_sample(programs, use)
