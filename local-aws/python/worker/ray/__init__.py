"""Replaces Ray's package in AWS's serving image; contains only ``ray.serve``."""
