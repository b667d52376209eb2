"""Record a follow-up (记录跟进): what happened, how it went, what comes next, in one line."""
