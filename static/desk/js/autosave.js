// Keeps what is typed: at the desk while there is a connection, on this device when there is none.
