"""PDF files: lines with their places, running heads taken off, lines joined to paragraphs over pages."""
