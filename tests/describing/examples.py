"""Articles to describe: one that has all there is, one with the least, a photograph, a notice, one full of traps."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from articles.describing.described import Credited, Described, Note, PartOfSeries, PrintedPlace, Related

SITE = "https://paper.example.cn"
PLACE = PrintedPlace(
    newspaper="地方日报·湖滨版",
    site=SITE,
    date=dt.date(2023, 9, 12),
    date_inferred=False,
    issue_number=5262,
    issue_url=f"{SITE}/issues/2023-09-12/",
    page="C01",
    page_name="要闻",
    page_url=f"{SITE}/issues/2023-09-12/C01/",
)
FULL = Described(
    code="0123456789",
    url=f"{SITE}/a/0123456789/",
    kind="article",
    kind_name="文章",
    title="渡口换上了新船",
    place=PLACE,
    section="水乡札记",
    kicker="撑了三十年的木船",
    headline="渡口换上了新船",
    subtitle="——撑船的人说新船轻了一半",
    dateline="本报讯",
    paragraphs=("渡口的木船昨天靠了岸。", "新船早上开了第一趟。"),
    bylines=(
        Credited("李四", "记者", url=f"{SITE}/reporters/li-si/"),
        Credited("王五", "摄影", url=f"{SITE}/reporters/wang-wu/"),
        Credited("赵小满", "通讯员", url=f"{SITE}/reporters/zhao-xiao-man/"),
        Credited("新华社", "来源", organisation=True),
        Credited("钱六", "编辑", url=f"{SITE}/reporters/qian-liu/"),
    ),
    version=3,
    status="已校",
    changed=dt.datetime(2024, 5, 6, 7, 8, 9, 123456, tzinfo=dt.UTC),
)
BARE = replace(
    FULL,
    title="渡口的木船昨天靠了岸。",
    place=replace(PLACE, date_inferred=True, issue_number=None, page="1", page_name=""),
    **dict.fromkeys(("section", "kicker", "headline", "subtitle", "dateline"), ""),
    paragraphs=("渡口的木船昨天靠了岸。",),
    bylines=(),
)
PHOTO = replace(FULL, kind="photo", kind_name="图片", subtitle="", dateline="", bylines=FULL.bylines[1:2])
NOTICE = replace(FULL, kind="notice", kind_name="启事", title="遗失启事", headline="遗失启事", bylines=())
TRAPS = replace(
    FULL,
    title='</script><script>alert("1")</script>&amp;<!--',
    headline='</script><script>alert("1")</script>&amp;<!--',
    section="]]>\u2028\x01\x0b\ufffe",
    paragraphs=("\u202e颠倒\ud800", "𠮷"),
    bylines=(
        Credited("〔已遮盖〕", "记者"),
        Credited("<李四>", "记者"),
        Credited("〔已遮盖〕", "来源", organisation=True),
    ),
)
WIRE = replace(FULL, bylines=FULL.bylines[3:4])
LATER = replace(PLACE, date=dt.date(2023, 9, 14), page="2", page_name="")
CORRECTED = replace(
    FULL,
    series=PartOfSeries("水乡札记", f"{SITE}/series/shui-xiang-zha-ji/", 121),
    related=(
        Related("corrected_by", "更正", "更正", LATER, f"{SITE}/a/0123456780/"),
        Related("followed_by", "续报", "新船又开了一班", LATER, f"{SITE}/a/0123456781/"),
    ),
    notes=(Note("船名以更正为准。", dt.date(2024, 5, 13)),),
)
ERRATUM = replace(
    NOTICE,
    title="更正",
    headline="更正",
    place=LATER,
    series=PartOfSeries("水乡札记", f"{SITE}/series/shui-xiang-zha-ji/", None),
    related=(
        Related("corrects", "更正的是", "渡口换上了新船", replace(PLACE, date_inferred=True), f"{SITE}/a/0123456789/"),
        Related("reprints", "转载自", "渡口旧事", PLACE, f"{SITE}/a/0123456782/"),
    ),
)
EXAMPLES = {
    "full": FULL,
    "bare": BARE,
    "photo": PHOTO,
    "notice": NOTICE,
    "wire": WIRE,
    "corrected": CORRECTED,
    "erratum": ERRATUM,
}
