"""The one mask over what is 遮盖, pure: nothing that quotes an article is shown but through it.

``masked`` for a text, ``masked_lines`` for the raw lines of a page, ``replaced`` for the article's own fields.
"""

from articles.public.masking.masks import is_quoted, masked, masked_lines
from articles.public.masking.secrets import SIGN, Secret, replaced

__all__ = ["SIGN", "Secret", "is_quoted", "masked", "masked_lines", "replaced"]
