"""Tests of the room: people, agenda, conduct, and what is out of sight."""
