"""Nothing leaks, and data protection: the promises of ASVS 5 level 2 and of UK GDPR, as tests that can fail."""
