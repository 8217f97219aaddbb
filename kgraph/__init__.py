"""kgraph reads news into a graph of who did what to whom, with the sentence for every edge."""

__version__ = "0.1.0"
