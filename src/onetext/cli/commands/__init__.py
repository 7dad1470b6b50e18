"""One module for each command, holding one function of the same name."""
