"""Models of what targets are worth: each result says its question, n, test and doubts."""
