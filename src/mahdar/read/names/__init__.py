"""Names: places, bodies, offices and people, and who is meant by those who have none."""
