// The page of two texts.
