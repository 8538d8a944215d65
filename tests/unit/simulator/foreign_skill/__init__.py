"""A whole skill that has nothing to do with the shop, with its stage and its conversations."""
