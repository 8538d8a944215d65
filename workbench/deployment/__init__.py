"""From the source to a deployed function: package, template, and a local AWS to try both."""
