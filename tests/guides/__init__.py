"""The guides of the editors' desk: their pictures, and that they tell the truth about the command."""
