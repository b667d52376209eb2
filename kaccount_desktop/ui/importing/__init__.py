"""Importing a list: what each column holds, what will come in, then doing it, then what it did."""
