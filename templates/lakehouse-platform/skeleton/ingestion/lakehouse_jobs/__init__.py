"""Jobs of the platform: each is a folder jobs/<name> with its settings and, for a transformation, its SQL, rules and test."""
