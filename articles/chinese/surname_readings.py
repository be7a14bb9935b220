"""How surnames are read whose characters are commonly read otherwise, and which surnames have two characters.

Source: the surname dictionary of pinyin-pro (github.com/zh-lx/pinyin-pro, lib/data/surname.ts); for surnames that it
lacks, the readings that 《现代汉语词典》 marks as surnames. Where one is read in two ways the table has what most
of its bearers say, and 盖 and 隗 stand here against that dictionary: 盖 is also Gài, 隗 Kuí, 覃 Tán, 乐 Lè, 郇 Huán,
召 Zhào, 黑 Hēi, 祭 Jì. Tones are left out. What is not here is read as the character is alone: 牟 Mou (also Mù), 宓 Mi
(in old books Fú), 莘 Shen, 谌 Chen, 仉 Zhang, 亓 Qi.
"""

from __future__ import annotations

from articles.chinese.surnames import COMPOUND


def _table(text: str) -> dict[str, str]:
    """``reading characters``, one pair behind the other."""
    words = text.split()
    return {char: reading for reading, chars in zip(words[::2], words[1::2], strict=True) for char in chars}


# Simplified and traditional characters.
READINGS = _table("""
    ben 贲賁    bi 秘祕     bo 薄      bu 卜     chang 长長   chong 种重    du 都      ge 盖蓋     gou 句      gui 炅炔
    he 黑       huan 还還   jue 角     kan 阚闞  miao 缪繆    mou 牟        nai 能佴   nian 粘     nie 乜      ou 区區
    pang 逄     piao 朴     po 繁      qin 覃    qiu 仇       ren 任        shan 单單  shao 召     she 折厍厙  tou 钭鈄
    wei 隗      xian 洗冼   xie 解颉頡 xun 郇    yao 么幺铫銚 yue 乐樂      yun 员員贠貟          zang 藏     zeng 曾
    zha 查      zhai 翟祭
""")  # fmt: skip

# Compound surnames that their characters, read as they stand, do not say.
COMPOUND_READINGS = {
    "万俟": "mo qi", "尉迟": "yu chi", "长孙": "zhang sun", "单于": "chan yu", "澹台": "tan tai", "子车": "zi ju",
    "乐正": "yue zheng", "夹谷": "jia gu", "拓跋": "tuo ba", "拓拔": "tuo ba", "宰父": "zai fu", "段干": "duan gan",
}  # fmt: skip

_TRADITIONAL = str.maketrans(
    "万迟长孙单台车乐夹谷鲜连闾欧阳东马钟离轩辕诸颛壤驷独楼纳兰颜爱门宫闻丘",
    "萬遲長孫單臺車樂夾穀鮮連閭歐陽東馬鍾離軒轅諸顓壤駟獨樓納蘭顏愛門宮聞邱",
)


def _in_both_scripts(names: dict[str, str]) -> dict[str, str]:
    return names | {name.translate(_TRADITIONAL): reading for name, reading in names.items()}


# Every compound surname → its reading, "" where its characters say it.
COMPOUNDS = _in_both_scripts(dict.fromkeys(sorted(COMPOUND), "") | COMPOUND_READINGS)
