"""What a dossier tells: views for programs, tables for a terminal, pages for people."""
