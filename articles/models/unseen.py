"""What readers may not see, as one subquery."""

# Keys of what is hidden, withdrawn or undated and of every part that it goes on in (下转). There are few of them, and
# they are found by indexes alone, so that what is public is still counted without reading the texts.
UNSEEN = """
    WITH RECURSIVE unseen(id) AS (
        SELECT id FROM articles_article WHERE visibility IN ('hidden', 'withdrawn')
        UNION
        SELECT article.id FROM articles_article article
        JOIN articles_page page ON page.id = article.page_id WHERE page.issue_id IS NULL
        UNION
        SELECT rest.id FROM unseen JOIN articles_article rest ON rest.continuation_of_id = unseen.id
    )
    SELECT id FROM unseen
"""
