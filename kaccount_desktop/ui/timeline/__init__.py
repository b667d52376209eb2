"""The stages of a customer over time: planned, actual and expected, with what happened."""
