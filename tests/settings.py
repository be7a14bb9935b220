"""The archive's own settings, in surroundings that are the same for every run."""

from tests.support.surroundings import make_plain

make_plain()

from newsroom.settings import *  # noqa: E402, F403  (reads what the line above set)

# What is tested does not depend on how long a password takes, and a third of all tests log somebody in.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
