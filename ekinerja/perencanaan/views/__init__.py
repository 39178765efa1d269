"""Addresses of planning."""
