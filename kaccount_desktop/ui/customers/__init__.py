"""The list of customers: search, chips, sorting, two lines a row."""
