"""Tables that are in a lakehouse already, read at one snapshot each."""
