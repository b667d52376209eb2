"""What a user does to a book: each function is one journal entry with a title in both languages.

`name(book, …)` makes its own change; `name_in(change, …)` works inside a change the caller opened,
so that an import or the sample book is one entry as a whole. All raise KnownError for what the
user can cure, and return the keys of what they made.
"""
