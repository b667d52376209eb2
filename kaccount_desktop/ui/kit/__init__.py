"""The house widgets: small, flat, and sized by the tokens of the look.

Plain ones (labels, buttons, tags) take their colours from the style sheet and need no theme;
painted ones take the theme by constructor.
"""
