"""Times: expressions of time, what each means, and the day on which an undated article was written."""
