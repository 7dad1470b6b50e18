"""HTML pages: the main text, with its lists numbered as a browser numbers them."""
