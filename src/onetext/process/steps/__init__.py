"""What happens in one step: a file per part, in the order in which `simulate` makes them."""
