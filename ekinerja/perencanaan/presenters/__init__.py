"""Planning in words."""
