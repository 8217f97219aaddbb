"""Questions to a store: each module answers one, with plain frozen records."""
