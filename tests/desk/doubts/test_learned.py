"""What people put in the place of a character."""

from __future__ import annotations

from articles.desk.doubts.learned import learned_pairs


def test_what_was_put_right_again_and_again_is_learned_the_usual_first() -> None:
    texts = [("昨夭下雨", "昨天下雨")] * 2 + [("夭才", "天才")] + [("夭折", "夫折")] * 2
    assert learned_pairs(texts) == {"夭": "天夫"}


def test_once_is_no_habit_and_other_changes_teach_nothing() -> None:
    assert learned_pairs([("昨夭", "昨天"), ("新闻", "新近的事"), ("新闻", "新近的事"), ("同", "同")]) == {}
