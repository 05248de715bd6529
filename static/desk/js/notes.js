// Notes beside a story.
