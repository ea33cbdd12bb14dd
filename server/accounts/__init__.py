"""Who somebody is to the server: accounts, browsers, invitations and codes. None of it stands in the log."""
