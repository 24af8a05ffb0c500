"""The ground floor: typed, immutable records that every room shares. Knows nobody above."""
