"""What `import` does with a draft: read it, put it into a case, and propose what it settles."""
