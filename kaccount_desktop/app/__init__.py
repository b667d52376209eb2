"""Start-up, settings, logging, crash handling and the command line."""
