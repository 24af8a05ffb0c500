"""The ground floor: Czech and English words and typography, as pure functions on strings."""
