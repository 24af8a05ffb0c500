"""Records of law: certainty, validity, citations."""
