"""Paper: forms, packets and diagrams as PDF."""
