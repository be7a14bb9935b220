"""Chinese surnames, to weigh whether two or three characters are a name."""

from __future__ import annotations

from articles.ingest.wordlist import words

COMMON = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭"
    "陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷黎史龙陶贺顾毛郝龚邵万覃武钱戴严莫孔向汤常温康施文牛樊葛邢安齐"
    "伍庞颜倪庄聂鲁岳章翟申殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮纪梅童凌毕单季成霍涂苗裴谷曲盛冉翁蓝路游靳辛管柴蒙"
    "鲍华喻祁房蒲滕屈饶解牟艾尤时阳阎穆应农司古吉卓车简连缪项麦褚窦娄戚岑党宫景卜费冷晏卫柏席米柯全桂边仇闵瞿查"
)
RARE = frozenset(
    "宗佟储池沙商占寇宣栾钮隋屠衡诸刁桑狄明原洪臧敖郎楼木封练佘巩随甄邬支苟鞠茅湛习卞计嵇易浦仲荆匡燕冀郦宓家芮羿靳"
    "荣茆汲邴糜松井富巫乌焦巴弓牧隗山侯蓬郗班仰秋仝伊仇暴钭厉戎祖束幸郜黄杭裘干丰胥莘翁荀羊於惠曲加咸籍赖蔺蒯慎廉晋"
    "殳步都满弘国广禄阙东利蔚越夔隆师巢勾融訾阚那空毋乜养须蔡相后红竺权逯盖益桓公花平和伏臻郁强凤骆虞支昝经裘"
    "薄印宿怀从鄂索咸籍卓屠池乔阴胥能苍双闻莘翟谭贡劳逄姬扶堵冉宰雍璩濮寿通扈冀尚别晏阎充慕茹宦艾鱼容向慎戈庾终暨"
    "居步耿文寇归来苑牙母佀肇营信揭由线展铁化户丛鄢亓鹿粟昌丘楚佳粘代才初操邸翦冼占税官户赫浩晁苻帅缑亢况有琴银"
    "冶朴尉皮卡花苏岩奚伦危车冒禹汝玉台谌干瓮戢么元门尧昂药荔奉生行员侍但佴开修睦言仉督伯赏钦普谯谈麻闪水谯诺"
    "贝卿柒闭晓牧黑候咎呼延仵承植毅律逯尕拉扎仁达才桑格洛旦索次央热玛岱邝招霞青续源滑矫初昃鲜展荤璞凃厍肖萧傅郄"
)
COMPOUND = frozenset(
    words("""
    欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 宇文 长孙 独孤 南宫
    轩辕 钟离 闾丘 濮阳 淳于 单于 太叔 申屠 公冶 宗政 赫连 澹台 鲜于 呼延 东郭 南郭 西门
    百里 公羊 谷梁 第五 左丘 闻人 万俟 拓跋 纳兰 完颜 爱新 乐正 司空 巫马 公良 漆雕 壤驷
    梁丘 羊舌 微生 拓拔 夹谷 宰父 段干 亓官 仲孙 叔孙 子车 颛孙 哥舒 东门 欧陽
""")
)


def is_known(name: str) -> bool:
    """Whether the name starts with a surname, common or rare, of one or two characters."""
    return name[:1] in COMMON or name[:1] in RARE or name[:2] in COMPOUND


def is_common(name: str) -> bool:
    """Whether the name starts with one of the surnames that nearly everybody bears."""
    return name[:1] in COMMON or name[:2] in COMPOUND
