"""Amazon's HTTP endpoints that no local AWS has, played on loopback."""
