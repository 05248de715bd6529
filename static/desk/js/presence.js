// Says who else has the story open, and where.
