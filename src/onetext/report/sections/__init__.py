"""The sections of the page: each turns results into views that a template only has to print."""
