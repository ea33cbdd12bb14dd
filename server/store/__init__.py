"""What is kept: the log, its state, and the accounts beside it."""
