"""File models: what each file of a case may hold."""
