"""Terms, their expansions and renderings."""
