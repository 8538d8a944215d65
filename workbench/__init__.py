"""What a developer of a skill uses, and what never ships."""
