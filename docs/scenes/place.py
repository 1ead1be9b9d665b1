"""Where things are."""

from pathlib import Path

HERE = Path(__file__).resolve().parent
README = HERE.parent.parent / "README.md"
TEXTS = HERE.parent.parent / "src/texts"
PICTURES = HERE / "pictures"
