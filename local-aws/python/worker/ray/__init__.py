"""Stands where Ray's package is in AWS's serving image; only ``ray.serve`` is here."""
