"""What a user does to the book: each action is one entry in the journal."""
