"""The policy and the ring around it: what is promised, what keeps it, what proves it, and how anyone can check."""
