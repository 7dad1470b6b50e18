"""What was found in an article, as one page: the article's outline with every item linked to its place."""
