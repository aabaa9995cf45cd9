"""Rules of the contract: on rows before they are written, on the whole table before it is published."""
