"""The book on disk: models, the one write path, migrations, search and queries."""
