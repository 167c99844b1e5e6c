"""A hub moved from SQLite to PostgreSQL: every row, and nothing but the rows."""
