"""The handlers, one file each, named after what they take. `skill/by_name.py` finds them."""
