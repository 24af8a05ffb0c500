"""The checks: each is a function that ``registry.check`` registers; ``running`` runs them."""
