"""What registries say of a work, in their own words → claims."""
