"""Benchmarks: figures beside a bare relay on the same cores, never timed tests."""
