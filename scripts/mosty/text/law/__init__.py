"""Citations of acts and sentences that state law."""
