"""Pages of sources of data."""
