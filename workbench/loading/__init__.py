"""The retailer's files into the two tables: read, checked as a whole, then written."""
