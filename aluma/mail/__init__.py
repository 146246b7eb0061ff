"""The one sender of mail: messages, and the way to the relay that takes them."""
