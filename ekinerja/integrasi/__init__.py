"""Other systems as sources of our data: SIMPEG and SIASN, compared first, then applied."""
