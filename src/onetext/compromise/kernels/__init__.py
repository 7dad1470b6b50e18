"""Inner loops compiled by numba, kept on disk once compiled. Load a module of this package only where it is called."""
