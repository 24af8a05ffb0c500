"""Private data in text: where it is and how it is masked."""
