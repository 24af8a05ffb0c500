"""Links, anchors and pages that nothing leads to."""
