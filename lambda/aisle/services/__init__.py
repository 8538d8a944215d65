"""What the shop can do, one verb a file, in the shop's words."""
