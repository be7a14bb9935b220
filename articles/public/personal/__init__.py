"""Personal data in a printed text, pure: ``find`` says where it stands, ``kinds`` what is done about each kind."""

from articles.public.personal.finding import find
from articles.public.personal.kinds import HANDLING, Found, PersonalKind, Treatment

__all__ = ["HANDLING", "Found", "PersonalKind", "Treatment", "find"]
