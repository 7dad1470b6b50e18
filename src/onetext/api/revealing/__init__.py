"""What the parties' answers leave of the soft numbers, for the verbs that may take it into account (S22)."""
