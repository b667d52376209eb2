"""What the trade knows, without Qt and without the database: playbooks, forms, cadence, layouts."""
