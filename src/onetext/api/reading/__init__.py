"""What the verb `read` is made of."""
