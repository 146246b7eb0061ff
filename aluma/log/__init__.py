"""What the portal writes about itself: registered lines with harmless fields, and nothing about any visit."""
