"""Tables of Chinese characters: how common one is, and what the old private-use code points stand for."""

from __future__ import annotations

# The characters that carry most of any newspaper text: frequent in general and in local news.
_SIMPLIFIED = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
    "日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政"
    "美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员"
    "解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件"
    "计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象"
    "完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运企投项镇村"
    "居街县省委党局厅组织推服环境级优质创农融促改革步升续讯版六七八九百千亿元农历星期编辑者摄影通讯员近昨据"
)
_TRADITIONAL = (
    "這個們來爲為國說時會對過發後裏裡種經麼麽學現當沒動還進樣實從開軍無與長機關點業將兩間問並應戰頭體見產"
    "話內給門兒東聲員論處義幾認條氣題爾別變總電數報結務場計資許統區隊決馬書則聽卻達強難權設記類據邊張該規"
    "萬覺術領確傳師觀讓識帶導爭運項鎮縣黨廳組織環級優質創農續訊歷編輯攝億臺於著眾衆"
)
COMMON = frozenset(_SIMPLIFIED + _TRADITIONAL)

FULL_WIDTH = frozenset(map(chr, range(0xFF01, 0xFF5F)))
PUNCTUATION = frozenset("，。、“”‘’《》〈〉【】「」『』—…·\u3000■□●○◆◇▲△★☆℃") | FULL_WIDTH


def _two_byte(encoding: str, leads: range, trails: range) -> frozenset[str]:
    """The characters a two-byte table holds between two lead bytes; its empty places are passed over."""
    pairs = (bytes((lead, trail)).decode(encoding, "ignore") for lead in leads for trail in trails)
    return frozenset(char for char in pairs if len(char) == 1)


# What GB2312 and the first plane of Big5 hold is everyday Chinese; anything beyond is rare in a newspaper.
EVERYDAY = (
    _two_byte("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF)) | _two_byte("big5", range(0xA4, 0xC7), range(0x40, 0xFF))
) - COMMON

# The places of GB18030-2000 (and of the GBK before it) whose characters had no code point yet. GB18030-2005
# and -2022 name them; the code point after the comma is theirs.
_NAMED_LATER = {
    0xE5E5: 0x3000,  # A3A0, the blank
    0xE76C: 0x20AC,  # A2E3, the euro sign
    **{0xE78D: 0xFE10, 0xE78E: 0xFE12, 0xE78F: 0xFE11},  # A6D9…, vertical punctuation
    **{0xE790 + i: 0xFE13 + i for i in range(7)},
    0xE7C7: 0x1E3F,  # A8BC ḿ
    0xE7C8: 0x01F9,  # A8BF ǹ
    0xE7E7: 0x303E,  # A989 〾
    **{0xE7E8 + i: 0x2FF0 + i for i in range(12)},  # A98A…, ideographic description characters
    **{0xE816: 0x20087, 0xE817: 0x20089, 0xE818: 0x200CC, 0xE81E: 0x9FB4, 0xE826: 0x9FB5, 0xE82B: 0x9FB6},
    **{0xE82C: 0x9FB7, 0xE831: 0x215D7, 0xE832: 0x9FB8, 0xE83B: 0x2298F, 0xE843: 0x9FB9, 0xE854: 0x9FBA},
    **{0xE855: 0x241FE, 0xE864: 0x9FBB},
}


def _last_row() -> dict[int, int]:
    """U+E815…U+E864 were the 80 places FE50…FEA0 in a row; the codec knows most of them by now."""
    trails = [t for t in range(0x50, 0xA1) if t != 0x7F]
    row = {0xE815 + i: ord(bytes((0xFE, trail)).decode("gb18030")) for i, trail in enumerate(trails)}
    return {old: new for old, new in row.items() if old != new}


PRIVATE_USE = {**_last_row(), **_NAMED_LATER}
