"""What keeps a visitor from harm: spotting what is better left out, and what a guide may never say."""
