"""What the record says of how talks may unfold: each file reads one part of it into quantities."""
