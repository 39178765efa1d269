"""How reports read on a screen."""
