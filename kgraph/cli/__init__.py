"""The command line: each command calls the library and prints what it returns."""

from kgraph.cli.main import main

__all__ = ["main"]
