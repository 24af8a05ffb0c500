"""The road stage by stage, the local server and the adapter to MkDocs."""
