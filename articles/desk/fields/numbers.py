"""Numbers that come from outside, in an address or a form."""

DIGITS = 18  # as many as a key of any table can have


def number(value, otherwise: int = 0) -> int:
    """Return what was sent as a whole number; `otherwise` for what is none that a row could have."""
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else otherwise
