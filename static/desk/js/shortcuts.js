// Keys of the desk, by their place on the keyboard.
