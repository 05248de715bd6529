"""What a photograph's file says of it: XMP, IPTC and EXIF, in that order of trust. Runs in the child process."""
