"""What people did to the archive of an earlier release, between its imports and after them."""

from __future__ import annotations

from typing import Any


def article(headline: str) -> Any:
    from articles.models import Article

    return Article.objects.get(headline=headline)


def correct(named: str, *, reason: str = "", **changes: Any) -> None:
    from django.contrib.auth.models import User

    from articles.corrections import correct
    from articles.models import Article

    editor, _ = User.objects.get_or_create(username="bianji", defaults={"first_name": "许", "is_staff": True})
    chosen: Article = article(named)
    correct(chosen, version=chosen.version, changes=changes, by=editor, reason=reason)


def between_the_imports() -> None:
    correct("老港口的灯塔今晚重新点亮", headline="老港口的灯塔今晚又亮了", reason="对照原版")
    correct(
        "老港口的灯塔今晚又亮了",
        body="停用十一年的老灯塔昨天换上了新灯。\n塔身重新刷了白漆。",
        bylines=[{"role": "记者", "name": "程墨"}, {"role": "摄影", "name": "林见鹿"}],
    )
    correct("老港口的灯塔今晚又亮了", status="reviewed")
    correct("种子借阅处开在菜场二楼", visibility="hidden", reason="等核实")
    correct("第12期灯下讲堂举行", visibility="withdrawn", reason="来函要求撤下")
    correct("天文台邀请市民观测彗星", subtitle="——周期四百年", kicker="本月底最亮")
    correct("停水通告", kind="ad")
    correct("流动诊所开到了岛上", body="每月逢五，流动诊所的船靠上外岛码头，医生走遍三个村子。", section="岛上")
    correct("夜校开班", body="夜校开了六个班，最满的是修钟表班。")
    correct("水塔拆除 留下铜钟", status="reviewed")
    name_people_and_series()


def name_people_and_series() -> None:
    from articles.models import Reporter, ReporterAlias, Series

    ReporterAlias.objects.create(reporter=Reporter.objects.get(name="程墨"), name="程黑")
    Series.objects.filter(name="灯下讲堂").update(aliases=["灯下讲坛"])
    Reporter.objects.create(name="程墨")


def after_the_second_import() -> None:
    """A split, which no page of that release offers; something withdrawn; names of a page."""
    from articles.models import Issue, Page, Permalink

    parts = [article("渡船改用电池以后").permalink, article("流动诊所开到了岛上").permalink]
    split = article("桥洞里的旧书摊").permalink
    split.successors.set(parts)
    Permalink.objects.filter(pk=split.pk).update(state="split")
    correct("桥洞里的旧书摊", visibility="hidden")
    correct("邮局搬家", visibility="withdrawn", reason="馆方撤下")
    Page.objects.filter(issue__date="2019-04-03", number="1").update(name="要闻")
    Issue.objects.filter(date="2019-04-03").update(number=3107, lunar_date="农历二月廿八", date_source="printed")


def left_waiting() -> None:
    """Saved, not yet in the index."""
    correct("集市改期", headline="集市改到下周三")
    correct("老照片里的糖果铺", section="旧影", visibility="public")
