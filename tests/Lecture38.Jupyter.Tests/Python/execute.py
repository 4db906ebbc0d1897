"""Executes notebooks as `jupyter execute` does, each in its own folder, and writes them with their outputs.

Usage: execute.py OUTPUT_FOLDER NOTEBOOK...

Debian's `jupyter execute` (nbclient 0.7) executes a notebook and throws its outputs away, so this calls the same client.
"""

import pathlib
import sys

import nbformat
from nbclient import NotebookClient

output_folder = pathlib.Path(sys.argv[1])
output_folder.mkdir(parents=True, exist_ok=True)
for path in map(pathlib.Path, sys.argv[2:]):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=120, skip_cells_with_tag="skip-execution", resources={"metadata": {"path": path.parent}}
    ).execute()
    nbformat.write(notebook, output_folder / path.name)
