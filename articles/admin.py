"""Where Django looks for the desk."""
