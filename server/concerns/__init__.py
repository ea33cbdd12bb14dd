"""Safeguarding concerns and the register of who is who: outside the log, encrypted, for the safeguarding lead alone.

They have tables, a key, readers and a retention of their own. No export, archive, search or message holds them.
"""
