"""The live room: operations in, one commit, one packet per stream out."""
